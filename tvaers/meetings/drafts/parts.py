"""What an item in preparation says, as values."""

from __future__ import annotations

from dataclasses import dataclass

LINES = ("title", "case_number", "officers")
TEXTS = ("background", "recommendation", "presentation")


@dataclass(frozen=True)
class DraftParts:
    """What an item in preparation says; the last three are Markdown."""

    title: str
    case_number: str = ""
    officers: str = ""
    background: str = ""
    recommendation: str = ""
    presentation: str = ""
