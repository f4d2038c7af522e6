"""Seats made what the rules make of them, and given back when what is known of a life turns out otherwise.

Runs in actions. What is done for one life is remembered as `PutAside`, so that a fact that was wrong can be corrected:
all that followed from the life is taken back, and settled anew on what is known then.
"""

from __future__ import annotations

from django.utils.translation import gettext as _

from tvaers.access.action import Actor
from tvaers.appointments.actions.bodies import end_or_void
from tvaers.appointments.actions.follow_ups import (
    take_back_follow_up,
    wait_for_another,
    want_member,
    want_substitute,
)
from tvaers.appointments.actions.giving_way import NAMELESS, NOT_IN_FORCE, bring_back
from tvaers.appointments.actions.moving_up import moved_up
from tvaers.appointments.leaving import InBody, in_bodies_now
from tvaers.appointments.models import Appointment, PutAside, Seat
from tvaers.councils.models import Person
from tvaers.councils.periods import overlapping
from tvaers.councils.refusals import CannotBeDone
from tvaers.law.seat_changes import Consequence, What

State = Appointment.State


def resettle(person: Person, by: Actor) -> tuple[list[Appointment], list[InBody]]:
    """Settles the seats anew on what is known of the person now: what was given back, and what follows.

    Raises CannotBeDone when something has happened since that stands on what would be taken back.
    """
    given_back = _give_back(person)
    bodies = list(in_bodies_now(person))
    for in_body in bodies:
        apply(in_body, person, by)
    _check_alone(given_back)
    return given_back, bodies


def _give_back(person: Person) -> list[Appointment]:
    """Lets the rows be as they were before anything was done for the life of the person, the last change first.

    What was done in the same body for other lives since goes back too, for it may stand on that; it is settled anew.
    """
    rows: dict[int, Appointment] = {}
    for each in _done_since(person):
        row = rows.setdefault(each.earlier_id, each.earlier)
        if _is_touched(row, each):
            words = _("Der er sket mere med %(name)s siden. Ret udpegningen i Blå Bog først.")
            raise CannotBeDone(words % {"name": row.person})
        take_back_follow_up(row)
        row.state, row.valid_to = each.state, each.valid_to
        row.end_reason = Appointment.EndReason.CORRECTED if each.state == State.VOID else ""
        row.end_note = ""
        row.save()
        if row.state == State.VOID:
            bring_back(row)
        each.delete()
    return [row for row in rows.values() if row.state != State.VOID]


def _done_since(person: Person) -> list[PutAside]:
    """What was done for lives in the bodies of the person, from the first that was done for theirs; the last first."""
    done = PutAside.objects.filter(person__isnull=False).select_related("earlier__follow_up", "earlier__person")
    own = PutAside.objects.filter(person=person).order_by("-pk").values_list("earlier__body", "pk")
    first: dict[int, int] = dict(own)
    rows = done.filter(earlier__body__in=list(first)).order_by("-pk")
    return [row for row in rows if row.pk >= first[row.earlier.body_id]]


def _is_touched(row: Appointment, done: PutAside) -> bool:
    """Whether someone has changed the row since by a decision of their own."""
    if row.end_reason in (Appointment.EndReason.RESIGNED, Appointment.EndReason.CORRECTED):
        return True
    later = PutAside.objects.filter(earlier=row, pk__gt=done.pk, appointment__isnull=False)
    return any((each.state, each.valid_to) != (row.state, row.valid_to) for each in later)


def _check_alone(given_back: list[Appointment]) -> None:
    """Raises CannotBeDone when another has taken the seat of one that was given back."""
    for row in Appointment.objects.filter(pk__in=[row.pk for row in given_back], part=Appointment.Part.MEMBER):
        if row.state in NOT_IN_FORCE:
            continue
        others = Appointment.objects.filter(
            overlapping(row.valid_from, row.valid_to), seat=row.seat, part=row.part
        ).exclude(pk=row.pk)
        other = others.exclude(state__in=[*NOT_IN_FORCE, *NAMELESS]).select_related("person").first()
        if other is not None:
            words = _("%(name)s har pladsen i den periode. Afslut det først.")
            raise CannotBeDone(words % {"name": other.person})


def _remember(person: Person, row: Appointment) -> None:
    PutAside(person=person, earlier=row, state=row.state, valid_to=row.valid_to).save()


def apply(in_body: InBody, person: Person, by: Actor) -> None:
    """Makes the rows what the rules made of them, and remembers for the person's life how they were."""
    standing, settled = in_body.standing, in_body.settled
    left = {holding.key: holding for holding in settled.holdings}
    reasons = {each.holding: each for each in settled.consequences if each.what in (What.ENDS, What.NEVER_BEGINS)}
    ups = {each.holding: each for each in settled.consequences if each.what is What.MOVES_UP}
    for before in standing.holdings:
        after = left.get(before.key)
        if after == before:
            continue
        up = ups.get(before.key)
        day = before.period.begins if after is None else after.period.ends
        reason = Appointment.EndReason.MOVED_UP.value if up else reasons[before.key].cause
        _remember(person, standing.rows[before.key])
        end_or_void(standing.rows[before.key], day or before.period.begins, reason)
    known = {holding.key for holding in standing.holdings}
    seats = {str(row.pk): row for row in Seat.objects.filter(kind__body=standing.body).select_related("kind__body")}
    for holding in settled.holdings:
        if holding.key not in known:
            row = standing.rows[holding.key.split("+", 1)[0]]
            made = moved_up(row, seats[holding.seat or ""], holding.period.begins, holding.period.ends, by=by)
            PutAside(person=person, earlier=made, state=Appointment.State.VOID, valid_to=made.valid_to).save()
    for consequence in settled.consequences:
        _leave_to_be_done(consequence, in_body, seats, by)


def _leave_to_be_done(consequence: Consequence, in_body: InBody, seats: dict[str, Seat], by: Actor) -> None:
    """That one is wanted in the place of somebody who left: asked of the bloc that the seat is agreed to be for."""
    row = in_body.standing.rows[consequence.holding.split("+", 1)[0]]
    seat = seats.get(consequence.seat or "")
    whom = (seat.bloc if seat else "") or row.party
    if consequence.what is What.SUBSTITUTE_WANTED:
        wait_for_another(row, want_substitute(row.council, in_body.body, whom), by=by)
    elif consequence.what is What.VACANT:
        wait_for_another(row, want_member(row.council, in_body.body, seat.name if seat else "", whom), by=by)
