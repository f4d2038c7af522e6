"""Taking over the appointments that are printed in an item of minutes, once a person has said which body it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from tvaers.access.action import Actor, action, council_at
from tvaers.appointments.actions.appointing import (
    Decision,
    appoint,
    appoint_common_substitute,
    leave_list_open,
    leave_open,
)
from tvaers.appointments.models import Appointment, Body, Seat, SeatKind
from tvaers.appointments.papers import FoundInPaper
from tvaers.councils.actions.members import person_called
from tvaers.councils.models import Council, Municipality
from tvaers.councils.periods import on_day, overlapping
from tvaers.councils.refusals import CannotBeDone
from tvaers.danish.registers import municipality_named
from tvaers.document.model import Appointment as Printed
from tvaers.meetings.models import AgendaItem


@dataclass(frozen=True)
class StillOpen:
    """How many substitutes an item left to be named: by whom it is to be asked, or by the chairmanship."""

    substitutes: int = 0
    whom: str = ""
    to_chairmanship: bool = False


@action("appointments.appoint", council=council_at("council.pk"))
def take_over(
    council: Council,
    found: FoundInPaper,
    body: Body,
    *,
    valid_from: date,
    valid_to: date | None = None,
    still_open: StillOpen | None = None,
    by: Actor,
) -> list[Appointment]:
    """Puts those who are printed into the free seats of the body that the council fills, in the order printed.

    What is `still_open` leaves its follow-ups. Raises CannotBeDone when there are not enough free seats, when it has
    been done, and for a name that several bear: who is who is settled first.
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
        rows.append(appoint(seat, person, _decision(found.item, printed, period), by=by))
    for rank, printed in enumerate(found.substitutes, 1):
        person = person_called(council, printed.person, by=by)
        decision = _decision(found.item, printed, period)
        seat_of = _seat_for(body, free, rank)
        if seat_of is not None:
            rows.append(appoint(seat_of, person, decision, as_substitute=True, by=by))
        else:
            rows.append(appoint_common_substitute(body, person, decision, rank=rank, by=by))
    return rows + _left_open(found, body, free, still_open or StillOpen(), period, by)


def _left_open(
    found: FoundInPaper, body: Body, free: list[Seat], missing: StillOpen, period: Mapping[str, Any], by: Actor
) -> list[Appointment]:
    decision = replace(_decision(found.item, None, period), whom_to_ask=missing.whom)
    rows = []
    for rank in range(len(found.substitutes) + 1, len(found.substitutes) + 1 + missing.substitutes):
        options: dict[str, Any] = {"to_chairmanship": missing.to_chairmanship, "by": by}
        seat_of = _seat_for(body, free, rank)
        if seat_of is not None:
            rows.append(leave_open(seat_of, decision, as_substitute=True, **options))
        else:
            rows.append(leave_list_open(body, decision, rank=rank, **options))
    return rows


def _seat_for(body: Body, free: list[Seat], rank: int) -> Seat | None:
    """The seat that a substitute of this number is for, where substitutes are personal."""
    is_personal = body.substitutes == Body.Substitutes.PERSONAL
    return free[rank - 1] if is_personal and rank <= len(free) else None


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


def _decision(item: AgendaItem, printed: Printed | None, period: Mapping[str, Any]) -> Decision:
    named = printed.municipality if printed else None
    entry = municipality_named(named) if named else None
    return Decision(
        **period,
        party=(printed.party or "") if printed else "",
        municipality=Municipality.objects.filter(code=entry.code).first() if entry else None,
        decided_on=item.edition.meeting.held_on,
        decided_in=item,
        decision=_("Punkt %(number)s") % {"number": item.number},
    )
