"""Holding a meeting's paper as a new edition."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime

from tvaers.access.action import Actor, action
from tvaers.councils.models import Council, Municipality, Person
from tvaers.document.contract import content_hash, to_contract
from tvaers.document.model import Attendee, Document, Item, Kind
from tvaers.meetings.models import (
    AgendaItem,
    Attachment,
    Attendance,
    Edition,
    ItemAct,
    ItemText,
    Meeting,
    Section,
    SourceFile,
)
from tvaers.meetings.sight.actions.closing import follow_closings
from tvaers.meetings.sight.actions.depublication import follow_depublications
from tvaers.meetings.sight.closed import closed_items, holds_closed_text
from tvaers.meetings.sight.searchable import key_prefix, rows_of
from tvaers.search.actions import forget, index

People = Mapping[Attendee, Person]


@dataclass(frozen=True)
class Original:
    """A file as it came, already kept under its hash."""

    filename: str
    sha256: str
    media_type: str
    size: int


@dataclass(frozen=True)
class Making:
    """Why an edition that Tværs makes itself is made, what is new in it, and the files behind its attachments.

    `files` has them by the item's number and the attachment's text. An edition `is_for_members` when the public goes on
    reading the one before.
    """

    occasion: Edition.Occasion = Edition.Occasion.IMPORTED
    note: str = ""
    is_for_members: bool = False
    files: Mapping[tuple[str, str], Original] = field(default_factory=dict)


@action("meetings.add_meeting")
def add_meeting(council: Council, document: Document, *, published_at: datetime | None, by: Actor) -> Meeting:
    """A new meeting on the document's day, after those the council already has that day.

    `document.date` must be set. `published_at` None keeps the meeting from the public.
    """
    held_on = _day_of(document)
    earlier = Meeting.objects.filter(council=council, held_on=held_on).count()
    meeting: Meeting = Meeting.objects.create(
        council=council,
        held_on=held_on,
        sequence=earlier + 1,
        kind=document.meeting_kind or "",
        time=document.time or "",
        place=document.place or "",
        sent_at=published_at,
        published_at=published_at,
    )
    return meeting


@action("meetings.add_meeting")
def hold_as_kept(meeting: Meeting, *, published_at: datetime | None, by: Actor) -> None:
    """A meeting of the plan whose paper came in as a file: it is read as other such papers are.

    Where nobody has begun to prepare it here, it is one from the archive from now on.
    """
    if meeting.stage == Meeting.Stage.PLANNED:
        meeting.stage = Meeting.Stage.ARCHIVED
    if meeting.sent_at is None and meeting.depublished_at is None:
        meeting.sent_at = meeting.published_at = published_at
    meeting.save()


@action("meetings.add_edition")
def add_edition(
    meeting: Meeting, document: Document, people: People, *, making: Making | None = None, by: Actor
) -> Edition:
    """The document as the meeting's next edition, with all its rows.

    `people` gives the person behind each attendee. Minutes become the current edition; an agenda does unless the
    meeting already has minutes. One for the members only becomes theirs, and the public's stays.
    """
    making = making or Making()
    edition: Edition = Edition.objects.create(
        meeting=meeting,
        number=meeting.editions.count() + 1,
        stage=document.kind or Kind.AGENDA,
        content_sha256=content_hash(document),
        document=to_contract(document),
        next_meeting_on=document.next_meeting,
        has_closed_text=holds_closed_text(document, closed_items(document, [])),
        occasion=making.occasion,
        note=making.note,
        is_for_members=making.is_for_members,
    )
    _write_items(edition, document, making.files)
    follow_depublications(edition)
    follow_closings(edition, document)
    _write_attendance(edition, document, people)
    _make_current(meeting, edition, document)
    if meeting.current_edition == edition:
        forget(prefix=key_prefix(meeting), by=by)
        index(rows_of(meeting, edition, document), by=by)
    return edition


@action("meetings.add_source_file")
def add_source_file(edition: Edition, original: Original, *, by: Actor) -> SourceFile:
    """Remembers that `edition` was read from `original`."""
    source: SourceFile = SourceFile.objects.create(
        edition=edition,
        filename=original.filename,
        sha256=original.sha256,
        media_type=original.media_type,
        size=original.size,
    )
    return source


def _write_items(edition: Edition, document: Document, files: Mapping[tuple[str, str], Original]) -> None:
    sections = Section.objects.bulk_create(
        Section(
            edition=edition,
            number=section.number,
            title=section.title,
            text=section.text or "",
            position=position,
        )
        for position, section in enumerate(document.sections)
    )
    placed = [(item, row) for row, section in zip(sections, document.sections, strict=True) for item in section.items]
    rows = AgendaItem.objects.bulk_create(
        AgendaItem(
            edition=edition,
            section=section,
            number=item.number,
            title=item.title,
            neutral_title=item.neutral_title or "",
            case_number=item.case_number or "",
            officers=" ".join(item.officers),
            closed=item.open is False,
            position=position,
        )
        for position, (item, section) in enumerate(placed)
    )
    _write_content([(row, item) for row, (item, _) in zip(rows, placed, strict=True)], files)


def _write_content(items: list[tuple[AgendaItem, Item]], files: Mapping[tuple[str, str], Original]) -> None:
    ItemText.objects.bulk_create(
        ItemText(item=row, part=part, text=text) for row, item in items for part, text in item.parts.named()
    )
    ItemAct.objects.bulk_create(
        ItemAct(item=row, is_decision=is_decision, act=act, position=position)
        for row, item in items
        for is_decision, acts in ((False, item.recommendation_types), (True, item.decision_types))
        for position, act in enumerate(acts)
    )
    Attachment.objects.bulk_create(
        Attachment(
            item=row,
            part=attachment.part,
            text=attachment.text,
            position=position,
            **(asdict(files[item.number, attachment.text]) if (item.number, attachment.text) in files else {}),
        )
        for row, item in items
        for position, attachment in enumerate(item.attachments)
    )


def _write_attendance(edition: Edition, document: Document, people: People) -> None:
    lists = (
        (Attendance.RoleChoices.PARTICIPANT, document.participants),
        (Attendance.RoleChoices.APOLOGY, document.apologies),
        (Attendance.RoleChoices.GUEST, document.guests),
    )
    listed = [(role, attendee) for role, attendees in lists for attendee in attendees]
    names = {attendee.municipality for _, attendee in listed if attendee.municipality}
    municipalities = {row.name: row for row in Municipality.objects.filter(name__in=names)}
    Attendance.objects.bulk_create(
        Attendance(
            edition=edition,
            person=people[attendee],
            role=role,
            name=attendee.name,
            party=attendee.party or "",
            municipality=municipalities.get(attendee.municipality or ""),
            note=attendee.note or "",
            position=position,
        )
        for position, (role, attendee) in enumerate(listed)
    )


def _make_current(meeting: Meeting, edition: Edition, document: Document) -> None:
    current = meeting.current_edition
    overtaken = current is not None and current.stage == Kind.MINUTES and edition.stage == Kind.AGENDA
    if edition.is_for_members:
        meeting.members_edition = edition
    elif not overtaken:
        meeting.current_edition = edition
        meeting.members_edition = None
    meeting.kind = meeting.kind or document.meeting_kind or ""
    meeting.time = meeting.time or document.time or ""
    meeting.place = meeting.place or document.place or ""
    meeting.save()


def _day_of(document: Document) -> date:
    if document.date is None:
        raise ValueError("A meeting needs a day")
    return document.date
