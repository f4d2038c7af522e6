"""The agenda in preparation as a `Document`, from which the page, the PDF and the Word file are written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from tvaers.document.blocks import Paragraph, Text, parse, to_markdown
from tvaers.document.model import (
    Document,
    Item,
    Kind,
    MeetingKind,
    Parts,
    ProgrammeEntry,
    Section,
    Source,
)
from tvaers.document.reading.deriving import derive, marked_texts
from tvaers.meetings.agenda.whole import Agenda, AgendaLine, AgendaPart
from tvaers.meetings.models import DraftAttachment, Meeting
from tvaers.meetings.paper.changes import PROMISED, WITHDRAWN

NOT_FROM_A_FILE = Source("", "", "")


def agenda_document(agenda: Agenda, *, next_meeting: date | None = None) -> Document:
    """The paper of the agenda as it is today."""
    meeting = agenda.meeting
    return Document(
        source=NOT_FROM_A_FILE,
        council=meeting.council.name,
        kind=Kind.AGENDA,
        date=meeting.held_on,
        place=meeting.place or None,
        time=meeting.time or None,
        meeting_kind=_document_kind(meeting),
        next_meeting=next_meeting,
        programme=[ProgrammeEntry(line.time, line.text) for line in agenda.programme],
        sections=[_section(part) for part in agenda.parts],
    )


def item_document(line: AgendaLine) -> Item:
    """One item as the paper has it."""
    version = line.version
    if line.is_off:
        return Item(line.number, " ".join(version.title.split()), parts=Parts(presentation=WITHDRAWN))
    item = Item(
        number=line.number,
        title=" ".join(version.title.split()),
        case_number=version.case_number or None,
        officers=version.officers.replace("/", " ").split(),
        parts=Parts(
            background=_normal(version.background),
            recommendation=_normal(version.recommendation),
            presentation=_with_marks(version.presentation, line),
        ),
    )
    derive(item)
    return item


def attachment_text(attachment: DraftAttachment) -> str:
    """What the paper calls an attachment, as Markdown without the mark; one that is still to come says so."""
    title = attachment.title or attachment.filename
    return _paragraph(f"{title} ({PROMISED})" if attachment.is_promised else title)


def files_by_text(agenda: Agenda) -> Mapping[tuple[str, str], DraftAttachment]:
    """The attachment behind each marked text, by the item's number and the text; those that have come only."""
    return {
        (line.number, attachment_text(attachment)): attachment
        for line in agenda.lines()
        for attachment in line.attachments
        if not attachment.is_promised and not line.is_off
    }


def _section(part: AgendaPart) -> Section:
    return Section(part.number, part.section.title, [item_document(line) for line in part.lines])


def _document_kind(meeting: Meeting) -> MeetingKind | None:
    return MeetingKind(meeting.kind) if meeting.kind in set(MeetingKind) else None


def _normal(text: str) -> str | None:
    return to_markdown(parse(text)) or None


def _with_marks(presentation: str, line: AgendaLine) -> str | None:
    """The presentation with a marked line for each attachment that no part of the item marks itself."""
    version = line.version
    written = [text for part in (version.background, version.recommendation, presentation) for text in _marked(part)]
    missing = [text for text in map(attachment_text, line.attachments) if text not in written]
    blocks = [*parse(presentation), *(block for text in missing for block in parse(f"./. {text}"))]
    return to_markdown(blocks) or None


def _marked(text: str) -> list[str]:
    return list(marked_texts(parse(text)))


def _paragraph(text: str) -> str:
    return to_markdown([Paragraph((Text(" ".join(text.split())),))])
