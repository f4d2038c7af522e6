"""`Document` to and from the contract's JSON (`urn:tvaers:document:1`)."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from datetime import date
from typing import Any

from tvaers.document.model import (
    Act,
    Appointment,
    AppointmentAct,
    Attachment,
    Attendee,
    Document,
    Edition,
    Item,
    Kind,
    MeetingKind,
    PartName,
    Parts,
    ProgrammeEntry,
    ReadingWarning,
    Role,
    Section,
    Source,
)

SCHEMA_VERSION = 1

Json = dict[str, Any]


def to_contract(document: Document) -> Json:
    """The document as the contract's JSON object, every field present, in the contract's order."""
    return {
        "schema_version": SCHEMA_VERSION,
        "source": asdict(document.source),
        "council": document.council,
        "kind": document.kind,
        "meeting_kind": document.meeting_kind,
        "date": _iso(document.date),
        "time": document.time,
        "place": document.place,
        "next_meeting": _iso(document.next_meeting),
        "programme": [asdict(entry) for entry in document.programme],
        "participants": [asdict(attendee) for attendee in document.participants],
        "apologies": [asdict(attendee) for attendee in document.apologies],
        "guests": [asdict(attendee) for attendee in document.guests],
        "preamble": document.preamble,
        "sections": [_section_to_contract(section) for section in document.sections],
        "edition": asdict(document.edition) if document.edition else None,
        "warnings": [asdict(warning) for warning in document.warnings],
    }


def from_contract(data: Json) -> Document:
    """The document that the contract's JSON object describes.

    Raises KeyError or ValueError when `data` is not of the contract's form.
    """
    edition = data.get("edition")
    kind = data["kind"]
    meeting_kind = data.get("meeting_kind")
    return Document(
        source=Source(**data["source"]),
        council=data["council"],
        kind=Kind(kind) if kind else None,
        date=_day(data["date"]),
        place=data.get("place"),
        next_meeting=_day(data.get("next_meeting")),
        participants=[Attendee(**attendee) for attendee in data["participants"]],
        apologies=[Attendee(**attendee) for attendee in data["apologies"]],
        guests=[Attendee(**attendee) for attendee in data.get("guests", [])],
        sections=[_section_from_contract(section) for section in data["sections"]],
        warnings=[ReadingWarning(**warning) for warning in data["warnings"]],
        meeting_kind=MeetingKind(meeting_kind) if meeting_kind else None,
        time=data.get("time"),
        programme=[ProgrammeEntry(**entry) for entry in data.get("programme", [])],
        preamble=data.get("preamble"),
        edition=Edition(**edition) if edition else None,
    )


def to_json(document: Document) -> str:
    """The contract's JSON as readable text, ending in a line feed."""
    return json.dumps(to_contract(document), ensure_ascii=False, indent=2) + "\n"


def content_hash(document: Document) -> str:
    """SHA-256 over what the document says: everything but its source, its warnings and our edition mark.

    Two files in different formats with the same content have the same hash.
    """
    content = to_contract(document)
    for field in ("source", "warnings", "edition"):
        del content[field]
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _section_to_contract(section: Section) -> Json:
    return {
        "number": section.number,
        "title": section.title,
        "text": section.text,
        "items": [asdict(item) for item in section.items],
    }


def _section_from_contract(data: Json) -> Section:
    return Section(
        number=data["number"],
        title=data["title"],
        items=[_item_from_contract(item) for item in data["items"]],
        text=data.get("text"),
    )


def _item_from_contract(data: Json) -> Item:
    return Item(
        number=data["number"],
        title=data["title"],
        case_number=data["case_number"],
        officers=list(data["officers"]),
        parts=Parts(**data["parts"]),
        recommendations=list(data["recommendations"]),
        recommendation_types=[Act(code) for code in data["recommendation_types"]],
        decision_types=[Act(code) for code in data["decision_types"]],
        attachments=[Attachment(entry["text"], PartName(entry["part"])) for entry in data["attachments"]],
        links=list(data["links"]),
        appointments=[_appointment_from_contract(entry) for entry in data["appointments"]],
        open=data["open"],
        other=data.get("other"),
        neutral_title=data.get("neutral_title"),
    )


def _appointment_from_contract(data: Json) -> Appointment:
    return Appointment(
        body=data["body"],
        person=data["person"],
        party=data["party"],
        municipality=data["municipality"],
        role=Role(data["role"]),
        act=AppointmentAct(data["act"]),
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
