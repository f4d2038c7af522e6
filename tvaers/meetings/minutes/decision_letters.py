"""Letters that a decision asked to send: a template with its places filled in, as a paper of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tvaers.access.visibility import Viewer
from tvaers.councils.models import Council
from tvaers.danish.dates import long_date
from tvaers.document.blocks import Heading, Text, parse, to_markdown
from tvaers.document.model import Document, Item
from tvaers.meetings.agenda.composing import NOT_FROM_A_FILE
from tvaers.meetings.models import LetterTemplate, Meeting

PLACES = ("modtager", "raad", "moededato", "punkt", "titel", "beslutning", "afsender")
"""What can be filled in, written in braces: {modtager}."""

_SUBJECT_LEVEL = 2

USUAL_SUBJECT = "Beslutning i {raad} den {moededato}: {titel}"
USUAL_BODY = """Kære {modtager}

{raad} behandlede på mødet den {moededato} punkt {punkt}, {titel}.

Rådet traf denne beslutning:

{beslutning}

Venlig hilsen

{afsender}
Sekretariatet for {raad}"""


@dataclass(frozen=True)
class WrittenLetter:
    """A letter: whom it is for, and what it says (Markdown)."""

    receiver: str
    subject: str
    body: str


def templates_of(council: Council, viewer: Viewer) -> list[LetterTemplate]:
    """The council's own templates."""
    return list(LetterTemplate.objects.visible_to(viewer).filter(council=council))


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with its places filled in; what is no place of ours stays as it is."""
    for place in PLACES:
        text = text.replace(f"{{{place}}}", values.get(place, f"{{{place}}}"))
    return text


def values_for(meeting: Meeting, item: Item, receiver: str, sender: str) -> dict[str, str]:
    """What stands in the places of a letter about an item of the minutes."""
    return {
        "modtager": receiver,
        "raad": meeting.council.name,
        "moededato": long_date(meeting.held_on),
        "punkt": item.number,
        "titel": item.title,
        "beslutning": item.parts.decision or "",
        "afsender": sender,
    }


def letter_document(council: Council, letter: WrittenLetter, day: date) -> Document:
    """The letter as a paper, for the writers of PDF and Word. It has no sections: they would be listed as contents."""
    return Document(
        source=NOT_FROM_A_FILE,
        council=council.name,
        date=day,
        preamble=to_markdown([Heading(_SUBJECT_LEVEL, (Text(letter.subject),)), *parse(letter.body)]),
    )
