"""What can be seen: meetings, their editions and who took part, for the one who asks."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet

from tvaers.access.models import Account
from tvaers.access.roles import RULES, Sight
from tvaers.access.visibility import PUBLIC, Viewer, has_sight, is_public
from tvaers.councils.models import Council, RoleGrant
from tvaers.councils.periods import on_day
from tvaers.councils.queries import term_on
from tvaers.danish.alphabet import sort_key
from tvaers.document.contract import content_hash
from tvaers.document.model import Document
from tvaers.document.model import Edition as EditionMark
from tvaers.meetings.models import (
    AgendaItem,
    Attendance,
    Closing,
    EarlierDay,
    Edition,
    Exclusion,
    ItemAct,
    Meeting,
    MeetingGuest,
    SourceFile,
    meetings_attended,
)
from tvaers.meetings.sight.attachments_in_doubt import titles_in_doubt, with_what_stood_beside
from tvaers.meetings.sight.closed import closings_by_item, of_attachments
from tvaers.meetings.sight.depublished import sees_depublished, without_depublished
from tvaers.meetings.sight.reading import as_read, reading_of

ADDRESS = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)(?:-(?P<sequence>[2-9]|[1-9]\d))?")


@dataclass(frozen=True)
class Member:
    """Someone who belonged to a council on a day, as the minutes nearest to it have it."""

    name: str
    party: str
    municipality: str


@dataclass(frozen=True)
class Membership:
    """The members on a day and the meeting whose attendance list tells; None when no minutes of the term do."""

    members: list[Member]
    told_by: Meeting | None


def meetings_visible_to(viewer: Viewer) -> QuerySet[Meeting]:
    """The meetings that have a paper, newest first, with council and current edition (without its content)."""
    rows: QuerySet[Meeting] = (
        Meeting.objects.visible_to(viewer)
        .filter(current_edition__isnull=False)
        .select_related("council__settings", "current_edition", "members_edition")
        .defer("current_edition__document", "members_edition__document")
    )
    return rows


def meeting_at(council_slug: str, address: str, viewer: Viewer) -> Meeting:
    """The meeting with this address ("2025-02-07", "2025-02-07-2"). Raises Meeting.DoesNotExist."""
    found = day_and_sequence(address)
    if found is None:
        raise Meeting.DoesNotExist
    held_on, sequence = found
    meeting = meetings_visible_to(viewer).get(council__slug=council_slug, held_on=held_on, sequence=sequence)
    if meeting.members_edition and reads_what_is_sent(meeting, viewer):
        meeting.current_edition = meeting.members_edition
    if meeting.current_edition:
        meeting.current_edition.meeting = meeting
    return meeting


def day_and_sequence(address: str) -> tuple[date, int] | None:
    """What a meeting's address says: its day, and which meeting of that day; None when it is none."""
    match = ADDRESS.fullmatch(address)
    if match is None:
        return None
    try:
        return date.fromisoformat(match["day"]), int(match["sequence"] or 1)
    except ValueError:
        return None


def reads_what_is_sent(meeting: Meeting, viewer: Viewer) -> bool:
    """Whether the viewer reads what is sent to the members: by a role in the council, or as the meeting's guest."""
    return has_sight(viewer, Sight.SENT, meeting.council_id) or meeting.pk in meetings_attended(viewer)


def editions_of(meeting: Meeting, viewer: Viewer) -> list[Edition]:
    """The meeting's editions without their content, oldest first."""
    editions = list(Edition.objects.visible_to(viewer).filter(meeting=meeting).defer("document").order_by("number"))
    for edition in editions:
        edition.meeting = meeting
    return editions


def edition_numbered(meeting: Meeting, number: int | None, viewer: Viewer) -> Edition | None:
    """The meeting's edition with this number, its current one for None; None when the viewer sees no such edition."""
    if number is None:
        return meeting.current_edition
    return Edition.objects.visible_to(viewer).filter(meeting=meeting, number=number).first()


def source_files_of(edition: Edition, viewer: Viewer) -> list[SourceFile]:
    """The originals that the edition was read from."""
    return list(SourceFile.objects.visible_to(viewer).filter(edition=edition))


def document_for(edition: Edition, viewer: Viewer) -> Document:
    """What the viewer may read of the edition: without what is closed or was taken down, unless the viewer sees it.

    Its mark has the hash of what is read, not of the whole: closed words could be guessed at and tried against that.
    """
    document = without_depublished(edition.as_document(), edition, viewer)
    document = as_read(document, edition, reading_of(edition.meeting, viewer))
    if not edition.has_closed_text and not edition.meeting.closings_changed:
        return document
    return replace(document, edition=EditionMark(edition.number, content_hash(document)))


