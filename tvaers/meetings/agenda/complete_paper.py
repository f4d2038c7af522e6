"""The complete PDF of a paper and its attachments, made once for the same content and kept among what is derived."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from tvaers.document.contract import to_json
from tvaers.document.model import Document
from tvaers.document.writing.complete.job import EnclosedFile
from tvaers.meetings.agenda.composing import attachment_text
from tvaers.meetings.agenda.whole import Agenda
from tvaers.meetings.files.kept import derived_path, original_path
from tvaers.meetings.files.written_apart import complete_written_apart, written_apart


def complete_pdf(name: str, document: Document, files: Sequence[EnclosedFile], *, holds_closed: bool = False) -> Path:
    """Where the complete PDF is; it is made now if it was not made of this content before.

    `name` is what it is of ("agenda-7"); what was made under it of other content is let go. It is written in processes
    of its own, so the server answers others meanwhile. Raises subprocess.SubprocessError when the writer fails.
    """
    path = derived_path(f"{name}-{_mark_of(document, files, holds_closed=holds_closed)}.pdf")
    if not path.exists():
        pdf = written_apart("pdf", document, holds_closed=holds_closed)
        complete_written_apart(document, pdf, files, path, holds_closed=holds_closed)
        for older in path.parent.glob(f"{name}-*.pdf"):
            if older != path:
                older.unlink(missing_ok=True)
    return path


def enclosed_with(agenda: Agenda) -> list[EnclosedFile]:
    """The files of the agenda's attachments as they are today; what is still to come is not among them."""
    return [
        EnclosedFile(
            item_number=line.number,
            position=position,
            title=attachment_text(row),
            filename=row.filename,
            media_type=row.media_type,
            path=original_path(row.sha256),
        )
        for line in agenda.lines()
        for position, row in enumerate(line.attachments, 1)
        if not row.is_promised
    ]


def _mark_of(document: Document, files: Sequence[EnclosedFile], *, holds_closed: bool) -> str:
    digest = hashlib.sha256(to_json(document).encode())
    for file in files:
        digest.update(f"{file.item_number} {file.position} {file.title} {file.filename} {file.path.name}\n".encode())
    digest.update(str(holds_closed).encode())
    return digest.hexdigest()[:32]
