"""What the pages of planning begin with: the council and the meeting in the address, for those who plan there."""

from __future__ import annotations

from django.http import Http404, HttpRequest

from tvaers.access.viewing import viewer_of
from tvaers.councils.models import Council
from tvaers.councils.queries import council_by_slug
from tvaers.meetings.cycle.pages import check_may
from tvaers.meetings.models import Meeting
from tvaers.meetings.paper.queries import meeting_in_cycle_at

PLAN, PREPARE = "meetings.plan", "meetings.prepare"


def council_to_plan(request: HttpRequest, slug: str, permission: str = PLAN) -> Council:
    """The council in the address, for those who plan its meetings. Raises Http404."""
    try:
        council = council_by_slug(slug, viewer_of(request))
    except Council.DoesNotExist as error:
        raise Http404 from error
    check_may(request, permission, council)
    return council


def meeting_to_plan(request: HttpRequest, slug: str, address: str, permission: str = PLAN) -> Meeting:
    """The meeting in the address, for those who plan it. Raises Http404."""
    council_to_plan(request, slug, permission)
    try:
        return meeting_in_cycle_at(slug, address, viewer_of(request))
    except Meeting.DoesNotExist as error:
        raise Http404 from error
