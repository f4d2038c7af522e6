"""What comes after an appointment: the name that the chairmanship found, and what was registered by mistake."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tvaers.access.pages import for_accounts
from tvaers.access.viewing import actor_of
from tvaers.appointments.actions import Decision, Named, decide_for_chairs, withdraw_appointment
from tvaers.appointments.forms import ChairsForm, WithdrawForm
from tvaers.appointments.models import Appointment
from tvaers.appointments.views.finding import APPOINT, form_page, found_appointment, worked_on
from tvaers.councils.refusals import CannotBeDone
from tvaers.councils.views.places import tell


@for_accounts
@require_http_methods(["GET", "POST"])
def for_chairs(request: HttpRequest, council: str, appointment: int) -> HttpResponse:
    """A form for whom the chairmanship chose, when, and how it is told in the next Siden sidst."""
    place, row = worked_on(request, council, APPOINT)
    found = found_appointment(request, row, appointment)
    if found.state != Appointment.State.DELEGATED or found.end_reason:
        raise Http404
    initial = {"decided_on": timezone.localdate().isoformat(), "valid_from": found.valid_from.isoformat()}
    initial["last_day"] = found.last_day.isoformat() if found.last_day else ""
    form = ChairsForm(request.POST or None, initial=initial)
    if form.is_valid():
        given = form.cleaned_data
        named = Named(given["name"], is_in_board=given["is_in_board"], sex=given["sex"])
        decision = Decision(
            given["valid_from"],
            given["valid_to"],
            given["party"],
            given["municipality"],
            decided_on=given["decided_on"],
            decision=_("Formandskabet efter bemyndigelse"),
        )
        try:
            decide_for_chairs(found, named, decision, text=given["text"], by=actor_of(request))
        except CannotBeDone as reason:
            form.add_error(None, str(reason))
        else:
            tell(request, _("Navnet er i registret, bemyndigelsen er brugt, og det kommer med under Siden sidst."))
            return redirect("appointments:body", place.slug, found.body_id)
    words = (_("Formandskabets beslutning"), _("Før navnet i registret"))
    back = reverse("appointments:body", args=[place.slug, found.body_id])
    lead = f"{found.seat.name}, {found.body}" if found.seat else str(found.body)
    return form_page(request, place, form, words, back=back, lead=lead)


@for_accounts
@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, council: str, appointment: int) -> HttpResponse:
    """Asks what the mistake was, and lets the appointment never have come into force."""
    place, row = worked_on(request, council, APPOINT)
    found = found_appointment(request, row, appointment)
    form = WithdrawForm(request.POST or None)
    if form.is_valid():
        try:
            withdraw_appointment(found, form.cleaned_data["note"], by=actor_of(request))
        except CannotBeDone as reason:
            form.add_error(None, str(reason))
        else:
            tell(request, _("Udpegningen gælder ikke. Det, den afløste, gælder igen. Historikken husker begge dele."))
            return redirect("appointments:body", place.slug, found.body_id)
    words = (_("Registreret ved en fejl"), _("Lad den ikke gælde"))
    back = reverse("appointments:body", args=[place.slug, found.body_id])
    warning = _("Brug kun dette, hvis udpegningen aldrig er besluttet sådan. Ellers skal den afsluttes.")
    return form_page(request, place, form, words, back=back, lead=str(found), warning=warning)
