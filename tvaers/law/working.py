"""The shape that every calculation shares: a result, the steps that led to it, and what to be warned of.

A page, a PDF annex and the command line print the same derivation from it, so steps hold days as days; `to_json` is
the one place where they become text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

Value = None | bool | int | str | date | Sequence["Value"] | Mapping[str, "Value"]
"""What goes into a step and comes out of it. No floating point numbers: the arithmetic is exact."""

Json = dict[str, Any]
T = TypeVar("T")


@dataclass(frozen=True)
class Step:
    """One step: the rule in a Danish sentence, where it is written, what went in and what came out."""

    rule: str
    source: str
    input: Mapping[str, Value]
    output: Mapping[str, Value]


@dataclass(frozen=True)
class LawWarning:
    """Something that the result does not say by itself: a code for ever, in kebab case, and one Danish line."""

    code: str
    message: str


@dataclass(frozen=True)
class Worked(Generic[T]):
    """A result with its working. The result is None when the rules do not settle it; then a warning says why."""

    result: T
    steps: tuple[Step, ...]
    warnings: tuple[LawWarning, ...] = ()


def to_json(worked: Worked[T], write: Callable[[Any], Mapping[str, Value]]) -> Json:
    """The working as the contract prints it; `write` turns a result that is not None into its keys."""
    return {
        "result": None if worked.result is None else _plain(write(worked.result)),
        "steps": [
            {"rule": step.rule, "source": step.source, "input": _plain(step.input), "output": _plain(step.output)}
            for step in worked.steps
        ],
        "warnings": [{"code": warning.code, "message": warning.message} for warning in worked.warnings],
    }


def _plain(value: Value) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(each) for each in value]
    return value
