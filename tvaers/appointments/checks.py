"""What an appointment is warned of, before it is made and as it stands: with its reason and source, never blocking."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tvaers.appointments.models import Appointment, Body, PersonSex, Seat
from tvaers.appointments.standing import Standing, life_of, places_of, standing_of
from tvaers.councils.models import Person
from tvaers.councils.periods import on_day
from tvaers.law.appointing import Candidate, Objection, missing_substitutes, objections, spread
from tvaers.law.gender_balance import SOURCES, Rule, Sex, gender_balance
from tvaers.law.seats import Period, SeatOfBody, Substitution


@dataclass(frozen=True)
class Proposal:
    """Someone for a seat from a day; without a seat as a common substitute of the body."""

    body: Body
    seat: Seat | None
    person: Person
    party: str
    day: date


def warnings_of(proposal: Proposal) -> tuple[Objection, ...]:
    """What speaks against the proposal, on what is known now."""
    standing = standing_of(proposal.body)
    life = life_of(proposal.person, places_of(proposal.body))
    candidate = Candidate(str(proposal.person.pk), proposal.person.name, life, proposal.party)
    return objections(
        candidate,
        _place(proposal, standing),
        proposal.day,
        standing.holdings,
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


def warnings_of_body(body: Body, day: date) -> tuple[Objection, ...]:
    """What there is to say of all who sit in the body on the day: substitutes that are missing, little spread."""
    rows = list(
        Appointment.objects.filter(on_day(day), body=body, person__isnull=False, seat__kind__is_filled_by_council=True)
        .exclude(state__in=[Appointment.State.VOID, Appointment.State.PROPOSED])
        .select_related("municipality")
    )
    common = Appointment.objects.filter(on_day(day), body=body, seat=None, person__isnull=False)
    common = common.exclude(state__in=[Appointment.State.VOID, Appointment.State.PROPOSED])
    members = [row for row in rows if not row.is_substitute]
    found: list[Objection | None] = []
    if Substitution(body.substitutes) is not Substitution.NONE:
        substitutes = len(rows) - len(members) + common.count()
        found.append(missing_substitutes(len(members), substitutes, body.rule_source))
    found += _of_the_balance(body, members, [row for row in rows if row.is_substitute] + list(common))
    places = [row.municipality.name for row in members if row.municipality]
    found.append(spread(places, len(places_of(body)) or len(places)))
    return tuple(each for each in found if each is not None)


def _of_the_balance(body: Body, members: list[Appointment], substitutes: list[Appointment]) -> list[Objection]:
    """What the body's rule on balance says of those named; the letter's own wording is its source when it is kept."""
    rule = Rule(body.gender_rule)
    if rule in (Rule.NONE, Rule.BOTH_SEXES_PER_SEAT) or not members:
        return []
    known = sexes_of(row.person_id for row in (*members, *substitutes) if row.person_id)
    named = [_sex(known, row) for row in members]
    worked = gender_balance(rule, named, [_sex(known, row) for row in substitutes])
    source = body.gender_rule_words or SOURCES[rule]
    return [Objection(each.code, each.message, source) for each in worked.warnings]


def _sex(known: dict[int, str], row: Appointment) -> Sex | None:
    typed = known.get(row.person_id or 0)
    return Sex(typed) if typed else None


def sexes_of(people: Iterable[int]) -> dict[int, str]:
    """What has been typed of these people, by key; who is unknown is not in it."""
    return dict(PersonSex.objects.filter(person__in=list(people)).values_list("person", "sex"))
