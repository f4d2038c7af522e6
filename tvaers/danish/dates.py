"""Dates in Danish prose: how they are read and how they are written.

Written forms follow Dansk Sprognævn: month and weekday in lower case, no leading zeros in running text
("den 7. februar 2025", "7.2.2025"); the page header of a KKR paper uses "07-02-2025".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time

MONTHS = (
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
)
WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")

_MONTH_NUMBERS = {name: number for number, name in enumerate(MONTHS, 1)} | {
    "jan": 1,
    "feb": 2,
    "febr": 2,
    "mar": 3,
    "apr": 4,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sep": 9,
    "sept": 9,
    "okt": 10,
    "nov": 11,
    "dec": 12,
}
_PROSE = re.compile(
    r"(?P<day>\d\d?)\.\s*"
    rf"(?P<month>{'|'.join(sorted(_MONTH_NUMBERS, key=len, reverse=True))})\b\.?"
    r"(?:\s+(?P<year>(?:19|20)\d\d)\b)?",
    re.IGNORECASE,
)
_BEFORE_DAY = re.compile(
    rf"(?:\b(?P<weekday>{'|'.join(WEEKDAYS)})\s+(?:den\s*|d\.\s*)?|(?:den|d\.)\s*)\Z", re.IGNORECASE
)
_LONGEST_BEFORE_DAY = 24
_NUMERIC = re.compile(
    r"(?P<day>\d\d?)[-./](?P<month>[01]?\d)(?:[-./]|(?<=/\d)\s|(?<=/\d\d)\s)(?P<year>(?:19|20)\d\d)(?![\d/-])"
)


@dataclass(frozen=True)
class DateMention:
    """A date found in text: `year` is None when not printed; `start` and `end` are offsets in the text."""

    day: int
    month: int
    year: int | None
    weekday: str | None
    start: int
    end: int

    def as_date(self, default_year: int | None = None) -> date | None:
        """The calendar day, or None when it does not exist or has no year."""
        year = self.year or default_year
        if year is None:
            return None
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None


def find_dates(text: str) -> Iterator[DateMention]:
    """Every date mentioned in `text`, in order: "fredag den 7. februar 2025", "d. 7. feb.", "07-02-2025"."""
    found = [*_mentions(_PROSE, text, "."), *_mentions(_NUMERIC, text, "./-")]
    yield from sorted(found, key=lambda mention: mention.start)


def long_date(day: date) -> str:
    """As in running text: "7. februar 2025"."""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def weekday_date(day: date) -> str:
    """With its weekday: "fredag den 7. februar 2025"."""
    return f"{WEEKDAYS[day.weekday()]} den {long_date(day)}"


def short_date(day: date) -> str:
    """The official numeric form, without leading zeros: "7.2.2025"."""
    return f"{day.day}.{day.month}.{day.year}"


def time_span(start: time | None, end: time | None) -> str:
    """As in the head of a KKR paper: "10.00-12.00", "10.00"; empty without a start."""
    return "-".join(f"{moment.hour}.{moment.minute:02}" for moment in (start, end) if moment) if start else ""


def header_date(day: date) -> str:
    """As in the page header of a KKR paper: "07-02-2025"."""
    return day.strftime("%d-%m-%Y")


def _mentions(pattern: re.Pattern[str], text: str, no_start_after: str) -> Iterator[DateMention]:
    """The dates of one form; one that begins inside a longer number is none.

    The patterns begin with a digit and not with a look behind it, which would be tried at every character.
    """
    for match in pattern.finditer(text):
        if match.start() and (text[match.start() - 1].isdigit() or text[match.start() - 1] in no_start_after):
            continue
        groups = match.groupdict()
        before = _BEFORE_DAY.search(text, max(0, match.start() - _LONGEST_BEFORE_DAY), match.start())
        month_text = groups["month"].lower()
        month = int(month_text) if month_text.isdigit() else _MONTH_NUMBERS[month_text]
        day = int(groups["day"])
        if not (1 <= month <= 12 and 1 <= day <= 31):
            continue
        weekday = before["weekday"] if before else None
        yield DateMention(
            day=day,
            month=month,
            year=int(groups["year"]) if groups["year"] else None,
            weekday=weekday.lower() if weekday else None,
            start=before.start() if before else match.start(),
            end=match.end(),
        )
