"""The constituting meeting, and who has been mayor for longest as far as is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tvaers.access.visibility import Viewer
from tvaers.appointments.models import LifeFact
from tvaers.constitution.models import Arrival, Constitution, Gathering
from tvaers.councils.models import Membership, Municipality, Person
from tvaers.danish.alphabet import sort_key
from tvaers.law.seats import Period
from tvaers.law.seniority import mayor_since


@dataclass(frozen=True)
class Senior:
    """A mayor of the new term and since when without a break, as far as is known."""

    person: Person
    municipality: Municipality | None
    since: date


def gathering_of(constitution: Constitution, viewer: Viewer) -> Gathering:
    """What is decided of the meeting; a row that is not kept yet when nothing is."""
    rows = Gathering.objects.visible_to(viewer).filter(constitution=constitution)
    found: Gathering | None = rows.select_related("meeting__council", "senior_mayor", "appointments_item").first()
    return found or Gathering(constitution=constitution)


def seniority(constitution: Constitution, viewer: Viewer) -> list[Senior]:
    """The mayors of the new term who are known people, the one who has been mayor for longest first.

    By what is kept of mayoralties and of seats in KKRs; what came before is not known, so a person chooses.
    """
    rows = Arrival.objects.visible_to(viewer).filter(
        constitution=constitution, part=Arrival.Part.MAYOR, person__isnull=False
    )
    found = []
    for row in rows.select_related("person", "municipality"):
        if row.person is None:
            continue
        since = mayor_since(_mayoralties(row.person, viewer), constitution.first_day)
        found.append(Senior(row.person, row.municipality, since or constitution.first_day))
    return sorted(found, key=lambda each: (each.since, sort_key(each.person.name)))


def _mayoralties(person: Person, viewer: Viewer) -> list[Period]:
    facts = LifeFact.objects.visible_to(viewer).filter(person=person, kind=LifeFact.Kind.MAYORALTY)
    seats = Membership.objects.visible_to(viewer).filter(person=person, is_mayor=True)
    return [Period(row.valid_from, row.valid_to) for row in [*facts, *seats]]
