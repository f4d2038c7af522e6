"""What the pages of sending begin with: the meeting in the address, for those who send its papers."""

from __future__ import annotations

from django.http import Http404, HttpRequest

from tvaers.access.viewing import viewer_of
from tvaers.meetings.cycle.pages import check_may
from tvaers.meetings.models import Meeting
from tvaers.meetings.paper.queries import meeting_in_cycle_at

SEND = "meetings.send"


def meeting_to_send(request: HttpRequest, council: str, address: str) -> Meeting:
    """The meeting in the address, for those who send its papers. Raises Http404."""
    try:
        meeting = meeting_in_cycle_at(council, address, viewer_of(request))
    except Meeting.DoesNotExist as error:
        raise Http404 from error
    check_may(request, SEND, meeting.council)
    return meeting
