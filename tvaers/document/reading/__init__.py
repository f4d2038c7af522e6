"""Reading: a file with an agenda or minutes becomes a `Document`."""

from __future__ import annotations

import hashlib
from pathlib import Path

from tvaers.document.model import Document, Source
from tvaers.document.reading.assembling import assemble
from tvaers.document.reading.errors import UnreadableDocument
from tvaers.document.reading.lines import decode, text_lines

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
    source = Source(filename, hashlib.sha256(data).hexdigest(), "text/plain")
    return assemble(source, text_lines(decode(data)))
