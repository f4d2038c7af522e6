"""The timetable by which a KKR is made anew after a municipal election: which step by which day, and why that day.

Some days are rules: an act or the KKRs' rules of procedure fix them. Others are customs: what KL did in 2017-18 and
2021-22, in a form that gives the days of both rounds. A custom can be set otherwise, and any step can be given a day
of its own; the steps that are reckoned from it follow.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from tvaers.danish.dates import weekday_date
from tvaers.law.deadlines import NO_DAYS, Counting, Direction, Rule, deadline
from tvaers.law.wording import counted
from tvaers.law.working import LawWarning, Step, Worked

ELECTION_LAW = "Kommunal- og regionalvalgloven § 6"
GOVERNING_LAW = "Kommunestyrelsesloven § 6, stk. 1"
RULES_OF_PROCEDURE = "Forretningsorden for KKR 2022-2026 (KKR Nordjylland 15. oktober 2021, punkt 5.3)"
CALLING = "Indkaldelser til de konstituerende møder i 2010 (KKR Hovedstaden) og 2018 (KKR Sjælland)"
ROUNDS = "KL's tidsplaner for 2017-18 og 2021-22 (KKR Nordjylland 15. oktober 2021, punkt 5.3)"

FIRST_YEAR = 2009
"""The act names the third Tuesday of November 2009, and every fourth year from then on."""
YEARS_BETWEEN = 4
TUESDAY, MONDAY = 1, 0
A_WEEK = 7


class StepKey(StrEnum):
    """The steps of a round, in the order in which they usually come."""

    HANDOVER = "handover"
    PROCEDURE_LETTER = "procedure-letter"
    ELECTION = "election"
    NEW_COUNCILLORS = "new-councillors"
    BOARDS = "boards"
    NUMBERS = "numbers"
    TERM = "term"
    NAMES = "names"
    NOTICE = "notice"
    FIRST_MEETINGS = "first-meetings"
    ALLIANCES = "alliances"
    MEETING = "meeting"


class Basis(StrEnum):
    """Why a step has its day: it is written so, it was done so, or a person set it."""

    RULE = "rule"
    CUSTOM = "custom"
    SET = "set"


class Doer(StrEnum):
    """Who does a step."""

    COUNCIL = "council"
    SECRETARIAT = "secretariat"
    KL = "kl"
    BOARDS = "boards"
    PARTIES = "parties"
    VOTERS = "voters"
    CONVENER = "convener"


@dataclass(frozen=True)
class Customs:
    """What is only custom, and what the rules of procedure may fix otherwise in another term."""

    handover_days_before_election: int = 32
    procedure_letter_days_before_election: int = 14
    new_councillors_days_after_election: int = 6
    numbers_working_days_after_boards: int = 1
    names_days_before_first_meetings: int = 10
    notice_working_days_after_names: int = 1
    first_meetings_days_before_last: int = 14
    alliances_working_days_before_meeting: int = 3


@dataclass(frozen=True)
class Calendar:
    """Which days count as working days: the reading of *hverdag* that a council has chosen."""

    also_closed: frozenset[date] = NO_DAYS
    saturday_counts: bool = False


@dataclass(frozen=True)
class TimetableStep:
    """A step: its day, why that day, who does it, the rule in a Danish sentence, and where that is written.

    `latest` is the last day that a rule allows, None where no rule does.
    """

    key: StepKey
    day: date
    basis: Basis
    doer: Doer
    rule: str
    source: str
    latest: date | None = None


USUAL = Customs()
EVERYBODYS = Calendar()
Days = dict[StepKey, date]
Reckoned = tuple[date, str, date | None]
"""A day, the sentence that says why, and the last day that a rule allows, None where none does."""


def election_day(year: int) -> date:
    """The day of the municipal election in a year: the third Tuesday of November every fourth year from 2009.

    Source: kommunal- og regionalvalgloven § 6, stk. 2. Raises ValueError for a year without an election.
    """
    if year < FIRST_YEAR or (year - FIRST_YEAR) % YEARS_BETWEEN:
        raise ValueError(f"Der er ikke kommunalvalg i {year}.")
    first = date(year, 11, 1)
    return first + timedelta(days=(TUESDAY - first.weekday()) % A_WEEK + 2 * A_WEEK)


def next_election(day: date) -> date:
    """The first election on or after a day; of days before 2009 that of 2009. Source as `election_day`."""
    year = max(day.year, FIRST_YEAR)
    year += -(year - FIRST_YEAR) % YEARS_BETWEEN
    found = election_day(year)
    return found if found >= day else election_day(year + YEARS_BETWEEN)


def term_after(election: date) -> tuple[date, date]:
    """The term that follows an election, half-open: four years from 1 January (valgloven § 6, stk. 1 and 3)."""
    return date(election.year + 1, 1, 1), date(election.year + 1 + YEARS_BETWEEN, 1, 1)


def last_meeting_day(election: date) -> date:
    """The last day for the constituting meeting: 31 January after the election (the calls of 2010 and 2018)."""
    return date(election.year + 1, 1, 31)


@dataclass(frozen=True)
class _Round:
    election: date
    given: Mapping[StepKey, date]
    customs: Customs
    calendar: Calendar

    def working_days(self, day: date, count: int, direction: Direction) -> date:
        rule = Rule(count, Counting.WORKING_DAYS, direction)
        closed, saturday = self.calendar.also_closed, self.calendar.saturday_counts
        return deadline(day, rule, also_closed=closed, saturday_counts=saturday).result


@dataclass(frozen=True)
class _Definition:
    key: StepKey
    basis: Basis
    doer: Doer
    source: str
    reckon: Callable[[_Round, Days], Reckoned] = field(repr=False)


def timetable(
    election: date,
    *,
    given: Mapping[StepKey, date] | None = None,
    customs: Customs = USUAL,
    calendar: Calendar = EVERYBODYS,
) -> Worked[tuple[TimetableStep, ...]]:
    """Every step of the round after an election, the earliest first, each with its day, rule and source.

    `given` are days that people set: a step has its given day, and what is reckoned from it follows. That of MEETING is
    the planned constituting meeting; until it is given, the meetings are reckoned to begin as early as usual, so that
    no deadline is thought later than it may become. A day later than a rule allows stands, with the warning
    `later-than-rule`; an alliance's notice is the meeting's to decide on. Sources: domain 1.4-1.6.
    """
    round_ = _Round(election, dict(given or {}), customs, calendar)
    days: Days = {}
    steps, working = [], []
    for each in _DEFINITIONS:
        reckoned, rule, latest = each.reckon(round_, days)
        day = days[each.key] = round_.given.get(each.key, reckoned)
        basis = Basis.SET if each.key in round_.given else each.basis
        steps.append(TimetableStep(each.key, day, basis, each.doer, rule, each.source, latest))
        working.append(Step(rule, each.source, {"step": each.key.value, "reckoned": reckoned}, {"day": day}))
    order = sorted(range(len(steps)), key=lambda place: (steps[place].day, place))
    in_order = tuple(steps[place] for place in order)
    return Worked(in_order, tuple(working[place] for place in order), _warnings(in_order, round_))


def _warnings(steps: tuple[TimetableStep, ...], round_: _Round) -> tuple[LawWarning, ...]:
    late = [step for step in steps if step.latest is not None and step.day > step.latest]
    words = "{rule} Den valgte dag er {day}, og den sidste er {latest}."
    found = [
        LawWarning(
            "later-than-rule",
            words.format(rule=step.rule, day=weekday_date(step.day), latest=weekday_date(step.latest or step.day)),
        )
        for step in late
    ]
    if StepKey.MEETING not in round_.given:
        unplanned = "Det konstituerende møde er ikke lagt. Der er regnet med den tidligste sædvanlige dag."
        found.append(LawWarning("meeting-not-planned", unplanned))
    return tuple(found)


def _handover(round_: _Round, days: Days) -> Reckoned:
    count = round_.customs.handover_days_before_election
    day = round_.election - timedelta(days=count)
    return day, f"Det sidste møde før valget, omkring {counted(count, 'dag', 'dage')} før.", None


def _procedure_letter(round_: _Round, days: Days) -> Reckoned:
    count = round_.customs.procedure_letter_days_before_election
    return round_.election - timedelta(days=count), f"{counted(count, 'dag', 'dage')} før valget.", None


def _election(round_: _Round, days: Days) -> Reckoned:
    return round_.election, "Den tredje tirsdag i november hvert fjerde år.", None


def _new_councillors(round_: _Round, days: Days) -> Reckoned:
    count = round_.customs.new_councillors_days_after_election
    day = days[StepKey.ELECTION] + timedelta(days=count)
    return day, f"{counted(count, 'dag', 'dage')} efter valget.", None


def _boards(round_: _Round, days: Days) -> Reckoned:
    day = date(round_.election.year, 12, 15)
    return day, "Kommunalbestyrelserne konstituerer sig i dagene 1.-15. december.", day


def _numbers(round_: _Round, days: Days) -> Reckoned:
    count = round_.customs.numbers_working_days_after_boards
    day = round_.working_days(days[StepKey.BOARDS], count, Direction.AFTER)
    words = counted(count, "hverdag", "hverdage")
    return day, f"{words} efter sidste frist for kommunalbestyrelsernes konstituering.", None


def _term(round_: _Round, days: Days) -> Reckoned:
    return term_after(round_.election)[0], "Valgperioden regnes fra 1. januar.", None


def _first_meetings(round_: _Round) -> date:
    """The first Monday not more than so many days before the last day: 22 January 2018, 17 January 2022."""
    if StepKey.FIRST_MEETINGS in round_.given:
        return round_.given[StepKey.FIRST_MEETINGS]
    earliest = last_meeting_day(round_.election) - timedelta(days=round_.customs.first_meetings_days_before_last)
    return earliest + timedelta(days=(MONDAY - earliest.weekday()) % A_WEEK)


def _names(round_: _Round, days: Days) -> Reckoned:
    count = round_.customs.names_days_before_first_meetings
    day = _first_meetings(round_) - timedelta(days=count)
    return day, f"{counted(count, 'dag', 'dage')} før de første konstituerende møder i landet.", None


def _notice(round_: _Round, days: Days) -> Reckoned:
    count = round_.customs.notice_working_days_after_names
    day = round_.working_days(days[StepKey.NAMES], count, Direction.AFTER)
    return day, f"{counted(count, 'hverdag', 'hverdage')} efter, at navnene er hos KL.", None


def _meetings_begin(round_: _Round, days: Days) -> Reckoned:
    count = round_.customs.first_meetings_days_before_last
    words = f"Den første mandag i de sidste {counted(count, 'dag', 'dage')} før 31. januar."
    return _first_meetings(round_), words, None


def _meeting(round_: _Round, days: Days) -> Reckoned:
    latest = last_meeting_day(round_.election)
    return min(days[StepKey.FIRST_MEETINGS], latest), "Det konstituerende møde holdes senest 31. januar.", latest


def _alliances(round_: _Round, days: Days) -> Reckoned:
    count = round_.customs.alliances_working_days_before_meeting
    day = round_.working_days(days[StepKey.MEETING], count, Direction.BEFORE)
    words = counted(count, "hverdag", "hverdage")
    return day, f"Valgforbund er hos sekretariatet senest {words} før det konstituerende møde.", day


_DEFINITIONS = (
    _Definition(StepKey.HANDOVER, Basis.CUSTOM, Doer.COUNCIL, ROUNDS, _handover),
    _Definition(StepKey.PROCEDURE_LETTER, Basis.CUSTOM, Doer.KL, ROUNDS, _procedure_letter),
    _Definition(StepKey.ELECTION, Basis.RULE, Doer.VOTERS, f"{ELECTION_LAW}, stk. 2", _election),
    _Definition(StepKey.NEW_COUNCILLORS, Basis.CUSTOM, Doer.KL, ROUNDS, _new_councillors),
    _Definition(StepKey.BOARDS, Basis.RULE, Doer.BOARDS, GOVERNING_LAW, _boards),
    _Definition(StepKey.NUMBERS, Basis.CUSTOM, Doer.KL, ROUNDS, _numbers),
    _Definition(StepKey.TERM, Basis.RULE, Doer.BOARDS, f"{ELECTION_LAW}, stk. 3", _term),
    _Definition(StepKey.NAMES, Basis.CUSTOM, Doer.PARTIES, ROUNDS, _names),
    _Definition(StepKey.NOTICE, Basis.CUSTOM, Doer.CONVENER, ROUNDS, _notice),
    _Definition(StepKey.FIRST_MEETINGS, Basis.CUSTOM, Doer.CONVENER, ROUNDS, _meetings_begin),
    _Definition(StepKey.MEETING, Basis.RULE, Doer.CONVENER, CALLING, _meeting),
    _Definition(StepKey.ALLIANCES, Basis.RULE, Doer.PARTIES, RULES_OF_PROCEDURE, _alliances),
)
