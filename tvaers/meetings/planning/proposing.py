"""Days to hold meetings on: proposed for a year or a term, and read from lines that someone pasted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from django.utils.translation import gettext as _

from tvaers.danish.dates import WEEKDAYS, find_dates, weekday_date
from tvaers.law.meeting_days import Concern, TakenDay, concerns_of

LONGEST_TITLE = 200
USUAL_MONTHS = (2, 4, 6, 9, 11)
FRIDAY = 4
"""KKR Nordjylland's ordinary meetings from 2020 to 2025: five a year, on Fridays."""

_ISO = re.compile(r"(?<!\d)(?P<day>\d{4}-\d\d-\d\d)(?!\d)")
_TIMES = re.compile(
    r"(?:kl\.?\s*)?(?<![\d.])(?P<from>\d{1,2})(?:[.:](?P<from_minute>\d\d))?"
    r"\s*(?:-|–|til)\s*(?P<to>\d{1,2})(?:[.:](?P<to_minute>\d\d))?(?![\d.])"
)


@dataclass(frozen=True)
class ReadDay:
    """One line that someone pasted: the day and the times in it. `doubt` says why it cannot be used, if so."""

    text: str
    day: date | None
    starts_at: time | None = None
    ends_at: time | None = None
    doubt: str = ""


@dataclass(frozen=True)
class TitledDay:
    """One line with a day and what happens then. `doubt` says why it cannot be used, if so."""

    text: str
    day: date | None
    title: str
    doubt: str = ""


def proposed_days(
    months: Iterable[tuple[int, int]], weekday: int, taken: Sequence[TakenDay], *, after: date
) -> list[date]:
    """For each month (year, month) the weekday's day that least speaks against, the earliest of those, after `after`.

    >>> proposed_days([(2027, 2), (2027, 4)], 4, [], after=date(2027, 1, 1))
    [datetime.date(2027, 2, 5), datetime.date(2027, 4, 2)]
    """
    found = []
    for year, month in months:
        days = [day for day in _weekdays_in(year, month, weekday) if day > after]
        if days:
            found.append(min(days, key=lambda day: len(concerns_of(day, taken))))
    return found


def concerns_by_day(days: Iterable[date], taken: Sequence[TakenDay]) -> dict[date, list[Concern]]:
    """What speaks against each day."""
    return {day: concerns_of(day, taken) for day in days}


def read_days(text: str, *, after: date, default: tuple[time | None, time | None]) -> list[ReadDay]:
    """The lines that are not empty, each with its day: "fredag den 5. februar 2027", "5.2.2027 kl. 10-12".

    A line without times has the `default`. Days up to and with `after`, and those that stand twice, cannot be used.
    """
    found: list[ReadDay] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        day, rest, doubt = _day_in(line)
        if day is not None and day <= after:
            doubt = _("Dagen er gået.")
        elif day is not None and any(other.day == day for other in found):
            doubt = _("Dagen står der to gange.")
        starts_at, ends_at = _times_in(rest) or default
        found.append(ReadDay(line, day, starts_at, ends_at, doubt))
    return found


def read_titled_days(text: str, *, after: date) -> list[TitledDay]:
    """The lines that are not empty, each with its day and what it says besides; days that have gone cannot be used."""
    found = []
    for line in filter(None, map(str.strip, text.splitlines())):
        day, rest, doubt = _day_in(line)
        title = " ".join(rest.split()).strip(" ,;:.-–")
        if not doubt and day is not None and day <= after:
            doubt = _("Dagen er gået.")
        elif not doubt and not title:
            doubt = _("Skriv også, hvad der sker den dag.")
        found.append(TitledDay(line, day, title[:LONGEST_TITLE], doubt))
    return found


def _day_in(line: str) -> tuple[date | None, str, str]:
    """The day, the line without it, and what is wrong with it."""
    iso = _ISO.search(line)
    if iso:
        try:
            return date.fromisoformat(iso["day"]), line.replace(iso["day"], " "), ""
        except ValueError:
            return None, line, _("Der er ingen sådan dag.")
    mention = next(find_dates(line), None)
    if mention is None:
        return None, line, _("Der er ingen dag i linjen. Skriv den som 5. februar 2027.")
    day = mention.as_date()
    if day is None:
        return None, line, _("Året mangler.") if mention.year is None else _("Der er ingen sådan dag.")
    rest = f"{line[: mention.start]} {line[mention.end :]}"
    if mention.weekday and mention.weekday != WEEKDAYS[day.weekday()]:
        doubt = _("Det er %(day)s, ikke en %(weekday)s.") % {"day": weekday_date(day), "weekday": mention.weekday}
        return day, rest, doubt
    return day, rest, ""


def _times_in(text: str) -> tuple[time, time] | None:
    match = _TIMES.search(text)
    if match is None:
        return None
    try:
        start = time(int(match["from"]), int(match["from_minute"] or 0))
        end = time(int(match["to"]), int(match["to_minute"] or 0))
    except ValueError:
        return None
    return (start, end) if start < end else None


def _weekdays_in(year: int, month: int, weekday: int) -> Iterator[date]:
    day = date(year, month, 1)
    day += timedelta(days=(weekday - day.weekday()) % 7)
    while day.month == month:
        yield day
        day += timedelta(days=7)
