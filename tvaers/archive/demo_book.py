"""The demo's Blue Book: ready bodies and cooperations, and invented people in their seats, as the papers have them.

It is made of the same actions as any Blue Book, in one use case for each council, so that the demo starts quickly.
What the papers appointed is taken over from them. What waits is there too: open seats, nominations without an answer,
a seat that ends soon, and a nomination whose balance is flagged.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from tvaers.access.action import Actor, action
from tvaers.access.visibility import OPERATOR
from tvaers.appointments.actions import (
    Decision,
    Named,
    add_seats,
    appoint_named,
    define_body,
    leave_open,
    list_named,
    load_cooperations,
    load_definitions,
    move_up,
    note_answer,
    plan_briefing,
    take_over,
    type_sex,
    write_material,
)
from tvaers.appointments.actions.loading import cooperations_of, definitions_of
from tvaers.appointments.models import Appointment, Body, Seat
from tvaers.appointments.papers import FoundInPaper, found_in_papers
from tvaers.archive.demo_seats import COUNCILS, SEXES, Sits
from tvaers.councils.models import Council, Municipality, Person
from tvaers.meetings.paper.queries import members_on

BEGINS, ENDS = date(2026, 1, 1), date(2030, 1, 1)
_CONSTITUTED = date(2026, 1, 23)
_LATEST_PAPERS = 20
_ANSWERED_ON = date(2026, 3, 2)
_SOON = timedelta(days=45)
_OLD_COUNCIL_ENDS = date(2025, 7, 1)


@dataclass(frozen=True)
class _Where:
    """Which party and municipality someone is of, as the latest minutes list them."""

    party: str
    municipality: Municipality


def add_demo_book(*, secretary: Actor, by: Actor) -> None:
    """Fills the Blue Books of the councils, each once; `secretary` is the one who does it where there is one."""
    for slug, sitting in COUNCILS.items():
        council = Council.objects.get(slug=slug)
        if not Body.objects.filter(council=council).exists():
            _add_book(council, sitting, by=by)
    nordjylland = Council.objects.get(slug="nordjylland")
    if not Body.objects.filter(council=nordjylland, kind=Body.Kind.WORKING_GROUP).exists():
        _add_what_waits(nordjylland, by=secretary)


@action("archive.add_demo_people")
def _add_book(council: Council, sitting: list[Sits], *, by: Actor) -> None:
    used = {sits.body for sits in sitting}
    keys = [each.key for each in definitions_of(council) if each.key in used or each.key.startswith(_EMPTY)]
    load_definitions(council, keys=keys, by=by)
    load_cooperations(council, keys=[each.key for each in cooperations_of(council)], by=by)
    if any(each.key in _OF_PAPERS for each in definitions_of(council)):
        for found in found_in_papers(council, _LATEST_PAPERS):
            _take_over(council, found, by)
    where = _members_of(council)
    for sits in sitting:
        _seat(council, sits, where, by)
    for name, sex in SEXES.items():
        person = Person.objects.filter(name=name).first()
        if person is not None and name in where:
            type_sex(council, person, sex, by=by)


def _members_of(council: Council) -> dict[str, _Where]:
    """The members whom the latest minutes name; of a council that has none this term, the last term's."""
    today = timezone.localdate()
    listed = members_on(council, today, OPERATOR).members or members_on(council, BEGINS - _SOON, OPERATOR).members
    places = {row.name: row for row in Municipality.objects.all()}
    return {row.name: _Where(row.party, places[row.municipality]) for row in listed if row.municipality in places}


def _take_over(council: Council, found: FoundInPaper, by: Actor) -> None:
    """What a paper of the demo appointed, and for a nomination that the minister followed it."""
    held_on = found.item.edition.meeting.held_on
    for key, (paper, begins, ends) in _OF_PAPERS.items():
        body = Body.objects.filter(key=key, council=council).first()
        if body is not None and held_on == paper:
            rows = take_over(council, found, body, valid_from=begins, valid_to=ends, by=by)
            for row in rows:
                if row.state == Appointment.State.NOMINATED:
                    note_answer(row, on=begins, is_appointed=True, by=by)


