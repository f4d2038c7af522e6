"""What changed between two texts, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_WORDS = re.compile(r"\s+|[^\W_]+|.", re.DOTALL)
_MOST_WORDS = 4_000


class Change(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True)
class Piece:
    """A run of text with one fate."""

    change: Change
    text: str


def compared(before: str, after: str) -> list[Piece]:
    """The pieces in reading order, what was removed before what came instead.

    Without the added ones they are `before`, without the removed ones `after`. Lines are compared first, and words
    within the lines that differ, so that long texts do not take long; very long runs of new lines stay whole.
    """
    pieces: list[Piece] = []
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, come = "".join(old[a:b]), "".join(new[c:d])
        pieces += [Piece(Change.SAME, gone)] if tag == "equal" else _by_words(gone, come)
    return _joined(pieces)


def _by_words(gone: str, come: str) -> list[Piece]:
    old, new = _WORDS.findall(gone), _WORDS.findall(come)
    if not old or not new or max(len(old), len(new)) > _MOST_WORDS:
        return [Piece(Change.REMOVED, gone), Piece(Change.ADDED, come)]
    pieces = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece(Change.SAME, "".join(old[a:b])))
        else:
            pieces += [Piece(Change.REMOVED, "".join(old[a:b])), Piece(Change.ADDED, "".join(new[c:d]))]
    return pieces


def _joined(pieces: list[Piece]) -> list[Piece]:
    """Without empty pieces, and neighbours of one fate as one."""
    joined: list[Piece] = []
    for piece in pieces:
        if joined and piece.text and joined[-1].change is piece.change:
            joined[-1] = Piece(piece.change, joined[-1].text + piece.text)
        elif piece.text:
            joined.append(piece)
    return joined
