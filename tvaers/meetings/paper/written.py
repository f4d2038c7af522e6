"""An edition as a file, as somebody reads it: made once, and kept with what is derived."""

from __future__ import annotations

from dataclasses import dataclass

from tvaers.access.visibility import Viewer
from tvaers.meetings.files.kept import derived
from tvaers.meetings.files.written_apart import written_apart
from tvaers.meetings.models import Edition
from tvaers.meetings.paper.queries import audience_of, document_for, reads_more_than_public

CLOSED_MARK = "-LUKKET"


@dataclass(frozen=True)
class Form:
    """A kind of file that a paper is written as."""

    writer: str
    suffix: str
    media_type: str


PDF = Form("pdf", "pdf", "application/pdf")
WORD = Form("word", "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
FORMS = {form.suffix: form for form in (PDF, WORD)}


def written(edition: Edition, form: Form, viewer: Viewer) -> bytes:
    """The edition in this form, as the viewer reads it. Raises subprocess.SubprocessError when it cannot be made."""
    holds_closed = reads_more_than_public(edition, viewer)
    name = f"{name_of_reading(edition, viewer)}.{form.suffix}"
    return derived(name, lambda: written_apart(form.writer, document_for(edition, viewer), holds_closed=holds_closed))


def name_of_reading(edition: Edition, viewer: Viewer) -> str:
    """How what is derived from the edition for those who read as the viewer does is called."""
    marks = f"{audience_of(edition, viewer)}{mark_of(edition, viewer)}"
    return f"{edition.pk}-{edition.content_sha256[:16]}-{marks}"


def mark_of(edition: Edition, viewer: Viewer) -> str:
    """What stands in the name of a file that holds more than the public reads."""
    return CLOSED_MARK if reads_more_than_public(edition, viewer) else ""
