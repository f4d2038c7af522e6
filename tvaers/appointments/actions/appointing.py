"""Who is put into a seat: appointed, nominated, proposed, left open, answered by the authority, ended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from tvaers.access.action import Actor, action
from tvaers.appointments.actions.bodies import end_or_void
from tvaers.appointments.actions.follow_ups import close_follow_up, promise
from tvaers.appointments.checks import Proposal, warnings_of
from tvaers.appointments.models import Appointment, Body, Seat, SeatKind, WarningAnswer
from tvaers.councils.models import Municipality, Person
from tvaers.councils.periods import on_day, overlapping
from tvaers.councils.refusals import CannotBeDone
from tvaers.law.appointing import Objection
from tvaers.meetings.models import AgendaItem, ChairmanshipAct

State, Part = Appointment.State, Appointment.Part
NAMELESS = (State.NAME_FOLLOWS, State.DELEGATED)


@dataclass(frozen=True)
class Decision:
    """From when until when, for which party and municipality, and by which decision.

    `condition` makes it conditional. `reasons` are those given for going on against a warning, by its code.
    """

    valid_from: date
    valid_to: date | None = None
    party: str = ""
    municipality: Municipality | None = None
    condition: str = ""
    decided_on: date | None = None
    decided_in: AgendaItem | None = None
    decided_by_chairs: ChairmanshipAct | None = None
    decision: str = ""
    reasons: Mapping[str, str] | None = None
    is_proposal: bool = False


def _council_of_seat(given: Mapping[str, Any]) -> int | None:
    council: int | None = given["seat"].tended_in
    return council


def _council_of_body(given: Mapping[str, Any]) -> int | None:
    council: int | None = given["body"].council_id
    return council


def _council_of_appointment(given: Mapping[str, Any]) -> int | None:
    council: int | None = given["appointment"].council_id
    return council


@action("appointments.appoint", council=_council_of_seat)
def appoint(seat: Seat, person: Person, decision: Decision, *, as_substitute: bool = False, by: Actor) -> Appointment:
    """Puts someone into a seat, or makes them the seat's substitute in place of the one there is.

    Warnings do not hinder it: what was known to be missing is noted as such, and reasons that were given are kept.
    Raises CannotBeDone for a period that is none, a seat that is not there, and one that another sits in.
    """
    _check_period(seat, decision)
    if as_substitute:
        _end_earlier_substitutes(seat, decision)
    elif not decision.is_proposal:
        _make_room(seat, decision, by)
    row = _appointment(seat.kind.body, person, decision, seat.kind)
    row.seat, row.council_id = seat, seat.tended_in
    row.part = Part.SUBSTITUTE if as_substitute else Part.MEMBER
    warnings = warnings_of(Proposal(seat.kind.body, seat, person, decision.party, decision.valid_from))
    return _keep(row, warnings, decision, by)


@action("appointments.appoint", council=_council_of_body)
def appoint_common_substitute(body: Body, person: Person, decision: Decision, *, rank: int, by: Actor) -> Appointment:
    """Puts someone on the body's list of substitutes. Raises CannotBeDone when they are on it already."""
    listed = Appointment.objects.filter(
        overlapping(decision.valid_from, decision.valid_to), body=body, seat=None, person=person
    )
    if listed.exclude(state=State.VOID).exists():
        raise CannotBeDone(_("{name} er allerede på listen af stedfortrædere.").format(name=person.name))
    kind = SeatKind.objects.filter(body=body, is_filled_by_council=True).first()
    row = _appointment(body, person, decision, kind)
    row.part, row.rank, row.council_id = Part.SUBSTITUTE, rank, body.council_id
    warnings = warnings_of(Proposal(body, None, person, decision.party, decision.valid_from))
    return _keep(row, warnings, decision, by)


