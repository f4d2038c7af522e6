"""Taking over the appointments that are printed in an item of minutes, once a person has said which body it is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from tvaers.access.action import Actor, action, council_at
from tvaers.appointments.actions.appointing import Decision, appoint, appoint_common_substitute
from tvaers.appointments.models import Appointment, Body, Seat, SeatKind
from tvaers.appointments.papers import FoundInPaper
from tvaers.councils.actions.members import person_called
from tvaers.councils.models import Council, Municipality
from tvaers.councils.periods import on_day, overlapping
from tvaers.councils.refusals import CannotBeDone
from tvaers.danish.registers import municipality_named
from tvaers.document.model import Appointment as Printed


@action("appointments.appoint", council=council_at("council.pk"))
def take_over(
    council: Council, found: FoundInPaper, body: Body, *, valid_from: date, valid_to: date | None = None, by: Actor
) -> list[Appointment]:
    """Puts those who are printed into the free seats of the body that the council fills, in the order printed.

    Raises CannotBeDone when there are not enough free seats, when it has been done, and for a name that several bear:
    who is who is settled first.
    """
    if found.taken:
        raise CannotBeDone(_("Punktets udpegninger er allerede i registret."))
    free = _free_seats(council, body, valid_from, valid_to)
    if len(free) < len(found.members):
        words = _("Der er %(n)d ledige pladser til %(most)d navne. Tilføj pladser, eller afslut det, der er.")
        raise CannotBeDone(words % {"n": len(free), "most": len(found.members)})
    period = {"valid_from": valid_from, "valid_to": valid_to}
    rows = []
    for seat, printed in zip(free, found.members, strict=False):
        person = person_called(council, printed.person, by=by)
        rows.append(appoint(seat, person, _decision(found, printed, period), by=by))
    for rank, printed in enumerate(found.substitutes, 1):
        person = person_called(council, printed.person, by=by)
        decision = _decision(found, printed, period)
        if body.substitutes == Body.Substitutes.PERSONAL and rank <= len(free):
            rows.append(appoint(free[rank - 1], person, decision, as_substitute=True, by=by))
        else:
            rows.append(appoint_common_substitute(body, person, decision, rank=rank, by=by))
    return rows


def _free_seats(council: Council, body: Body, valid_from: date, valid_to: date | None) -> list[Seat]:
    """Seats of politicians that the council fills and nobody named has in that time."""
    seats = Seat.objects.filter(
        on_day(valid_from), kind__body=body, kind__side=SeatKind.Side.POLITICIAN, kind__is_filled_by_council=True
    )
    seats = seats.select_related("kind__body").order_by("kind__position", "position", "pk")
    held = Appointment.objects.filter(
        overlapping(valid_from, valid_to), body=body, part=Appointment.Part.MEMBER, person__isnull=False
    )
    held = held.exclude(state__in=[Appointment.State.VOID, Appointment.State.PROPOSED])
    taken = set(held.values_list("seat", flat=True))
    return [seat for seat in seats if seat.pk not in taken and seat.tended_in == council.pk]


def _decision(found: FoundInPaper, printed: Printed, period: Mapping[str, Any]) -> Decision:
    entry = municipality_named(printed.municipality) if printed.municipality else None
    item = found.item
    return Decision(
        **period,
        party=printed.party or "",
        municipality=Municipality.objects.filter(code=entry.code).first() if entry else None,
        decided_on=item.edition.meeting.held_on,
        decided_in=item,
        decision=_("Punkt %(number)s") % {"number": item.number},
    )
