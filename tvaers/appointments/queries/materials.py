"""What those who are appointed are given to read, and which bodies the council is to hear of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tvaers.access.visibility import Viewer
from tvaers.appointments.models import Body, Briefing, Material, ReportDuty
from tvaers.appointments.queries.blue_book import BodyShown, body_on, shown_on
from tvaers.appointments.queries.people import PersonSeats
from tvaers.councils.models import Council


@dataclass(frozen=True)
class SeatMaterial:
    """A body as those who sit in it are told of it by a council."""

    shown: BodyShown
    material: Material | None
    briefings: list[Briefing]

    @property
    def body(self) -> Body:
        """The body."""
        return self.shown.body


@dataclass(frozen=True)
class ReportWanted:
    """A body whose people owe the council a report: the last that was asked for, None when none ever was."""

    body: Body
    last: ReportDuty | None


def material_of(council: Council, body: Body, day: date, viewer: Viewer) -> SeatMaterial:
    """The material on the day, with the briefings that are still to come. Six queries."""
    return _with_material(council, [body_on(body, day, viewer)], day, viewer)[0]


def materials_of(council: Council, seats: PersonSeats, day: date, viewer: Viewer) -> list[SeatMaterial]:
    """The material of every body that someone sits in on the day. Six queries, however many they are."""
    bodies = list({row.body_id: row.body for row in seats.now}.values())
    return _with_material(council, shown_on(bodies, day, viewer), day, viewer)


def _with_material(council: Council, shown: list[BodyShown], day: date, viewer: Viewer) -> list[SeatMaterial]:
    keys = [each.body.pk for each in shown]
    told = {row.body_id: row for row in Material.objects.visible_to(viewer).filter(council=council, body__in=keys)}
    coming = Briefing.objects.visible_to(viewer).filter(council=council, body__in=keys, held_on__gte=day)
    briefings: dict[int, list[Briefing]] = {key: [] for key in keys}
    for row in coming:
        briefings[row.body_id].append(row)
    return [SeatMaterial(each, told.get(each.body.pk), briefings[each.body.pk]) for each in shown]


def reports_wanted(council: Council, day: date, viewer: Viewer) -> list[ReportWanted]:
    """The bodies of which the council has heard nothing for as long as it asks to, the longest ago first."""
    rows = Material.objects.visible_to(viewer).filter(council=council, reports_every__isnull=False)
    asked: dict[int, ReportDuty] = {}
    for duty in ReportDuty.objects.visible_to(viewer).filter(council=council):
        asked[duty.body_id] = duty
    found = [
        ReportWanted(row.body, asked.get(row.body_id))
        for row in rows.select_related("body")
        if row.body.is_valid_on(day) and _is_due(row.reports_every or 0, asked.get(row.body_id), day)
    ]
    return sorted(found, key=lambda each: each.last.due_on if each.last else date.min)


def _is_due(months: int, last: ReportDuty | None, day: date) -> bool:
    """Whether so many months have gone by since the day that the last one was for."""
    if last is None:
        return True
    return 12 * (day.year - last.due_on.year) + day.month - last.due_on.month >= months and day > last.due_on