@action("appointments.appoint", council=_council_of_seat)
def leave_open(
    seat: Seat, decision: Decision, *, as_substitute: bool = False, to_chairmanship: bool = False, by: Actor
) -> Appointment:
    """Decides that the name follows, or that the chairmanship finds one; either leaves a follow-up.

    Raises CannotBeDone as `appoint` does.
    """
    _check_period(seat, decision)
    if not as_substitute:
        _make_room(seat, decision, by)
    row = _appointment(seat.kind.body, None, decision, seat.kind)
    row.seat, row.council_id = seat, seat.tended_in
    row.part = Part.SUBSTITUTE if as_substitute else Part.MEMBER
    row.state = State.DELEGATED if to_chairmanship else State.NAME_FOLLOWS
    row.follow_up = promise(row, decision.party or seat.bloc, by=by)
    row.save()
    return row


@action("appointments.appoint", council=_council_of_appointment)
def decide(appointment: Appointment, decision: Decision, *, by: Actor) -> None:
    """Makes a decision of a proposal. Raises CannotBeDone for what is none, and when another sits in the seat."""
    if appointment.state != State.PROPOSED or appointment.person is None:
        raise CannotBeDone(_("Det er ikke et forslag."))
    if appointment.seat is not None and not appointment.is_substitute:
        _make_room(appointment.seat, decision, by)
    kind = appointment.seat.kind if appointment.seat else None
    decided = _appointment(appointment.body, appointment.person, decision, kind)
    for name in ("state", "condition", "decided_on", "decided_in", "decided_by_chairs", "decision"):
        setattr(appointment, name, getattr(decided, name))
    appointment.valid_from, appointment.valid_to = decision.valid_from, decision.valid_to
    appointment.save()


@action("appointments.appoint", council=_council_of_appointment)
def note_answer(appointment: Appointment, *, on: date, is_appointed: bool, note: str = "", by: Actor) -> None:
    """The authority has answered: a nomination becomes an appointment, or came to nothing. Raises CannotBeDone."""
    if appointment.state != State.NOMINATED:
        raise CannotBeDone(_("Kun en indstilling kan besvares af myndigheden."))
    appointment.answered_on = on
    if is_appointed:
        appointment.state = State.APPOINTED
        appointment.save()
    else:
        end_or_void(appointment, on, Appointment.EndReason.REFUSED, note)


@action("appointments.appoint", council=_council_of_appointment)
def meet_condition(appointment: Appointment, *, by: Actor) -> None:
    """What the appointment was made under is met. Raises CannotBeDone when it was made under nothing."""
    if appointment.state != State.CONDITIONAL:
        raise CannotBeDone(_("Udpegningen er ikke betinget."))
    appointment.state = _state_by_kind(appointment.seat.kind if appointment.seat else None)
    appointment.save()
    close_follow_up(appointment, by=by)


@action("appointments.appoint", council=_council_of_appointment)
def end_appointment(appointment: Appointment, *, on: date, reason: str, note: str = "", by: Actor) -> None:
    """Lets someone's last day in the seat be the one before `on`. Raises CannotBeDone when it has ended by then."""
    if appointment.valid_to is not None and appointment.valid_to <= on:
        raise CannotBeDone(_("Udpegningen er allerede slut den dag."))
    end_or_void(appointment, on, reason, note)


@action("appointments.appoint", council=_council_of_appointment)
def move_up(appointment: Appointment, seat: Seat, *, on: date, by: Actor) -> Appointment:
    """Lets a substitute become a member in a seat that is free from the day. Raises CannotBeDone when it is not."""
    if not appointment.is_substitute or appointment.person is None or not appointment.is_valid_on(on):
        raise CannotBeDone(_("Kun en stedfortræder kan træde ind."))
    decision = Decision(on, appointment.valid_to, appointment.party, appointment.municipality)
    _check_period(seat, decision)
    _make_room(seat, decision, by)
    row = moved_up(appointment, seat, on, appointment.valid_to)
    end_or_void(appointment, on, Appointment.EndReason.MOVED_UP)
    return row


