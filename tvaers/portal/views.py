"""The front page and a council's page."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from tvaers.access.viewing import viewer_of
from tvaers.councils.models import Council
from tvaers.councils.queries import council_by_slug, municipalities_of
from tvaers.councils.queries.members import seats_on
from tvaers.meetings.paper.queries import (
    announced_days,
    coming_meetings,
    latest_meetings,
    meetings_in_year,
    members_on,
    years_with_meetings,
)
from tvaers.meetings.paper.views.years import chosen_year
from tvaers.portal.overview import overview_on

SHOWN_ON_FRONT = 6
MEETINGS_A_PAGE = 20
NO_YEAR = 1


def front(request: HttpRequest) -> HttpResponse:
    """The councils with their next and latest meetings, and search."""
    viewer, today = viewer_of(request), timezone.localdate()
    context = {
        "councils": overview_on(today, viewer),
        "coming": coming_meetings(viewer, today, SHOWN_ON_FRONT),
        "latest": latest_meetings(viewer, today, SHOWN_ON_FRONT),
    }
    return render(request, "portal/front.html", context)


def council(request: HttpRequest, council: str) -> HttpResponse:
    """A council: its meetings by year (?year=2025&page=2), its members and municipalities as of any day (?day=)."""
    viewer, today = viewer_of(request), timezone.localdate()
    try:
        found = council_by_slug(council, viewer)
    except Council.DoesNotExist as error:
        raise Http404 from error
    years = years_with_meetings(found, viewer)
    year = chosen_year(request, years)
    asked = request.GET.get("day", "").strip()
    day = _day(asked)
    seats = seats_on(found, day or today, viewer)
    meetings = meetings_in_year(found, year or NO_YEAR, viewer)
    context = {
        "council": found,
        "years": years,
        "year": year,
        "page": Paginator(meetings, MEETINGS_A_PAGE).get_page(request.GET.get("page")),
        "announced": announced_days(viewer, today).get(found.pk),
        "day": day or today,
        "day_is_unreadable": bool(asked) and day is None,
        "seats": seats,
        "membership": None if seats else members_on(found, day or today, viewer),
        "municipalities": municipalities_of(found, day or today, viewer),
    }
    return render(request, "portal/council.html", context)


def accessibility(request: HttpRequest) -> HttpResponse:
    """The operator's accessibility statement (bekendtgørelse 904/2019: short address /was), or what we can say."""
    if settings.ACCESSIBILITY_STATEMENT:
        return redirect(settings.ACCESSIBILITY_STATEMENT)
    return render(request, "portal/accessibility.html")


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
