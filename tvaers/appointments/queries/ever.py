"""Who has ever sat in the bodies of a council's Blue Book, and who was at the council's meetings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import F

from tvaers.access.visibility import Viewer
from tvaers.appointments.models import Appointment, BodyCouncil
from tvaers.councils.models import Council, Person
from tvaers.danish.alphabet import sort_key
from tvaers.document.model import Kind
from tvaers.meetings.models import Attendance

_NOT_HELD = (Appointment.State.VOID, Appointment.State.PROPOSED)


@dataclass(frozen=True)
class HasSat:
    """Someone with all seats held until the day, the first one first."""

    name: str
    key: int
    rows: list[Appointment]


@dataclass(frozen=True)
class EverSat:
    """A page of those who have sat."""

    people: list[HasSat]
    page: Page[int]


@dataclass(frozen=True)
class AtMeetings:
    """How often someone was on the list of those present in a council's minutes, and how often on that of apologies."""

    council: Council
    present: list[Attendance]
    apologies: list[Attendance]

    @property
    def called(self) -> int:
        """How many meetings the person stands in the minutes of."""
        return len(self.present) + len(self.apologies)


def ever_sat(council: Council, day: date, number: str | None, per_page: int, viewer: Viewer) -> EverSat:
    """Everyone who has had a seat by the day, a page of them in Danish order. Two queries, however many there are."""
    places = BodyCouncil.objects.visible_to(viewer).filter(council=council)
    rows = Appointment.objects.visible_to(viewer).filter(
        body__in=places.values("body"), valid_from__lte=day, person__isnull=False
    )
    rows = rows.exclude(state__in=_NOT_HELD)
    named: dict[int, str] = dict(rows.values_list("person", "person__name").order_by().distinct())
    people = sorted(named, key=lambda key: (sort_key(named[key]), key))
    page = Paginator(people, per_page).get_page(number)
    held: dict[int, list[Appointment]] = {key: [] for key in page.object_list}
    shown = rows.filter(person__in=list(held)).select_related("body", "seat__kind", "municipality")
    for row in shown.order_by("valid_from", "pk"):
        held[row.person_id or 0].append(row)
    return EverSat([HasSat(named[key], key, held[key]) for key in held], page)


def at_meetings(person: Person, day: date, viewer: Viewer) -> list[AtMeetings]:
    """Those minutes until the day that name the person, by council, the latest first. One query.

    Only minutes that the viewer reads count, and of a meeting only the ones that stand now.
    """
    rows = (
        Attendance.objects.visible_to(viewer)
        .filter(person=person, edition=F("edition__meeting__current_edition"), edition__meeting__held_on__lte=day)
        .filter(edition__stage=Kind.MINUTES.value)
        .exclude(role=Attendance.RoleChoices.GUEST)
        .select_related("edition__meeting__council")
        .defer("edition__document")
        .order_by("-edition__meeting__held_on", "pk")
    )
    by_council: dict[int, AtMeetings] = {}
    seen: set[int] = set()
    for row in rows:
        meeting = row.edition.meeting
        if meeting.pk in seen:
            continue
        seen.add(meeting.pk)
        found = by_council.setdefault(meeting.council_id, AtMeetings(meeting.council, [], []))
        listed = found.apologies if row.role == Attendance.RoleChoices.APOLOGY else found.present
        listed.append(row)
    return sorted(by_council.values(), key=lambda each: sort_key(each.council.name))
