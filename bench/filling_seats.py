"""Fills a site's register of seats: five councils, five terms, each seat held by another person a term.

TVAERS_DATA=... python -m bench.filling_seats SEATS
"""

from __future__ import annotations

import sys
from datetime import date
from typing import Any

A_BODY = 10
TERMS = tuple((date(year, 1, 1), date(year + 4, 1, 1)) for year in range(2010, 2030, 4))


def main() -> None:
    """Makes the database of the site and fills it."""
    from tvaers.site.cli.preparation import prepare

    prepare()
    from tvaers.access.recording import recording

    # Rows as the actions make them, without an event for each: what is measured afterwards is questions.
    with recording():
        fill(int(sys.argv[1]))


def fill(seats: int) -> None:
    """So many seats in each council, each held by another person a term, half of them with a substitute."""
    from tvaers.appointments.models import Body, BodyCouncil, Seat, SeatKind
    from tvaers.councils.models import Council

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


def _hold(seat: Any, body: Any, council: Any) -> None:
    from tvaers.appointments.models import Appointment
    from tvaers.councils.models import Person

    made = []
    for number, (begins, ends) in enumerate(TERMS):
        for part in ("member", "substitute")[: 1 + (seat.pk + number) % 2]:
            person = Person(name=f"Navn {seat.pk}-{number}-{part}")
            person.save()
            values = {"body": body, "seat": seat, "council": council, "part": part, "party": "V", "person": person}
            made.append(Appointment(state="appointed", valid_from=begins, valid_to=ends, **values))
    Appointment.objects.bulk_create(made)


if __name__ == "__main__":
    main()
