"""Appointing someone by name, with what is said of them in the same breath: one use case, one event."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tvaers.access.action import Actor, action, council_at
from tvaers.appointments.actions.appointing import Decision, appoint, appoint_common_substitute
from tvaers.appointments.actions.facts import note_board, type_sex
from tvaers.appointments.models import Appointment, Body, Seat
from tvaers.appointments.standing import life_of
from tvaers.councils.actions.members import person_called
from tvaers.councils.models import Council, Municipality, Person
from tvaers.law.seats import Ground


@dataclass(frozen=True)
class Named:
    """Who: the name, whether they sit in the decision's municipality's board, and the sex that was typed, if any."""

    name: str
    is_in_board: bool = False
    sex: str = ""


@action("appointments.appoint", council=council_at("seat.tended_in"))
def appoint_named(
    council: Council, seat: Seat, named: Named, decision: Decision, *, as_substitute: bool = False, by: Actor
) -> Appointment:
    """Puts the person of that name into the seat. Raises CannotBeDone as the actions in it do."""
    person = person_named(council, named, decision.municipality, decision.valid_from, by)
    return appoint(seat, person, decision, as_substitute=as_substitute, by=by)


@action("appointments.appoint", council=council_at("body.council_id"))
def list_named(council: Council, body: Body, named: Named, decision: Decision, *, rank: int, by: Actor) -> Appointment:
    """Puts the person of that name on the body's list of substitutes. Raises CannotBeDone as the actions in it do."""
    person = person_named(council, named, decision.municipality, decision.valid_from, by)
    return appoint_common_substitute(body, person, decision, rank=rank, by=by)


def person_named(council: Council, named: Named, municipality: Municipality | None, day: date, by: Actor) -> Person:
    """The person of that name, with what was said of them kept; runs in an action. Raises CannotBeDone."""
    person = person_called(council, named.name, by=by)
    is_known = life_of(person).has(Ground.BOARD, day)
    if named.is_in_board and municipality is not None and not is_known:
        note_board(person, municipality, day)
    if named.sex:
        type_sex(council, person, named.sex, by=by)
    return person
