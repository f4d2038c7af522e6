"""A figure, the goal it is held against, and how both are printed."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

ROUNDS = 7


@dataclass(frozen=True)
class Goal:
    """A bound that a figure keeps: at most `bound`, or at least when `is_least`."""

    bound: float
    is_least: bool = False

    def holds_for(self, value: float) -> bool:
        """Whether `value` keeps the bound."""
        return value >= self.bound if self.is_least else value <= self.bound

    def __str__(self) -> str:
        return f"at {'least' if self.is_least else 'most'} {number(self.bound)}"


@dataclass(frozen=True)
class Figure:
    """One measured value. `unit` is empty for a ratio; `against` says what it was measured against."""

    what: str
    value: float
    unit: str = ""
    goal: Goal | None = None
    against: str = ""

    def __str__(self) -> str:
        line = f"{self.what}: {number(self.value)}{' ' if self.unit else ''}{self.unit}"
        if self.goal:
            line += f"  [goal {self.goal}: {'holds' if self.goal.holds_for(self.value) else 'MISSED'}]"
        return f"{line}\n    against {self.against}" if self.against else line


def show(*figures: Figure) -> None:
    """Prints the figures, one below the other."""
    for figure in figures:
        print(f"  {figure}", flush=True)


def number(value: float) -> str:
    """Three significant digits, none of them lost before the point: 0.0123, 1.23, 12.3, 1,234."""
    if value == 0 or abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}"


def alternating(*runs: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
    """The median seconds of each of `runs`, which take turns so that a busy machine is unfair to none."""
    taken = [[seconds(run) for run in runs] for _ in range(rounds)]
    return [statistics.median(column) for column in zip(*taken, strict=True)]


def seconds(run: Callable[[], object]) -> float:
    """How long one run takes by the clock on the wall."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def percentile(values: Sequence[float], share: float) -> float:
    """The value that `share` (0 to 1) of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
