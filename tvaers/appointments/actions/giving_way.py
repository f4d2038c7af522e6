"""What gives way when someone is put into a seat, kept so that it can be taken back. Runs in actions."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from tvaers.access.action import Actor
from tvaers.appointments.actions.bodies import end_or_void
from tvaers.appointments.actions.follow_ups import close_follow_up, reopen_follow_up
from tvaers.appointments.models import Appointment, Body, PutAside, Seat, SeatKind
from tvaers.councils.periods import on_day, overlapping
from tvaers.councils.refusals import CannotBeDone

State, Part = Appointment.State, Appointment.Part
NAMELESS = (State.NAME_FOLLOWS, State.DELEGATED)
NOT_IN_FORCE = (State.VOID, State.PROPOSED)
NAMES_OF_A_PAIR = 2


def make_room(seat: Seat, valid_from: date, valid_to: date | None, *, by: Actor) -> list[PutAside]:
    """Puts aside that the name follows, whose place is taken now. Raises CannotBeDone when somebody sits there.

    Of a seat for which a woman and a man are nominated, the second takes nobody's place.
    """
    rows = Appointment.objects.filter(overlapping(valid_from, valid_to), seat=seat, part=Part.MEMBER)
    there = list(rows.exclude(state__in=NOT_IN_FORCE).select_related("person", "follow_up"))
    named = [row for row in there if row.state not in NAMELESS]
    nominated = [row for row in named if row.state == State.NOMINATED]
    if named and not (_takes_pairs(seat) and len(named) == len(nominated) < NAMES_OF_A_PAIR):
        words = _("%(name)s har pladsen i den periode. Afslut det først.")
        raise CannotBeDone(words % {"name": named[0].person})
    gave_way = [put_aside(row, valid_from, by) for row in there if row.state in NAMELESS]
    return [*gave_way, *_no_longer_waited_for(Appointment.objects.filter(seat=seat, part=Part.MEMBER), by)]


def end_earlier_substitutes(seat: Seat, valid_from: date, *, by: Actor) -> list[PutAside]:
    """Puts aside the substitute of the seat there is, and a name of one that follows."""
    rows = Appointment.objects.filter(on_day(valid_from), seat=seat, part=Part.SUBSTITUTE)
    rows = rows.exclude(state__in=NOT_IN_FORCE).select_related("follow_up")
    gave_way = [put_aside(row, valid_from, by) for row in rows]
    return [*gave_way, *_no_longer_waited_for(Appointment.objects.filter(seat=seat, part=Part.SUBSTITUTE), by)]


def end_open_place(body: Body, rank: int, valid_from: date, *, by: Actor) -> list[PutAside]:
    """Puts aside that a name follows on the body's list of substitutes: that of the rank, else the first."""
    rows = Appointment.objects.filter(on_day(valid_from), body=body, seat=None, state__in=NAMELESS)
    there = list(rows.select_related("follow_up").order_by("rank", "pk"))
    found = next((row for row in there if row.rank == rank), there[0] if there else None)
    gave_way = [put_aside(found, valid_from, by)] if found else []
    waiting = _no_longer_waited_for(Appointment.objects.filter(body=body, seat=None), by)
    return [*gave_way, *(waiting[:1] if not gave_way else [])]


def put_aside(row: Appointment, day: date, by: Actor) -> PutAside:
    """Ends it for the one who takes its place, and closes what it left to be done."""
    kept = PutAside(earlier=row, state=row.state, valid_to=row.valid_to)
    end_or_void(row, day, Appointment.EndReason.REPLACED)
    kept.closed_follow_up = close_follow_up(row, by=by)
    return kept


def _no_longer_waited_for(rows: QuerySet[Appointment], by: Actor) -> list[PutAside]:
    """Closes what those who left had left to be done: to find one in their place. They themselves stay as they are."""
    left = rows.filter(follow_up__closed_at=None, follow_up__isnull=False).exclude(end_reason="")
    found = []
    for row in left.select_related("follow_up"):
        close_follow_up(row, by=by)
        found.append(PutAside(earlier=row, state=row.state, valid_to=row.valid_to, closed_follow_up=True))
    return found


def keep_put_aside(row: Appointment, found: list[PutAside]) -> None:
    """Remembers what gave way for the row, once that is saved."""
    for each in found:
        each.appointment = row
        each.save()


def bring_back(row: Appointment) -> None:
    """Lets what gave way for the row be as it was until then."""
    for each in PutAside.objects.filter(appointment=row).select_related("earlier__follow_up"):
        earlier = each.earlier
        if (earlier.state, earlier.valid_to) != (each.state, each.valid_to):
            earlier.state, earlier.valid_to = each.state, each.valid_to
            earlier.end_reason, earlier.end_note = "", ""
            earlier.save()
        if each.closed_follow_up:
            reopen_follow_up(earlier)
        each.delete()


def _takes_pairs(seat: Seat) -> bool:
    kind = seat.kind
    return kind.act == SeatKind.Act.NOMINATE and kind.body.gender_rule == Body.GenderRule.BOTH_SEXES_PER_SEAT
