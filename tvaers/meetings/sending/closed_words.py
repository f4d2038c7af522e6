"""Whether what the secretariat writes along names something closed: it goes out by mail and may stand in public."""

from __future__ import annotations

from collections.abc import Iterator

from tvaers.access.visibility import OPERATOR
from tvaers.meetings.agenda.whole import Agenda
from tvaers.meetings.models import Closing, Meeting, SubPoint


def closed_words_in(agenda: Agenda, note: str) -> list[str]:
    """The titles of closed items, of attachments and of points raised under them, that the note repeats."""
    said = _folded(note)
    return [title for title in _closed_titles(agenda) if title.strip() and _folded(title) in said]


def _closed_titles(agenda: Agenda) -> Iterator[str]:
    closed = _closings(agenda.meeting)
    numbers = {row.item_number for row in closed if row.what == Closing.What.ITEM}
    yield from (row.item_title for row in closed if row.what == Closing.What.ITEM)
    yield from (row.attachment for row in closed if row.what == Closing.What.ATTACHMENT)
    for line in agenda.lines():
        is_closed = line.item.is_closed or line.number in numbers
        if is_closed:
            yield line.version.title
            numbers.add(line.number)
        yield from (str(row) for row in line.attachments if row.is_closed or is_closed)
    points = SubPoint.objects.visible_to(OPERATOR).filter(treatment__session__meeting=agenda.meeting)
    yield from points.filter(treatment__item__number__in=numbers).values_list("title", flat=True)


def _closings(meeting: Meeting) -> list[Closing]:
    """What is closed now of what was sent."""
    return list(Closing.objects.visible_to(OPERATOR).filter(meeting=meeting, opened_at=None))


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
