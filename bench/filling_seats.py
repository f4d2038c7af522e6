"""Fills a site's register of seats: five councils, five terms, each seat held by another person a term."""

from __future__ import annotations

from datetime import date

from tvaers.access.action import action
from tvaers.access.actor import Actor
from tvaers.appointments.models import Appointment, Body, BodyCouncil, Seat, SeatKind
from tvaers.councils.models import Council, Person

A_BODY = 10
TERMS = tuple((date(year, 1, 1), date(year + 4, 1, 1)) for year in range(2010, 2030, 4))


@action("appointments.tend")
def fill(seats: int, *, by: Actor) -> None:
    """So many seats in each council, each held by another person a term, half of them with a substitute."""
    since = TERMS[0][0]
    for council in Council.objects.all():
        for number in range(seats // A_BODY):
            body = Body(name=f"Forum {number}", council=council, valid_from=since, substitutes="personal")
            body.save()
            BodyCouncil(body=body, council=council, valid_from=since).save()
            kind = SeatKind(body=body, name="Medlem", valid_from=since, asks_for_board=True)
            kind.save()
            rows = [Seat(kind=kind, council=council, position=place, valid_from=since) for place in range(A_BODY)]
            for seat in Seat.objects.bulk_create(rows):
                _hold(seat, body, council)


def _hold(seat: Seat, body: Body, council: Council) -> None:
    made = []
    for number, (begins, ends) in enumerate(TERMS):
        for part in ("member", "substitute")[: 1 + (seat.pk + number) % 2]:
            person = Person(name=f"Navn {seat.pk}-{number}-{part}")
            person.save()
            values = {"body": body, "seat": seat, "council": council, "part": part, "party": "V", "person": person}
            made.append(Appointment(state="appointed", valid_from=begins, valid_to=ends, **values))
    Appointment.objects.bulk_create(made)
