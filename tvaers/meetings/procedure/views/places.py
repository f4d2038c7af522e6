"""What the pages of a written procedure begin with: the meeting in the address, for those who may see it."""

from __future__ import annotations

from django.http import Http404, HttpRequest

from tvaers.access.viewing import viewer_of
from tvaers.meetings.cycle.pages import check_may
from tvaers.meetings.cycle.permissions import HOLD
from tvaers.meetings.models import Meeting
from tvaers.meetings.paper.queries import meeting_in_cycle_at
from tvaers.meetings.procedure.queries import is_procedure


def procedure_at(request: HttpRequest, council: str, address: str) -> Meeting:
    """The written procedure in the address. Raises Http404 when there is none that the viewer may see."""
    try:
        meeting = meeting_in_cycle_at(council, address, viewer_of(request))
    except Meeting.DoesNotExist as error:
        raise Http404 from error
    if not is_procedure(meeting):
        raise Http404
    return meeting


def procedure_to_tend(request: HttpRequest, council: str, address: str) -> Meeting:
    """The written procedure in the address, for those who note its answers and close it. Raises Http404."""
    meeting = procedure_at(request, council, address)
    check_may(request, HOLD, meeting.council)
    return meeting
