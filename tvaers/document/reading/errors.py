"""The one way in which reading fails."""

from __future__ import annotations


class UnreadableDocument(Exception):
    """The file cannot be read as an agenda or minutes; `str()` is one Danish line: what is wrong, what to do."""
