"""What waits for somebody: open seats, substitutes that are missing, nominations without an answer, terms that end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tvaers.access.visibility import Viewer
from tvaers.appointments.models import Appointment, Body
from tvaers.appointments.queries.blue_book import SeatShown, blue_book
from tvaers.appointments.queries.people import seats_of_council
from tvaers.councils.models import Council


@dataclass(frozen=True)
class Outstanding:
    """What waits in a council."""

    open_seats: list[SeatShown]
    without_substitute: list[SeatShown]
    unanswered: list[Appointment]
    conditional: list[Appointment]
    ending: list[Appointment]


def outstanding(council: Council, day: date, until: date, viewer: Viewer) -> Outstanding:
    """What waits on the day in seats that the council fills, and which of its appointments end by `until`."""
    ours = [seat for shown in blue_book(council, day, viewer) for seat in shown.seats if _is_filled_by(seat, council)]
    rows = list(seats_of_council(council, day, viewer).filter(council=council))
    state = Appointment.State
    return Outstanding(
        open_seats=[seat for seat in ours if seat.is_open],
        without_substitute=[seat for seat in ours if _lacks_substitute(seat)],
        unanswered=[row for row in rows if row.state == state.NOMINATED],
        conditional=[row for row in rows if row.state == state.CONDITIONAL],
        ending=sorted(
            (row for row in rows if row.person_id and row.valid_to and row.valid_to <= until),
            key=lambda row: row.valid_to or until,
        ),
    )


def _is_filled_by(shown: SeatShown, council: Council) -> bool:
    return shown.seat.kind.is_filled_by_council and shown.seat.tended_in == council.pk


def _lacks_substitute(shown: SeatShown) -> bool:
    is_personal = shown.seat.kind.body.substitutes == Body.Substitutes.PERSONAL
    has_one = shown.substitute is not None and shown.substitute.person_id is not None
    return is_personal and shown.member is not None and not has_one
