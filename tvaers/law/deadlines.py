"""Deadlines: the day that lies so many working days or calendar days before or after another.

The day itself is never counted. Working days (*hverdage*) are Monday to Friday but for public holidays; some read the
word with Saturdays, and a council may have days of its own when nobody is at work. Both are asked for by name.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from tvaers.danish.dates import WEEKDAYS, weekday_date
from tvaers.law.public_holidays import SOURCE, UnknownHolidays, holiday_name
from tvaers.law.working import LawWarning, Step, Value, Worked

SATURDAY, SUNDAY = 5, 6
CALENDAR = "Den gregorianske kalender"
NO_DAYS: frozenset[date] = frozenset()


class Counting(StrEnum):
    """Which days are counted."""

    WORKING_DAYS = "working_days"
    CALENDAR_DAYS = "days"


class Direction(StrEnum):
    """On which side of the day the deadline lies."""

    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True)
class Rule:
    """So many days of a kind before or after; `count` is 0 or more, or ValueError is raised."""

    count: int
    counts: Counting
    direction: Direction

    def __post_init__(self) -> None:
        if self.count < 0:
            raise ValueError("a negative count: choose the other direction")

    @property
    def key(self) -> str:
        """The rule's name in the contract: "working_days_before"."""
        return f"{self.counts}_{self.direction}"


def deadline(
    day: date, rule: Rule, *, also_closed: frozenset[date] = NO_DAYS, saturday_counts: bool = False
) -> Worked[date]:
    """The deadline that the rule gives for `day`, with the days that did not count and why.

    Raises UnknownHolidays when working days lead where no holidays are known, OverflowError beyond the years 1 to 9999.
    """
    if rule.counts is Counting.CALENDAR_DAYS:
        return _in_calendar_days(day, rule, also_closed=also_closed, saturday_counts=saturday_counts)
    found, remaining = day, rule.count
    not_counted: dict[str, Value] = {}
    while remaining:
        found += _one_day(rule.direction)
        reason = why_closed(found, also_closed=also_closed, saturday_counts=saturday_counts)
        if reason:
            not_counted[found.isoformat()] = reason
        else:
            remaining -= 1
    sentence = _what_is_not_counted(also_closed=also_closed, saturday_counts=saturday_counts)
    output: dict[str, Value] = {"deadline": found, "not_counted": dict(sorted(not_counted.items()))}
    return Worked(found, (Step(sentence, SOURCE, {"date": day, rule.key: rule.count}, output),))


def working_days_after(day: date, count: int) -> date:
    """The day that lies `count` working days, 0 or more, after `day`; `day` itself when it is 0."""
    return deadline(day, Rule(count, Counting.WORKING_DAYS, Direction.AFTER)).result


def is_working_day(day: date, *, also_closed: frozenset[date] = NO_DAYS, saturday_counts: bool = False) -> bool:
    """Whether the day counts as a working day; raises UnknownHolidays where none are known."""
    return why_closed(day, also_closed=also_closed, saturday_counts=saturday_counts) is None


def why_closed(day: date, *, also_closed: frozenset[date] = NO_DAYS, saturday_counts: bool = False) -> str | None:
    """Why the day is no working day, in a Danish word or two: the holiday's name, "lørdag"; None when it is one."""
    holiday = holiday_name(day)
    if holiday:
        return holiday
    if day.weekday() == SUNDAY or (day.weekday() == SATURDAY and not saturday_counts):
        return WEEKDAYS[day.weekday()]
    return "lukkedag" if day in also_closed else None


def _what_is_not_counted(*, also_closed: frozenset[date], saturday_counts: bool) -> str:
    kinds = [
        *([] if saturday_counts else ["lørdage"]),
        "søndage",
        "helligdage",
        *(["lukkedage"] if also_closed else []),
    ]
    closed = f"{', '.join(kinds[:-1])} og {kinds[-1]}".capitalize()
    return f"{closed} tælles ikke med, og heller ikke dagen selv."


def _in_calendar_days(day: date, rule: Rule, *, also_closed: frozenset[date], saturday_counts: bool) -> Worked[date]:
    found = day + rule.count * _one_day(rule.direction)
    sentence = "Alle kalenderens dage tælles med, men ikke dagen selv."
    step = Step(sentence, CALENDAR, {"date": day, rule.key: rule.count}, {"deadline": found})
    try:
        reason = why_closed(found, also_closed=also_closed, saturday_counts=saturday_counts)
    except UnknownHolidays as unknown:
        return Worked(found, (step,), (LawWarning("holidays-unknown", str(unknown)),))
    if reason is None:
        return Worked(found, (step,))
    message = f"Fristen {weekday_date(found)} er ikke en hverdag ({reason})."
    return Worked(found, (step,), (LawWarning("deadline-on-closed-day", message),))


def _one_day(direction: Direction) -> timedelta:
    return timedelta(days=1 if direction is Direction.AFTER else -1)
