"""What can be seen of agendas in preparation."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from django.db.models import Count, F, OuterRef, Q, Subquery

from tvaers.access.visibility import Viewer
from tvaers.meetings.agenda.whole import Agenda, AgendaLine, AgendaPart, in_printed_order, numbers_of
from tvaers.meetings.models import (
    AgendaSection,
    DraftAttachment,
    DraftComment,
    DraftItem,
    DraftVersion,
    Invitee,
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


def open_comments(agenda: Agenda, viewer: Viewer) -> dict[int, int]:
    """How many comments on each item are not settled, by the item's key."""
    items = [line.item.pk for line in agenda.lines()]
    rows = DraftComment.objects.visible_to(viewer).filter(draft__in=items, settled_at=None).order_by()
    return dict(rows.values_list("draft").annotate(n=Count("pk")))


def drafts_to_place(meeting: Meeting, viewer: Viewer) -> list[DraftItem]:
    """The council's drafts that stand on no agenda, with their titles, those meant for this meeting first."""
    versions = DraftVersion.objects.visible_to(viewer).filter(draft=OuterRef("pk")).order_by("-number")
    rows = (
        DraftItem.objects.visible_to(viewer)
        .filter(DraftItem.tended_by(viewer), council=meeting.council_id, section=None, discarded_at=None, number="")
        .filter(Q(meeting=None) | Q(meeting=meeting))
        .annotate(title=Subquery(versions.values("title")[:1]))
        .exclude(title=None)
    )
    return sorted(rows.order_by("-pk"), key=lambda draft: draft.meeting_id is None)


def next_meeting_of(meeting: Meeting, viewer: Viewer) -> date | None:
    """The day of the council's next meeting after this one, as far as the viewer may know it."""
    rows = Meeting.objects.visible_to(viewer).filter(
        council=meeting.council_id, held_on__gt=meeting.held_on, cancelled_at=None
    )
    day: date | None = rows.order_by("held_on").values_list("held_on", flat=True).first()
    return day


def presenters_by_item(agenda: Agenda, viewer: Viewer) -> dict[int, list[Invitee]]:
    """The guests who come for one item only, by the item's key."""
    found: dict[int, list[Invitee]] = defaultdict(list)
    rows = Invitee.objects.visible_to(viewer).filter(
        meeting=agenda.meeting, part=Invitee.Part.GUEST, item__isnull=False
    )
    for guest in rows:
        if guest.item_id is not None:
            found[guest.item_id].append(guest)
    return found
