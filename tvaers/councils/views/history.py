"""The histories of a circle, of a place's roles and of a council's settings, for those who see them."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from tvaers.access.history.finding import events_about
from tvaers.access.pages import for_accounts
from tvaers.access.roles import Sight
from tvaers.access.subjects import Subject, subject_of
from tvaers.access.viewing import viewer_of
from tvaers.access.visibility import has_sight
from tvaers.councils.circle_history import circle_lines, rows_of
from tvaers.councils.models import CouncilSettings
from tvaers.councils.role_history import role_events, role_lines
from tvaers.councils.settings_history import settings_lines
from tvaers.councils.views.circles import seen_circle
from tvaers.councils.views.places import may, place_of

EVENTS_A_PAGE = 50


@for_accounts
def history(request: HttpRequest, council: str, circle: int) -> HttpResponse:
    """What was done with a circle, its functions and their holders, newest first."""
    viewer = viewer_of(request)
    place, row = seen_circle(request, council, circle)
    rows = rows_of(row, viewer)
    subjects = [subject_of(about) for about in (row, *rows.functions.values(), *rows.holders.values())]
    page = Paginator(events_about(subjects), EVENTS_A_PAGE).get_page(request.GET.get("page"))
    lines = circle_lines(page, rows, viewer)
    context = {"place": place, "council": place.council, "circle": row, "page": page, "lines": lines}
    return render(request, "councils/circle_history.html", context)


@for_accounts
def roles(request: HttpRequest, council: str) -> HttpResponse:
    """Which roles were given and ended in a council, or everywhere, newest first; auditors read it too."""
    viewer, place = viewer_of(request), place_of(request, council)
    if not has_sight(viewer, Sight.CIRCLES, place.key) and not has_sight(viewer, Sight.TRAIL):
        raise Http404
    page = Paginator(role_events(place.council, viewer), EVENTS_A_PAGE).get_page(request.GET.get("page"))
    context = {"place": place, "council": place.council, "page": page, "lines": role_lines(page, viewer)}
    return render(request, "councils/roles_history.html", context)


@for_accounts
def settings(request: HttpRequest, council: str) -> HttpResponse:
    """What a council chose when, newest first, for those who may choose and for auditors."""
    viewer, place = viewer_of(request), place_of(request, council)
    if place.council is None or not (may(request, "councils.change_settings", place) or has_sight(viewer, Sight.TRAIL)):
        raise Http404
    events = events_about([Subject(CouncilSettings._meta.label, place.council.pk)])
    page = Paginator(events, EVENTS_A_PAGE).get_page(request.GET.get("page"))
    context = {"place": place, "council": place.council, "page": page, "lines": settings_lines(page, viewer)}
    return render(request, "councils/settings_history.html", context)
