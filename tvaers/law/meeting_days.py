"""What speaks against holding a meeting on a day. It is for people to weigh: no day is refused."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tvaers.danish.dates import WEEKDAYS
from tvaers.law.deadlines import SATURDAY, why_closed
from tvaers.law.public_holidays import UnknownHolidays, holiday_name

HALF_HOLIDAYS = {(5, 1): "1. maj", (6, 5): "grundlovsdag"}
WINTER_HOLIDAY = {6: "nogle", 7: "de fleste"}
AUTUMN_HOLIDAY = 42
JULY = 7
CHRISTMAS_FROM, CHRISTMAS_TO = (12, 24), (1, 1)


@dataclass(frozen=True)
class TakenDay:
    """A day on which others meet whom the members also belong to: another council, KL."""

    day: date
    title: str


@dataclass(frozen=True)
class Concern:
    """One thing that speaks against the day: a code for ever, in kebab case, and one Danish line."""

    code: str
    message: str


def concerns_of(day: date, taken: Sequence[TakenDay] = ()) -> list[Concern]:
    """What speaks against the day: the calendar first, then each meeting of others on the same day, as given."""
    return [
        *_of_the_calendar(day),
        *_of_the_season(day),
        *(Concern("clash", f"Samme dag: {other.title}.") for other in taken if other.day == day),
    ]


def _of_the_calendar(day: date) -> Iterator[Concern]:
    try:
        holiday = holiday_name(day)
        between = None if why_closed(day) else _squeezed_between(day)
    except UnknownHolidays as unknown:
        holiday = between = None
        yield Concern("holidays-unknown", str(unknown))
    if holiday:
        yield Concern("public-holiday", f"Dagen er en helligdag: {holiday}.")
    if day.weekday() >= SATURDAY:
        yield Concern("weekend", f"Dagen er en {WEEKDAYS[day.weekday()]}.")
    if between:
        yield Concern("squeezed-day", f"Klemmedag: dagen ligger alene mellem {between[0]} og {between[1]}.")


def _squeezed_between(day: date) -> tuple[str, str] | None:
    """What closes the day before and the day after, when both are closed."""
    before = why_closed(day - timedelta(days=1))
    after = why_closed(day + timedelta(days=1)) if before else None
    return (before, after) if before and after else None


def _of_the_season(day: date) -> Iterator[Concern]:
    """Half holidays and school holidays. Week 6 was asked to be kept free by KKR Midtjylland in February 2025."""
    month_and_day, week = (day.month, day.day), day.isocalendar().week
    if month_and_day >= CHRISTMAS_FROM or month_and_day <= CHRISTMAS_TO:
        yield Concern("christmas", "Dagen ligger mellem juleaften og nytårsdag.")
    if month_and_day in HALF_HOLIDAYS:
        yield Concern("half-holiday", f"Det er {HALF_HOLIDAYS[month_and_day]}, hvor mange har fri.")
    if week in WINTER_HOLIDAY:
        yield Concern("winter-holiday", f"Der er vinterferie i {WINTER_HOLIDAY[week]} kommuner i uge {week}.")
    if week == AUTUMN_HOLIDAY:
        yield Concern("autumn-holiday", f"Der er efterårsferie i uge {week}.")
    if day.month == JULY:
        yield Concern("summer-holiday", "Der er sommerferie i juli.")
