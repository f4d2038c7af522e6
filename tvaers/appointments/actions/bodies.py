"""What can be done with bodies: defined, changed, ended; seats added, changed and ended."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from tvaers.access.action import Actor, action, council_at
from tvaers.appointments.models import Appointment, Body, BodyCouncil, Seat, SeatKind
from tvaers.councils.models import Council
from tvaers.councils.refusals import CannotBeDone

MOST_SEATS = 60
"""The largest that are known have 30; a number that is typed wrong must not make thousands of rows."""


@action("appointments.tend", council=council_at("council.pk"))
def define_body(council: Council, *, name: str, valid_from: date, by: Actor, **values: Any) -> Body:
    """A body that the council keeps, in its Blue Book from the day. Raises CannotBeDone for a name that it has."""
    words = " ".join(name.split())
    if Body.objects.filter(name=words, council=council, valid_to=None).exists():
        raise CannotBeDone(_("Rådet har allerede et forum, der hedder %(name)s.") % {"name": words})
    body = Body(council=council, name=words, valid_from=valid_from, **values)
    body.save()
    place = BodyCouncil(body=body, council=council, valid_from=valid_from, valid_to=body.valid_to)
    place.save()
    return body


@action("appointments.tend", council=council_at("body.council_id"))
def change_body(body: Body, *, by: Actor, **values: Any) -> None:
    """Puts right what a body is and what its rules are."""
    for name, value in values.items():
        setattr(body, name, value)
    body.save()


@action("appointments.tend", council=council_at("body.council_id"))
def end_body(body: Body, *, on: date, by: Actor) -> None:
    """Lets a body, its seats and all who sit in them end the day before `on`. Raises CannotBeDone before it began."""
    if on <= body.valid_from:
        raise CannotBeDone(_("Et forum kan ikke slutte, før det er begyndt."))
    body.valid_to = on
    body.save()
    rows = [*BodyCouncil.objects.filter(body=body), *SeatKind.objects.filter(body=body)]
    for row in [*rows, *Seat.objects.filter(kind__body=body)]:
        _end_at_most(row, on)
    for appointment in Appointment.objects.filter(body=body).exclude(state=Appointment.State.VOID):
        end_or_void(appointment, on, Appointment.EndReason.SEAT_ENDED)


@action("appointments.tend", council=council_at("body.council_id"))
def add_seats(
    body: Body,
    *,
    name: str,
    count: int,
    valid_from: date,
    valid_to: date | None = None,
    councils: tuple[Council | None, ...] = (),
    by: Actor,
    **values: Any,
) -> list[Seat]:
    """So many more seats of one kind, which is found by its name or made; one for each of `councils` when several."""
    if not 0 <= count <= MOST_SEATS:
        raise CannotBeDone(_("Skriv et antal mellem 0 og %(most)d.") % {"most": MOST_SEATS})
    _within_the_body(body, valid_from)
    kind = SeatKind.objects.filter(body=body, name=name).first()
    if kind is None:
        ends = valid_to or body.valid_to
        position = SeatKind.objects.filter(body=body).count()
        kind = SeatKind(body=body, name=name, position=position, valid_from=valid_from, valid_to=ends, **values)
        kind.save()
    owners = list(councils) or [body.council if kind.is_filled_by_council else None]
    already = Seat.objects.filter(kind=kind).count()
    seats = []
    for number in range(count * len(owners)):
        owner = owners[number % len(owners)]
        ends = valid_to or body.valid_to
        seat = Seat(kind=kind, council=owner, position=already + number, valid_from=valid_from, valid_to=ends)
        seat.save()
        seats.append(seat)
    return seats


@action("appointments.tend", council=council_at("seat.tended_in"))
def change_seat(seat: Seat, *, title: str = "", bloc: str = "", by: Actor) -> None:
    """Says what a seat is called and which party or bloc it is agreed to be for."""
    seat.title, seat.bloc = " ".join(title.split()), bloc.strip()
    seat.save()


@action("appointments.tend", council=council_at("seat.tended_in"))
def end_seat(seat: Seat, *, on: date, by: Actor) -> None:
    """Lets a seat and whoever sits in it end the day before `on`. Raises CannotBeDone before it began."""
    if on <= seat.valid_from:
        raise CannotBeDone(_("En plads kan ikke slutte, før den er begyndt."))
    seat.valid_to = on
    seat.save()
    for appointment in Appointment.objects.filter(seat=seat).exclude(state=Appointment.State.VOID):
        end_or_void(appointment, on, Appointment.EndReason.SEAT_ENDED)


def end_or_void(appointment: Appointment, on: date, reason: str, note: str = "") -> None:
    """Ends it the day before `on`; one that would not have begun by then never came into force. Runs in an action."""
    if appointment.valid_to is not None and appointment.valid_to <= on:
        return
    if appointment.valid_from >= on:
        appointment.state = Appointment.State.VOID
    else:
        appointment.valid_to = on
    appointment.end_reason, appointment.end_note = reason, note
    appointment.save()


def _within_the_body(body: Body, valid_from: date) -> None:
    if not body.is_valid_on(valid_from):
        raise CannotBeDone(_("Forummet findes ikke den dag."))


def _end_at_most(row: Any, on: date) -> None:
    if row.valid_from < on and (row.valid_to is None or row.valid_to > on):
        row.valid_to = on
        row.save()
