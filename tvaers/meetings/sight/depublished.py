"""What was taken down of a meeting's paper: which items, what stands in their place, and the marker at an address."""

from __future__ import annotations

from collections.abc import Mapping

from tvaers.access.roles import Sight
from tvaers.access.visibility import Viewer, has_sight
from tvaers.councils.models import Council
from tvaers.document.model import Document
from tvaers.meetings.models import Depublication, Edition, Meeting
from tvaers.meetings.sight.closed import ClosedItem, Shown, without_closed

_IN_ITS_PLACE = {
    Depublication.ReasonClass.MISTAKE: "Punktet er ikke længere offentligt (offentliggjort ved en fejl)",
    Depublication.ReasonClass.PERSONAL_DATA: "Punktet er ikke længere offentligt (oplysninger om personer)",
    Depublication.ReasonClass.LAW: "Punktet er ikke længere offentligt (krav i lovgivningen)",
}
"""Words of the paper, so they are Danish in every language of the page."""


def sees_depublished(viewer: Viewer, council: Council | int) -> bool:
    """Whether the viewer reads what was taken down in the council: the secretariat."""
    return has_sight(viewer, Sight.DRAFTS, council if isinstance(council, int) else council.pk)


def depublished_numbers_of(meeting: Meeting) -> frozenset[str]:
    """The numbers of the items that are down now, whoever asks."""
    return frozenset(_down(meeting))


def without_depublished(document: Document, edition: Edition, viewer: Viewer) -> Document:
    """The document with a marker in place of each item that is down, unless the viewer sees what is.

    What the paper repeats of the item elsewhere, in its programme for one, goes with it.
    """
    meeting = edition.meeting
    if not meeting.closings_changed or sees_depublished(viewer, meeting.council_id):
        return document
    return without_items(document, _down(meeting))


def without_items(document: Document, down: Mapping[str, Depublication.ReasonClass]) -> Document:
    """The document with a marker in place of each of these items, by number, and without what repeats them."""
    if not down:
        return document
    gone = {
        number: ClosedItem(is_whole=True, is_by_secretariat=True, neutral_title=_IN_ITS_PLACE[reason])
        for number, reason in down.items()
    }
    left = without_closed(document, gone, Shown.NEUTRAL_TITLE)
    for item in left.items():
        if item.number in down:
            item.open = None
    return left


def marker_of_meeting(council: str, held_on: str, viewer: Viewer) -> Depublication | None:
    """The marker of the meeting at this address ("2025-02-07"), when it is down."""
    return next(
        (row for row in _markers(council, viewer) if not row.item_number and row.meeting.address == held_on), None
    )


def marker_of_item(council: str, held_on: str, number: str, viewer: Viewer) -> Depublication | None:
    """The marker of one item at this address, when it is down."""
    markers = _markers(council, viewer, number)
    return next((row for row in markers if row.meeting.address == held_on), None)


def markers_of(meeting: Meeting, viewer: Viewer) -> list[Depublication]:
    """What of the meeting is down now: itself first, then its items in the order they were taken down."""
    rows = Depublication.objects.visible_to(viewer).filter(meeting=meeting, republished_at__isnull=True)
    return sorted(rows, key=lambda row: (bool(row.item_number), row.pk))


def _markers(council: str, viewer: Viewer, number: str = "") -> list[Depublication]:
    rows = Depublication.objects.visible_to(viewer).filter(
        meeting__council__slug=council, item_number=number, republished_at__isnull=True
    )
    return list(rows.select_related("meeting__council"))


def _down(meeting: Meeting) -> dict[str, Depublication.ReasonClass]:
    """The reason class of each item that is down, by number. Whoever asks: what is down is told, not what it was."""
    rows = Depublication.objects.filter(meeting=meeting, republished_at__isnull=True).exclude(item_number="")
    return {
        number: Depublication.ReasonClass(reason) for number, reason in rows.values_list("item_number", "reason_class")
    }
