"""Where an address leads when there is no paper at it: on to the day that the meeting was moved to, or to its plan."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from tvaers.access.pages import unkept
from tvaers.access.roles import Sight
from tvaers.access.viewing import viewer_of
from tvaers.access.visibility import has_sight
from tvaers.meetings.cycle.next_steps import next_step
from tvaers.meetings.models import Meeting
from tvaers.meetings.paper.queries import meeting_in_cycle_at, moved_from


def led_on(request: HttpRequest, council: str, address: str) -> HttpResponseBase | None:
    """The way on for those who see the meeting; None when there is none."""
    match, viewer = request.resolver_match, viewer_of(request)
    if match is None or request.method not in ("GET", "HEAD"):
        return None
    try:
        meeting = meeting_in_cycle_at(council, address, viewer)
    except Meeting.DoesNotExist:
        moved = moved_from(council, address, viewer)
        if moved is None:
            return None
        return unkept(redirect(reverse(match.view_name, kwargs={**match.kwargs, "address": moved.address})))
    is_page = match.view_name == "meetings:meeting"
    if is_page and meeting.current_edition_id is None and has_sight(viewer, Sight.DRAFTS, meeting.council_id):
        return unkept(redirect(next_step(meeting).address))
    return None
