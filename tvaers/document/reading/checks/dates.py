"""Dates that cannot be right: another weekday, no such day, two places that differ, or a past that lies ahead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain, combinations

from tvaers.danish.dates import MONTHS, WEEKDAYS, DateMention, find_dates, header_date, long_date
from tvaers.document.model import Document, Item, ReadingWarning
from tvaers.document.reading.checks.places import Places

_CLAUSE = re.compile(r"[,;:]\s*|\smen\s|\sog\s(?=\w+er\b)|(?<=[\w)”]{2})\.\s+(?=[A-ZÆØÅ])")
_PAST = re.compile(
    r"\ber\s+(?:\w+\s+)?(?:gennemgået|behandlet|drøftet|godkendt|vedtaget|afholdt|udsendt|indgået|modtaget)\b|"
    r"\b(?:har|havde)\b.*\b\w+(?:et|t)\b|\b(?:blev|var|mødtes|drøftede|godkendte|behandlede|vedtog|indgik|besluttede|"
    r"afholdtes|orienterede|meddelte|trådte|modtog|sendte|åbnede|flyttede|holdt|fandt)\b",
    re.IGNORECASE | re.DOTALL,
)
_AHEAD = re.compile(
    r"\b(?:skal|vil|forventes|planlagt|planlægges|fastsat|aftalt|senest|frist|deadline)\b", re.IGNORECASE
)
_LIMIT = re.compile(
    r"\b(?:til|inden|senest|indtil|fra|pr\.?|efter|før|gælder|udgangen af)\s+(?:den\s+|d\.\s*|og med\s+)?$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MONTH_YEAR = re.compile(rf"(?<!\. )(?<!\d\.)\b({'|'.join(MONTHS)})\s+((?:19|20)\d\d)\b", re.IGNORECASE)
_COMING_MEETING = re.compile(
    r"\b(næste|konstituerende)\s+(?:ordinære\s+)?møde\b[^.]{0,60}?\d{1,2}\.\s*[a-zæøå]+\s+20\d\d", re.IGNORECASE
)
_COMING_DAYS = 400
_COMMON_DAYS = (1, 31)


def date_warnings(document: Document, places: Places) -> Iterator[ReadingWarning]:
    """Warnings about the dates that the items mention and about the day of the meeting."""
    for item in document.items():
        texts = [text for _, text in places.texts(item) if _YEAR.search(text)]
        mentions = {text: list(find_dates(text)) for text in texts}
        for text in texts:
            yield from _impossible(text, mentions[text], item, places)
            if document.date:
                yield from _past_ahead(text, item, document.date, places)
        yield from _same_day_other_year(chain.from_iterable(mentions.values()), item, places)
    yield from _other_meeting_day(document, places)
    yield from _other_next_meeting(document, places)


def _impossible(text: str, mentions: list[DateMention], item: Item, places: Places) -> Iterator[ReadingWarning]:
    for mention in mentions:
        if mention.year is None:
            continue
        words, day = _words(text, mention), mention.as_date()
        if day is None:
            line = places.line_of(words, item.number)
            yield ReadingWarning("impossible-date", f"Datoen findes ikke: {words}.", item.number, line)
        elif mention.weekday and WEEKDAYS.index(mention.weekday) != day.weekday():
            message = f"{long_date(day)} er en {WEEKDAYS[day.weekday()]}, ikke en {mention.weekday}."
            line = places.line_of(words, item.number)
            yield ReadingWarning("weekday-conflict", message, item.number, line)


def _past_ahead(text: str, item: Item, meeting: date, places: Places) -> Iterator[ReadingWarning]:
    # Most paragraphs and nearly all clauses have no year: the cheap looks save the dear ones.
    for clause in (clause for line in text.split("\n") if "20" in line for clause in _CLAUSE.split(line)):
        if "20" not in clause or not _YEAR.search(clause) or not _PAST.search(clause) or _AHEAD.search(clause):
            continue
        for words in _later_than(clause, meeting):
            message = f"Noget, der er sket, er dateret efter mødet den {long_date(meeting)}: {words}."
            yield ReadingWarning("past-after-meeting", message, item.number, places.line_of(words, item.number))


def _later_than(clause: str, meeting: date) -> Iterator[str]:
    for mention in find_dates(clause):
        day = mention.as_date()
        if day and day > meeting and not _LIMIT.search(clause[: mention.start]):
            yield _words(clause, mention)
    for match in _MONTH_YEAR.finditer(clause):
        month = MONTHS.index(match.group(1).lower()) + 1
        if (int(match.group(2)), month) > (meeting.year, meeting.month) and not _LIMIT.search(clause[: match.start()]):
            yield match.group()


def _same_day_other_year(mentions: Iterable[DateMention], item: Item, places: Places) -> Iterator[ReadingWarning]:
    """One day and month with two years in a row in one item is most often one event with a slip in its year."""
    days = {day for mention in mentions if (day := mention.as_date()) is not None}
    for first, second in combinations(sorted(days), 2):
        if first.day in _COMMON_DAYS or (first.day, first.month) != (second.day, second.month):
            continue
        if second.year - first.year == 1:
            message = f"Punktet nævner både {long_date(first)} og {long_date(second)}; er det samme dag?"
            yield ReadingWarning("date-conflict", message, item.number, places.line_of(long_date(first), item.number))


def _other_meeting_day(document: Document, places: Places) -> Iterator[ReadingWarning]:
    """The agenda's approval and the page head must name one day."""
    if document.date is None:
        return
    for item in document.items():
        if "dagsorden" not in item.title.lower() or item.parts.background is None:
            continue
        for mention in find_dates(item.parts.background):
            day = mention.as_date()
            if day and day != document.date:
                message = f"Punktet nævner {long_date(day)}, men mødet er den {header_date(document.date)}."
                yield ReadingWarning("date-conflict", message, item.number, places.line_of(long_date(day), item.number))


def _other_next_meeting(document: Document, places: Places) -> Iterator[ReadingWarning]:
    """The next meeting, and a constituting one, each have one day, wherever the document names it."""
    seen: dict[str, date] = {}
    for item in document.items():
        for _, text in places.texts(item):
            folded = text.lower()
            if "næste" not in folded and "konstituerende" not in folded:
                continue
            for match in _COMING_MEETING.finditer(text):
                day = next((day for mention in find_dates(match.group()) if (day := mention.as_date())), None)
                if day is None or (document.date and abs((day - document.date).days) > _COMING_DAYS):
                    continue
                which = "konstituerende" if "konstituerende" in match.group().lower() else "næste"
                first = seen.setdefault(which, day)
                if day != first:
                    message = f"Det {which} møde er dateret både {long_date(first)} og {long_date(day)}."
                    line = places.line_of(match.group().split()[-1], item.number)
                    yield ReadingWarning("date-conflict", message, item.number, line)


def _words(text: str, mention: DateMention) -> str:
    return text[mention.start : mention.end].strip()
