"""The marker that stands where something was taken down, and the way on where a meeting was moved."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from tvaers.access.viewing import viewer_of
from tvaers.meetings.models import Depublication
from tvaers.meetings.paper.views.leading import led_on
from tvaers.meetings.sight.depublished import marker_of_item, marker_of_meeting, sees_depublished

GONE = 410

View = Callable[..., HttpResponseBase]


def or_marker(view: View) -> View:
    """The view of something below a meeting's address; where the meeting is down, the marker in its place.

    Where there is no paper because the meeting was moved, or is in preparation, the way on.
    """

    @functools.wraps(view)
    def answer(request: HttpRequest, council: str, address: str, **named: Any) -> HttpResponseBase:
        try:
            return view(request, council=council, address=address, **named)
        except Http404:
            marker = marker_of_meeting(council, address, viewer_of(request))
            if marker is not None:
                return _gone(request, marker)
            way_on = led_on(request, council, address)
            if way_on is None:
                raise
            return way_on

    return answer


def or_marker_of_item(view: View) -> View:
    """The view of one item; where the item or its meeting is down, the marker in its place."""

    @functools.wraps(view)
    def answer(request: HttpRequest, council: str, address: str, number: str) -> HttpResponseBase:
        viewer = viewer_of(request)
        marker = marker_of_item(council, address, number, viewer)
        if marker is None or sees_depublished(viewer, marker.meeting.council_id):
            return or_marker(view)(request, council=council, address=address, number=number)
        return _gone(request, marker_of_meeting(council, address, viewer) or marker)

    return answer


def _gone(request: HttpRequest, marker: Depublication) -> HttpResponse:
    response = render(request, "meetings/gone.html", {"marker": marker, "meeting": marker.meeting}, status=GONE)
    return kept_private(response)


def kept_private(response: HttpResponse) -> HttpResponse:
    """The answer, kept by no cache and found by no search engine."""
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    return response
