"""What a calculation is to the command line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tvaers.law.given import Given
from tvaers.law.working import Value, Worked


@dataclass(frozen=True)
class Calculation:
    """One name: the keys that it knows, how it is worked out from them, and how its result is written."""

    keys: tuple[str, ...]
    work_out: Callable[[Given], Worked[Any]]
    write: Callable[[Any], Mapping[str, Value]]
