"""One event in a life, and what follows from it: shown before it is carried out, and carried out as it was shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from django.db.models import Q

from tvaers.appointments.models import Appointment, Body
from tvaers.appointments.standing import Standing, lives_of, places_of, standing_of
from tvaers.councils.models import Membership, Municipality, Person
from tvaers.law.seat_changes import Consequence, Settled, What, settle
from tvaers.law.seats import Life, Period


class Kind(StrEnum):
    """What can happen."""

    LEFT_BOARD = "left-board"
    LEFT_MAYORALTY = "left-mayoralty"
    CHANGED_PARTY = "changed-party"
    LEAVE = "leave"
    DIED = "died"


@dataclass(frozen=True)
class LifeEvent:
    """Something that happens to a person from a day; `until` ends a leave, `party` is the new one or none."""

    person: Person
    kind: Kind
    day: date
    until: date | None = None
    party: str = ""
    municipality: Municipality | None = None


@dataclass(frozen=True)
class InBody:
    """What follows in one body."""

    standing: Standing
    settled: Settled

    @property
    def body(self) -> Body:
        """The body."""
        return self.standing.body

    @property
    def consequences(self) -> tuple[Consequence, ...]:
        """What happens there, in order of days."""
        return self.settled.consequences

    def concerns(self, event: LifeEvent) -> bool:
        """Whether anything happens there; that others are on leave is no news."""
        return any(each.what is not What.STANDS_IN or event.kind is Kind.LEAVE for each in self.settled.consequences)


@dataclass(frozen=True)
class Foreseen:
    """What follows from an event: the seats in KKRs that end, and what happens in each body."""

    event: LifeEvent
    memberships: tuple[Membership, ...]
    bodies: tuple[InBody, ...]


def foresee(event: LifeEvent) -> Foreseen:
    """What would follow. Nothing is written."""
    return Foreseen(event, tuple(ending_memberships(event)), tuple(_in_bodies(event)))


def ending_memberships(event: LifeEvent) -> Iterable[Membership]:
    """The seats in KKRs that the event ends: all with the board and with death, the born ones with the mayoralty."""
    if event.kind not in (Kind.LEFT_BOARD, Kind.LEFT_MAYORALTY, Kind.DIED):
        return []
    still = Q(valid_to=None) | Q(valid_to__gt=event.day)
    rows = Membership.objects.filter(still, person=event.person, valid_from__lt=event.day)
    if event.kind is Kind.LEFT_MAYORALTY:
        rows = rows.filter(is_mayor=True)
    if event.municipality is not None:
        rows = rows.filter(municipality=event.municipality)
    return rows.select_related("council", "person", "municipality")


def bodies_of(person: Person) -> list[Body]:
    """The bodies in which the person holds or held something."""
    keys = Appointment.objects.filter(person=person).exclude(state=Appointment.State.VOID).values_list("body")
    return list(Body.objects.filter(pk__in=keys))


def _in_bodies(event: LifeEvent) -> Iterable[InBody]:
    for body in bodies_of(event.person):
        standing = standing_of(body)
        places = places_of(body)
        lives = lives_of(standing.people(), places)
        key = str(event.person.pk)
        concerned = event.municipality is None or not places or event.municipality.pk in places
        if concerned or event.kind not in (Kind.LEFT_BOARD, Kind.LEFT_MAYORALTY):
            lives[key] = life_after(lives[key], event, parties_held(event.person))
        found = InBody(standing, settle(standing.as_law, lives, standing.holdings))
        if found.concerns(event):
            yield found


def in_bodies_now(person: Person) -> Iterator[InBody]:
    """What the rules say of the bodies that the person is or was in, on what is known now; where something follows."""
    for body in bodies_of(person):
        standing = standing_of(body)
        lives = lives_of(standing.people(), places_of(body))
        found = InBody(standing, settle(standing.as_law, lives, standing.holdings))
        if any(each.what is not What.STANDS_IN for each in found.consequences):
            yield found


def parties_held(person: Person) -> frozenset[str]:
    """The parties that the person has held seats for: of one whose parties nobody noted, that is what is known."""
    rows = Appointment.objects.filter(person=person).exclude(party="").exclude(state=Appointment.State.VOID)
    return frozenset(rows.values_list("party", flat=True))


def life_after(life: Life, event: LifeEvent, held: frozenset[str] = frozenset()) -> Life:
    """The life with the event in it. A board that nobody knew of was left all the same: until then it was sat in."""
    if event.kind is Kind.DIED:
        return replace(life, died=event.day)
    if event.kind is Kind.LEAVE:
        return replace(life, leaves=(*life.leaves, Period(event.day, event.until)))
    if event.kind is Kind.CHANGED_PARTY:
        known = tuple((party, Period(date.min)) for party in sorted(held)) if life.parties is None else life.parties
        earlier = tuple((party, period) for party, period in known if period.begins < event.day)
        cut = tuple((party, _cut(period, event.day)) for party, period in earlier)
        joined = ((event.party, Period(event.day)),) if event.party else ()
        return replace(life, parties=(*cut, *joined))
    mayoralties = _until(life.mayoralties, event.day)
    if event.kind is Kind.LEFT_MAYORALTY:
        return replace(life, mayoralties=mayoralties)
    return replace(life, boards=_until(life.boards, event.day), mayoralties=mayoralties)


def _until(periods: tuple[Period, ...] | None, day: date) -> tuple[Period, ...]:
    if periods is None:
        return (Period(date.min, day),)
    return tuple(_cut(period, day) for period in periods if period.begins < day)


def _cut(period: Period, day: date) -> Period:
    return period if period.ends is not None and period.ends <= day else Period(period.begins, day)
