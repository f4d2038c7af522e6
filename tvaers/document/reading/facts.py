"""The meeting's facts: council, day, hours, place, kind and the next meeting, from wherever the document tells them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from tvaers.danish.dates import DateMention, find_dates
from tvaers.danish.registers import council_names
from tvaers.document.blocks import Block, BulletList, parse, plain_text
from tvaers.document.model import Document, Kind, ProgrammeEntry
from tvaers.document.reading.front import Front, first_date, named_council
from tvaers.document.reading.furniture import Furniture
from tvaers.document.reading.lines import Line

_THIS_MEETING = re.compile(
    r"\b(?:dagsorden\w*\s+(?:til|for)\b[^.]*?\bmøde\w*|mødet i dag|dagens møde)\b[^.\d]{0,40}", re.IGNORECASE
)
_NEXT_MEETING = re.compile(r"\b(?:næste|kommende|førstkommende)\s+(?:\w+\s+)?(?:\w*møde\w*)\b", re.IGNORECASE)
_NEXT_STATED = re.compile(
    r"\bnæste møde\b[^.]{0,60}?\b(?:er|afholdes|holdes|finder sted|planlagt)\b[^.]{0,30}\d", re.IGNORECASE
)
_NEXT_ITEM = re.compile(r"\b(?:næste|kommende)\s+møde|\bmødeplan|\bnæste mødedato", re.IGNORECASE)
_SLOT = re.compile(r"(?:kl\.?\s*)?(\d{1,2}[.:]\d{2}\s*(?:[-–]\s*\d{1,2}[.:]\d{2})?)\s*[-–:,]?\s+(\S.*)")
_COUNCIL_SLOT = re.compile(r"\bKKR[- ]?mødet?\b|^møde i KKR\b|^KKR\b|^mødet?$", re.IGNORECASE)


def fill_facts(document: Document, front: Front, furniture: Furniture, lines: list[Line]) -> None:
    """Sets council, kind, day, hours, place, programme and next meeting of the document."""
    marks = [line.text for line in furniture.page_marks]
    document.council = front.council or _council(marks, lines)
    document.kind = front.kind or _kind(document)
    document.meeting_kind = front.meeting_kind
    document.place = front.place
    document.date = front.day or _date_on_page_marks(marks) or _date_in_approval(document)
    document.programme = programme(document)
    document.time = front.time or _council_hours(document.programme)
    document.next_meeting = _next_meeting(document, front)


def _council(marks: list[str], lines: list[Line]) -> str | None:
    for mark in marks:
        council = named_council(mark)
        if council:
            return council
    counts: Counter[str] = Counter()
    for line in lines:
        counts.update(name for name in council_names() if name in line.text)
    return counts.most_common(1)[0][0] if counts else None


def _kind(document: Document) -> Kind:
    decided = any(item.parts.decision is not None for item in document.items())
    return Kind.MINUTES if decided or document.participants else Kind.AGENDA


def _date_on_page_marks(marks: list[str]) -> date | None:
    return next((day for mark in marks if (day := first_date(mark))), None)


def _date_in_approval(document: Document) -> date | None:
    """The day in the item that approves the agenda: "dagsorden til mødet d. 7. februar 2025"."""
    for item in document.items():
        if "dagsorden" not in item.title.lower():
            continue
        for _, text in item.parts.named():
            match = _THIS_MEETING.search(text)
            day = first_date(text[match.start() :]) if match else None
            if day:
                return day
    return None


def programme(document: Document) -> list[ProgrammeEntry]:
    """The day's programme: the first list whose entries all begin with a time."""
    for item in document.items():
        for _, text in item.parts.named():
            if not re.search(r"\d[.:]\d\d", text):
                continue
            entries = next(filter(None, map(_slots, parse(text))), None)
            if entries:
                return entries
    return []


def _slots(block: Block) -> list[ProgrammeEntry]:
    if not isinstance(block, BulletList):
        return []
    matches = [_SLOT.fullmatch(plain_text(item)) for item in block.items]
    if len(matches) < 2 or not all(matches):
        return []
    return [ProgrammeEntry(match.group(1).strip(), match.group(2).strip(" .")) for match in matches if match]


def _council_hours(entries: list[ProgrammeEntry]) -> str | None:
    hours = next((entry.time for entry in entries if _COUNCIL_SLOT.search(entry.text)), None)
    return re.sub(r"\s*[-–]\s*", "-", hours).replace(":", ".") if hours else None


def _next_meeting(document: Document, front: Front) -> date | None:
    after = document.date
    if front.next_meeting:
        return _day_after(next(find_dates(front.next_meeting), None), after)
    for text in _next_meeting_texts(document):
        for match in _NEXT_MEETING.finditer(text):
            sentence = re.split(r"(?<=[a-zæøå\d]{3})\.\s+(?=[A-ZÆØÅ])|\n\n", text[match.start() :], maxsplit=1)[0]
            day = _day_after(next(find_dates(sentence), None), after)
            if day:
                return day
    return None


def _next_meeting_texts(document: Document) -> Iterator[str]:
    for section in document.sections:
        for item in section.items:
            if _NEXT_ITEM.search(f"{section.title} {item.title}"):
                yield from (text for _, text in item.parts.named())
                yield item.other or ""
        if _NEXT_ITEM.search(section.title):
            yield section.text or ""
    for section in document.sections:
        texts = [section.text or "", *(text for item in section.items for _, text in item.parts.named())]
        yield from (text for text in texts if "næste møde" in text.lower() and _NEXT_STATED.search(text))


def _day_after(mention: DateMention | None, after: date | None) -> date | None:
    """The day mentioned; without a year the next such day after the meeting."""
    if mention is None:
        return None
    if mention.year is not None or after is None:
        return mention.as_date()
    this_year = mention.as_date(after.year)
    return this_year if this_year and this_year > after else mention.as_date(after.year + 1)
