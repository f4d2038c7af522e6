"""The secretariat puts people into seats: the warnings are shown before anything is kept, and answered with reasons."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tvaers.access.pages import for_accounts
from tvaers.access.viewing import actor_of, viewer_of
from tvaers.appointments.actions import (
    Decision,
    Named,
    appoint_named,
    decide,
    end_appointment,
    leave_open,
    list_named,
    meet_condition,
    move_up,
    note_answer,
)
from tvaers.appointments.checks import Proposal, arising, warnings_of, warnings_of_body
from tvaers.appointments.forms import (
    AnswerForm,
    AppointForm,
    CommonSubstituteForm,
    DecisionForm,
    EndAppointmentForm,
    LeaveOpenForm,
    StepInForm,
)
from tvaers.appointments.models import Appointment, Body, Seat
from tvaers.appointments.queries import body_on
from tvaers.appointments.views.finding import APPOINT, form_page, found_appointment, found_seat, own_body, worked_on
from tvaers.councils.forms import EndForm, starting
from tvaers.councils.models import Person
from tvaers.councils.names import fold
from tvaers.councils.refusals import CannotBeDone
from tvaers.councils.views.places import Place, tell, tell_refusal
from tvaers.law.appointing import Objection

_REASON = "reason-"
_PUT: dict[str, Any] = {"part": Appointment.Part.MEMBER, "stage": "decided"}


@for_accounts
@require_http_methods(["GET", "POST"])
def fill(request: HttpRequest, council: str, seat: int) -> HttpResponse:
    """A form for who gets the seat, or becomes its substitute; then what speaks against it, with room for reasons."""
    place, row = worked_on(request, council, APPOINT)
    found = found_seat(request, row, seat)
    form = AppointForm(request.POST or None, initial={**starting(timezone.localdate()), **_PUT})

    def keep(given: dict[str, Any]) -> Appointment:
        return appoint_named(
            row,
            found,
            _named(given),
            decision_of(request, given),
            as_substitute=given["part"] == Appointment.Part.SUBSTITUTE,
            by=actor_of(request),
        )

    return _asked(request, place, form, found.kind.body, found, keep)


@for_accounts
@require_http_methods(["GET", "POST"])
def common_substitute(request: HttpRequest, council: str, body: int) -> HttpResponse:
    """A form for one more on the body's list of substitutes."""
    place, row = worked_on(request, council, APPOINT)
    found = own_body(request, row, body)
    form = CommonSubstituteForm(request.POST or None, initial={**starting(timezone.localdate()), **_PUT})

    def keep(given: dict[str, Any]) -> Appointment:
        named, decision = _named(given), decision_of(request, given)
        return list_named(row, found, named, decision, rank=given["rank"], by=actor_of(request))

    return _asked(request, place, form, found, None, keep)


def _asked(
    request: HttpRequest,
    place: Place,
    form: AppointForm,
    body: Body,
    seat: Seat | None,
    keep: Callable[[dict[str, Any]], Appointment],
) -> HttpResponse:
    warnings: tuple[Objection, ...] = ()
    if form.is_valid():
        warnings = _warnings(request, form.cleaned_data, body, seat)
        if not warnings or request.POST.get("step") == "keep":
            try:
                row = keep(form.cleaned_data)
            except CannotBeDone as reason:
                form.add_error(None, str(reason))
            else:
                tell(request, _("%(name)s: %(state)s."), name=row.person, state=row.get_state_display())
                return redirect("appointments:body", place.slug, body.pk)
    context = {
        "place": place,
        "council": place.council,
        "form": form,
        "body": body,
        "seat": seat,
        "of_the_body": warnings_of_body(body, timezone.localdate()),
        "warnings": [(each, request.POST.get(_REASON + each.code, "")) for each in warnings],
    }
    return render(request, "appointments/fill.html", context)


def _warnings(request: HttpRequest, given: dict[str, Any], body: Body, seat: Seat | None) -> tuple[Objection, ...]:
    """What speaks against it, of this one and of the body with this one in it.

    That a board is not known is no news where it is noted in the same breath.
    """
    proposal = Proposal(
        body, seat, _person(request, given["name"]), given["party"].strip().upper(), given["valid_from"]
    )
    found = warnings_of(proposal)
    of_the_one = tuple(each for each in found if not (each.code == "board-not-known" and given["is_in_board"]))
    as_substitute = seat is None or given["part"] == Appointment.Part.SUBSTITUTE
    together = arising(proposal, given["municipality"], as_substitute=as_substitute, sex=given["sex"] or None)
    return (*of_the_one, *together)


def _person(request: HttpRequest, name: str) -> Person:
    """The one of that name, or one who is not kept yet, of whom nothing is known."""
    words = " ".join(name.split())
    found: Person | None = (
        Person.objects.visible_to(viewer_of(request)).filter(spellings__folded=fold(words).text).first()
    )
    return found or Person(pk=0, name=words)


def _named(given: dict[str, Any]) -> Named:
    return Named(given["name"], is_in_board=given["is_in_board"], sex=given["sex"])


def decision_of(request: HttpRequest, given: dict[str, Any]) -> Decision:
    """What was decided, with the reasons that were written to the warnings."""
    reasons = {name.removeprefix(_REASON): text for name, text in request.POST.items() if name.startswith(_REASON)}
    return Decision(
        valid_from=given["valid_from"],
        valid_to=given["valid_to"],
        party=given.get("party", ""),
        municipality=given.get("municipality"),
        condition=given.get("condition", ""),
        decided_on=given.get("decided_on"),
        decision=given.get("decision", ""),
        reasons={code: str(text) for code, text in reasons.items()},
        is_proposal=given.get("stage") == "proposed",
    )


