"""The register of a council's members: for everybody as of any day, and tended by the secretariat."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tvaers.access.pages import for_accounts
from tvaers.access.plain_form import PlainForm
from tvaers.access.viewing import actor_of, viewer_of
from tvaers.councils.actions.members import (
    add_member,
    appoint_substitute,
    change_seat,
    continue_membership,
    end_membership,
)
from tvaers.councils.forms import EndForm, starting
from tvaers.councils.member_forms import MemberForm, SeatForm, SubstituteForm
from tvaers.councils.models import Membership
from tvaers.councils.queries.members import seats_after, seats_before, seats_on, substitutes_of
from tvaers.councils.refusals import CannotBeDone
from tvaers.councils.views.places import Place, asked_day, may, place_of, tell, tell_refusal

TEND = "councils.tend_members"
EARLIER_A_PAGE = 50


@require_http_methods(["GET", "HEAD"])
def members(request: HttpRequest, council: str) -> HttpResponse:
    """Who sits on the day (?day=), with substitutes; for the secretariat also who comes and who was."""
    place, viewer, asked = _place(request, council), viewer_of(request), asked_day(request)
    assert place.council is not None  # noqa: S101 - _place sees to it
    may_tend = request.user.is_authenticated and may(request, TEND, place)
    context: dict[str, Any] = {
        "place": place,
        "council": place.council,
        "asked": asked,
        "seats": seats_on(place.council, asked.day, viewer),
        "may_tend": may_tend,
    }
    if may_tend:
        earlier = Paginator(seats_before(place.council, asked.day, viewer), EARLIER_A_PAGE)
        context["coming"] = seats_after(place.council, asked.day, viewer)
        context["earlier"] = earlier.get_page(request.GET.get("page"))
    return render(request, "councils/members.html", context)


@for_accounts
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, council: str) -> HttpResponse:
    """A form for one more member."""
    place = _tended(request, council)
    assert place.council is not None  # noqa: S101 - _place sees to it
    form = MemberForm(request.POST or None, initial=starting(timezone.localdate()))
    if form.is_valid():
        given = {name: value for name, value in form.cleaned_data.items() if name != "last_day"}
        try:
            row = add_member(place.council, **given, by=actor_of(request))
        except CannotBeDone as reason:
            form.add_error(None, str(reason))
        else:
            tell(request, _("%(name)s har fået sin plads."), name=row.person.name)
            return redirect("councils:member", place.slug, row.pk)
    return _form_page(request, place, None, form, _("Nyt medlem"), _("Tilføj medlemmet"))


@for_accounts
@require_http_methods(["GET", "HEAD"])
def member(request: HttpRequest, council: str, membership: int) -> HttpResponse:
    """A member for the secretariat: seat, period, who steps in, and the ways to change them."""
    place, row = _membership(request, council, membership)
    context = {
        "place": place,
        "council": place.council,
        "membership": row,
        "substitutes": substitutes_of(row, viewer_of(request)),
        "today": timezone.localdate(),
    }
    return render(request, "councils/member.html", context)


@for_accounts
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, council: str, membership: int) -> HttpResponse:
    """A form for what the seat is."""
    place, row = _membership(request, council, membership)
    now = {"municipality": row.municipality_id, "party": row.party, "is_mayor": row.is_mayor}
    form = SeatForm(request.POST or None, initial=now)
    if form.is_valid():
        change_seat(row, **form.cleaned_data, by=actor_of(request))
        tell(request, _("Pladsen er rettet."))
        return redirect("councils:member", place.slug, row.pk)
    return _form_page(request, place, row, form, _("Ret pladsen"), _("Gem"))


@for_accounts
@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, council: str, membership: int) -> HttpResponse:
    """Asks when the seat ends, and ends it."""
    place, row = _membership(request, council, membership)
    form = EndForm(request.POST or None, initial={"on": timezone.localdate().isoformat()})
    if form.is_valid():
        try:
            end_membership(row, on=form.cleaned_data["on"], by=actor_of(request))
        except CannotBeDone as reason:
            form.add_error("on", str(reason))
        else:
            tell(request, _("Pladsen slutter. Slutdagen kan fortrydes."))
            return redirect("councils:member", place.slug, row.pk)
    return _form_page(request, place, row, form, _("Afslut pladsen"), _("Afslut pladsen"))


@for_accounts
@require_POST
def take_end_back(request: HttpRequest, council: str, membership: int) -> HttpResponse:
    """Lets a seat go on that was ended."""
    place, row = _membership(request, council, membership)
    try:
        continue_membership(row, by=actor_of(request))
    except CannotBeDone as reason:
        tell_refusal(request, reason)
    else:
        tell(request, _("%(name)s beholder sin plads."), name=row.person.name)
    return redirect("councils:member", place.slug, row.pk)


@for_accounts
@require_http_methods(["GET", "POST"])
def substitute(request: HttpRequest, council: str, membership: int) -> HttpResponse:
    """A form for who steps in for the member."""
    place, row = _membership(request, council, membership)
    form = SubstituteForm(request.POST or None, initial=starting(timezone.localdate()))
    if form.is_valid():
        try:
            found = appoint_substitute(row, **form.cleaned_data, by=actor_of(request))
        except CannotBeDone as reason:
            form.add_error(None, str(reason))
        else:
            tell(request, _("%(name)s er nu personlig stedfortræder."), name=found.person.name)
            return redirect("councils:member", place.slug, row.pk)
    return _form_page(request, place, row, form, _("Personlig stedfortræder"), _("Sæt stedfortræderen"))


def _place(request: HttpRequest, council: str) -> Place:
    place = place_of(request, council)
    if place.council is None:
        raise Http404
    return place


def _tended(request: HttpRequest, council: str) -> Place:
    place = _place(request, council)
    if not may(request, TEND, place):
        raise Http404
    return place


def _membership(request: HttpRequest, council: str, key: int) -> tuple[Place, Membership]:
    place = _tended(request, council)
    rows = Membership.objects.visible_to(viewer_of(request)).select_related(
        "person__account", "municipality", "council"
    )
    row: Membership = get_object_or_404(rows, pk=key, council=place.council)
    return place, row


def _form_page(
    request: HttpRequest, place: Place, row: Membership | None, form: PlainForm, heading: str, button: str
) -> HttpResponse:
    context = {
        "place": place,
        "council": place.council,
        "membership": row,
        "form": form,
        "heading": heading,
        "button": button,
    }
    return render(request, "councils/member_form.html", context)
