"""How the seats are spread, and what is open or ends: for everybody, as of any day."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from tvaers.access.viewing import viewer_of
from tvaers.access.visibility import PUBLIC, Viewer
from tvaers.appointments.models import Cooperation
from tvaers.appointments.queries import (
    blue_book,
    by_municipality,
    by_party,
    cooperation_in,
    cooperations_in,
    cooperations_with,
    ever_sat,
    outstanding,
    parts_of,
)
from tvaers.appointments.queries.spread import Group, bars_of, members_by_party, sex_balances, tiles_of
from tvaers.appointments.views.finding import APPOINT, TEND, on_day_of
from tvaers.appointments.views.waiting import DAYS_A_MONTH, MONTHS, asked_months
from tvaers.councils.models import Council
from tvaers.councils.views.places import asked_day, council_place, may

PEOPLE_A_PAGE = 50


def begun(request: HttpRequest, slug: str, here: str) -> dict[str, Any]:
    """What each of these pages begins with; `here` is its name among them. Raises Http404."""
    place, row = council_place(request, slug)
    asked = asked_day(request)
    return {"place": place, "council": row, "asked": asked, "here": here, "on_day": on_day_of(asked)}


@require_http_methods(["GET", "HEAD"])
def municipalities(request: HttpRequest, council: str) -> HttpResponse:
    """The municipalities as tiles, shaded by seats, and as a table."""
    context = begun(request, council, "municipalities")
    row, viewer, day = context["council"], viewer_of(request), context["asked"].day
    groups = by_municipality(row, day, blue_book(row, day, viewer), viewer)
    context |= {"tiles": tiles_of(groups), "bars": bars_of(groups)}
    return render(request, "appointments/municipalities.html", context)


@require_http_methods(["GET", "HEAD"])
def municipality(request: HttpRequest, council: str, municipality: str) -> HttpResponse:
    """Who of one municipality sits where, and what cooperations it takes part in."""
    context = begun(request, council, "municipalities")
    row, viewer, day = context["council"], viewer_of(request), context["asked"].day
    groups = by_municipality(row, day, blue_book(row, day, viewer), viewer)
    context |= {"group": _one(groups, municipality), "parts": cooperations_with(municipality, day, viewer)}
    return render(request, "appointments/group.html", context)


@require_http_methods(["GET", "HEAD"])
def parties(request: HttpRequest, council: str) -> HttpResponse:
    """The parties with how many seats each has, beside their part of the council."""
    context = begun(request, council, "parties")
    row, viewer, day = context["council"], viewer_of(request), context["asked"].day
    groups = by_party(row, day, blue_book(row, day, viewer), viewer)
    context["bars"] = bars_of(groups, members_by_party(row, day, viewer))
    return render(request, "appointments/parties.html", context)


@require_http_methods(["GET", "HEAD"])
def party(request: HttpRequest, council: str, party: str) -> HttpResponse:
    """Who of one party sits where."""
    context = begun(request, council, "parties")
    row, viewer, day = context["council"], viewer_of(request), context["asked"].day
    context["group"] = _one(by_party(row, day, blue_book(row, day, viewer), viewer), party)
    return render(request, "appointments/group.html", context)


def _one(groups: list[Group], key: str) -> Group:
    found = next((group for group in groups if group.key == key), None)
    if found is None:
        raise Http404
    return found


@require_http_methods(["GET", "HEAD"])
def balance(request: HttpRequest, council: str) -> HttpResponse:
    """Seats by municipality and party; by sex for those who appoint, in sums, where a body's rule asks for it."""
    context = begun(request, council, "balance")
    row, viewer, day = context["council"], viewer_of(request), context["asked"].day
    shown = blue_book(row, day, viewer)
    may_appoint = request.user.is_authenticated and may(request, APPOINT, context["place"])
    context |= {
        "municipalities": bars_of(by_municipality(row, day, shown, viewer)),
        "parties": bars_of(by_party(row, day, shown, viewer), members_by_party(row, day, viewer)),
        "may_appoint": may_appoint,
        "sexes": sex_balances(shown, viewer) if may_appoint else [],
    }
    return render(request, "appointments/balance.html", context)


@require_http_methods(["GET", "HEAD"])
def open_seats(request: HttpRequest, council: str) -> HttpResponse:
    """Seats that nobody has, and what ends within some months (?months=). What everybody may see, whoever asks."""
    context = begun(request, council, "open")
    months, day = asked_months(request), context["asked"].day
    found = outstanding(context["council"], day, day + timedelta(days=DAYS_A_MONTH * months), PUBLIC)
    context |= {"months": months, "choices": MONTHS, "found": found}
    return render(request, "appointments/open.html", context)


@require_http_methods(["GET", "HEAD"])
def ever(request: HttpRequest, council: str) -> HttpResponse:
    """Everyone who has had a seat until the day, with all seats."""
    context = begun(request, council, "ever")
    row, day = context["council"], context["asked"].day
    context["ever"] = ever_sat(row, day, request.GET.get("page"), PEOPLE_A_PAGE, viewer_of(request))
    return render(request, "appointments/ever.html", context)


@require_http_methods(["GET", "HEAD"])
def cooperations(request: HttpRequest, council: str) -> HttpResponse:
    """The cooperations that the council's municipalities take part in."""
    context = begun(request, council, "cooperations")
    context["cooperations"] = cooperations_in(context["council"], context["asked"].day, viewer_of(request))
    context["may_tend"] = request.user.is_authenticated and may(request, TEND, context["place"])
    return render(request, "appointments/cooperations.html", context)


@require_http_methods(["GET", "HEAD"])
def cooperation(request: HttpRequest, council: str, cooperation: int) -> HttpResponse:
    """One cooperation: its municipalities with their roles, and its bodies."""
    context = begun(request, council, "cooperations")
    viewer = viewer_of(request)
    found = _cooperation(context["council"], cooperation, viewer)
    bodies = [shown.body for shown in blue_book(context["council"], context["asked"].day, viewer)]
    context |= {
        "cooperation": found,
        "may_tend": request.user.is_authenticated and may(request, TEND, context["place"]),
        "parts": parts_of(found, context["asked"].day, viewer),
        "bodies": [body for body in bodies if body.cooperation_id == found.pk],
    }
    return render(request, "appointments/cooperation.html", context)


def _cooperation(council: Council, key: int, viewer: Viewer) -> Cooperation:
    try:
        return cooperation_in(council, key, viewer)
    except Cooperation.DoesNotExist as error:
        raise Http404 from error
