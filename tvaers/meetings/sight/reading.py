"""How a viewer reads a meeting's paper, as what is derived from it is named by."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from django.db.models import Q

from tvaers.access.roles import Sight
from tvaers.access.visibility import PUBLIC, Viewer, has_sight
from tvaers.councils.models import CouncilSettings
from tvaers.document.model import Document, Item
from tvaers.meetings.models import AgendaItem, Closing, Edition, Meeting, excluded_items
from tvaers.meetings.sight.closed import closed_items, closings_of, without_closed


@dataclass(frozen=True)
class Reading:
    """What of the closed a viewer reads: all but the items `excluded`, or nothing; `shown` stands in its place."""

    sees_closed: bool
    excluded: frozenset[str]
    shown: str

    @property
    def sees_all(self) -> bool:
        """Whether nothing is kept back."""
        return self.sees_closed and not self.excluded

    @property
    def name(self) -> str:
        """The same for those who read the same."""
        if self.sees_all:
            return "full"
        if not self.sees_closed:
            return f"public-{self.shown}"
        numbers = hashlib.sha256(" ".join(sorted(self.excluded)).encode()).hexdigest()[:16]
        return f"but-{numbers}-{self.shown}"


def reading_of(meeting: Meeting, viewer: Viewer) -> Reading:
    """How the viewer reads the meeting's papers."""
    if not has_sight(viewer, Sight.CLOSED, meeting.council_id):
        return Reading(sees_closed=False, excluded=frozenset(), shown=closed_items_shown(meeting))
    excluded = frozenset(number for key, number in excluded_items(viewer) if key == meeting.pk)
    return Reading(sees_closed=True, excluded=excluded, shown=closed_items_shown(meeting))


def as_read(document: Document, edition: Edition, reading: Reading) -> Document:
    """The edition's document without what the reading keeps back."""
    if reading.sees_all:
        return document
    meeting = edition.meeting
    closed = closed_items(document, closings_of(meeting.pk) if meeting.closings_changed else [])
    if reading.sees_closed:
        closed = {number: what for number, what in closed.items() if number in reading.excluded}
    return without_closed(document, closed, reading.shown)


def as_the_public_would_read(edition: Edition, number: str, closing: Closing) -> Item | None:
    """What the public would see of an item if this closing were in force too; None for nothing."""
    document = edition.as_document()
    closed = closed_items(document, [*closings_of(edition.meeting_id), closing])
    reduced = without_closed(document, closed, closed_items_shown(edition.meeting))
    return next((item for item in reduced.items() if item.number == number), None)


def closed_items_shown(meeting: Meeting) -> str:
    """What the council lets the public see of closed items."""
    try:
        return str(meeting.council.settings.closed_items_shown)
    except CouncilSettings.DoesNotExist:
        return CouncilSettings.ClosedItemsShown.NEUTRAL_TITLE.value


def is_public_reading(edition: Edition, viewer: Viewer) -> bool:
    """Whether the viewer reads just what everybody may read of the edition, so that it needs no protection."""
    meeting = edition.meeting
    if meeting.published_at is None or meeting.depublished_at is not None:
        return False
    if reading_of(meeting, viewer) == reading_of(meeting, PUBLIC):
        return True
    return not keeps_anything_back(edition)


def keeps_anything_back(edition: Edition) -> bool:
    """Whether anything in the edition is closed or was taken down."""
    kept_back = Q(closed=True) | Q(depublished=True)
    return edition.has_closed_text or AgendaItem.objects.filter(kept_back, edition=edition).exists()
