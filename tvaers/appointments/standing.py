"""What the rules know of a body as it is kept: its seats, who is in them, and the lives of those people.

Everything is read as it is, whoever asks: a rule that saw only part of what is there would judge wrongly. What pages
show of it goes through `queries`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tvaers.appointments.models import Appointment, Body, BodyCouncil, LifeFact, Seat
from tvaers.councils.models import Membership, MunicipalityInCouncil, Person, Term
from tvaers.law.seat_changes import BodyOfSeats
from tvaers.law.seats import Holding, Life, Period, Substitution


@dataclass(frozen=True)
class Standing:
    """A body for the rules, with the rows that its holdings were made from, by key."""

    body: Body
    as_law: BodyOfSeats
    holdings: tuple[Holding, ...]
    rows: Mapping[str, Appointment]

    def people(self) -> set[int]:
        """The keys of all who hold or held something in it."""
        return {int(holding.person) for holding in self.holdings}


def standing_of(body: Body) -> Standing:
    """The body as it is kept now. Three queries."""
    seats = Seat.objects.filter(kind__body=body).select_related("kind__body")
    rows = {str(row.pk): row for row in Appointment.objects.filter(body=body)}
    holdings = [row.as_law() for row in rows.values()]
    terms = tuple(Period(term.valid_from, term.valid_to) for term in Term.objects.all())
    as_law = BodyOfSeats({str(seat.pk): seat.as_law() for seat in seats}, Substitution(body.substitutes), terms)
    return Standing(body, as_law, tuple(holding for holding in holdings if holding is not None), rows)


def places_of(body: Body) -> frozenset[int]:
    """The municipalities, by key, whose boards its seats ask for: those of the councils it belongs to, at any time.

    Without a council, and for one without municipalities, every municipality will do: the empty set.
    """
    councils = BodyCouncil.objects.filter(body=body).values_list("council", flat=True)
    rows = MunicipalityInCouncil.objects.filter(council__in=list(councils))
    return frozenset(rows.values_list("municipality", flat=True))


def lives_of(people: Iterable[int], places: frozenset[int] = frozenset()) -> dict[str, Life]:
    """The lives of these people, by key as text; boards and mayoralties in `places` only. Two queries."""
    wanted = list(people)
    facts: dict[int, list[LifeFact]] = {key: [] for key in wanted}
    for fact in LifeFact.objects.filter(person__in=wanted):
        facts[fact.person_id].append(fact)
    seats: dict[int, list[Membership]] = {key: [] for key in wanted}
    for membership in Membership.objects.filter(person__in=wanted):
        seats[membership.person_id].append(membership)
    return {str(key): _life(facts[key] or facts_by_membership(seats[key]), places) for key in wanted}


def facts_by_membership(memberships: Iterable[Membership]) -> list[LifeFact]:
    """What a seat in a KKR tells of a life: a board, the mayoralty, a party. Not saved."""
    found = []
    for row in memberships:
        values = {"person_id": row.person_id, "valid_from": row.valid_from, "valid_to": row.valid_to}
        found.append(LifeFact(kind=LifeFact.Kind.BOARD, municipality_id=row.municipality_id, **values))
        if row.is_mayor:
            found.append(LifeFact(kind=LifeFact.Kind.MAYORALTY, municipality_id=row.municipality_id, **values))
        if row.party:
            found.append(LifeFact(kind=LifeFact.Kind.PARTY, party=row.party, **values))
    return found


def life_of(person: Person, places: frozenset[int] = frozenset()) -> Life:
    """The life of one person."""
    return lives_of([person.pk], places)[str(person.pk)]


def _life(facts: Iterable[LifeFact], places: frozenset[int]) -> Life:
    known: dict[str, list[LifeFact]] = {kind: [] for kind in LifeFact.Kind.values}
    for fact in facts:
        known[fact.kind].append(fact)
    deaths = [fact.valid_from for fact in known[LifeFact.Kind.DEATH]]
    boards, mayoralties = known[LifeFact.Kind.BOARD], known[LifeFact.Kind.MAYORALTY]
    # Whose boards are known and who is not said to be a mayor is none.
    return Life(
        boards=_periods(boards, places) if boards else None,
        mayoralties=_periods(mayoralties, places) if boards or mayoralties else None,
        parties=tuple((fact.party, _period(fact)) for fact in known[LifeFact.Kind.PARTY]) or None,
        leaves=tuple(_period(fact) for fact in known[LifeFact.Kind.LEAVE]),
        died=min(deaths, default=None),
    )


def _periods(facts: list[LifeFact], places: frozenset[int]) -> tuple[Period, ...]:
    """Those in the places."""
    return tuple(_period(fact) for fact in facts if not places or fact.municipality_id in places)


def _period(fact: LifeFact) -> Period:
    return Period(fact.valid_from, fact.valid_to)
