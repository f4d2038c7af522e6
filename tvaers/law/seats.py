"""What a seat asks of whoever sits in it, and from which day the rules deny it to them.

A body's rules are data: which ground a seat rests on (the municipal board, the mayoralty, the party), and what losing
the ground does to the seat. That a member of a KKR leaves with the municipal board stands in KL's rules of procedure
for the KKRs (forretningsorden 2022-2026, KL's love); what a regional body does stands in its own act or agreement.

Periods are half-open: from a day up to but not including another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

ONE_DAY = timedelta(days=1)
RULES_OF_PROCEDURE = "Forretningsorden for KKR 2022-2026, § 4, stk. 4"
"""As political representatives only members of the municipal boards in the region can be appointed."""


class Ground(StrEnum):
    """What of a life a seat can rest on."""

    BOARD = "board"
    MAYORALTY = "mayoralty"
    PARTY = "party"


class Effect(StrEnum):
    """What losing the ground does to the seat."""

    ENDS = "ends"
    STAYS = "stays"
    ENDS_WITH_TERM = "ends-with-term"


class Substitution(StrEnum):
    """Who moves up when a seat falls free: the seat's own substitute, the first on the body's list, or nobody."""

    PERSONAL = "personal"
    COMMON = "common"
    NONE = "none"


class Cause(StrEnum):
    """Why a seat is denied to someone."""

    DEATH = "death"
    LEFT_BOARD = "left-board"
    LEFT_MAYORALTY = "left-mayoralty"
    LEFT_PARTY = "left-party"
    SEAT_ENDED = "seat-ended"
    NOT_BEGUN = "not-begun"


_CAUSE_OF = {
    Ground.BOARD: Cause.LEFT_BOARD,
    Ground.MAYORALTY: Cause.LEFT_MAYORALTY,
    Ground.PARTY: Cause.LEFT_PARTY,
}


@dataclass(frozen=True)
class Period:
    """From `begins` up to but not including `ends`; None: still."""

    begins: date
    ends: date | None = None

    def holds(self, day: date) -> bool:
        """Whether the day is in it."""
        return self.begins <= day and (self.ends is None or day < self.ends)

    def meets(self, other: Period) -> bool:
        """Whether the two have a day in common."""
        starts_before_other_ends = other.ends is None or self.begins < other.ends
        return starts_before_other_ends and (self.ends is None or other.begins < self.ends)


@dataclass(frozen=True)
class Life:
    """What is known of a person: None where it is not known, which is not the same as never.

    `boards` and `mayoralties` are those in the municipalities that the seat asks for; `parties` has the party for each
    period.
    """

    boards: tuple[Period, ...] | None = None
    mayoralties: tuple[Period, ...] | None = None
    parties: tuple[tuple[str, Period], ...] | None = None
    leaves: tuple[Period, ...] = ()
    died: date | None = None

    def periods(self, ground: Ground, party: str) -> tuple[Period, ...] | None:
        """When the person has the ground, None when nobody knows; of parties, that of `party`."""
        if ground is Ground.BOARD:
            return self.boards
        if ground is Ground.MAYORALTY:
            return self.mayoralties
        if self.parties is None or not party:
            return None
        return tuple(period for name, period in self.parties if name == party)

    def has(self, ground: Ground, day: date, party: str = "") -> bool | None:
        """Whether the person has the ground on the day; None when nobody knows."""
        periods = self.periods(ground, party)
        return None if periods is None else any(period.holds(day) for period in periods)


@dataclass(frozen=True)
class SeatRules:
    """What a seat asks for, what losing it does, and where that is written."""

    grounds: Mapping[Ground, Effect] = field(default_factory=dict)
    source: str = ""


@dataclass(frozen=True)
class SeatOfBody:
    """One seat: its own period, its rules, and the party or bloc it belongs to by agreement."""

    key: str
    period: Period
    rules: SeatRules
    bloc: str = ""


@dataclass(frozen=True)
class Holding:
    """Someone in a seat, or as substitute for it; a common substitute has no seat but a rank.

    `excused` are the grounds that the one who decided knew to be missing and gave a reason for.
    """

    key: str
    seat: str | None
    person: str
    period: Period
    is_substitute: bool = False
    rank: int = 0
    party: str = ""
    excused: frozenset[Ground] = frozenset()


@dataclass(frozen=True)
class Denial:
    """From which day the rules deny a seat to someone, and why."""

    day: date
    cause: Cause
    source: str


def denial_of(holding: Holding, life: Life, seat: SeatOfBody, terms: Iterable[Period]) -> Denial | None:
    """The first day of the holding on which the rules deny it; None when they never do.

    A ground must be there on the first day, whatever losing it later does. A ground that came back does not give the
    seat back: that takes a new appointment. What is not known denies nothing.
    """
    found = [*_by_ground(holding, life, seat.rules, tuple(terms))]
    if life.died is not None:
        found.append(Denial(max(life.died, holding.period.begins), Cause.DEATH, ""))
    if seat.period.ends is not None:
        found.append(Denial(max(seat.period.ends, holding.period.begins), Cause.SEAT_ENDED, seat.rules.source))
    if holding.period.begins < seat.period.begins:
        found.append(Denial(holding.period.begins, Cause.NOT_BEGUN, seat.rules.source))
    within = [denial for denial in found if holding.period.ends is None or denial.day < holding.period.ends]
    return min(within, key=lambda denial: denial.day, default=None)


def _by_ground(holding: Holding, life: Life, rules: SeatRules, terms: tuple[Period, ...]) -> Iterable[Denial]:
    begins = holding.period.begins
    for ground, effect in rules.grounds.items():
        periods = life.periods(ground, holding.party)
        if periods is None or ground in holding.excused:
            continue
        lost = lost_on(periods, begins)
        day = lost if lost in (None, begins) else _when_it_ends(lost, effect, terms)
        if day is not None:
            yield Denial(day, _CAUSE_OF[ground], rules.source)


def lost_on(periods: Iterable[Period], begins: date) -> date | None:
    """The first day from `begins` on that lies in none of the periods; None when there is none."""
    day: date | None = begins
    for period in sorted(periods, key=lambda each: each.begins):
        if day is not None and period.holds(day):
            day = period.ends
    return day


def _when_it_ends(lost: date | None, effect: Effect, terms: tuple[Period, ...]) -> date | None:
    if lost is None or effect is Effect.STAYS:
        return None
    if effect is Effect.ENDS:
        return lost
    last_day_with_it = lost - ONE_DAY
    return next((term.ends for term in terms if term.holds(last_day_with_it)), None)
