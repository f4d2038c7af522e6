"""What an appointment leaves to be done, on the council's list of what is outstanding. Runs in actions."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from tvaers.access.action import Actor
from tvaers.appointments.models import Appointment, Body
from tvaers.councils.models import Council
from tvaers.meetings.models import FollowUp


def promise(appointment: Appointment, words: str, *, by: Actor) -> FollowUp | None:
    """The follow-up of a name that follows, of what the chairmanship finds, or of a condition; None without a council.

    `words` are the party to ask, or the condition.
    """
    if appointment.council is None:
        return None
    values = {"seat": appointment.seat.name if appointment.seat else "", "body": appointment.body.name, "words": words}
    kind = FollowUp.Kind.TASK
    if appointment.state == Appointment.State.DELEGATED:
        kind = FollowUp.Kind.AUTHORISATION
        text = _("Formandskabet finder et navn til {seat}, {body}.").format(**values)
    elif appointment.state == Appointment.State.CONDITIONAL:
        text = _("Udpegning til {body} under forudsætning: {words}").format(**values)
    elif words:
        text = _("Navn mangler til {seat}, {body}. Spørg {words}.").format(**values)
    else:
        text = _("Navn mangler til {seat}, {body}.").format(**values)
    return keep_task(appointment.council, text, kind=kind)


def want_substitute(council: Council | None, body: Body, party: str) -> FollowUp | None:
    """That a new substitute is to be asked for, of the party that the last one was of."""
    if council is None:
        return None
    if party:
        text = _("Ny stedfortræder til {body}. Spørg {party}.").format(body=body.name, party=party)
    else:
        text = _("Ny stedfortræder til {body}.").format(body=body.name)
    return keep_task(council, text)


def want_member(council: Council | None, body: Body, seat: str) -> FollowUp | None:
    """That a seat is vacant and nobody moved up."""
    if council is None:
        return None
    return keep_task(council, _("Ledig plads: {seat}, {body}.").format(seat=seat, body=body.name))


def keep_task(council: Council, text: str, *, kind: str = FollowUp.Kind.TASK) -> FollowUp:
    """A follow-up of the council."""
    row = FollowUp(council=council, kind=kind, text=text)
    row.save()
    return row


def close_follow_up(appointment: Appointment, *, by: Actor) -> None:
    """Closes what the appointment left to be done, when that is done."""
    row = appointment.follow_up
    if row is None or row.closed_at is not None:
        return
    row.closed_at, row.closed_by = timezone.now(), by.account
    row.closing_note = _("Pladsen er besat.")
    row.save()
