"""What the pages of an agenda in preparation begin with: the meeting, the section and the item in the address."""

from __future__ import annotations

from django.http import Http404, HttpRequest

from tvaers.access.viewing import viewer_of
from tvaers.meetings.cycle.pages import check_may
from tvaers.meetings.drafts.queries import tended_draft
from tvaers.meetings.models import AgendaSection, DraftItem, Meeting
from tvaers.meetings.paper.queries import meeting_in_cycle_at

PREPARE = "meetings.prepare"


def meeting_to_prepare(request: HttpRequest, council: str, address: str) -> Meeting:
    """The meeting in the address, for those who prepare its agenda. Raises Http404."""
    try:
        meeting = meeting_in_cycle_at(council, address, viewer_of(request))
    except Meeting.DoesNotExist as error:
        raise Http404 from error
    check_may(request, PREPARE, meeting.council)
    return meeting


def section_at(request: HttpRequest, meeting: Meeting, key: int) -> AgendaSection:
    """A section of the meeting's agenda. Raises Http404."""
    rows = AgendaSection.objects.visible_to(viewer_of(request)).filter(meeting=meeting)
    section: AgendaSection | None = rows.select_related("meeting__council").filter(pk=key).first()
    if section is None:
        raise Http404
    return section


def item_at(request: HttpRequest, meeting: Meeting, key: int) -> DraftItem:
    """An item of the meeting's council, on its agenda or among the drafts. Raises Http404."""
    try:
        return tended_draft(meeting.council, key, viewer_of(request))
    except DraftItem.DoesNotExist as error:
        raise Http404 from error
