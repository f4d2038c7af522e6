"""Doubts about the source: what contradicts itself or is unknown. Reported, never mended."""

from __future__ import annotations

from tvaers.document.model import Document, ReadingWarning
from tvaers.document.reading.lines import Line


def check(document: Document, lines: list[Line], starts: dict[str, int]) -> list[ReadingWarning]:
    """The warnings about the document as read from the lines; `starts` has each item's first line."""
    return []
