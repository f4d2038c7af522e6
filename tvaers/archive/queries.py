"""What can be seen of the archive's doubts."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from tvaers.access.visibility import Viewer
from tvaers.archive.merging import person_behind
from tvaers.archive.models import PersonDoubt
from tvaers.councils.models import Person
from tvaers.danish.dates import short_date
from tvaers.meetings.models import Attendance


@dataclass(frozen=True)
class Sighting:
    """A person on one attendance list, as "15.11.2024 KKR Nordjylland: Kurt Holm (V), Hjørring"."""

    text: str


@dataclass(frozen=True)
class OpenDoubt:
    """A doubt with what there is to settle it by: where each of the two stands."""

    doubt: PersonDoubt
    person: list[Sighting]
    candidate: list[Sighting]


def open_doubts(viewer: Viewer) -> list[OpenDoubt]:
    """The doubts nobody has settled, oldest first."""
    return [
        OpenDoubt(
            doubt, sightings(person_behind(doubt.person), viewer), sightings(person_behind(doubt.candidate), viewer)
        )
        for doubt in _doubts(viewer).filter(settled_at=None)
    ]


def settled_doubts(viewer: Viewer) -> QuerySet[PersonDoubt]:
    """The doubts that somebody has settled, the last settled first."""
    return _doubts(viewer).exclude(settled_at=None).order_by("-settled_at", "-pk")


def doubt_by_number(number: int, viewer: Viewer) -> PersonDoubt | None:
    """The doubt with that number, settled or not; None when there is none that the viewer sees."""
    return _doubts(viewer).filter(pk=number).first()


def _doubts(viewer: Viewer) -> QuerySet[PersonDoubt]:
    rows: QuerySet[PersonDoubt] = PersonDoubt.objects.visible_to(viewer).select_related("person", "candidate")
    return rows


def sightings(person: Person, viewer: Viewer) -> list[Sighting]:
    """The attendance lists that the person stands on, oldest first."""
    rows = (
        Attendance.objects.visible_to(viewer)
        .filter(person=person)
        .select_related("municipality", "edition__meeting__council")
        .defer("edition__document")
        .order_by("edition__meeting__held_on", "pk")
    )
    return [Sighting(_told(row)) for row in rows]


def _told(row: Attendance) -> str:
    meeting = row.edition.meeting
    party = f" ({row.party})" if row.party else ""
    municipality = f", {row.municipality.name}" if row.municipality else ""
    return f"{short_date(meeting.held_on)} {meeting.council.name}: {row.name}{party}{municipality}"
