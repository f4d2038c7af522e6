"""The timetable of a constitution: each step with its day, what was done, and what is overdue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tvaers.access.visibility import Viewer
from tvaers.constitution.models import Constitution, RoundLetter, StepDay
from tvaers.constitution.queries.alliances import meeting_day, time_limit
from tvaers.constitution.wording import BASES, DOERS, STEP_TITLES
from tvaers.law.constitution_timetable import Calendar, Customs, StepKey, TimetableStep, timetable
from tvaers.law.deadlines import Counting
from tvaers.law.working import LawWarning, Worked
from tvaers.meetings.cycle.deadlines import rules_of
from tvaers.meetings.models import CouncilDeadline

BY_THEMSELVES = frozenset({StepKey.ELECTION, StepKey.TERM, StepKey.FIRST_MEETINGS})
"""Steps that nobody here does: the day comes."""
NEAR = 7

LETTER_OF = {
    StepKey.PROCEDURE_LETTER: RoundLetter.Kind.PROCEDURE,
    StepKey.BOARDS: RoundLetter.Kind.BOARDS,
    StepKey.NUMBERS: RoundLetter.Kind.PARTIES,
    StepKey.NAMES: RoundLetter.Kind.CHASE_PARTIES,
    StepKey.NOTICE: RoundLetter.Kind.NOTICE,
}
"""The letter that belongs to a step."""


@dataclass(frozen=True)
class StepShown:
    """A step on a day; `row` is what people set and did, None when nobody did anything."""

    step: TimetableStep
    row: StepDay | None
    today: date

    @property
    def title(self) -> str:
        """What it is called."""
        return str(STEP_TITLES[self.step.key])

    @property
    def doer(self) -> str:
        """Who does it."""
        return str(DOERS[self.step.doer])

    @property
    def basis(self) -> str:
        """Whether its day is a rule, a custom, or set by people."""
        return str(BASES[self.step.basis])

    @property
    def days_left(self) -> int:
        """How many days there are to it; below nought when it has passed."""
        return (self.step.day - self.today).days

    @property
    def days_since(self) -> int:
        """How many days ago it was."""
        return -self.days_left

    @property
    def is_done(self) -> bool:
        """Whether somebody noted so, or its day has come by itself."""
        came = self.step.key in BY_THEMSELVES and self.days_left <= 0
        return came or (self.row is not None and self.row.done_on is not None)

    @property
    def is_overdue(self) -> bool:
        """Whether its day has passed and it is not done."""
        return not self.is_done and self.days_left < 0

    @property
    def is_near(self) -> bool:
        """Whether it is to be done within a week."""
        return not self.is_done and 0 <= self.days_left <= NEAR

    @property
    def letter(self) -> RoundLetter.Kind | None:
        """The letter that belongs to it."""
        return LETTER_OF.get(self.step.key)


@dataclass(frozen=True)
class TimetableShown:
    """All steps, the earliest first, and what to be warned of."""

    steps: list[StepShown]
    warnings: tuple[LawWarning, ...]

    @property
    def overdue(self) -> int:
        """How many are overdue."""
        return sum(step.is_overdue for step in self.steps)

    @property
    def next(self) -> StepShown | None:
        """The first that is neither done nor passed."""
        return next((step for step in self.steps if not step.is_done and step.days_left >= 0), None)


def timetable_of(constitution: Constitution, today: date, viewer: Viewer) -> TimetableShown:
    """The timetable as it stands today. Two queries."""
    rows = {row.step: row for row in _rows(constitution, viewer)}
    worked = reckoned(constitution, list(rows.values()), viewer)
    return TimetableShown([StepShown(step, rows.get(step.key.value), today) for step in worked.result], worked.warnings)


def step_of(constitution: Constitution, key: StepKey, today: date, viewer: Viewer) -> StepShown:
    """One step of it."""
    return next(step for step in timetable_of(constitution, today, viewer).steps if step.step.key is key)


def day_of(constitution: Constitution, key: StepKey, viewer: Viewer) -> date:
    """The day of one step."""
    return step_of(constitution, key, constitution.election.held_on, viewer).step.day


def reckoned(constitution: Constitution, rows: list[StepDay], viewer: Viewer) -> Worked[tuple[TimetableStep, ...]]:
    """The timetable with the days that were set, that of the meeting, and the council's own rule for alliances."""
    given = {StepKey(row.step): row.day for row in rows if row.day is not None}
    day = meeting_day(constitution, viewer)
    if day is not None:
        given[StepKey.MEETING] = day
    rule = rules_of(constitution.council_id)[CouncilDeadline.What.ALLIANCES]
    limit = time_limit(constitution, viewer)
    if rule.counts is not Counting.WORKING_DAYS and limit is not None:
        given.setdefault(StepKey.ALLIANCES, limit.day)
    customs = Customs(alliances_working_days_before_meeting=rule.count)
    calendar = Calendar(saturday_counts=constitution.saturdays_count)
    return timetable(constitution.election.held_on, given=given, customs=customs, calendar=calendar)


def _rows(constitution: Constitution, viewer: Viewer) -> list[StepDay]:
    rows = StepDay.objects.visible_to(viewer).filter(constitution=constitution)
    return list(rows.select_related("done_by"))
