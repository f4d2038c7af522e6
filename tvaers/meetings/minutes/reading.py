"""Minutes that are being written, as the one who asks may read them, and what lies around them."""

from __future__ import annotations

from dataclasses import replace

from tvaers.access.models import Account
from tvaers.access.visibility import Viewer
from tvaers.document.model import Document
from tvaers.meetings.minutes.composing import minutes_document
from tvaers.meetings.models import Closing, Meeting, MinutesCheck, MinutesRemark, Treatment


def minutes_for(meeting: Meeting, viewer: Viewer) -> Document:
    """The minutes as they are recorded today, without the items that the viewer is kept from; closed ones say so."""
    document = minutes_document(meeting)
    treatments = Treatment.objects.visible_to(viewer).filter(session=meeting.pk)
    readable = set(treatments.values_list("item__number", flat=True))
    closed = set(treatments.filter(item__is_closed=True).values_list("item__number", flat=True)) | closed_numbers(
        meeting, viewer
    )
    for section in document.sections:
        section.items = [
            replace(item, open=False) if item.number in closed else item
            for item in section.items
            if item.number in readable
        ]
    return document


def closed_numbers(meeting: Meeting, viewer: Viewer) -> set[str]:
    """The items with something closed in them, by number, as far as the viewer may know."""
    rows = Closing.objects.visible_to(viewer).filter(meeting=meeting, opened_at=None)
    return set(rows.values_list("item_number", flat=True))


def checks_of(meeting: Meeting, viewer: Viewer) -> list[MinutesCheck]:
    """What the chairmanship has answered, the last first: all of it for the secretariat, else one's own."""
    rows = MinutesCheck.objects.visible_to(viewer).filter(meeting=meeting)
    return list(rows.select_related("account").order_by("-pk"))


def remarks_of(meeting: Meeting, viewer: Viewer) -> list[MinutesRemark]:
    """The remarks on the minutes, the first made first: all of them for the secretariat, else one's own."""
    rows = MinutesRemark.objects.visible_to(viewer).filter(meeting=meeting)
    return list(rows.select_related("account", "answered_by"))


def own_remarks(meeting: Meeting, account: Account, viewer: Viewer) -> list[MinutesRemark]:
    """One's own remarks."""
    return [remark for remark in remarks_of(meeting, viewer) if remark.account_id == account.pk]
