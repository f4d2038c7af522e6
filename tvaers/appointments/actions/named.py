"""Appointing someone by name, with what is said of them in the same breath: one use case, one event."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tvaers.access.action import Actor, action
from tvaers.appointments.actions.appointing import Decision, appoint, appoint_common_substitute
from tvaers.appointments.actions.lives import note_fact, type_sex
from tvaers.appointments.models import Appointment, Body, LifeFact, Seat
from tvaers.appointments.standing import life_of
from tvaers.councils.actions.members import person_called
from tvaers.councils.models import Council, Person
from tvaers.law.seats import Ground


@dataclass(frozen=True)
class Named:
    """Who: the name, whether they sit in the decision's municipality's board, and the sex that was typed, if any."""

    name: str
    is_in_board: bool = False
    sex: str = ""


def _council_of_seat(given: Mapping[str, Any]) -> int | None:
    council: int | None = given["seat"].tended_in
    return council


@action("appointments.appoint", council=_council_of_seat)
def appoint_named(
    council: Council, seat: Seat, named: Named, decision: Decision, *, as_substitute: bool = False, by: Actor
) -> Appointment:
    """Puts the person of that name into the seat. Raises CannotBeDone as the actions in it do."""
    person = _person(council, named, decision, by)
    return appoint(seat, person, decision, as_substitute=as_substitute, by=by)


@action("appointments.appoint", council=lambda given: given["body"].council_id)
def list_named(council: Council, body: Body, named: Named, decision: Decision, *, rank: int, by: Actor) -> Appointment:
    """Puts the person of that name on the body's list of substitutes. Raises CannotBeDone as the actions in it do."""
    person = _person(council, named, decision, by)
    return appoint_common_substitute(body, person, decision, rank=rank, by=by)


def _person(council: Council, named: Named, decision: Decision, by: Actor) -> Person:
    person = person_called(council, named.name, by=by)
    is_known = life_of(person).has(Ground.BOARD, decision.valid_from)
    if named.is_in_board and decision.municipality is not None and not is_known:
        kind = LifeFact.Kind.BOARD
        note_fact(council, person, kind, municipality=decision.municipality, valid_from=decision.valid_from, by=by)
    if named.sex:
        type_sex(council, person, named.sex, by=by)
    return person
