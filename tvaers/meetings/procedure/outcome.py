"""A written procedure: what the answers come to, item by item. Pure; the answers come in the order they were given.

The rules of procedure for 2022-26 allow written procedure and, as far as they could be read, say no more: no majority,
no quorum, no word on who may demand a meeting. So what is reckoned here is a proposal, and the secretary records it:

- Silence is no answer. An item is open until the deadline has passed or every seat that is asked has answered.
- "Nej" is a vote against and is recorded as one. It calls no meeting. That an item is not adopted is proposed when
  more than half of those who answered said no and at least half of the seats answered.
- "Ønsker sagen drøftet" is the objection to deciding in writing. In a council that has chosen so (the usual), one is
  enough to bring the item to a meeting; in others it is recorded as a remark and counts as not being for.
- Adopted is proposed when more than half of those who answered said yes and at least half of the seats answered. The
  latter is borrowed from kommunestyrelsesloven § 11, stk. 2, which says so of a municipal board's meetings.
- Whatever is neither carried nor voted down is proposed for a meeting.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Choice(StrEnum):
    """What can be answered; the values are those of `ProcedureAnswer.Choice`."""

    YES = "yes"
    NO = "no"
    DISCUSS = "discuss"


class Result(StrEnum):
    """What becomes of an item."""

    OPEN = "open"
    ADOPTED = "adopted"
    WITH_RESERVATIONS = "with-reservations"
    """Adopted, though not everyone who answered said yes."""
    NOT_ADOPTED = "not-adopted"
    TO_MEETING = "to-meeting"

    @property
    def is_adopted(self) -> bool:
        """Whether the item is carried."""
        return self in (Result.ADOPTED, Result.WITH_RESERVATIONS)


@dataclass(frozen=True)
class AskedSeat:
    """A seat in the council by its member's key; `not_asked` are the items they take no part in, being disqualified."""

    key: int
    has_apologised: bool = False
    not_asked: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Given:
    """An answer to one item by someone (`by`) for a seat: its member, by the same key, or a substitute."""

    by: int
    seat: int
    item: int
    choice: Choice


@dataclass(frozen=True)
class Tally:
    """How one item stands: the seats that are asked, and the answer of each that has answered."""

    item: int
    asked: tuple[int, ...]
    counted: tuple[Given, ...]

    def count(self, choice: Choice) -> int:
        """How many seats answered so."""
        return sum(given.choice is choice for given in self.counted)

    @property
    def missing(self) -> tuple[int, ...]:
        """The seats that have not answered."""
        answered = {given.seat for given in self.counted}
        return tuple(seat for seat in self.asked if seat not in answered)

    @property
    def is_carried(self) -> bool:
        """Whether more than half of those who answered said yes, and at least half of the seats answered."""
        return self._is_for_most(Choice.YES)

    @property
    def is_voted_down(self) -> bool:
        """Whether more than half of those who answered said no, and at least half of the seats answered."""
        return self._is_for_most(Choice.NO)

    def _is_for_most(self, choice: Choice) -> bool:
        has_quorum = 2 * len(self.counted) >= len(self.asked)
        return has_quorum and 2 * self.count(choice) > len(self.counted)


def tally(item: int, seats: Iterable[AskedSeat], answers: Sequence[Given]) -> Tally:
    """How the item stands among those of the seats that are asked about it."""
    asked = [seat for seat in seats if item not in seat.not_asked]
    counted = [given for given in (answer_of(seat, item, answers) for seat in asked) if given is not None]
    return Tally(item, tuple(seat.key for seat in asked), tuple(counted))


def answer_of(seat: AskedSeat, item: int, answers: Sequence[Given]) -> Given | None:
    """The seat's answer: the last one. A substitute's counts only when the member has apologised.

    >>> ida = AskedSeat(1)
    >>> first, then = Given(1, 1, 7, Choice.YES), Given(2, 1, 7, Choice.NO)
    >>> answer_of(ida, 7, [first, then]).choice.value
    'yes'
    >>> answer_of(AskedSeat(1, has_apologised=True), 7, [first, then]).choice.value
    'no'
    """
    heard = [given for given in answers if (given.seat, given.item) == (seat.key, item)]
    valid = [given for given in heard if given.by == seat.key or seat.has_apologised]
    return valid[-1] if valid else None


def result(standing: Tally, *, is_over: bool, one_objection_calls_meeting: bool) -> Result:
    """What the answers come to; `is_over` when the deadline has passed."""
    if not is_over and standing.missing:
        return Result.OPEN
    wishes = standing.count(Choice.DISCUSS)
    if wishes and one_objection_calls_meeting:
        return Result.TO_MEETING
    if not standing.is_carried:
        return Result.NOT_ADOPTED if standing.is_voted_down else Result.TO_MEETING
    return Result.WITH_RESERVATIONS if wishes or standing.count(Choice.NO) else Result.ADOPTED


def seats_missing(tallies: Iterable[Tally]) -> frozenset[int]:
    """The seats that have not answered all that they are asked about."""
    return frozenset(seat for standing in tallies for seat in standing.missing)
