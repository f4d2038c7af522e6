"""What can be seen of a council's plan: its meetings in the cycle, and the days that others have taken."""

from __future__ import annotations

from django.db.models import QuerySet

from tvaers.access.visibility import Viewer
from tvaers.councils.models import Council
from tvaers.meetings.models import Meeting

Stage = Meeting.Stage


def meetings_in_cycle(council: Council, viewer: Viewer) -> QuerySet[Meeting]:
    """The council's meetings that are prepared here, the first held first."""
    rows: QuerySet[Meeting] = Meeting.objects.visible_to(viewer).filter(council=council)
    return rows.exclude(stage=Stage.ARCHIVED).select_related("council").order_by("held_on", "sequence")


def meetings_to_hold(council: Council, viewer: Viewer) -> QuerySet[Meeting]:
    """Those of them that something is still to be done about: not cancelled, and their minutes not approved."""
    return meetings_in_cycle(council, viewer).filter(cancelled_at=None).exclude(stage=Stage.MINUTES_APPROVED)
