"""Doubts about the source: what contradicts itself or is unknown. Reported, never mended."""

from __future__ import annotations

from tvaers.document.model import Document, ReadingWarning
from tvaers.document.reading.checks.attendance import attendance_warnings
from tvaers.document.reading.checks.dates import date_warnings
from tvaers.document.reading.checks.numbering import numbering_warnings
from tvaers.document.reading.checks.places import Places
from tvaers.document.reading.checks.tables import table_warnings
from tvaers.document.reading.checks.years import year_warnings

__all__ = ["Places", "check"]


def check(document: Document, places: Places) -> list[ReadingWarning]:
    """The warnings about the document as read from the lines of `places`."""
    return [
        *_missing_facts(document),
        *attendance_warnings(document, places),
        *numbering_warnings(document, places),
        *date_warnings(document, places),
        *year_warnings(document, places),
        *table_warnings(document, places),
    ]


def _missing_facts(document: Document) -> list[ReadingWarning]:
    found: list[ReadingWarning] = []
    if document.council is None:
        found.append(ReadingWarning("missing-council", "Dokumentet siger ikke, hvilket KKR mødet er i."))
    if document.date is None:
        found.append(ReadingWarning("missing-date", "Dokumentet siger ikke, hvilken dag mødet er."))
    return found