@for_accounts
@require_http_methods(["GET", "POST"])
def keep_open(request: HttpRequest, council: str, seat: int) -> HttpResponse:
    """A form that leaves a seat open: the name follows, or the chairmanship finds it."""
    place, row = worked_on(request, council, APPOINT)
    found = found_seat(request, row, seat)
    usual = {"part": Appointment.Part.MEMBER, "who": "follows", "party": found.bloc[:5]}
    form = LeaveOpenForm(request.POST or None, initial={**starting(timezone.localdate()), **usual})
    if form.is_valid():
        given = form.cleaned_data
        try:
            leave_open(
                found,
                decision_of(request, given),
                as_substitute=given["part"] == Appointment.Part.SUBSTITUTE,
                to_chairmanship=given["who"] == "chairs",
                by=actor_of(request),
            )
        except CannotBeDone as reason:
            form.add_error(None, str(reason))
        else:
            tell(request, _("Pladsen holdes åben. Det står på listen over udestående."))
            return redirect("appointments:body", place.slug, found.kind.body_id)
    back = reverse("appointments:body", args=[place.slug, found.kind.body_id])
    words = (_("Hold pladsen åben"), _("Hold pladsen åben"))
    return form_page(request, place, form, words, back=back, lead=str(found))


@for_accounts
@require_http_methods(["GET", "POST"])
def settle(request: HttpRequest, council: str, appointment: int) -> HttpResponse:
    """A form that makes a decision of a proposal."""
    place, row = worked_on(request, council, APPOINT)
    found = found_appointment(request, row, appointment)
    begins = {"valid_from": found.valid_from.isoformat(), "last_day": found.last_day and found.last_day.isoformat()}
    form = DecisionForm(request.POST or None, initial=begins)
    words = (_("Beslut forslaget"), _("Beslut"))

    def keep(given: dict[str, Any]) -> None:
        decide(found, decision_of(request, given), by=actor_of(request))

    return _acted(request, place, found, form, words, keep)


@for_accounts
@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, council: str, appointment: int) -> HttpResponse:
    """Asks when someone leaves a seat and why, and ends it."""
    place, row = worked_on(request, council, APPOINT)
    found = found_appointment(request, row, appointment)
    form = EndAppointmentForm(request.POST or None, initial={"on": timezone.localdate().isoformat()})
    words = (_("Afslut udpegningen"), _("Afslut"))

    def keep(given: dict[str, Any]) -> None:
        end_appointment(found, **given, by=actor_of(request))

    return _acted(request, place, found, form, words, keep)


@for_accounts
@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, council: str, appointment: int) -> HttpResponse:
    """A form for what the authority answered."""
    place, row = worked_on(request, council, APPOINT)
    found = found_appointment(request, row, appointment)
    form = AnswerForm(request.POST or None, initial={"on": timezone.localdate().isoformat(), "answer": "appointed"})
    words = (_("Myndighedens svar"), _("Gem svaret"))

    def keep(given: dict[str, Any]) -> None:
        is_appointed = given["answer"] == "appointed"
        note_answer(found, on=given["on"], is_appointed=is_appointed, note=given["note"], by=actor_of(request))

    return _acted(request, place, found, form, words, keep)


@for_accounts
@require_http_methods(["GET", "POST"])
def step_in(request: HttpRequest, council: str, appointment: int) -> HttpResponse:
    """Asks from which day a substitute has a seat, of a common one which seat, and lets them have it."""
    place, row = worked_on(request, council, APPOINT)
    found = found_appointment(request, row, appointment)
    initial = {"on": timezone.localdate().isoformat()}
    seats = {str(each.pk): each for each in _seats_to_take(request, found)} if found.seat is None else {}
    form = (
        StepInForm(request.POST or None, initial=initial, seats=[(key, _of_bloc(each)) for key, each in seats.items()])
        if found.seat is None
        else EndForm(request.POST or None, initial=initial)
    )
    words = (_("Lad stedfortræderen træde ind"), _("Træd ind"))

    def keep(given: dict[str, Any]) -> None:
        move_up(found, found.seat or seats[given["seat"]], on=given["on"], by=actor_of(request))

    return _acted(request, place, found, form, words, keep)


def _seats_to_take(request: HttpRequest, found: Appointment) -> list[Seat]:
    """The seats of the body that the council fills and nobody is named for today."""
    shown = body_on(found.body, timezone.localdate(), viewer_of(request)).seats
    return [each.seat for each in shown if each.is_open and each.seat.tended_in == found.council_id]


def _of_bloc(seat: Seat) -> str:
    return f"{seat.name} ({seat.bloc})" if seat.bloc else seat.name


@for_accounts
@require_POST
def condition_met(request: HttpRequest, council: str, appointment: int) -> HttpResponse:
    """Notes that what an appointment was made under is met."""
    place, row = worked_on(request, council, APPOINT)
    found = found_appointment(request, row, appointment)
    try:
        meet_condition(found, by=actor_of(request))
    except CannotBeDone as reason:
        tell_refusal(request, reason)
    else:
        tell(request, _("Forudsætningen er opfyldt."))
    return redirect("appointments:body", place.slug, found.body_id)


def _acted(
    request: HttpRequest,
    place: Place,
    found: Appointment,
    form: Any,
    words: tuple[str, str],
    keep: Callable[[dict[str, Any]], None],
) -> HttpResponse:
    if form.is_valid():
        try:
            keep(form.cleaned_data)
        except CannotBeDone as reason:
            form.add_error(None, str(reason))
        else:
            tell(request, _("Det er noteret."))
            return redirect("appointments:body", place.slug, found.body_id)
    back = reverse("appointments:body", args=[place.slug, found.body_id])
    return form_page(request, place, form, words, back=back, lead=str(found))