_MATERIAL: dict[str, Any] = {
    "role": "Sig, hvad kommunerne har brug for, og tag det med hjem, som de andre siger.\nSpørg, når du er i tvivl.",
    "contact": "Signe Vadholm, sekretaer@kkr.example",
    "reports_every": 6,
}
_EMPTY = ("sundhedsraad", "trafikselskab", "koordinationsforum")
"""The bodies, by the beginning of their keys, that are in the Blue Books although nobody is registered in them."""
_OF_PAPERS = {
    "erhvervshus-nordjylland": (_CONSTITUTED, _CONSTITUTED, ENDS),
    "beskaeftigelsesraad-nordjylland": (date(2025, 2, 21), _OLD_COUNCIL_ENDS, BEGINS),
}
"""The bodies, by key, whose appointments are taken from a paper: the day of its meeting, and the period."""


def _seat(council: Council, sits: Sits, where: dict[str, _Where], by: Actor) -> None:
    """Puts one of them into the next free seat of the kind; who is on no list of members has no municipality."""
    body = Body.objects.filter(key=sits.body).first()
    known = where.get(sits.name)
    if body is None or (known is None and not sits.is_from_outside):
        return
    decision = Decision(
        sits.begins or BEGINS,
        sits.ends or ENDS,
        party=known.party if known else "",
        municipality=known.municipality if known else None,
        decided_on=_CONSTITUTED,
        decision=sits.decision,
        condition=sits.condition,
    )
    named = Named(sits.name, is_in_board=known is not None)
    if not sits.kind:
        list_named(council, body, named, decision, rank=sits.rank, by=by)
        return
    seat = _next_free(council, body, sits, decision.valid_from)
    if seat is None:
        return
    row = appoint_named(council, seat, named, decision, as_substitute=sits.is_substitute, by=by)
    if row.state == Appointment.State.NOMINATED and not sits.waits:
        note_answer(row, on=_ANSWERED_ON, is_appointed=True, by=by)


def _next_free(council: Council, body: Body, sits: Sits, day: date) -> Seat | None:
    part = Appointment.Part.SUBSTITUTE if sits.is_substitute else Appointment.Part.MEMBER
    taken = Appointment.objects.filter(body=body, part=part).exclude(valid_to__lte=day).values("seat")
    seats = (
        Seat.objects.filter(kind__body=body, kind__name=sits.kind).exclude(pk__in=taken).select_related("kind__body")
    )
    return next((seat for seat in seats if seat.tended_in in (council.pk, None)), None)


@transaction.atomic
def _add_what_waits(council: Council, *, by: Actor) -> None:
    """A working group of the council's own: a seat that ends soon, an exit, and a name that the chairs are to find.

    It is no action itself, so that each step stands in the histories.
    """
    today = timezone.localdate()
    begins = min(_CONSTITUTED, today - timedelta(days=300))
    body = define_body(
        council,
        name="Arbejdsgruppen om ungdomsuddannelser",
        kind=Body.Kind.WORKING_GROUP,
        valid_from=begins,
        appointed_by="KKR Nordjylland",
        secretariat="KKR-sekretariatet",
        mandate="Følger optaget på ungdomsuddannelserne i landsdelen og giver et forslag hvert efterår.",
        substitutes=Body.Substitutes.PERSONAL,
        by=by,
    )
    seats = add_seats(body, name="Medlem", count=4, valid_from=begins, asks_for_board=True, by=by)
    where = _members_of(council)

    def put(seat: Seat, name: str, since: date, until: date, *, as_substitute: bool = False) -> Appointment | None:
        known = where.get(name)
        if known is None:
            return None
        decision = Decision(since, until, party=known.party, municipality=known.municipality, decided_on=_CONSTITUTED)
        named = Named(name, is_in_board=True)
        return appoint_named(council, seat, named, decision, as_substitute=as_substitute, by=by)

    put(seats[0], "Stine Visborgdal", begins, ENDS)
    put(seats[0], "Mads Gjølbo", begins, ENDS, as_substitute=True)
    put(seats[1], "Inge Dragsbæk", begins, today + _SOON)
    moved = today - timedelta(days=60)
    put(seats[2], "Lars Hanstedgaard", begins, moved)
    substitute = put(seats[2], "Camilla Hulsig Bruun", begins, ENDS, as_substitute=True)
    if substitute is not None:
        move_up(substitute, seats[2], on=moved, by=by)
    leave_open(seats[3], Decision(begins, ENDS, decided_on=_CONSTITUTED), to_chairmanship=True, by=by)
    write_material(council, body, **_MATERIAL, by=by)
    plan_briefing(council, body, held_on=today + _SOON, time="9-10", place="Regionshuset, mødelokale 1", by=by)
