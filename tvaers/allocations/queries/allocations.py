"""A council's allocations, the variants of one, and the items that one can be put into."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from tvaers.access.visibility import Viewer
from tvaers.allocations.models import Allocation, Variant
from tvaers.councils.models import Council
from tvaers.meetings.drafts.queries import drafts_of
from tvaers.meetings.models import DraftItem, Meeting

_WRITABLE = (Meeting.Stage.PLANNED, Meeting.Stage.PREPARING, Meeting.Stage.AGENDA_SENT)


def allocations_of(council: Council, viewer: Viewer) -> QuerySet[Allocation]:
    """Those that the viewer sees, the latest year first."""
    rows = Allocation.objects.visible_to(viewer).filter(council=council)
    return rows.select_related("council").order_by("-year", "name", "pk")


def allocation_in(council: Council, key: int, viewer: Viewer) -> Allocation:
    """One of them. Raises Allocation.DoesNotExist."""
    rows = Allocation.objects.visible_to(viewer).select_related("council", "previous", "item__meeting")
    allocation: Allocation = rows.get(council=council, pk=key)
    return allocation


def variants_of(allocation: Allocation, viewer: Viewer) -> list[Variant]:
    """Its variants, the chosen one first."""
    rows = Variant.objects.visible_to(viewer).filter(allocation=allocation)
    return list(rows.select_related("allocation__council").order_by("-is_chosen", "pk"))


def variant_of(allocation: Allocation, key: int | None, viewer: Viewer) -> Variant:
    """The variant with the key; for None the chosen one. Raises Variant.DoesNotExist."""
    rows = Variant.objects.visible_to(viewer).filter(allocation=allocation).select_related("allocation__council")
    variant: Variant = rows.get(is_chosen=True) if key is None else rows.get(pk=key)
    return variant


def items_for(council: Council, viewer: Viewer) -> list[DraftItem]:
    """The council's items in preparation that the viewer works on, with `title`: those of the next meetings first."""
    rows = drafts_of(council, viewer).filter(withdrawn_at=None)
    rows = rows.exclude(meeting__isnull=False, meeting__stage__in=set(Meeting.Stage) - set(_WRITABLE))
    return sorted(rows, key=lambda row: (row.meeting is None, row.meeting.held_on if row.meeting else date.max, row.pk))