def moved_up(substitute: Appointment, seat: Seat, on: date, until: date | None) -> Appointment:
    """The substitute as a member from the day, by the decision that made them substitute. Runs in an action."""
    row = Appointment(
        body=substitute.body,
        seat=seat,
        council_id=seat.tended_in,
        person=substitute.person,
        municipality=substitute.municipality,
        party=substitute.party,
        state=substitute.state,
        condition=substitute.condition,
        excused=substitute.excused,
        decided_on=substitute.decided_on,
        decided_in=substitute.decided_in,
        decided_by_chairs=substitute.decided_by_chairs,
        decision=substitute.decision,
        valid_from=on,
        valid_to=until,
    )
    row.save()
    return row


def _appointment(body: Body, person: Person | None, decision: Decision, kind: SeatKind | None) -> Appointment:
    state = State.CONDITIONAL if decision.condition else _state_by_kind(kind)
    return Appointment(
        body=body,
        person=person,
        municipality=decision.municipality,
        party=decision.party.strip().upper(),
        state=State.PROPOSED if decision.is_proposal else state,
        condition=decision.condition.strip(),
        decided_on=decision.decided_on,
        decided_in=decision.decided_in,
        decided_by_chairs=decision.decided_by_chairs,
        decision=decision.decision.strip(),
        valid_from=decision.valid_from,
        valid_to=decision.valid_to,
    )


def _state_by_kind(kind: SeatKind | None) -> str:
    is_nomination = kind is not None and kind.act == SeatKind.Act.NOMINATE
    return State.NOMINATED if is_nomination else State.APPOINTED


def _keep(row: Appointment, warnings: tuple[Objection, ...], decision: Decision, by: Actor) -> Appointment:
    """Saves it with what was known to be missing, the reasons given, and the follow-up of a condition."""
    missing = {each.ground for each in warnings if each.ground and not each.code.endswith("-not-known")}
    row.excused = ",".join(sorted(ground.value for ground in missing if ground))
    if row.state == State.CONDITIONAL:
        row.follow_up = promise(row, row.condition, by=by)
    row.save()
    reasons = decision.reasons or {}
    for warning in warnings:
        reason = reasons.get(warning.code, "").strip()
        if reason:
            values = {"code": warning.code, "message": warning.message, "source": warning.source, "reason": reason}
            answer = WarningAnswer(appointment=row, **values)
            answer.save()
    return row


def _check_period(seat: Seat, decision: Decision) -> None:
    if decision.valid_to is not None and decision.valid_to <= decision.valid_from:
        raise CannotBeDone(_("Perioden skal slutte efter den dag, den begynder."))
    if not seat.as_law().period.holds(decision.valid_from):
        raise CannotBeDone(_("Pladsen findes ikke den dag."))


def _make_room(seat: Seat, decision: Decision, by: Actor) -> None:
    """Puts aside that the name follows, whose place is taken now. Raises CannotBeDone when somebody sits there."""
    inside = overlapping(decision.valid_from, decision.valid_to)
    rows = Appointment.objects.filter(inside, seat=seat, part=Part.MEMBER).exclude(
        state__in=[State.VOID, State.PROPOSED]
    )
    for row in rows.select_related("person"):
        if row.state not in NAMELESS:
            words = _("{name} har pladsen i den periode. Afslut det først.")
            raise CannotBeDone(words.format(name=row.person))
        end_or_void(row, decision.valid_from, Appointment.EndReason.REPLACED)
        close_follow_up(row, by=by)


def _end_earlier_substitutes(seat: Seat, decision: Decision) -> None:
    rows = Appointment.objects.filter(on_day(decision.valid_from), seat=seat, part=Part.SUBSTITUTE)
    for row in rows.exclude(state__in=[State.VOID, State.PROPOSED]):
        end_or_void(row, decision.valid_from, Appointment.EndReason.REPLACED)
