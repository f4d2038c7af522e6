"""The seats of people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from tvaers.access.visibility import Viewer
from tvaers.appointments.models import Appointment, BodyCouncil, LifeFact
from tvaers.appointments.queries.blue_book import appointments_on
from tvaers.councils.models import Council, Person


@dataclass(frozen=True)
class PersonSeats:
    """What someone holds on the day, what comes, and what was."""

    now: list[Appointment]
    coming: list[Appointment]
    earlier: list[Appointment]

    @property
    def is_known(self) -> bool:
        """Whether there is anything at all."""
        return bool(self.now or self.coming or self.earlier)


def seats_of(person: Person, day: date, viewer: Viewer) -> PersonSeats:
    """All seats of the person that the viewer sees. One query."""
    rows = Appointment.objects.visible_to(viewer).filter(person=person)
    rows = rows.exclude(state__in=[Appointment.State.VOID, Appointment.State.PROPOSED])
    known = list(rows.select_related("body", "seat__kind", "municipality").order_by("valid_from", "pk"))
    return PersonSeats(
        now=[row for row in known if row.is_valid_on(day)],
        coming=[row for row in known if row.valid_from > day],
        earlier=[row for row in reversed(known) if row.valid_to is not None and row.valid_to <= day],
    )


def seats_of_council(council: Council, day: date, viewer: Viewer) -> QuerySet[Appointment]:
    """All that holds on the day in the bodies of the council's Blue Book."""
    places = BodyCouncil.objects.visible_to(viewer).filter(council=council)
    return appointments_on(places.values_list("body", flat=True), day, viewer).select_related("body", "seat__kind")


def linked_in(council: Council, viewer: Viewer) -> set[int]:
    """The bodies, by key, that have a page under the council: those that are or were in its Blue Book."""
    return set(BodyCouncil.objects.visible_to(viewer).filter(council=council).values_list("body", flat=True))


def facts_of(person: Person, viewer: Viewer) -> QuerySet[LifeFact]:
    """What is noted of the person's life, for those who see that; the latest first."""
    rows: QuerySet[LifeFact] = LifeFact.objects.visible_to(viewer).filter(person=person)
    return rows.select_related("municipality").order_by("-valid_from", "pk")
