"""What follows from the facts of lives for the seats of one body: who loses a seat, who moves up, what is vacant.

`settle` is a function of what is known, not of the order in which it became known: an exit that is told of late, or
for a day long gone, gives the same as one told of in time. It changes nothing, so it is the preview of what an action
then carries out.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from itertools import count

from tvaers.law.seats import Denial, Holding, Life, Period, SeatOfBody, SeatRules, Substitution, denial_of

_NOTHING_KNOWN = Life()


class What(StrEnum):
    """What happens."""

    ENDS = "ends"
    NEVER_BEGINS = "never-begins"
    MOVES_UP = "moves-up"
    VACANT = "vacant"
    STANDS_IN = "stands-in"
    SUBSTITUTE_WANTED = "substitute-wanted"


@dataclass(frozen=True)
class Consequence:
    """One thing that happens on a day to a holding or a seat, the code of its cause, and where the rule is written."""

    day: date
    what: What
    seat: str | None
    person: str
    holding: str
    cause: str
    source: str
    until: date | None = None


@dataclass(frozen=True)
class BodyOfSeats:
    """A body's seats by key, how substitutes move up, the terms, and what a common substitute must be."""

    seats: Mapping[str, SeatOfBody]
    substitutes: Substitution = Substitution.NONE
    terms: tuple[Period, ...] = ()
    common_rules: SeatRules = field(default_factory=SeatRules)


@dataclass(frozen=True)
class Settled:
    """The holdings as the rules leave them, the vacant periods by seat, and what happened to come there."""

    holdings: tuple[Holding, ...]
    vacant: Mapping[str, tuple[Period, ...]]
    consequences: tuple[Consequence, ...]


@dataclass(frozen=True, order=True)
class _Opening:
    """A seat that falls free on a day, until the period of whoever had it ends or another begins."""

    day: date
    number: int
    left: Holding = field(compare=False)
    until: date | None = field(compare=False)


def settle(body: BodyOfSeats, lives: Mapping[str, Life], holdings: Iterable[Holding]) -> Settled:
    """What the rules make of these holdings, given these lives."""
    work = _Settling(body, lives)
    for holding in sorted(holdings, key=lambda each: (each.period.begins, each.is_substitute, each.rank, each.key)):
        work.take(holding)
    work.fill_openings()
    work.note_leaves()
    members = [holding for holding in work.holdings if not holding.is_substitute]
    vacant = {key: tuple(_gaps(seat.period, members, key)) for key, seat in body.seats.items()}
    happened = sorted(work.consequences, key=lambda each: (each.day, each.seat or "", each.what))
    return Settled(tuple(work.holdings), vacant, tuple(happened))


