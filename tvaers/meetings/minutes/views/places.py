"""What the pages of minutes begin with: the meeting and the item in the address, for those who may come there."""

from __future__ import annotations

from django.http import Http404, HttpRequest

from tvaers.access.viewing import viewer_of
from tvaers.meetings.cycle.pages import check_may
from tvaers.meetings.models import Meeting, SubPoint, Treatment
from tvaers.meetings.paper.queries import meeting_in_cycle_at

WRITE, CHECK, FOLLOW_UP = "meetings.write_minutes", "meetings.check_minutes", "meetings.follow_up"


def meeting_in_cycle_or_404(request: HttpRequest, council: str, address: str) -> Meeting:
    """The meeting that the viewer may see at this address, with a paper or without. Raises Http404."""
    try:
        return meeting_in_cycle_at(council, address, viewer_of(request))
    except Meeting.DoesNotExist as error:
        raise Http404 from error


def meeting_to_write(request: HttpRequest, council: str, address: str) -> Meeting:
    """The meeting whose minutes are written, for those who write them. Raises Http404 before it was closed."""
    meeting = meeting_in_cycle_or_404(request, council, address)
    check_may(request, WRITE, meeting.council)
    if meeting.stage not in AFTER_SESSION:
        raise Http404
    return meeting


def treatment_at(request: HttpRequest, meeting: Meeting, number: str) -> Treatment:
    """What the meeting made of an item. Raises Http404."""
    rows = Treatment.objects.visible_to(viewer_of(request)).filter(session=meeting.pk, item__number=number)
    row: Treatment | None = rows.select_related("item__sent_version", "session__meeting__council").first()
    if row is None:
        raise Http404
    return row


def point_at(request: HttpRequest, treatment: Treatment, key: int) -> SubPoint:
    """A point under the item. Raises Http404."""
    row = SubPoint.objects.visible_to(viewer_of(request)).filter(treatment=treatment, pk=key).first()
    if row is None:
        raise Http404
    found: SubPoint = row
    return found


AFTER_SESSION = (Meeting.Stage.MINUTES_DRAFTED, Meeting.Stage.MINUTES_SENT, Meeting.Stage.MINUTES_APPROVED)
