"""The places that an item fills: chosen by body, each with its proposal; and the letter about those of one body."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tvaers.access.pages import for_accounts
from tvaers.access.viewing import actor_of, viewer_of
from tvaers.appointments.actions.at_items import Chosen, Proposed, choose_seats, drop_place, propose
from tvaers.appointments.actions.named import Named
from tvaers.appointments.checks import sexes_of
from tvaers.appointments.item_forms import ChooseBodyForm, ChooseSeatsForm, ProposeForm
from tvaers.appointments.models import Appointment, Body, BodyCouncil
from tvaers.appointments.queries import SeatShown, body_on
from tvaers.appointments.queries.at_items import called, proposed_at
from tvaers.appointments.views.at_items import item_at
from tvaers.appointments.views.finding import found_body
from tvaers.councils.models import Council, Term
from tvaers.councils.periods import on_day
from tvaers.councils.refusals import CannotBeDone
from tvaers.councils.views.places import tell, tell_refusal
from tvaers.danish.alphabet import sort_key
from tvaers.meetings.models import DraftItem


@for_accounts
@require_http_methods(["GET", "POST"])
def choose(request: HttpRequest, council: str, draft: int) -> HttpResponse:
    """Which body the item appoints to, and then (`?forum=`) which of its places it fills."""
    place, item = item_at(request, council, draft)
    context: dict[str, Any] = {"place": place, "council": item.council, "draft": item}
    key = request.GET.get("forum", "")
    if not key.isdecimal():
        context["form"] = ChooseBodyForm(choices=_bodies(request, item.council, _day_of(item)))
        return render(request, "appointments/at_item_body.html", context)
    body = found_body(request, item.council, int(key))
    day = max(_day_of(item), body.valid_from)
    ours = [seat for seat in body_on(body, day, viewer_of(request)).seats if _is_ours(seat, item.council)]
    form = _seats_form(request, body, ours, day)
    if form.is_valid():
        try:
            choose_seats(item, body, _chosen(form.cleaned_data, ours), by=actor_of(request))
        except CannotBeDone as reason:
            form.add_error(None, str(reason))
        else:
            return redirect("appointments:item", place.slug, item.pk)
    return render(request, "appointments/at_item_seats.html", {**context, "form": form, "body": body})


@for_accounts
@require_http_methods(["GET", "POST"])
def proposal(request: HttpRequest, council: str, draft: int, appointment: int) -> HttpResponse:
    """A form for who is proposed for one place of the item, or who finds a name."""
    place, item = item_at(request, council, draft)
    row = _row(request, item, appointment)
    form = ProposeForm(request.POST or None, initial=_begun(row))
    if form.is_valid():
        try:
            propose(row, _proposed(form.cleaned_data), by=actor_of(request))
        except CannotBeDone as reason:
            form.add_error(None, str(reason))
        else:
            return redirect(reverse("appointments:item", args=[place.slug, item.pk]) + f"#plads-{row.pk}")
    name = called(row, proposed_at([item.pk], viewer_of(request)))
    context = {"place": place, "council": item.council, "draft": item, "row": row, "called": name, "form": form}
    return render(request, "appointments/at_item_place.html", context)


@for_accounts
@require_http_methods(["POST"])
def drop(request: HttpRequest, council: str, draft: int, appointment: int) -> HttpResponse:
    """Lets the item not fill a place after all."""
    place, item = item_at(request, council, draft)
    try:
        drop_place(_row(request, item, appointment), by=actor_of(request))
    except CannotBeDone as reason:
        tell_refusal(request, reason)
    else:
        tell(request, _("Pladsen er taget af punktet."))
    return redirect("appointments:item", place.slug, item.pk)


def _day_of(item: DraftItem) -> date:
    return item.meeting.held_on if item.meeting else timezone.localdate()


def _bodies(request: HttpRequest, council: Council, day: date) -> list[tuple[str, str]]:
    rows = BodyCouncil.objects.visible_to(viewer_of(request)).filter(council=council).select_related("body")
    found = [row.body for row in rows if row.valid_to is None or row.valid_to > day]
    return [(str(body.pk), body.name) for body in sorted(found, key=lambda body: sort_key(body.name))]


def _is_ours(shown: SeatShown, council: Council) -> bool:
    return shown.seat.kind.is_filled_by_council and shown.seat.tended_in == council.pk


def _seats_form(request: HttpRequest, body: Body, ours: list[SeatShown], day: date) -> ChooseSeatsForm:
    personal, common = (body.substitutes == kind for kind in (Body.Substitutes.PERSONAL, Body.Substitutes.COMMON))
    open_seats = [str(shown.seat.pk) for shown in ours if shown.is_open]
    lacking = [str(shown.seat.pk) for shown in ours if shown.substitute is None or shown.substitute.person_id is None]
    term = Term.objects.visible_to(viewer_of(request)).filter(on_day(day)).first()
    return ChooseSeatsForm(
        request.POST or None,
        members=[(str(each.seat.pk), _called(number, each, each.member)) for number, each in enumerate(ours, 1)],
        substitutes=[
            (str(each.seat.pk), _called(number, each, each.substitute))
            for number, each in enumerate(ours, 1)
            if personal
        ],
        has_list=common,
        initial={
            "members": open_seats,
            "substitutes": lacking,
            "on_the_list": len(open_seats),
            "valid_from": day.isoformat(),
            "last_day": term.last_day.isoformat() if term and term.last_day else "",
        },
    )


def _called(number: int, shown: SeatShown, held: Appointment | None) -> str:
    """A seat as it is chosen: what it is called, for whom it is agreed to be, and who sits there until when."""
    seat = shown.seat
    name = f"{number}. {seat.name}" + (f" ({seat.bloc})" if seat.bloc else "")
    if held is None or held.person is None:
        return _("%(seat)s: ledig") % {"seat": name}
    if held.last_day:
        values = {"seat": name, "name": held.person, "day": f"{held.last_day:%d.%m.%Y}"}
        return _("%(seat)s: %(name)s til og med %(day)s") % values
    return f"{name}: {held.person}"


def _chosen(given: dict[str, Any], ours: list[SeatShown]) -> Chosen:
    seats = {str(shown.seat.pk): shown.seat for shown in ours}
    return Chosen(
        given["valid_from"],
        given["valid_to"],
        [seats[key] for key in given.get("members") or ()],
        [seats[key] for key in given.get("substitutes") or ()],
        given.get("on_the_list") or 0,
    )


def _row(request: HttpRequest, item: DraftItem, key: int) -> Appointment:
    for row in proposed_at([item.pk], viewer_of(request)):
        if row.pk == key:
            return row
    raise Http404


def _begun(row: Appointment) -> dict[str, Any]:
    """What the form begins with; a place that nobody was proposed for yet asks for a name first."""
    is_new = row.person is None and not row.party and row.proposed_as == Appointment.ProposedAs.NAME_FOLLOWS
    return {
        "proposed_as": Appointment.ProposedAs.NAMED if is_new else row.proposed_as,
        "name": row.person.name if row.person else "",
        "municipality": row.municipality_id,
        "party": row.party or (row.seat.bloc[:5] if row.seat else ""),
        "sex": sexes_of([row.person_id]).get(row.person_id, "") if row.person_id else "",
        "condition": row.condition,
    }


def _proposed(given: dict[str, Any]) -> Proposed:
    named = Named(given["name"], is_in_board=given["is_in_board"], sex=given["sex"])
    return Proposed(given["proposed_as"], named, given["municipality"], given["party"], given["condition"])
