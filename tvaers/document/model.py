"""The agenda or minutes of one meeting as data.

Agenda and minutes are the same document at two stages. Reading makes a `Document`, writing takes one, and
`contract.py` turns it into the JSON that others build on. All text is CommonMark with GFM tables.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """The stage of a document."""

    AGENDA = "agenda"
    MINUTES = "minutes"


class MeetingKind(StrEnum):
    """What sort of meeting it is."""

    ORDINARY = "ordinary"
    EXTRAORDINARY = "extraordinary"
    CONSTITUTING = "constituting"
    THEME = "theme"
    VIRTUAL = "virtual"
    WRITTEN_PROCEDURE = "written-procedure"


class PartName(StrEnum):
    """The four parts of an item, in their printed order."""

    BACKGROUND = "background"
    RECOMMENDATION = "recommendation"
    PRESENTATION = "presentation"
    DECISION = "decision"


class Act(StrEnum):
    """What a council is recommended to do, or did. The codes are the contract's."""

    APPROVED = "approved"
    NOTED = "noted"
    INFORMED = "informed"
    DISCUSSED = "discussed"
    SUPPORTED = "supported"
    AGREED = "agreed"
    RECOMMENDED = "recommended"
    DECIDED = "decided"
    MAINTAINED = "maintained"
    NOMINATED = "nominated"
    APPOINTED = "appointed"
    AUTHORISED = "authorised"
    REFERRED = "referred"
    POSTPONED = "postponed"
    WITHDRAWN = "withdrawn"
    REJECTED = "rejected"
    VOTED = "voted"
    RESERVED = "reserved"
    EVALUATED = "evaluated"
    CLARIFIED = "clarified"
    COORDINATED = "coordinated"
    REQUESTED = "requested"
    WISHED = "wished"
    REMARKED = "remarked"
    CONDITIONAL = "conditional"
    FOLLOW_UP = "follow-up"


class Role(StrEnum):
    """The part a person is given in a body."""

    CHAIR = "chair"
    MEMBER = "member"
    SUBSTITUTE = "substitute"
    OBSERVER = "observer"


class AppointmentAct(StrEnum):
    """Udpege and indstille are different acts: the council appoints, or names someone for another to appoint."""

    APPOINTED = "appointed"
    NOMINATED = "nominated"


ACCOUNTS_OF_WHAT_WAS_LEFT_OUT = frozenset({"page-furniture", "title-page", "contents-list"})


@dataclass(frozen=True)
class Source:
    """The file a document was read from."""

    filename: str
    sha256: str
    media_type: str


@dataclass(frozen=True)
class Edition:
    """Which of our own editions a document is; set only in what Tværs writes."""

    number: int
    sha256: str


@dataclass(frozen=True)
class Attendee:
    """A person on a list of participants, apologies or guests, as printed."""

    name: str
    party: str | None = None
    municipality: str | None = None
    note: str | None = None


@dataclass(frozen=True)
class Attachment:
    """A paragraph or title marked `./.`, without the mark, and the part it stands in."""

    text: str
    part: PartName


@dataclass(frozen=True)
class Appointment:
    """A named person whom an item's decision appoints or nominates."""

    body: str
    person: str
    party: str | None
    municipality: str | None
    role: Role
    act: AppointmentAct


@dataclass(frozen=True)
class ProgrammeEntry:
    """One line of the day's programme: `time` as printed ("9.15-10.00"), `text` what happens."""

    time: str
    text: str


@dataclass(frozen=True)
class ReadingWarning:
    """A doubt about the source, never a correction: `code` is stable, `message` is Danish, `line` is 1-based."""

    code: str
    message: str
    item: str | None = None
    line: int | None = None

    @property
    def is_doubt(self) -> bool:
        """Whether someone should look; the others only account for what is no content, such as page headers."""
        return self.code not in ACCOUNTS_OF_WHAT_WAS_LEFT_OUT


@dataclass
class Parts:
    """The four parts: None is no such heading, an empty string a heading without text."""

    background: str | None = None
    recommendation: str | None = None
    presentation: str | None = None
    decision: str | None = None

    def named(self) -> Iterator[tuple[PartName, str]]:
        """The parts that have a heading, in printed order."""
        for name in PartName:
            text: str | None = getattr(self, name.value)
            if text is not None:
                yield name, text


@dataclass
class Item:
    """One item of the agenda."""

    number: str
    title: str
    case_number: str | None = None
    officers: list[str] = field(default_factory=list)
    parts: Parts = field(default_factory=Parts)
    recommendations: list[str] = field(default_factory=list)
    recommendation_types: list[Act] = field(default_factory=list)
    decision_types: list[Act] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    appointments: list[Appointment] = field(default_factory=list)
    open: bool | None = None
    other: str | None = None
    neutral_title: str | None = None


@dataclass
class Section:
    """A numbered section; a document without sections has one, number 1, with an empty title."""

    number: int
    title: str
    items: list[Item] = field(default_factory=list)
    text: str | None = None


@dataclass
class Document:
    """The agenda or minutes of one meeting."""

    source: Source
    council: str | None = None
    kind: Kind | None = None
    date: datetime.date | None = None
    place: str | None = None
    next_meeting: datetime.date | None = None
    participants: list[Attendee] = field(default_factory=list)
    apologies: list[Attendee] = field(default_factory=list)
    guests: list[Attendee] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    warnings: list[ReadingWarning] = field(default_factory=list)
    meeting_kind: MeetingKind | None = None
    time: str | None = None
    programme: list[ProgrammeEntry] = field(default_factory=list)
    preamble: str | None = None
    edition: Edition | None = None

    def items(self) -> Iterator[Item]:
        """All items, in printed order."""
        for section in self.sections:
            yield from section.items
