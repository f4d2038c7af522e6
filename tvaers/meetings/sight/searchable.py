"""The items of current editions as rows that can be found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from tvaers.access.roles import Sight
from tvaers.access.visibility import Viewer
from tvaers.danish.alphabet import sort_key
from tvaers.danish.registers import municipalities, municipality_named
from tvaers.document.model import Document, Item
from tvaers.meetings.models import Edition, Meeting, excluded_items
from tvaers.meetings.sight.closed import ClosedItem, closed_items, closings_of, open_part, seen_item
from tvaers.meetings.sight.depublished import depublished_numbers_of
from tvaers.meetings.sight.reading import closed_items_shown
from tvaers.search.shape import Searchable

_CLOSED = "+lukket"
"""Ends the key of a row with what is closed."""


def key_prefix(meeting: Meeting) -> str:
    """What the keys of all of a meeting's rows begin with."""
    return f"item:{meeting.council.slug}/{meeting.address}/"


def rows_of(meeting: Meeting, edition: Edition, document: Document) -> Iterator[Searchable]:
    """A row for each item of the edition, found by those who may read it; two for one that is closed in part.

    What was taken down has none: nobody finds it. A wholly closed item has a second row where the council shows its
    decision: that and the neutral title, as the page has them.
    """
    if meeting.depublished_at is not None:
        return
    down = depublished_numbers_of(meeting) if meeting.closings_changed else frozenset()
    closed = closed_items(document, closings_of(meeting.pk) if meeting.closings_changed else [])
    shown = closed_items_shown(meeting)
    attending = tuple(attendee.name for attendee in document.participants)
    for item in document.items():
        what = closed.get(item.number)
        if item.number in down:
            continue
        if what is None:
            yield _row(meeting, edition, item, attending)
            continue
        public = _found_by_all(item, what, shown)
        if public is not None:
            yield replace(_row(meeting, edition, public, attending), has_fuller=True)
        yield _fuller(_row(meeting, edition, item, attending))


def tie_of(meeting: int, number: str) -> str:
    """What an item's rows are tied by, from the meeting's key and the item's number."""
    return f"item:{meeting}/{number}"


def ties_kept_from(viewer: Viewer) -> Iterator[str]:
    """The items that the viewer is excluded from, as the index knows them."""
    return (tie_of(meeting, number) for meeting, number in excluded_items(viewer))


def all_rows() -> Iterator[Searchable]:
    """The rows of every meeting's current edition."""
    meetings = Meeting.objects.filter(current_edition__isnull=False).select_related(
        "council__settings", "current_edition"
    )
    for meeting in meetings.order_by("pk").iterator(chunk_size=50):
        edition = meeting.current_edition
        if edition is not None:
            yield from rows_of(meeting, edition, edition.as_document())


def _found_by_all(item: Item, closed: ClosedItem, shown: str) -> Item | None:
    """What of an item with something closed in it everybody may find, None for nothing."""
    if not closed.is_whole:
        return open_part(item, closed)
    seen = seen_item(item, closed, shown)
    return seen if seen is not None and seen.parts.decision else None


def _row(meeting: Meeting, edition: Edition, item: Item, attending: tuple[str, ...]) -> Searchable:
    parts = item.parts
    texts = [item.title, parts.background, parts.recommendation, parts.presentation, item.other]
    body = "\n\n".join(text for text in texts[1:] if text)
    named = tuple(appointment.person for appointment in item.appointments)
    return Searchable(
        key=f"{key_prefix(meeting)}{item.number}",
        council=meeting.council.slug,
        council_name=meeting.council.name,
        day=meeting.held_on,
        stage=edition.stage,
        number=item.number,
        title=item.title,
        path=_danish_path(meeting, item),
        decision=parts.decision or "",
        body=body,
        case_number=item.case_number or "",
        acts=tuple(item.decision_types),
        persons=tuple(dict.fromkeys((*named, *_named_in(attending, item)))),
        municipalities=tuple(_municipalities_in(text for text in (*texts, parts.decision) if text)),
        is_public=meeting.published_at is not None,
        sight=_sight(meeting),
        scope=meeting.council_id,
        occasion=meeting.pk,
        tie=tie_of(meeting.pk, item.number),
    )


def _sight(meeting: Meeting) -> str:
    """What finds the meeting's rows, an empty text where everybody does."""
    if meeting.published_at is not None:
        return ""
    return Sight.DRAFTS if meeting.sent_at is None else Sight.SENT


def _fuller(row: Searchable) -> Searchable:
    """The row as it is for those who see what is closed."""
    return replace(row, key=f"{row.key}{_CLOSED}", is_public=False, is_closed=True, sight=row.sight or Sight.CLOSED)


def _danish_path(meeting: Meeting, item: Item) -> str:
    with translation.override(settings.LANGUAGE_CODE):
        return reverse("meetings:item", args=[meeting.council.slug, meeting.address, item.number])


def _named_in(attending: Iterable[str], item: Item) -> Iterator[str]:
    """Those on the attendance list whom the item names."""
    text = " ".join(text for _, text in item.parts.named())
    return (name for name in attending if name in text)


def _municipalities_in(texts: Iterable[str]) -> Iterator[str]:
    """The municipalities that the item names, in whatever spelling, by their short names."""
    found = {match.group() for text in texts for match in _spellings().finditer(text)}
    named = {entry.name for spelling in found if (entry := municipality_named(spelling))}
    yield from sorted(named, key=sort_key)


@cache
def _spellings() -> re.Pattern[str]:
    spellings = {spelling for entry in municipalities() for spelling in (entry.name, *entry.aliases)}
    longest_first = sorted(spellings, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")
