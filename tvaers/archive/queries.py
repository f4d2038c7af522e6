"""What can be seen of the archive's doubts."""

from __future__ import annotations

from dataclasses import dataclass

from tvaers.access.visibility import Viewer
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
    doubts = PersonDoubt.objects.visible_to(viewer).filter(settled_at=None).select_related("person", "candidate")
    return [OpenDoubt(doubt, sightings(doubt.person, viewer), sightings(doubt.candidate, viewer)) for doubt in doubts]


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
