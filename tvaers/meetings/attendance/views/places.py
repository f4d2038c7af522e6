"""What the pages of attendance begin with: the meeting and the invitee in the address, for the secretariat."""

from __future__ import annotations

from django.http import Http404, HttpRequest

from tvaers.access.viewing import viewer_of
from tvaers.meetings.attendance.queries import invitees_of
from tvaers.meetings.cycle.pages import check_may
from tvaers.meetings.cycle.permissions import HOLD
from tvaers.meetings.models import Invitee, Meeting
from tvaers.meetings.paper.queries import meeting_in_cycle_at


def meeting_held(request: HttpRequest, council: str, address: str) -> Meeting:
    """The meeting in the address, for those who note who comes to it. Raises Http404."""
    try:
        meeting = meeting_in_cycle_at(council, address, viewer_of(request))
    except Meeting.DoesNotExist as error:
        raise Http404 from error
    check_may(request, HOLD, meeting.council)
    return meeting


def invitee_of(request: HttpRequest, meeting: Meeting, key: int) -> Invitee:
    """One of those expected at the meeting. Raises Http404."""
    found = next((row for row in invitees_of(meeting, viewer_of(request)) if row.pk == key), None)
    if found is None:
        raise Http404
    found.meeting = meeting
    return found
