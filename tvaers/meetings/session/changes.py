"""The changes that the session view sends: one shape for each kind, and what is sent read strictly into them.

`item` is the key of a treatment, `sub_point` the sub-point's own key, so that a browser without a connection can write
in a point that it has made itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

_KEY = re.compile(r"[0-9a-zA-Z-]{8,64}")
_LARGEST = 2**31 - 1
_LONGEST = 100_000


class Malformed(ValueError):
    """What was sent is no change. The message is for a developer."""


@dataclass(frozen=True)
class Change:
    """What is common to all: the change's own key, made by the browser."""

    key: str


@dataclass(frozen=True)
class OfItem(Change):
    """A change of one item's treatment."""

    item: int


@dataclass(frozen=True)
class TakeUp(OfItem):
    """The meeting comes to the item."""


@dataclass(frozen=True)
class TypeDecision(OfItem):
    """The decision's text, the one that the typing began from, and the acts of a ready sentence put in."""

    text: str
    base: str
    acts: tuple[str, ...]


@dataclass(frozen=True)
class SetActs(OfItem):
    """The acts by their codes."""

    acts: tuple[str, ...]


@dataclass(frozen=True)
class RecordVotes(OfItem):
    """How many voted which way; None for all when there was no voting."""

    votes_for: int | None
    votes_against: int | None
    votes_abstained: int | None


@dataclass(frozen=True)
class Move(OfItem):
    """The item is taken before another, or last."""

    before: int | None


@dataclass(frozen=True)
class Postpone(OfItem):
    """The item comes back at a meeting, by key, or the next one."""

    to_meeting: int | None


@dataclass(frozen=True)
class Withdraw(OfItem):
    """The item is taken off the agenda."""


@dataclass(frozen=True)
class Finish(OfItem):
    """The item is decided and frozen."""


@dataclass(frozen=True)
class Reopen(OfItem):
    """A frozen item is taken up again."""

    reason: str


@dataclass(frozen=True)
class AddFollowUp(OfItem):
    """What is to be done, by whom, by when, to which meeting."""

    follow_up_kind: str
    text: str
    who: str
    due_on: date | None
    to_meeting: int | None


@dataclass(frozen=True)
class RemoveFollowUp(OfItem):
    """A follow-up, by its key in the database, was noted by mistake."""

    follow_up: int


@dataclass(frozen=True)
class AddSubPoint(OfItem):
    """A point raised under the item; it goes by the key of this change."""

    title: str


@dataclass(frozen=True)
class OfSubPoint(OfItem):
    """A change of one point under the item."""

    sub_point: str


@dataclass(frozen=True)
class RenameSubPoint(OfSubPoint):
    """The point's title."""

    title: str


@dataclass(frozen=True)
class TypeSubPoint(OfSubPoint):
    """The point's text, and the one that the typing began from."""

    text: str
    base: str


@dataclass(frozen=True)
class SetSubPointActs(OfSubPoint):
    """The point's acts by their codes."""

    acts: tuple[str, ...]


@dataclass(frozen=True)
class RemoveSubPoint(OfSubPoint):
    """The point is taken away."""


KINDS: dict[str, type[Change]] = {
    "take_up": TakeUp,
    "type_decision": TypeDecision,
    "set_acts": SetActs,
    "record_votes": RecordVotes,
    "move": Move,
    "postpone": Postpone,
    "withdraw": Withdraw,
    "finish": Finish,
    "reopen": Reopen,
    "add_follow_up": AddFollowUp,
    "remove_follow_up": RemoveFollowUp,
    "add_sub_point": AddSubPoint,
    "rename_sub_point": RenameSubPoint,
    "type_sub_point": TypeSubPoint,
    "set_sub_point_acts": SetSubPointActs,
    "remove_sub_point": RemoveSubPoint,
}


def change_from(sent: Any) -> Change:
    """The change of a JSON object with `kind` and the fields of that kind, no more and no fewer. Raises Malformed."""
    if not isinstance(sent, dict):
        raise Malformed("a change is an object")
    kind = KINDS.get(sent.get("kind", "")) if isinstance(sent.get("kind"), str) else None
    if kind is None:
        raise Malformed("no such kind")
    names = {field.name: str(field.type) for field in fields(kind)}
    if set(sent) != {*names, "kind"}:
        raise Malformed(f"{sent['kind']} has {', '.join(sorted(names))}")
    return kind(**{name: _READ[shape](sent[name]) for name, shape in names.items()} | {"key": key_in(sent)})


def key_in(sent: Any) -> str:
    """The key of a change, whatever else is wrong with it. Raises Malformed."""
    key = sent.get("key") if isinstance(sent, dict) else None
    if not isinstance(key, str) or not _KEY.fullmatch(key):
        raise Malformed("a change has a key of 8 to 64 letters and digits")
    return key


def _text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST or "\0" in value:
        raise Malformed("no text")
    return value


def _number(value: Any) -> int:
    if type(value) is not int or not 0 <= value <= _LARGEST:
        raise Malformed("no number")
    return value


def _number_or_none(value: Any) -> int | None:
    return None if value is None else _number(value)


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) > _MOST_ACTS:
        raise Malformed("no list of texts")
    return tuple(_text(entry) for entry in value)


def _day_or_none(value: Any) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(_text(value))
    except ValueError as error:
        raise Malformed("no day") from error


_MOST_ACTS = 40
_READ: Mapping[str, Callable[[Any], Any]] = {
    "str": _text,
    "int": _number,
    "int | None": _number_or_none,
    "tuple[str, ...]": _texts,
    "date | None": _day_or_none,
}
