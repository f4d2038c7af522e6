"""What happens to an appointment once it is made: answered, its condition met, the chairmanship's name found."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _

from tvaers.access.action import Actor, action, council_at
from tvaers.appointments.actions.appointing import Decision, state_by_kind
from tvaers.appointments.actions.bodies import end_or_void
from tvaers.appointments.actions.follow_ups import close_follow_up
from tvaers.appointments.actions.named import Named, appoint_named, list_named
from tvaers.appointments.models import Appointment
from tvaers.councils.refusals import CannotBeDone
from tvaers.meetings.follow_up.actions import CannotFollowUp, act_under

State = Appointment.State


@action("appointments.appoint", council=council_at("appointment.council_id"))
def note_answer(appointment: Appointment, *, on: date, is_appointed: bool, note: str = "", by: Actor) -> None:
    """The authority has answered: a nomination becomes an appointment, or came to nothing. Raises CannotBeDone.

    Where two were nominated for the seat, the other one's nomination is over when one is appointed.
    """
    if appointment.state != State.NOMINATED:
        raise CannotBeDone(_("Kun en indstilling kan besvares af myndigheden."))
    appointment.answered_on = on
    if not is_appointed:
        end_or_void(appointment, on, Appointment.EndReason.REFUSED, note)
        return
    appointment.state = State.APPOINTED
    appointment.save()
    if appointment.seat is not None and not appointment.is_substitute:
        others = Appointment.objects.filter(seat=appointment.seat, part=appointment.part, state=State.NOMINATED)
        for other in others.exclude(pk=appointment.pk):
            other.answered_on = on
            end_or_void(other, on, Appointment.EndReason.NOT_CHOSEN, note)


@action("appointments.appoint", council=council_at("appointment.council_id"))
def meet_condition(appointment: Appointment, *, by: Actor) -> None:
    """What the appointment was made under is met. Raises CannotBeDone when it was made under nothing."""
    if appointment.state != State.CONDITIONAL:
        raise CannotBeDone(_("Udpegningen er ikke betinget."))
    appointment.state = state_by_kind(appointment.seat.kind if appointment.seat else None)
    appointment.save()
    close_follow_up(appointment, by=by)


@action("appointments.appoint", council=council_at("appointment.council_id"))
def decide_for_chairs(
    appointment: Appointment, named: Named, decision: Decision, *, text: str, by: Actor
) -> Appointment:
    """What the chairmanship decided, whom the council had left the name to: it is told in the next Siden sidst.

    `decision` says on which day. Raises CannotBeDone when nothing was left to it, and for a day to come.
    """
    if appointment.state != State.DELEGATED or appointment.council is None or decision.decided_on is None:
        raise CannotBeDone(_("Navnet er ikke overladt til formandskabet."))
    if appointment.follow_up is not None and appointment.follow_up.closed_at is None:
        try:
            act = act_under(appointment.follow_up, decision.decided_on, text, by=by)
        except CannotFollowUp as refusal:
            raise CannotBeDone(str(refusal)) from refusal
        decision = replace(decision, decided_by_chairs=act)
    council = appointment.council
    if appointment.seat is None:
        return list_named(council, appointment.body, named, decision, rank=appointment.rank, by=by)
    is_substitute = appointment.is_substitute
    return appoint_named(council, appointment.seat, named, decision, as_substitute=is_substitute, by=by)