class _Settling:
    """The work of one `settle`: the holdings so far, and the seats that have fallen free and wait for someone."""

    def __init__(self, body: BodyOfSeats, lives: Mapping[str, Life]) -> None:
        self.holdings: list[Holding] = []
        self.consequences: list[Consequence] = []
        self._body, self._lives = body, lives
        self._openings: list[_Opening] = []
        self._numbers = count()

    def take(self, holding: Holding) -> None:
        """Keeps what the rules leave of a holding, and notes what falls free."""
        denial = denial_of(holding, self._life(holding), self._seat_for(holding), self._body.terms)
        if denial is None:
            self.holdings.append(holding)
            return
        never_begins = denial.day <= holding.period.begins
        self._note(What.NEVER_BEGINS if never_begins else What.ENDS, holding, denial)
        if not never_begins:
            self.holdings.append(replace(holding, period=Period(holding.period.begins, denial.day)))
        if holding.is_substitute:
            self._want_substitute(holding, denial.day)
        else:
            opening = _Opening(denial.day, next(self._numbers), holding, holding.period.ends)
            heapq.heappush(self._openings, opening)

    def fill_openings(self) -> None:
        """Lets substitutes move up, the earliest opening first; what nobody can take is vacant."""
        while self._openings:
            opening = heapq.heappop(self._openings)
            seat = self._body.seats[opening.left.seat or ""]
            free = self._free_from(seat, opening)
            if free is None:
                continue
            substitute = self._next_in_line(seat, opening.left, free)
            if substitute is None:
                self._note_vacant(seat, opening, free)
            else:
                self._move_up(substitute, seat, free)

    def note_leaves(self) -> None:
        """Says who stands in while a member is on leave; the seat stays the member's."""
        members = [each for each in self.holdings if not each.is_substitute]
        for member in members:
            for leave in self._life(member).leaves:
                if leave.meets(member.period):
                    self._note_leave(member, leave)

    def _note_leave(self, member: Holding, leave: Period) -> None:
        seat = self._body.seats[member.seat or ""]
        begins = max(leave.begins, member.period.begins)
        away = Period(begins, _earliest(leave.ends, member.period.ends))
        found = self._next_in_line(seat, member, away)
        who, key = (found.person, found.key) if found else ("", member.key)
        self.consequences.append(
            Consequence(begins, What.STANDS_IN, seat.key, who, key, "leave", seat.rules.source, away.ends)
        )

    def _free_from(self, seat: SeatOfBody, opening: _Opening) -> Period | None:
        """The time of the opening in which nobody sits: up to the next member. None when somebody does, or it ended."""
        inside = max(opening.day, seat.period.begins)
        others = [each for each in self.holdings if each.seat == seat.key and not each.is_substitute]
        if any(other.period.holds(inside) for other in others):
            return None
        later = min((other.period.begins for other in others if other.period.begins > inside), default=None)
        ends = _earliest(opening.until, later, seat.period.ends)
        return None if ends is not None and ends <= inside else Period(inside, ends)

    def _next_in_line(self, seat: SeatOfBody, left: Holding, free: Period) -> Holding | None:
        lined_up = [each for each in self.holdings if each.is_substitute and each.period.holds(free.begins)]
        if self._body.substitutes is Substitution.PERSONAL:
            lined_up = [each for each in lined_up if each.seat == seat.key]
        elif self._body.substitutes is Substitution.COMMON:
            lined_up = [each for each in lined_up if each.seat is None and self._is_of_bloc(each, seat)]
        else:
            return None
        able = [each for each in lined_up if each.person != left.person and self._can_take(each, seat, free)]
        return min(able, key=lambda each: (each.rank, each.period.begins, each.key), default=None)

    def _is_of_bloc(self, substitute: Holding, seat: SeatOfBody) -> bool:
        return not seat.bloc or not substitute.party or substitute.party == seat.bloc

    def _can_take(self, substitute: Holding, seat: SeatOfBody, free: Period) -> bool:
        """Whether the rules allow it on the first day, and the person has no seat in the body in that time."""
        if any(
            each.person == substitute.person and not each.is_substitute and each.period.meets(free)
            for each in self.holdings
        ):
            return False
        tried = replace(substitute, seat=seat.key, is_substitute=False, period=free)
        denial = denial_of(tried, self._life(tried), seat, self._body.terms)
        return denial is None or denial.day > free.begins

    def _move_up(self, substitute: Holding, seat: SeatOfBody, free: Period) -> None:
        key = f"{substitute.key}+{seat.key}@{free.begins.isoformat()}"
        moved = replace(substitute, key=key, seat=seat.key, is_substitute=False, rank=0, period=free)
        self.consequences.append(
            Consequence(
                free.begins,
                What.MOVES_UP,
                seat.key,
                substitute.person,
                substitute.key,
                self._body.substitutes.value,
                seat.rules.source,
                free.ends,
            )
        )
        self.holdings.remove(substitute)
        if substitute.period.begins < free.begins:
            self.holdings.append(replace(substitute, period=Period(substitute.period.begins, free.begins)))
        self._want_substitute(substitute, free.begins)
        self.take(moved)

    def _note_vacant(self, seat: SeatOfBody, opening: _Opening, free: Period) -> None:
        left = opening.left
        self.consequences.append(
            Consequence(
                free.begins, What.VACANT, seat.key, left.person, left.key, "vacant", seat.rules.source, free.ends
            )
        )

    def _want_substitute(self, substitute: Holding, day: date) -> None:
        source = self._seat_for(substitute).rules.source
        self.consequences.append(
            Consequence(
                day,
                What.SUBSTITUTE_WANTED,
                substitute.seat,
                substitute.person,
                substitute.key,
                substitute.party or "",
                source,
            )
        )

    def _note(self, what: What, holding: Holding, denial: Denial) -> None:
        self.consequences.append(
            Consequence(denial.day, what, holding.seat, holding.person, holding.key, denial.cause.value, denial.source)
        )

    def _life(self, holding: Holding) -> Life:
        return self._lives.get(holding.person, _NOTHING_KNOWN)

    def _seat_for(self, holding: Holding) -> SeatOfBody:
        """The seat; for a common substitute what stands for it: the body's life and the rules of its substitutes."""
        if holding.seat is not None:
            return self._body.seats[holding.seat]
        begins = min((seat.period.begins for seat in self._body.seats.values()), default=holding.period.begins)
        ends = [seat.period.ends for seat in self._body.seats.values()]
        last = None if None in ends or not ends else max(end for end in ends if end is not None)
        return SeatOfBody("", Period(min(begins, holding.period.begins), last), self._body.common_rules)


def _gaps(life: Period, members: Sequence[Holding], seat: str) -> Iterator[Period]:
    """The parts of a seat's life in which nobody sits."""
    day: date | None = life.begins
    for member in sorted((each for each in members if each.seat == seat), key=lambda each: each.period.begins):
        if day is None:
            return
        if member.period.begins > day:
            yield Period(day, member.period.begins)
        day = None if member.period.ends is None else max(day, member.period.ends)
    if day is not None and (life.ends is None or day < life.ends):
        yield Period(day, life.ends)


def _earliest(*days: date | None) -> date | None:
    return min((day for day in days if day is not None), default=None)
