"""The house layout of a paper, as data: what stands where, in which words, for every writer of whole documents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tvaers.danish.dates import header_date, long_date, weekday_date
from tvaers.danish.registers import municipality_named
from tvaers.document.blocks import Block, Heading, parse, plain_text
from tvaers.document.blocks.normal import tidy
from tvaers.document.model import Attendee, Document, Item, PartName, ProgrammeEntry, Section
from tvaers.document.wording import HOLDS_CLOSED, KINDS, MEETING_KINDS, OPENNESS, PARTS
from tvaers.document.writing.attachment_marks import with_marks

CONTENTS_TITLE = "Indhold"
PROGRAMME_TITLE = "Program"
ATTENDANCE_TITLE = "Deltagerfortegnelse"
_UNNAMED = "Møde"


@dataclass(frozen=True)
class Fact:
    """A labelled line of the title page: "Sted" and where."""

    label: str
    value: str


@dataclass(frozen=True)
class LaidAttendance:
    """One list of people: its heading and a line for each."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class LaidPart:
    """A part of an item with its heading; without one it is what stands under none of the four."""

    title: str | None
    blocks: tuple[Block, ...]
    is_decision: bool = False


@dataclass(frozen=True)
class LaidItem:
    """An item: number with its full stop, title, the small lines under it, and its parts."""

    number: str
    title: str
    lines: tuple[str, ...]
    parts: tuple[LaidPart, ...]


@dataclass(frozen=True)
class LaidSection:
    """A section; without `number` its heading is not printed."""

    number: str | None
    title: str
    blocks: tuple[Block, ...]
    items: tuple[LaidItem, ...]


@dataclass(frozen=True)
class Layout:
    """A whole paper. `closed_mark` stands in the head of every page of one that not everybody may read."""

    title: str
    stage: str | None
    running_head: str
    facts: tuple[Fact, ...]
    preamble: tuple[Block, ...]
    programme: tuple[ProgrammeEntry, ...]
    attendance: tuple[LaidAttendance, ...]
    sections: tuple[LaidSection, ...]
    colophon: str | None
    closed_mark: str | None = None

    @property
    def full_title(self) -> str:
        """The title with the stage, for a window's or a file's name: "Referat: KKR Nordjylland 7. februar 2025"."""
        head = f"{self.stage}: {self.title}" if self.stage else self.title
        day = next((fact.value for fact in self.facts if fact.label == "Dato"), "")
        named = f"{head} {day}".strip()
        return f"{named} ({self.closed_mark.lower()})" if self.closed_mark else named

    def item_level(self) -> int:
        """The heading level of items: 2 under sections, 1 when no section heading is printed."""
        return 2 if any(section.number for section in self.sections) else 1


def lay_out(document: Document, *, holds_closed: bool = False) -> Layout:
    """The document in the house layout; `holds_closed` says that it has words which not everybody may read."""
    edition = document.edition
    title = _line(document.council) or _UNNAMED
    return Layout(
        title=title,
        stage=KINDS[document.kind] if document.kind else None,
        running_head=f"{title} | {header_date(document.date)}" if document.date else title,
        facts=tuple(_facts(document)),
        preamble=parse(document.preamble or ""),
        programme=tuple(_programme(document)),
        attendance=tuple(_attendance(document)),
        sections=_sections(document),
        colophon=f"Udgave {edition.number} · SHA-256 {edition.sha256}" if edition else None,
        closed_mark=HOLDS_CLOSED if holds_closed else None,
    )


def attendee_line(attendee: Attendee) -> str:
    """A person as the papers print it: "Ida Holm (A), Rebild Kommune, fra kl. 10.30"."""
    name = f"{attendee.name} ({attendee.party})" if attendee.party else attendee.name
    details = [name]
    if attendee.municipality:
        entry = municipality_named(attendee.municipality)
        details.append(entry.official_name if entry else f"{attendee.municipality} Kommune")
    line = ", ".join(details)
    if not attendee.note:
        return line
    return f"{line} {attendee.note}" if attendee.note.startswith("(") else f"{line}, {attendee.note}"


def _facts(document: Document) -> Iterator[Fact]:
    if document.date:
        yield Fact("Dato", weekday_date(document.date))
    if document.time:
        yield Fact("Tid", _line(document.time))
    if document.place:
        yield Fact("Sted", _line(document.place))
    if document.meeting_kind:
        yield Fact("Mødetype", MEETING_KINDS[document.meeting_kind])
    if document.next_meeting:
        yield Fact("Næste møde", long_date(document.next_meeting))


def _programme(document: Document) -> Iterator[ProgrammeEntry]:
    """The day's programme, unless some item tells it already."""
    if not _programme_stands_in_text(document):
        for entry in document.programme:
            yield ProgrammeEntry(_line(entry.time), _line(entry.text))


def _programme_stands_in_text(document: Document) -> bool:
    """Whether one text tells every entry of the programme."""
    texts = (text for item in document.items() for _, text in item.parts.named())
    return any(_tells(text, document.programme) for text in texts) or not document.programme


def _tells(text: str, programme: list[ProgrammeEntry]) -> bool:
    words = tidy(plain_text(parse(text)))
    return all(entry.time in words and entry.text in words for entry in programme)


def _attendance(document: Document) -> Iterator[LaidAttendance]:
    lists = {"Deltagere": document.participants, "Afbud": document.apologies, "Gæster": document.guests}
    for title, people in lists.items():
        if people:
            yield LaidAttendance(title, tuple(_line(attendee_line(person)) for person in people))


def _sections(document: Document) -> tuple[LaidSection, ...]:
    only_one = len(document.sections) == 1
    return tuple(_section(section, heading=not (only_one and not section.title)) for section in document.sections)


def _section(section: Section, *, heading: bool) -> LaidSection:
    return LaidSection(
        number=f"{section.number}." if heading else None,
        title=_line(section.title),
        blocks=parse(section.text or ""),
        items=tuple(_item(item) for item in section.items),
    )


def _item(item: Item) -> LaidItem:
    return LaidItem(
        number=f"{item.number}.",
        title=_line(item.title),
        lines=tuple(_line(line) for line in _small_lines(item)),
        parts=tuple(_parts(item)),
    )


def _small_lines(item: Item) -> Iterator[str]:
    officers = " / ".join(item.officers)
    if item.case_number or officers:
        yield f"{_case_label(item.case_number)} {officers}".strip()
    if item.open is not None:
        yield OPENNESS[item.open]
    if item.neutral_title is not None:
        yield f"Neutral titel: {item.neutral_title}"


def _case_label(case_number: str | None) -> str:
    """A number of KL's own form stands alone; others need a word to be known by."""
    if not case_number:
        return "SAG NR.:"
    return case_number if case_number.upper().startswith("SAG-") else f"Sagsnr. {case_number}"


def _parts(item: Item) -> Iterator[LaidPart]:
    """The parts in printed order. Other text stands first, or before the decision when it has its own heading."""
    other = parse(item.other or "")
    has_heading = bool(other) and isinstance(other[0], Heading)
    if other and not has_heading:
        yield LaidPart(None, other)
    named = list(item.parts.named())
    for name, text in named:
        if has_heading and name is PartName.DECISION:
            yield LaidPart(None, other)
        attachments = [attachment.text for attachment in item.attachments if attachment.part is name]
        yield LaidPart(PARTS[name], with_marks(parse(text), attachments), is_decision=name is PartName.DECISION)
    if has_heading and item.parts.decision is None:
        yield LaidPart(None, other)


def _line(text: str | None) -> str:
    """The text as it can be printed on one line."""
    return tidy(text or "").strip()
