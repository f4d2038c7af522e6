"""The Blue Book, a body and a person's seats: for everybody, as of any day."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from tvaers.access.viewing import viewer_of
from tvaers.appointments.checks import warnings_of_body
from tvaers.appointments.models import SeatKind
from tvaers.appointments.queries import at_meetings, body_on, earlier_in, facts_of, linked_in, proposals_in, seats_of
from tvaers.appointments.queries import blue_book as book_on
from tvaers.appointments.queries.rounds import nominators_of
from tvaers.appointments.views.finding import APPOINT, TEND, found_body, found_person, on_day_of
from tvaers.councils.views.places import asked_day, council_place, may

EARLIER_A_PAGE = 50


@require_http_methods(["GET", "HEAD"])
def blue_book(request: HttpRequest, council: str) -> HttpResponse:
    """The council's bodies with who sits in them on the day (?day=)."""
    place, row = council_place(request, council)
    asked = asked_day(request)
    shown = book_on(row, asked.day, viewer_of(request))
    context = {
        "place": place,
        "council": row,
        "asked": asked,
        "here": "bodies",
        "on_day": on_day_of(asked),
        "filled": [body for body in shown if body.is_filled_at_all and not body.body.is_own],
        "own": [body for body in shown if body.is_filled_at_all and body.body.is_own],
        "unfilled": [body for body in shown if not body.is_filled_at_all],
        "may_tend": request.user.is_authenticated and may(request, TEND, place),
    }
    return render(request, "appointments/blue_book.html", context)


@require_http_methods(["GET", "HEAD"])
def body(request: HttpRequest, council: str, body: int) -> HttpResponse:
    """A body: what it is, its rules, who sits in it on the day, and who has ever sat."""
    place, row = council_place(request, council)
    found, viewer, asked = found_body(request, row, body), viewer_of(request), asked_day(request)
    may_appoint = request.user.is_authenticated and may(request, APPOINT, place)
    may_tend = may_appoint and found.council_id == row.pk
    shown = body_on(found, asked.day, viewer)
    kinds = [each.kind for each in shown.kinds if each.kind.side == SeatKind.Side.ORGANISATION]
    earlier = Paginator(earlier_in(found, asked.day, viewer), EARLIER_A_PAGE)
    context = {
        "place": place,
        "council": row,
        "asked": asked,
        "shown": shown,
        "organisation_kinds": [kind for kind in kinds if kind.is_filled_by_council] if may_tend else [],
        "nominators": nominators_of(found.pk, viewer) if may_tend else [],
        "earlier": earlier.get_page(request.GET.get("page")),
        "may_appoint": may_appoint,
        "may_tend": may_tend,
        "proposals": proposals_in(found, viewer) if may_appoint else [],
        "warnings": warnings_of_body(found, asked.day) if may_appoint else [],
    }
    return render(request, "appointments/body.html", context)


@require_http_methods(["GET", "HEAD"])
def person(request: HttpRequest, council: str, person: int) -> HttpResponse:
    """Someone's seats: on the day, to come and earlier. Who has none has no page but for those who appoint."""
    place, row = council_place(request, council)
    found, viewer, asked = found_person(request, person), viewer_of(request), asked_day(request)
    seats = seats_of(found, asked.day, viewer)
    may_appoint = request.user.is_authenticated and may(request, APPOINT, place)
    if not seats.is_known and not may_appoint:
        raise Http404
    context = {
        "place": place,
        "council": row,
        "person": found,
        "asked": asked,
        "seats": seats,
        "linked": linked_in(row, viewer),
        "attended": at_meetings(found, asked.day, viewer),
        "may_appoint": may_appoint,
        "facts": facts_of(found, viewer) if may_appoint else [],
    }
    return render(request, "appointments/person.html", context)
