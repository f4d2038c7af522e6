"""What waits for the secretariat in the Blue Book."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from tvaers.access.pages import for_accounts
from tvaers.access.viewing import viewer_of
from tvaers.appointments.queries import outstanding
from tvaers.appointments.queries.materials import reports_wanted
from tvaers.appointments.views.finding import APPOINT, worked_on
from tvaers.councils.views.places import asked_day

MONTHS = (3, 6, 12, 24, 48)
DAYS_A_MONTH = 31


@for_accounts
@require_http_methods(["GET", "HEAD"])
def waiting(request: HttpRequest, council: str) -> HttpResponse:
    """Open seats, missing substitutes, nominations without an answer, and what ends within some months (?months=)."""
    place, row = worked_on(request, council, APPOINT)
    asked, months = asked_day(request), asked_months(request)
    until = asked.day + timedelta(days=DAYS_A_MONTH * months)
    context = {
        "place": place,
        "council": row,
        "asked": asked,
        "months": months,
        "choices": MONTHS,
        "reports": reports_wanted(row, asked.day, viewer_of(request)),
        "found": outstanding(row, asked.day, until, viewer_of(request)),
    }
    return render(request, "appointments/outstanding.html", context)


def asked_months(request: HttpRequest) -> int:
    """The months in ?months=, when they can be chosen; else half a year."""
    text = request.GET.get("months", "")
    return int(text) if text.isdecimal() and int(text) in MONTHS else MONTHS[1]
