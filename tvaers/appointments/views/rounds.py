"""The secretariat's rounds in which organisations name candidates: asked by letter, answers against the criteria."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tvaers.access.pages import for_accounts
from tvaers.access.viewing import actor_of, viewer_of
from tvaers.appointments.actions import (
    allow_nominator,
    ask_nominators,
    begin_round,
    close_round,
    note_nobody,
    note_nominee,
    remind_nominators,
)
from tvaers.appointments.models import AskedNominator, NominationRound, SeatKind
from tvaers.appointments.queries.rounds import by_kind, is_late, kinds_with_nominators, rounds_of, without_answer
from tvaers.appointments.round_forms import NominatorForm, NomineeForm, RoundForm
from tvaers.appointments.views.finding import APPOINT, TEND, form_page, worked_on
from tvaers.councils.models import Council
from tvaers.councils.refusals import CannotBeDone
from tvaers.councils.views.places import tell, tell_refusal


@for_accounts
@require_http_methods(["GET", "HEAD"])
def rounds(request: HttpRequest, council: str) -> HttpResponse:
    """The rounds that concern the council."""
    place, row = worked_on(request, council, APPOINT)
    context = {"place": place, "council": row, "rounds": rounds_of(row, viewer_of(request))}
    return render(request, "appointments/rounds.html", context)


@for_accounts
@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest, council: str) -> HttpResponse:
    """A form for a new round, over seats of one council or of several."""
    place, row = worked_on(request, council, APPOINT)
    kinds = kinds_with_nominators(viewer_of(request))
    form = RoundForm(request.POST or None, choices=[(str(kind.pk), str(kind)) for kind in kinds])
    if form.is_valid():
        given = form.cleaned_data | {"kinds": [int(key) for key in form.cleaned_data["kinds"]]}
        try:
            found = begin_round(row, **given, on=timezone.localdate(), by=actor_of(request))
        except CannotBeDone as reason:
            form.add_error(None, str(reason))
        else:
            tell(request, _("Runden er begyndt. Send nu brevene."))
            return redirect("appointments:round", place.slug, found.pk)
    back = reverse("appointments:rounds", args=[place.slug])
    lead = _("Organisationerne skrives på ved forummets pladser, når rådet har bestemt, hvem der kan indstille.")
    return form_page(request, place, form, (_("Ny indstillingsrunde"), _("Begynd runden")), back=back, lead=lead)


@for_accounts
@require_http_methods(["GET", "HEAD"])
def one(request: HttpRequest, council: str, nomination_round: int) -> HttpResponse:
    """A round: who has answered, and the candidates against what the seats ask for."""
    place, row = worked_on(request, council, APPOINT)
    viewer = viewer_of(request)
    found = _found(request, row, nomination_round)
    context = {
        "place": place,
        "council": row,
        "round": found,
        "kinds": by_kind(found, viewer),
        "missing": without_answer(found, viewer).count(),
        "is_late": is_late(found, timezone.localdate()),
        "may_act": found.council_id == row.pk and found.closed_on is None,
    }
    return render(request, "appointments/round.html", context)


@for_accounts
@require_POST
def ask(request: HttpRequest, council: str, nomination_round: int) -> HttpResponse:
    """Sends the letters that have not been sent."""

    def act(found: NominationRound) -> None:
        count = ask_nominators(found, on=timezone.localdate(), by=actor_of(request))
        tell(request, _("Breve lagt i udbakken: %(n)d."), n=count)

    return _acted(request, council, nomination_round, act)


@for_accounts
@require_POST
def remind(request: HttpRequest, council: str, nomination_round: int) -> HttpResponse:
    """Reminds those that have not answered."""

    def act(found: NominationRound) -> None:
        count = remind_nominators(found, on=timezone.localdate(), by=actor_of(request))
        tell(request, _("Påmindelser lagt i udbakken: %(n)d."), n=count)

    return _acted(request, council, nomination_round, act)


@for_accounts
@require_POST
def close(request: HttpRequest, council: str, nomination_round: int) -> HttpResponse:
    """Closes the round."""

    def act(found: NominationRound) -> None:
        close_round(found, on=timezone.localdate(), by=actor_of(request))
        tell(request, _("Runden er lukket."))

    return _acted(request, council, nomination_round, act)


@for_accounts
@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, council: str, asked: int) -> HttpResponse:
    """A form for a candidate that an organisation named."""
    place, row = worked_on(request, council, APPOINT)
    found = _asked(request, row, asked)
    form = NomineeForm(request.POST or None, requirements=found.nominator.kind.requirements)
    back = reverse("appointments:round", args=[place.slug, found.round_id])
    if form.is_valid():
        try:
            note_nominee(found, form.named(), on=timezone.localdate(), by=actor_of(request))
        except CannotBeDone as reason:
            form.add_error(None, str(reason))
        else:
            tell(request, _("Kandidaten er noteret."))
            return redirect(back)
    words = (_("Ny kandidat"), _("Gem kandidaten"))
    return form_page(request, place, form, words, back=back, lead=str(found.nominator))


@for_accounts
@require_POST
def nobody(request: HttpRequest, council: str, asked: int) -> HttpResponse:
    """Notes that an organisation names nobody."""
    place, row = worked_on(request, council, APPOINT)
    found = _asked(request, row, asked)
    try:
        note_nobody(found, by=actor_of(request))
    except CannotBeDone as reason:
        tell_refusal(request, reason)
    else:
        tell(request, _("Svaret er noteret."))
    return redirect("appointments:round", place.slug, found.round_id)


@for_accounts
@require_http_methods(["GET", "POST"])
def allow(request: HttpRequest, council: str, kind: int) -> HttpResponse:
    """A form for one more organisation that may name candidates for seats of a kind."""
    place, row = worked_on(request, council, TEND)
    kinds = SeatKind.objects.visible_to(viewer_of(request)).select_related("body")
    found = get_object_or_404(kinds, pk=kind, body__council=row, is_filled_by_council=True)
    form = NominatorForm(request.POST or None)
    back = reverse("appointments:body", args=[place.slug, found.body_id])
    if form.is_valid():
        try:
            allow_nominator(found, **form.cleaned_data, by=actor_of(request))
        except CannotBeDone as reason:
            form.add_error("name", str(reason))
        else:
            tell(request, _("Organisationen kan nu indstille."))
            return redirect(back)
    words = (_("Hvem der kan indstille"), _("Skriv på"))
    return form_page(request, place, form, words, back=back, lead=str(found))


def _found(request: HttpRequest, council: Council, key: int) -> NominationRound:
    return get_object_or_404(rounds_of(council, viewer_of(request)), pk=key)


def _asked(request: HttpRequest, council: Council, key: int) -> AskedNominator:
    rows = AskedNominator.objects.visible_to(viewer_of(request)).select_related("round", "nominator__kind__body")
    return get_object_or_404(rows, pk=key, round__council=council)


def _acted(request: HttpRequest, slug: str, key: int, act: Callable[[NominationRound], Any]) -> HttpResponse:
    place, row = worked_on(request, slug, APPOINT)
    found = _found(request, row, key)
    if found.council_id != row.pk:
        raise Http404
    try:
        act(found)
    except CannotBeDone as reason:
        tell_refusal(request, reason)
    return redirect("appointments:round", place.slug, found.pk)
