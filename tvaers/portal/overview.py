"""What the front page says of each council."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Subquery

from tvaers.access.visibility import Viewer
from tvaers.councils.models import Council
from tvaers.councils.queries import councils_on
from tvaers.meetings.models import Meeting
from tvaers.meetings.paper.queries import announced_days, meetings_visible_to


@dataclass(frozen=True)
class CouncilOverview:
    """A council with its nearest meetings: `coming` has a paper, `announced_on` is only a day named in one."""

    council: Council
    latest: Meeting | None
    coming: Meeting | None
    announced_on: date | None


def overview_on(today: date, viewer: Viewer) -> list[CouncilOverview]:
    """Each council that exists on `today`, in three queries whatever their number."""
    of_council = meetings_visible_to(viewer).filter(council=OuterRef("pk"))
    latest = of_council.filter(held_on__lte=today).order_by("-held_on", "-sequence").values("pk")[:1]
    coming = of_council.filter(held_on__gt=today).order_by("held_on", "sequence").values("pk")[:1]
    councils = councils_on(today, viewer).annotate(latest_meeting=Subquery(latest), coming_meeting=Subquery(coming))
    shown = [key for council in councils for key in (council.latest_meeting, council.coming_meeting) if key]
    meetings = meetings_visible_to(viewer).in_bulk(shown)
    announced = announced_days(viewer, today)
    return [
        CouncilOverview(
            council,
            meetings.get(council.latest_meeting),
            meetings.get(council.coming_meeting),
            announced.get(council.pk),
        )
        for council in councils
    ]
