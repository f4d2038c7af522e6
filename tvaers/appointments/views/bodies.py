"""The secretariat's work on bodies and their seats."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tvaers.access.pages import for_accounts
from tvaers.access.viewing import actor_of, viewer_of
from tvaers.appointments.actions import (
    add_seats,
    change_body,
    change_seat,
    define_body,
    end_body,
    end_seat,
    load_cooperations,
    load_definitions,
)
from tvaers.appointments.actions.loading import cooperations_of, definitions_of
from tvaers.appointments.forms import BodyForm, DefinitionsForm, NewBodyForm, SeatForm, SeatsForm
from tvaers.appointments.models import Body, Cooperation
from tvaers.appointments.views.finding import TEND, form_page, found_seat, own_body, worked_on
from tvaers.councils.forms import EndForm, starting
from tvaers.councils.models import Council
from tvaers.councils.refusals import CannotBeDone
from tvaers.councils.views.places import tell

_OF_BODY = (
    "name",
    "kind",
    "legal_basis",
    "appointed_by",
    "secretariat",
    "mandate",
    "substitutes",
    "gender_rule",
    "gender_rule_words",
    "on_leaving_board",
    "on_leaving_mayoralty",
    "on_leaving_party",
    "most_times",
)


@for_accounts
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, council: str) -> HttpResponse:
    """A form for a new body."""
    place, row = worked_on(request, council, TEND)
    usual = {
        "kind": Body.Kind.REGIONAL,
        "on_leaving_board": "ends",
        "on_leaving_mayoralty": "ends",
        "on_leaving_party": "stays",
    }
    form = NewBodyForm(request.POST or None, initial={**starting(timezone.localdate()), **usual})
    if form.is_valid():
        try:
            body = define_body(row, **form.cleaned_data, by=actor_of(request))
        except CannotBeDone as reason:
            form.add_error("name", str(reason))
        else:
            tell(request, _("%(name)s er oprettet. Tilføj nu pladserne."), name=body.name)
            return redirect("appointments:seats_add", place.slug, body.pk)
    back = reverse("appointments:blue_book", args=[place.slug])
    return form_page(request, place, form, (_("Nyt forum"), _("Opret forummet")), back=back)


@for_accounts
@require_http_methods(["GET", "POST"])
def load(request: HttpRequest, council: str) -> HttpResponse:
    """A form with the ready definitions that the council has not taken over yet."""
    place, row = worked_on(request, council, TEND)
    form = DefinitionsForm(
        request.POST or None, choices=_choices(request, row), cooperations=_cooperations(request, row)
    )
    if form.is_valid():
        given = form.cleaned_data
        bodies = load_definitions(row, keys=given.get("keys", ()), by=actor_of(request))
        joint = load_cooperations(row, keys=given.get("cooperations", ()), by=actor_of(request))
        tell(request, _("Fora indlæst: %(n)d. Samarbejder indlæst: %(m)d."), n=len(bodies), m=len(joint))
        return redirect("appointments:blue_book", place.slug)
    back = reverse("appointments:blue_book", args=[place.slug])
    lead = _("De er fundet i offentlige kilder, som nævnes på hvert forum. Ret dem, når I ved bedre.")
    return form_page(request, place, form, (_("Kendte fora"), _("Indlæs de valgte")), back=back, lead=lead)


def _choices(request: HttpRequest, council: Council) -> list[tuple[str, str]]:
    defined = definitions_of(council)
    rows = Body.objects.visible_to(viewer_of(request)).filter(key__in=[each.key for each in defined])
    known = set(rows.values_list("key", flat=True))
    return [(each.key, _choice(each.name, each.valid_to)) for each in defined if each.key not in known]


def _cooperations(request: HttpRequest, council: Council) -> list[tuple[str, str]]:
    defined = cooperations_of(council)
    rows = Cooperation.objects.visible_to(viewer_of(request)).filter(key__in=[each.key for each in defined])
    known = set(rows.values_list("key", flat=True))
    return [(each.key, each.name) for each in defined if each.key not in known]


def _choice(name: str, ended: Any) -> str:
    return _("%(name)s (indtil %(year)d)") % {"name": name, "year": ended.year} if ended else name


@for_accounts
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, council: str, body: int) -> HttpResponse:
    """A form for what a body is and what its rules are."""
    place, row = worked_on(request, council, TEND)
    found = own_body(request, row, body)
    form = BodyForm(request.POST or None, initial={name: getattr(found, name) for name in _OF_BODY})
    if form.is_valid():
        change_body(found, **form.cleaned_data, by=actor_of(request))
        tell(request, _("Forummet er rettet."))
        return redirect("appointments:body", place.slug, found.pk)
    back = reverse("appointments:body", args=[place.slug, found.pk])
    return form_page(request, place, form, (_("Ret forummet"), _("Gem")), back=back, lead=found.name)


@for_accounts
@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, council: str, body: int) -> HttpResponse:
    """Asks when a body ends, and ends it."""
    place, row = worked_on(request, council, TEND)
    found = own_body(request, row, body)
    form = EndForm(request.POST or None, initial={"on": timezone.localdate().isoformat()})
    if form.is_valid():
        try:
            end_body(found, on=form.cleaned_data["on"], by=actor_of(request))
        except CannotBeDone as reason:
            form.add_error("on", str(reason))
        else:
            tell(request, _("Forummet slutter. Det kan stadig ses, som det var."))
            return redirect("appointments:body", place.slug, found.pk)
    back = reverse("appointments:body", args=[place.slug, found.pk])
    warning = _("Fra den valgte dag er alle pladser nedlagt, og ingen sidder i dem.")
    words = (_("Afslut forummet"), _("Afslut forummet"))
    return form_page(request, place, form, words, back=back, lead=found.name, warning=warning)


@for_accounts
@require_http_methods(["GET", "POST"])
def add_more_seats(request: HttpRequest, council: str, body: int) -> HttpResponse:
    """A form for more seats of one kind."""
    place, row = worked_on(request, council, TEND)
    found = own_body(request, row, body)
    form = SeatsForm(request.POST or None, initial={"valid_from": found.valid_from.isoformat(), "count": 1})
    if form.is_valid():
        try:
            seats = add_seats(found, **form.cleaned_data, by=actor_of(request))
        except CannotBeDone as reason:
            form.add_error("valid_from", str(reason))
        else:
            tell(request, _("Pladser tilføjet: %(n)d."), n=len(seats))
            return redirect("appointments:body", place.slug, found.pk)
    back = reverse("appointments:body", args=[place.slug, found.pk])
    return form_page(request, place, form, (_("Flere pladser"), _("Tilføj pladserne")), back=back, lead=found.name)


@for_accounts
@require_http_methods(["GET", "POST"])
def change_one_seat(request: HttpRequest, council: str, seat: int) -> HttpResponse:
    """A form for what a seat is called and whom it is agreed to be for."""
    place, row = worked_on(request, council, TEND)
    found = found_seat(request, row, seat)
    form = SeatForm(request.POST or None, initial={"title": found.title, "bloc": found.bloc})
    if form.is_valid():
        change_seat(found, **form.cleaned_data, by=actor_of(request))
        tell(request, _("Pladsen er rettet."))
        return redirect("appointments:body", place.slug, found.kind.body_id)
    back = reverse("appointments:body", args=[place.slug, found.kind.body_id])
    return form_page(request, place, form, (_("Ret pladsen"), _("Gem")), back=back, lead=str(found))


@for_accounts
@require_http_methods(["GET", "POST"])
def end_one_seat(request: HttpRequest, council: str, seat: int) -> HttpResponse:
    """Asks when a seat is no more, and ends it."""
    place, row = worked_on(request, council, TEND)
    found = found_seat(request, row, seat)
    form = EndForm(request.POST or None, initial={"on": timezone.localdate().isoformat()})
    if form.is_valid():
        try:
            end_seat(found, on=form.cleaned_data["on"], by=actor_of(request))
        except CannotBeDone as reason:
            form.add_error("on", str(reason))
        else:
            tell(request, _("Pladsen er nedlagt fra den dag."))
            return redirect("appointments:body", place.slug, found.kind.body_id)
    back = reverse("appointments:body", args=[place.slug, found.kind.body_id])
    warning = _("Fra den valgte dag sidder ingen på pladsen.")
    words = (_("Nedlæg pladsen"), _("Nedlæg pladsen"))
    return form_page(request, place, form, words, back=back, lead=str(found), warning=warning)
