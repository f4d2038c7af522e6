"""What can be seen of agendas in preparation."""

from __future__ import annotations

from collections import defaultdict

from django.db.models import F, OuterRef, Subquery

from tvaers.access.visibility import Viewer
from tvaers.meetings.agenda import Agenda, AgendaLine, AgendaPart, in_printed_order, numbers_of
from tvaers.meetings.models import (
    AgendaSection,
    DraftAttachment,
    DraftItem,
    DraftVersion,
    Meeting,
    ProgrammeLine,
)


def agenda_of(meeting: Meeting, viewer: Viewer) -> Agenda:
    """The meeting's agenda as it is today, with what the viewer may see of it. Five queries, however long it is."""
    sections = list(AgendaSection.objects.visible_to(viewer).filter(meeting=meeting))
    versions = _current_versions(meeting, viewer)
    attachments = _attachments(versions, viewer)
    by_section: dict[int, list[DraftItem]] = defaultdict(list)
    for item in _items(meeting, viewer):
        if item.pk in versions and item.section_id is not None:
            by_section[item.section_id].append(item)
    parts = []
    for place, section in enumerate(sections, 1):
        items = by_section[section.pk]
        numbers = numbers_of(place, [item.number for item in items])
        lines = [
            AgendaLine(item, versions[item.pk], number, tuple(attachments[versions[item.pk].pk]))
            for item, number in zip(items, numbers, strict=True)
        ]
        parts.append(AgendaPart(section, place, in_printed_order(lines)))
    programme = ProgrammeLine.objects.visible_to(viewer).filter(meeting=meeting)
    return Agenda(meeting, tuple(parts), tuple(programme))


def _items(meeting: Meeting, viewer: Viewer) -> list[DraftItem]:
    rows = DraftItem.objects.visible_to(viewer).filter(meeting=meeting, section__isnull=False, discarded_at=None)
    return list(rows.select_related("author", "status_by", "case", "council").order_by("section", "position", "pk"))


def _current_versions(meeting: Meeting, viewer: Viewer) -> dict[int, DraftVersion]:
    """By the item's key."""
    latest = DraftVersion.objects.visible_to(viewer).filter(draft=OuterRef("draft")).order_by("-number")
    rows = (
        DraftVersion.objects.visible_to(viewer)
        .filter(draft__meeting=meeting, draft__discarded_at=None)
        .annotate(latest=Subquery(latest.values("number")[:1]))
        .filter(number=F("latest"))
        .select_related("saved_by")
    )
    return {version.draft_id: version for version in rows}


def _attachments(versions: dict[int, DraftVersion], viewer: Viewer) -> dict[int, list[DraftAttachment]]:
    """By the version's key."""
    found: dict[int, list[DraftAttachment]] = defaultdict(list)
    rows = DraftAttachment.objects.visible_to(viewer)
    for attachment in rows.filter(version__in=[version.pk for version in versions.values()]):
        found[attachment.version_id].append(attachment)
    return found
