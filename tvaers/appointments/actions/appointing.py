"""Who is put into a seat: appointed, nominated, proposed, or left open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from tvaers.access.action import Actor, action, council_at
from tvaers.appointments.actions.bodies import end_or_void
from tvaers.appointments.actions.follow_ups import close_follow_up, promise, take_back_follow_up
from tvaers.appointments.actions.giving_way import (
    NOT_IN_FORCE,
    bring_back,
    end_earlier_substitutes,
    end_open_place,
    keep_put_aside,
    make_room,
)
from tvaers.appointments.checks import Proposal, arising, warnings_of
from tvaers.appointments.models import Appointment, Body, PutAside, Seat, SeatKind, WarningAnswer
from tvaers.councils.models import Municipality, Person
from tvaers.councils.periods import overlapping
from tvaers.councils.refusals import CannotBeDone
from tvaers.law.appointing import Objection
from tvaers.meetings.models import AgendaItem, ChairmanshipAct

State, Part, ProposedAs = Appointment.State, Appointment.Part, Appointment.ProposedAs


@dataclass(frozen=True)
class Decision:
    """From when until when, for which party and municipality, and by which decision.

    `condition` makes it conditional. `reasons` are those given for going on against a warning, by its code.
    `whom_to_ask` is the bloc that is to find a name, where it is not the party.
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
    whom_to_ask: str = ""


@action("appointments.appoint", council=council_at("seat.tended_in"))
def appoint(seat: Seat, person: Person, decision: Decision, *, as_substitute: bool = False, by: Actor) -> Appointment:
    """Puts someone into a seat, or makes them the seat's substitute in place of the one there is.

    Warnings do not hinder it: what was known to be missing is noted as such, and reasons that were given are kept.
    Raises CannotBeDone for a period that is none, a seat that is not there, and one that another sits in.
    """
    check_period(seat, decision.valid_from, decision.valid_to)
    row = _appointment(seat.kind.body, person, decision, seat.kind)
    row.seat, row.council_id = seat, seat.tended_in
    row.part = Part.SUBSTITUTE if as_substitute else Part.MEMBER
    gave_way = [] if decision.is_proposal else giving_way_to(row, by)
    proposal = Proposal(seat.kind.body, seat, person, row.party, decision.valid_from)
    warnings = (*warnings_of(proposal), *arising(proposal, decision.municipality, as_substitute=as_substitute))
    return _keep(row, warnings, gave_way, decision)


@action("appointments.appoint", council=council_at("body.council_id"))
def appoint_common_substitute(body: Body, person: Person, decision: Decision, *, rank: int, by: Actor) -> Appointment:
    """Puts someone on the body's list of substitutes. Raises CannotBeDone when they are on it already."""
    _check_not_listed(body, person, decision.valid_from, decision.valid_to)
    row = _appointment(body, person, decision, _common_kind(body))
    row.part, row.rank, row.council_id = Part.SUBSTITUTE, rank, body.council_id
    gave_way = [] if decision.is_proposal else giving_way_to(row, by)
    proposal = Proposal(body, None, person, row.party, decision.valid_from)
    warnings = (*warnings_of(proposal), *arising(proposal, decision.municipality, as_substitute=True))
    return _keep(row, warnings, gave_way, decision)


@action("appointments.appoint", council=council_at("seat.tended_in"))
def leave_open(
    seat: Seat, decision: Decision, *, as_substitute: bool = False, to_chairmanship: bool = False, by: Actor
) -> Appointment:
    """Decides that the name follows, or that the chairmanship finds one; either leaves a follow-up.

    Raises CannotBeDone as `appoint` does.
    """
    check_period(seat, decision.valid_from, decision.valid_to)
    row = _appointment(seat.kind.body, None, decision, seat.kind)
    row.seat, row.council_id = seat, seat.tended_in
    row.part = Part.SUBSTITUTE if as_substitute else Part.MEMBER
    row.proposed_as = ProposedAs.DELEGATED if to_chairmanship else ProposedAs.NAME_FOLLOWS
    return _left_open(row, decision.whom_to_ask, by)