def reads_more_than_public(edition: Edition, viewer: Viewer) -> bool:
    """Whether the viewer reads anything in the edition that the public does not, or would not if it were published."""
    if is_public(viewer) or reading_of(edition.meeting, viewer) == reading_of(edition.meeting, PUBLIC):
        return False
    return content_hash(document_for(edition, viewer)) != content_hash(document_for(edition, PUBLIC))


def audience_of(edition: Edition, viewer: Viewer) -> str:
    """The name of the reading of an edition that the viewer gets, as what is derived from it is named by.

    It changes whenever what is closed or taken down in the meeting does.
    """
    kept = "-whole" if sees_depublished(viewer, edition.meeting.council_id) else ""
    return f"{reading_of(edition.meeting, viewer).name}{kept}-{edition.meeting.closings_changed}"


def years_with_meetings(council: Council, viewer: Viewer) -> list[int]:
    """The years the council has meetings in, newest first."""
    days = meetings_visible_to(viewer).filter(council=council).dates("held_on", "year", order="DESC")
    return [day.year for day in days]


def meetings_in_year(council: Council, year: int, viewer: Viewer) -> QuerySet[Meeting]:
    """The council's meetings of one year, newest first."""
    return meetings_visible_to(viewer).filter(council=council, held_on__year=year)


def latest_meetings(viewer: Viewer, day: date, count: int) -> list[Meeting]:
    """The last `count` meetings held before or on `day`, in all councils."""
    return list(meetings_visible_to(viewer).filter(held_on__lte=day)[:count])


def coming_meetings(viewer: Viewer, day: date, count: int) -> list[Meeting]:
    """The next `count` meetings after `day` that have a paper, soonest first."""
    return list(meetings_visible_to(viewer).filter(held_on__gt=day).order_by("held_on", "sequence")[:count])


def announced_days(viewer: Viewer, day: date) -> dict[int, date]:
    """For each council (by key) the soonest day after `day` that a paper names as its next meeting."""
    rows = (
        meetings_visible_to(viewer)
        .filter(held_on__lte=day, current_edition__next_meeting_on__gt=day)
        .order_by("-current_edition__next_meeting_on")
        .values_list("council_id", "current_edition__next_meeting_on")
    )
    return {council: announced for council, announced in rows if announced is not None}


@dataclass(frozen=True)
class ActCount:
    """How many items of a year were decided with an act."""

    act: str
    count: int


def decided_items(council: Council, year: int, act: str | None, viewer: Viewer) -> QuerySet[AgendaItem]:
    """The council's items of one year that something was decided on, newest meeting first; by `act` when given."""
    decided = ItemAct.objects.visible_to(viewer).filter(is_decision=True, item=OuterRef("pk"))
    if act:
        decided = decided.filter(act=act)
    rows: QuerySet[AgendaItem] = (
        AgendaItem.objects.visible_to(viewer)
        .filter(_of_current_editions(council, year), Exists(decided))
        .select_related("edition__meeting__council")
        .defer("edition__document")
        .prefetch_related(Prefetch("acts", ItemAct.objects.visible_to(viewer).filter(is_decision=True)))
        .order_by("-edition__meeting__held_on", "-edition__meeting__sequence", "position")
    )
    return rows


def acts_of_year(council: Council, year: int, viewer: Viewer) -> list[ActCount]:
    """The acts that the council did in a year, most frequent first."""
    items = AgendaItem.objects.visible_to(viewer).filter(_of_current_editions(council, year))
    rows = (
        ItemAct.objects.visible_to(viewer)
        .filter(is_decision=True, item__in=items)
        .order_by()
        .values("act")
        .annotate(count=Count("item", distinct=True))
    )
    return sorted((ActCount(row["act"], row["count"]) for row in rows), key=lambda row: (-row.count, row.act))


def _of_current_editions(council: Council, year: int) -> Q:
    return Q(
        edition=F("edition__meeting__current_edition"),
        edition__meeting__council=council,
        edition__meeting__held_on__year=year,
    )


def members_on(council: Council, day: date, viewer: Viewer) -> Membership:
    """The council's members on `day`: those listed, present or not, in the nearest minutes of the same term.

    The nearest minutes on or before the day are used, else the first after it. Guests are not members, nor are
    those who came for someone else.
    """
    told_by = _minutes_that_tell(council, day, viewer)
    if told_by is None:
        return Membership([], None)
    listed = (
        Attendance.objects.visible_to(viewer)
        .filter(edition=told_by.current_edition_id)
        .exclude(role=Attendance.RoleChoices.GUEST)
        .select_related("municipality")
    )
    members = {
        Member(row.name, row.party, row.municipality.name if row.municipality else "")
        for row in listed
        if not row.note.startswith("for ")
    }
    return Membership(sorted(members, key=lambda member: sort_key(member.name)), told_by)


