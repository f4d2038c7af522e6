"""What an appointment is warned of, before it is made and as it stands: with its reason and source, never blocking."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tvaers.appointments.models import Appointment, Body, PersonSex, Seat
from tvaers.appointments.standing import Standing, life_of, places_of, standing_of
from tvaers.appointments.together import Together, objections_together, seated, together_on
from tvaers.councils.models import Municipality, Person
from tvaers.law.appointing import Candidate, Objection, objections
from tvaers.law.gender_balance import Sex
from tvaers.law.seats import Holding, Period, SeatOfBody

UNDECIDED = "gender-balance-undecided"
"""The beginning of the codes that say that more must be known; what is only begun is not warned of that."""

COMES_NEXT = "substitutes-missing"
"""What is said of the body, but is no reason not to fill a seat: the substitute is found after the member."""


@dataclass(frozen=True)
class Proposal:
    """Someone for a seat from a day; without a seat as a common substitute of the body. `row` is where it is kept."""

    body: Body
    seat: Seat | None
    person: Person
    party: str
    day: date
    row: int = 0


def warnings_of(proposal: Proposal, beside: Iterable[Holding] = ()) -> tuple[Objection, ...]:
    """What speaks against the proposal, on what is known now; `beside` are others that are proposed with it."""
    standing = standing_of(proposal.body)
    life = life_of(proposal.person, places_of(proposal.body))
    candidate = Candidate(str(proposal.person.pk), proposal.person.name, life, proposal.party)
    others = [*standing.holdings, *beside]
    return objections(
        candidate,
        _place(proposal, standing),
        proposal.day,
        [other for other in others if other.key != str(proposal.row)],
        most_times=proposal.body.most_times if proposal.seat else None,
    )


def _place(proposal: Proposal, standing: Standing) -> SeatOfBody:
    """The seat; for a common substitute any seat of the body that the council fills, for they share their demands."""
    if proposal.seat is not None:
        return standing.as_law.seats[str(proposal.seat.pk)]
    seats = Seat.objects.filter(kind__body=proposal.body, kind__is_filled_by_council=True)
    seat = seats.select_related("kind__body").first()
    rules = seat.kind.rules() if seat else standing.as_law.common_rules
    body = proposal.body
    return SeatOfBody("", Period(body.valid_from, body.valid_to), rules)


def as_holding(row: Appointment) -> Holding | None:
    """A proposal as it would stand; None when nobody is named."""
    if row.person_id is None:
        return None
    return Holding(
        str(row.pk),
        str(row.seat_id) if row.seat_id else None,
        str(row.person_id),
        Period(row.valid_from, row.valid_to),
        is_substitute=row.is_substitute,
        rank=row.rank,
        party=row.party,
    )


def warnings_of_row(row: Appointment, beside: Sequence[Appointment] = ()) -> tuple[Objection, ...]:
    """What speaks against an appointment as it is kept; `beside` are those that are proposed with it."""
    if row.person is None:
        return ()
    holdings = [holding for other in beside if other.body_id == row.body_id and (holding := as_holding(other))]
    return warnings_of(Proposal(row.body, row.seat, row.person, row.party, row.valid_from, row.pk), holdings)


def warnings_of_body(body: Body, day: date, proposed: Sequence[Appointment] = ()) -> tuple[Objection, ...]:
    """What there is to say of all who sit in the body on the day, and of those `proposed` if they were in it."""
    return objections_together(_with_places(together_on(body, day, proposed)))


def arising(
    proposal: Proposal, municipality: Municipality | None, *, as_substitute: bool = False, sex: str | None = None
) -> tuple[Objection, ...]:
    """What would be said of the body as a whole with this one in it, and is not said without.

    `sex` is what is typed with the proposal and not kept yet; None: what is kept.
    """
    before = _with_places(together_on(proposal.body, proposal.day))
    typed = sexes_of([proposal.person.pk]).get(proposal.person.pk) if sex is None else sex
    one = seated(
        proposal.person.pk,
        municipality.name if municipality else "",
        proposal.seat,
        Sex(typed) if typed else None,
        is_substitute=as_substitute,
    )
    after = objections_together(before.with_one(one))
    said = {(each.code, each.message) for each in objections_together(before)}
    return tuple(each for each in _worth_saying(after) if (each.code, each.message) not in said)


def _worth_saying(found: Iterable[Objection]) -> Iterator[Objection]:
    return (each for each in found if not each.code.startswith((UNDECIDED, COMES_NEXT)))


def _with_places(together: Together) -> Together:
    return together.in_places(len(places_of(together.body)))


def sexes_of(people: Iterable[int]) -> dict[int, str]:
    """What has been typed of these people, by key; who is unknown is not in it."""
    return dict(PersonSex.objects.filter(person__in=list(people)).values_list("person", "sex"))