@action("appointments.appoint", council=council_at("body.council_id"))
def leave_list_open(
    body: Body, decision: Decision, *, rank: int, to_chairmanship: bool = False, by: Actor
) -> Appointment:
    """Decides that one more name for the body's list of substitutes follows, or is found by the chairmanship."""
    row = _appointment(body, None, decision, _common_kind(body))
    row.part, row.rank, row.council_id = Part.SUBSTITUTE, rank, body.council_id
    row.proposed_as = ProposedAs.DELEGATED if to_chairmanship else ProposedAs.NAME_FOLLOWS
    return _left_open(row, decision.whom_to_ask, by)


@action("appointments.appoint", council=council_at("appointment.council_id"))
def decide(appointment: Appointment, decision: Decision, *, by: Actor) -> None:
    """Makes a decision of a proposal. Raises CannotBeDone for what is none, and when another sits in the seat."""
    if appointment.state != State.PROPOSED or appointment.person is None:
        raise CannotBeDone(_("Det er ikke et forslag."))
    appointment.valid_from, appointment.valid_to = decision.valid_from, decision.valid_to
    appointment.condition = decision.condition.strip()
    for name in ("decided_on", "decided_in", "decided_by_chairs", "decision"):
        setattr(appointment, name, getattr(decision, name))
    come_into_force(appointment, by=by)


@action("appointments.appoint", council=council_at("appointment.council_id"))
def end_appointment(appointment: Appointment, *, on: date, reason: str, note: str = "", by: Actor) -> None:
    """Lets someone's last day in the seat be the one before `on`. Raises CannotBeDone when it has ended by then."""
    if appointment.valid_to is not None and appointment.valid_to <= on:
        raise CannotBeDone(_("Udpegningen er allerede slut den dag."))
    end_or_void(appointment, on, reason, note)
    close_follow_up(appointment, by=by)


@action("appointments.appoint", council=council_at("appointment.council_id"))
def withdraw_appointment(appointment: Appointment, note: str, *, by: Actor) -> None:
    """Lets an appointment never have come into force, for it was registered by mistake; what gave way comes back.

    It stays to be read in the history. Raises CannotBeDone without a note and for what is not in force.
    """
    if appointment.state in NOT_IN_FORCE:
        raise CannotBeDone(_("Udpegningen er ikke i registret."))
    if not note.strip():
        raise CannotBeDone(_("Skriv, hvad fejlen var."))
    take_back_follow_up(appointment)
    appointment.state, appointment.end_reason = State.VOID, Appointment.EndReason.CORRECTED
    appointment.end_note = note.strip()[:_LONGEST_NOTE]
    appointment.save()
    bring_back(appointment)


def come_into_force(row: Appointment, *, by: Actor) -> None:
    """Makes of a proposal what it was proposed to be; runs in an action.

    Raises CannotBeDone for a seat that is not there and one that another sits in; nothing is written then.
    """
    if row.seat is not None:
        check_period(row.seat, row.valid_from, row.valid_to)
    elif row.person is not None:
        _check_not_listed(row.body, row.person, row.valid_from, row.valid_to, but=row.pk)
    gave_way = giving_way_to(row, by)
    row.state = state_in_force(row)
    if row.state in (State.NAME_FOLLOWS, State.DELEGATED):
        row.follow_up = promise(row, _whom_to_ask(row))
    elif row.state == State.CONDITIONAL:
        row.follow_up = promise(row, row.condition)
    if row.person is not None:
        row.excused = _excused(warnings_of(Proposal(row.body, row.seat, row.person, row.party, row.valid_from, row.pk)))
    row.save()
    keep_put_aside(row, gave_way)


def state_in_force(row: Appointment) -> str:
    """What a row is once it is decided."""
    if row.proposed_as == ProposedAs.NAME_FOLLOWS:
        return State.NAME_FOLLOWS
    if row.proposed_as == ProposedAs.DELEGATED:
        return State.DELEGATED
    kind = row.seat.kind if row.seat else _common_kind(row.body)
    return State.CONDITIONAL if row.condition else state_by_kind(kind)


