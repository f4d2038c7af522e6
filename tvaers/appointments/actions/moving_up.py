"""A substitute who becomes a member."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from tvaers.access.action import Actor, action, council_at
from tvaers.appointments.actions.appointing import check_period, giving_way_to
from tvaers.appointments.actions.bodies import end_or_void
from tvaers.appointments.actions.follow_ups import wait_for_another, want_substitute
from tvaers.appointments.actions.giving_way import keep_put_aside
from tvaers.appointments.models import Appointment, Body, Seat
from tvaers.councils.refusals import CannotBeDone


@action("appointments.appoint", council=council_at("appointment.council_id"))
def move_up(appointment: Appointment, seat: Seat, *, on: date, by: Actor) -> Appointment:
    """Lets a substitute become a member in a seat that is free from the day. Raises CannotBeDone when it is not.

    A new substitute is then asked for, of the party of the one who moved up or whom the seat is agreed to be for.
    """
    if not appointment.is_substitute or appointment.person is None or not appointment.is_valid_on(on):
        raise CannotBeDone(_("Kun en stedfortræder kan træde ind."))
    if seat.kind.body_id != appointment.body_id:
        raise CannotBeDone(_("Pladsen er i et andet forum."))
    check_period(seat, on, appointment.valid_to)
    row = moved_up(appointment, seat, on, appointment.valid_to, by=by)
    end_or_void(appointment, on, Appointment.EndReason.MOVED_UP)
    if appointment.body.substitutes != Body.Substitutes.NONE:
        wanted = want_substitute(appointment.council, appointment.body, seat.bloc or appointment.party)
        wait_for_another(appointment, wanted, by=by)
    return row


def moved_up(substitute: Appointment, seat: Seat, on: date, until: date | None, *, by: Actor) -> Appointment:
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
    gave_way = giving_way_to(row, by)
    row.save()
    keep_put_aside(row, gave_way)
    return row
