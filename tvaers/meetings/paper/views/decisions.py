"""The decision list: everything a council decided, by year and kind."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tvaers.access.viewing import viewer_of
from tvaers.councils.models import Council
from tvaers.councils.queries import council_by_slug
from tvaers.document.model import Act
from tvaers.meetings.models import AgendaItem, Meeting
from tvaers.meetings.paper.queries import acts_of_year, decided_items, years_with_meetings
from tvaers.meetings.paper.views.years import chosen_year

ITEMS_A_PAGE = 30
NO_YEAR = 1
"""Asked for in place of a year when a council has none: no meeting was held in it."""


@dataclass(frozen=True)
class DecisionRow:
    """One decided item as the list shows it."""

    meeting: Meeting
    number: str
    title: str
    acts: list[Act]
    url: str


def decisions(request: HttpRequest, council: str) -> HttpResponse:
    """A council's decisions of one year (?year=2025), of one kind (?act=approved), paged (?page=2)."""
    viewer = viewer_of(request)
    try:
        found = council_by_slug(council, viewer)
    except Council.DoesNotExist as error:
        raise Http404 from error
    years = years_with_meetings(found, viewer)
    year = chosen_year(request, years)
    act = request.GET.get("act") if request.GET.get("act") in set(Act) else None
    page = Paginator(decided_items(found, year or NO_YEAR, act, viewer), ITEMS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "council": found,
        "years": years,
        "year": year,
        "act": act,
        "kinds": acts_of_year(found, year, viewer) if year else [],
        "page": page,
        "rows": [_row(item) for item in page],
    }
    return render(request, "meetings/decisions.html", context)


def _row(item: AgendaItem) -> DecisionRow:
    meeting = item.edition.meeting
    return DecisionRow(
        meeting=meeting,
        number=item.number,
        title=item.title,
        acts=[Act(row.act) for row in item.acts.all()],
        url=reverse("meetings:item", args=[meeting.council.slug, meeting.address, item.number]),
    )