def state_by_kind(kind: SeatKind | None) -> str:
    """Appointed or nominated: whoever fills such seats appoints, or names someone for another to appoint."""
    is_nomination = kind is not None and kind.act == SeatKind.Act.NOMINATE
    return State.NOMINATED if is_nomination else State.APPOINTED


def giving_way_to(row: Appointment, by: Actor) -> list[PutAside]:
    """What has to give way for the row; to be kept with it. Raises CannotBeDone when somebody sits there."""
    if row.seat is None:
        return end_open_place(row.body, row.rank, row.valid_from, by=by) if row.person_id else []
    if row.is_substitute:
        return end_earlier_substitutes(row.seat, row.valid_from, by=by)
    return make_room(row.seat, row.valid_from, row.valid_to, by=by)


def check_period(seat: Seat, valid_from: date, valid_to: date | None) -> None:
    """Raises CannotBeDone for a period that ends before it begins, and a seat that is not there."""
    if valid_to is not None and valid_to <= valid_from:
        raise CannotBeDone(_("Perioden skal slutte efter den dag, den begynder."))
    if not seat.as_law().period.holds(valid_from):
        raise CannotBeDone(_("Pladsen findes ikke den dag."))


def _left_open(row: Appointment, whom: str, by: Actor) -> Appointment:
    gave_way = giving_way_to(row, by)
    row.state = state_in_force(row)
    row.follow_up = promise(row, whom.strip() or _whom_to_ask(row))
    row.save()
    keep_put_aside(row, gave_way)
    return row


def _whom_to_ask(row: Appointment) -> str:
    return row.party or (row.seat.bloc if row.seat else "")


def _appointment(body: Body, person: Person | None, decision: Decision, kind: SeatKind | None) -> Appointment:
    state = State.CONDITIONAL if decision.condition else state_by_kind(kind)
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


def _common_kind(body: Body) -> SeatKind | None:
    found: SeatKind | None = SeatKind.objects.filter(body=body, is_filled_by_council=True).first()
    return found


def _check_not_listed(body: Body, person: Person, valid_from: date, valid_to: date | None, *, but: int = 0) -> None:
    listed = Appointment.objects.filter(overlapping(valid_from, valid_to), body=body, seat=None, person=person)
    if listed.exclude(state=State.VOID).exclude(pk=but).exists():
        raise CannotBeDone(_("%(name)s er allerede på listen af stedfortrædere.") % {"name": person.name})


def _keep(
    row: Appointment, warnings: tuple[Objection, ...], gave_way: list[PutAside], decision: Decision
) -> Appointment:
    """Saves it with what was known to be missing, the reasons given, and the follow-up of a condition."""
    row.excused = _excused(warnings)
    if row.state == State.CONDITIONAL:
        row.follow_up = promise(row, row.condition)
    row.save()
    keep_put_aside(row, gave_way)
    keep_reasons(row, warnings, decision.reasons or {})
    return row


def keep_reasons(row: Appointment, warnings: Sequence[Objection], reasons: Mapping[str, str]) -> None:
    """Keeps the reasons that were given, by the warnings' codes; an earlier one to the same is replaced."""
    for warning in warnings:
        reason = reasons.get(warning.code, "").strip()
        if reason:
            for earlier in WarningAnswer.objects.filter(appointment=row, code=warning.code):
                earlier.delete()
            values = {"code": warning.code, "message": warning.message, "source": warning.source, "reason": reason}
            answer = WarningAnswer(appointment=row, **values)
            answer.save()


def _excused(warnings: Sequence[Objection]) -> str:
    missing = {each.ground for each in warnings if each.ground and not each.code.endswith("-not-known")}
    return ",".join(sorted(ground.value for ground in missing if ground))


_LONGEST_NOTE = 300
