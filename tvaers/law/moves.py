"""Places or kroner that one municipality takes over from another after the sharing: the sum stays what it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tvaers.law.wording import listed
from tvaers.law.working import LawWarning, Step, Value

MOVED = "Hver flytning trækkes fra den ene kommune og lægges til den anden."


@dataclass(frozen=True)
class Move:
    """So many that one municipality takes over from another, and why."""

    giver: str
    taker: str
    count: int
    reason: str


def moved(numbers: Mapping[str, int], moves: Sequence[Move]) -> dict[str, int]:
    """The numbers after the moves, with the same sum; whoever a move names first appears with 0 before it."""
    after = dict(numbers)
    for move in moves:
        after[move.giver] = after.get(move.giver, 0) - move.count
        after[move.taker] = after.get(move.taker, 0) + move.count
    return after


def move_step(numbers: Mapping[str, int], moves: Sequence[Move], source: str, name: str) -> Step:
    """The step of the moves; `name` is what the numbers are called when they go in."""
    told: list[Value] = [
        {"from": move.giver, "to": move.taker, "count": move.count, "reason": move.reason} for move in moves
    ]
    return Step(MOVED, source, {name: numbers, "moves": told}, {"agreed": moved(numbers, moves)})


def below_zero(numbers: Mapping[str, int]) -> Iterator[LawWarning]:
    """A warning when moves took more from someone than there was."""
    negative = [code for code, count in numbers.items() if count < 0]
    if negative:
        yield LawWarning("below-zero", f"Har et tal under 0: {listed(negative)}.")
