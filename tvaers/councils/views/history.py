"""The history of a circle, for those who see it."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tvaers.access.history.finding import events_about
from tvaers.access.pages import for_accounts
from tvaers.access.subjects import subject_of
from tvaers.access.viewing import viewer_of
from tvaers.councils.circle_history import circle_lines, rows_of
from tvaers.councils.views.circles import seen_circle

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
