"""A body with seats, and people to sit in them."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.papers import OPERATOR
from tvaers.appointments.actions import Decision, add_seats, appoint, define_body, note_fact
from tvaers.appointments.models import Appointment, Body, LifeFact, Seat
from tvaers.councils.actions.members import person_called
from tvaers.councils.models import Council, Municipality, Person

SINCE, TERM_END = date(2022, 1, 1), date(2026, 1, 1)
EXIT = date(2024, 5, 1)


def council(slug: str = "nordjylland") -> Council:
    return Council.objects.get(slug=slug)


def place(name: str = "Rebild") -> Municipality:
    return Municipality.objects.get(name=name)


def body(**values: Any) -> Body:
    given = {"name": "Trafikforum Nord", "valid_from": SINCE, "legal_basis": "Aftalen § 2", "substitutes": "personal"}
    return define_body(council(), **(given | values), by=OPERATOR)


def seats(of: Body, count: int = 2, **values: Any) -> list[Seat]:
    given = {"name": "Kommunal politiker", "valid_from": SINCE, "asks_for_board": True}
    return add_seats(of, count=count, **(given | values), by=OPERATOR)


def person(name: str) -> Person:
    return person_called(council(), name, by=OPERATOR)


def in_board(name: str, municipality: str = "Rebild", *, since: date = SINCE, until: date | None = None) -> Person:
    found = person(name)
    where = place(municipality)
    kind = LifeFact.Kind.BOARD
    note_fact(council(), found, kind, municipality=where, valid_from=since, valid_to=until, by=OPERATOR)
    return found


def put(seat: Seat, who: Person, *, as_substitute: bool = False, **values: Any) -> Appointment:
    given = {"valid_from": SINCE, "valid_to": TERM_END, "municipality": place(), "party": "V"}
    return appoint(seat, who, Decision(**(given | values)), as_substitute=as_substitute, by=OPERATOR)