def _minutes_that_tell(council: Council, day: date, viewer: Viewer) -> Meeting | None:
    period: dict[str, Any] = {}
    term = term_on(day, viewer)
    if term:
        period = {"held_on__gte": term.valid_from}
        if term.valid_to:
            period["held_on__lt"] = term.valid_to
    listing = (
        meetings_visible_to(viewer)
        .filter(council=council, current_edition__attendances__isnull=False, **period)
        .distinct()
    )
    before = listing.filter(held_on__lte=day).order_by("-held_on", "-sequence").first()
    return before or listing.order_by("held_on", "sequence").first()


def closings_of_item(meeting: Meeting, number: str, viewer: Viewer) -> list[Closing]:
    """What is closed now in an item of the current edition, also where it had another number when it was closed."""
    edition = meeting.current_edition
    if edition is None:
        return []
    in_force = Closing.objects.visible_to(viewer).filter(meeting=meeting, opened_at__isnull=True)
    return closings_by_item(document_for(edition, viewer), in_force).get(number, [])


def attachments_in_doubt(meeting: Meeting, viewer: Viewer) -> dict[str, list[str]]:
    """By item, the attachments of the current edition kept closed for they may be a closed one by another title."""
    edition = meeting.current_edition
    in_force = Closing.objects.visible_to(viewer).filter(meeting=meeting, opened_at__isnull=True)
    closings = of_attachments(with_what_stood_beside(in_force))
    if edition is None or not closings:
        return {}
    document = document_for(edition, viewer)
    by_item = closings_by_item(document, closings)
    found = {
        item.number: titles_in_doubt([entry.text for entry in item.attachments], by_item[item.number])
        for item in document.items()
    }
    return {number: titles for number, titles in found.items() if titles}


def meetings_with_attachments_in_doubt(council: Council, viewer: Viewer) -> list[tuple[Meeting, str]]:
    """The council's meetings, each with the number of an item that has such attachments, for the secretariat."""
    closed = Closing.objects.visible_to(viewer).filter(what=Closing.What.ATTACHMENT, opened_at__isnull=True)
    meetings = meetings_visible_to(viewer).filter(council=council, pk__in=closed.values("meeting"))
    return [(meeting, number) for meeting in meetings for number in attachments_in_doubt(meeting, viewer)]


def exclusions_of_item(meeting: Meeting, number: str, viewer: Viewer) -> list[Exclusion]:
    """Who is excluded from an item."""
    rows = Exclusion.objects.visible_to(viewer).filter(meeting=meeting, item_number=number)
    return list(rows.select_related("account"))


def guests_of(meeting: Meeting, viewer: Viewer) -> list[MeetingGuest]:
    """Who was invited to the meeting."""
    return list(MeetingGuest.objects.visible_to(viewer).filter(meeting=meeting).select_related("account"))


def members_accounts(council: Council, day: date, viewer: Viewer) -> dict[int, Account]:
    """By key, those who sit in the council by a role they hold on the day, not its secretariat; ordered by name."""
    roles = [role.value for role, rule in RULES.items() if Sight.CLOSED in rule.sees and Sight.DRAFTS not in rule.sees]
    grants = RoleGrant.objects.visible_to(viewer).filter(on_day(day), council=council, role__in=roles)
    accounts = {grant.account_id: grant.account for grant in grants.select_related("account")}
    return dict(sorted(accounts.items(), key=lambda entry: sort_key(entry[1].name)))


def meeting_in_cycle_at(council_slug: str, address: str, viewer: Viewer) -> Meeting:
    """The meeting with this address that is prepared here, with a paper or without. Raises Meeting.DoesNotExist."""
    found = day_and_sequence(address)
    if found is None:
        raise Meeting.DoesNotExist
    held_on, sequence = found
    rows = Meeting.objects.visible_to(viewer).exclude(stage=Meeting.Stage.ARCHIVED).select_related("council")
    meeting: Meeting = rows.get(council__slug=council_slug, held_on=held_on, sequence=sequence)
    return meeting


def moved_from(council: str, address: str, viewer: Viewer) -> Meeting | None:
    """The meeting that had this address before it was moved; None when none had, or one has it now."""
    found = day_and_sequence(address)
    if found is None:
        return None
    held_on, sequence = found
    rows = EarlierDay.objects.visible_to(viewer).filter(
        meeting__council__slug=council, held_on=held_on, sequence=sequence
    )
    earlier = rows.select_related("meeting__council").order_by("-pk").first()
    return earlier.meeting if earlier else None
