"""Reading: a file with an agenda or minutes becomes a `Document`."""

from __future__ import annotations

import hashlib
from enum import StrEnum
from pathlib import Path

from tvaers.document.model import Document, Source
from tvaers.document.reading.assembling import assemble
from tvaers.document.reading.errors import UnreadableDocument
from tvaers.document.reading.lines import decode, text_lines
from tvaers.document.reading.printed import Printed

__all__ = ["UnreadableDocument", "read_bytes", "read_file"]


def read_file(path: Path) -> Document:
    """Reads the agenda or minutes in the file at `path`: text, PDF or Word.

    Raises UnreadableDocument with one clear Danish line when it cannot be read.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableDocument(f"Filen {path.name} kan ikke åbnes. Se efter, om den findes og må læses.") from error
    return read_bytes(data, path.name)


def read_bytes(data: bytes, filename: str) -> Document:
    """Reads the agenda or minutes that `data` holds; `filename` is kept as its name.

    Raises UnreadableDocument with one clear Danish line when it cannot be read.
    """
    kind = _kind(data)
    source = Source(filename, hashlib.sha256(data).hexdigest(), kind.value)
    return assemble(source, _printed(data, kind))


class MediaType(StrEnum):
    """The formats that can be read."""

    TEXT = "text/plain"
    PDF = "application/pdf"
    WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _kind(data: bytes) -> MediaType:
    """The format by the first bytes: a file's name may say anything."""
    if b"%PDF-" in data[:1024]:
        return MediaType.PDF
    if data.startswith(b"PK"):
        return MediaType.WORD
    return MediaType.TEXT


def _printed(data: bytes, kind: MediaType) -> Printed:
    # The readers of PDF and Word bring large libraries with them, which text does without.
    if kind is MediaType.WORD:
        from tvaers.document.reading.word import read_word

        return read_word(data)
    if kind is MediaType.PDF:
        from tvaers.document.reading.pdf import read_pdf

        return read_pdf(data)
    return Printed(text_lines(decode(data)))
