"""What an appointment leaves to be done, on the council's list of what is outstanding. Runs in actions."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from tvaers.access.action import Actor
from tvaers.appointments.models import Appointment, Body
from tvaers.councils.models import Council
from tvaers.meetings.models import DraftItem, FollowUp


def promise(appointment: Appointment, words: str) -> FollowUp | None:
    """The follow-up of a name that follows, of what the chairmanship finds, or of a condition; None without a council.

    `words` are the party or bloc to ask, or the condition. What an item proposed is followed up after that item.
    """
    if appointment.council is None:
        return None
    where = appointment.seat.name if appointment.seat else _("listen af stedfortrædere")
    if appointment.is_substitute and appointment.seat:
        where = _("stedfortræder for %(seat)s") % {"seat": where}
    values = {"seat": where, "body": appointment.body.name, "words": words}
    kind = FollowUp.Kind.TASK
    if appointment.state == Appointment.State.DELEGATED:
        kind = FollowUp.Kind.AUTHORISATION
        text = _("Formandskabet finder et navn til %(seat)s, %(body)s.")
    elif appointment.state == Appointment.State.CONDITIONAL:
        text = _("Udpegning til %(body)s under forudsætning: %(words)s")
    elif words:
        text = _("Navn mangler til %(seat)s, %(body)s. Spørg %(words)s.")
    else:
        text = _("Navn mangler til %(seat)s, %(body)s.")
    return keep_task(appointment.council, text % values, kind=kind, item=appointment.item)


def want_substitute(council: Council | None, body: Body, party: str) -> FollowUp | None:
    """That a new substitute is to be asked for, of the party or bloc that the last one was of."""
    if council is None:
        return None
    if party:
        text = _("Ny stedfortræder til %(body)s. Spørg %(party)s.") % {"body": body.name, "party": party}
    else:
        text = _("Ny stedfortræder til %(body)s.") % {"body": body.name}
    return keep_task(council, text)


def want_member(council: Council | None, body: Body, seat: str, party: str = "") -> FollowUp | None:
    """That a seat is vacant and nobody moved up; and whom to ask."""
    if council is None:
        return None
    values = {"seat": seat, "body": body.name, "party": party}
    if party:
        return keep_task(council, _("Ledig plads: %(seat)s, %(body)s. Spørg %(party)s.") % values)
    return keep_task(council, _("Ledig plads: %(seat)s, %(body)s.") % values)


def wait_for_another(left: Appointment, wanted: FollowUp | None, *, by: Actor) -> None:
    """Lets what is wanted hang on the one who left, so that it is closed by itself when somebody takes the place.

    What they themselves had left to be done, such as a condition, is no more.
    """
    close_follow_up(left, by=by)
    left.follow_up = wanted
    left.save()


def keep_task(
    council: Council, text: str, *, kind: str = FollowUp.Kind.TASK, item: DraftItem | None = None
) -> FollowUp:
    """A follow-up of the council, after an item of a meeting or after none."""
    row = FollowUp(council=council, kind=kind, text=text, item=item, meeting=item.meeting if item else None)
    row.save()
    return row


def close_follow_up(appointment: Appointment, *, by: Actor) -> bool:
    """Closes what the appointment left to be done, when that is done. Whether there was anything to close."""
    row = appointment.follow_up
    if row is None or row.closed_at is not None:
        return False
    row.closed_at, row.closed_by = timezone.now(), by.account
    row.closing_note = _("Pladsen er besat.")
    row.save()
    return True


def reopen_follow_up(appointment: Appointment) -> None:
    """Lets it be outstanding again: who took the place did not."""
    row = appointment.follow_up
    if row is not None:
        row.closed_at, row.closed_by, row.closing_note = None, None, ""
        row.save()


def take_back_follow_up(appointment: Appointment) -> None:
    """Removes what a decision left to be done that is undone; what someone acted on already stays."""
    row = appointment.follow_up
    if row is None:
        return
    appointment.follow_up = None
    appointment.save()
    if row.closed_at is None and not row.acts.exists():
        row.delete()
