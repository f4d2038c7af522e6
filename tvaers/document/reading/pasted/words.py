"""The words of a pasted paragraph: white space as a page shows it, looks and links, and the marks of lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from tvaers.document.blocks import Break, Delimiter, Emphasis, Inline, Link, Strong, Text
from tvaers.document.blocks.normal import UNPRINTABLE, normal
from tvaers.document.reading.chunks import BULLET
from tvaers.document.reading.composing import with_linked_addresses
from tvaers.document.reading.pasted.looks import Look

USUAL_SIZE = 12.0
_SPACE = re.compile(f"[ {UNPRINTABLE}\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufffc"))
_COUNTED_MARK = re.compile(r"\(?(?:\d{1,3}\.)*(?:(\d{1,8})|[a-zæøå]{1,5})([.)])\s*", re.IGNORECASE)
# What the bullets of Word's sign fonts become where the font is lost.
_LETTER_FOR_BULLET = re.compile(r"[§Øüqo]\s+")
_TYPED_NUMBER = re.compile(r"(\d{1,3})([.)])\s+")


@dataclass(frozen=True)
class Piece:
    """Words of one look, or a line break."""

    text: str
    look: Look
    is_break: bool = False


@dataclass(frozen=True)
class Mark:
    """What stands before an entry of a list: nothing that counts, a number, or a letter, which then has no number."""

    ordered: bool = False
    number: int = 1
    delimiter: Delimiter = Delimiter.PERIOD
    is_letter: bool = False


def shown(text: str) -> str:
    """The text as a page shows it: runs of white space as one space, soft hyphens and other invisible signs gone."""
    return _SPACE.sub(" ", text.translate(_INVISIBLE).replace("\N{NON-BREAKING HYPHEN}", "-"))


def has_words(pieces: Sequence[Piece]) -> bool:
    """Whether there is anything to read."""
    return any(piece.text.strip() for piece in pieces)


def inlines(pieces: Sequence[Piece]) -> tuple[Inline, ...]:
    """The pieces in normal form; words that lead to one address are one link, and addresses in words lead there."""
    found: list[Inline] = []
    for target, run in groupby(pieces, key=lambda piece: piece.look.target):
        words = [_dressed(piece) for piece in run]
        found.extend([Link(target, tuple(words))] if target else words)
    return with_linked_addresses(normal(found))


def _dressed(piece: Piece) -> Inline:
    if piece.is_break:
        return Break()
    inline: Inline = Text(piece.text)
    if piece.look.italic:
        inline = Emphasis((inline,))
    return Strong((inline,)) if piece.look.bold else inline


def smallest_size(pieces: Sequence[Piece]) -> float:
    """The size of the smallest words, in points."""
    return min((piece.look.size or USUAL_SIZE for piece in pieces if piece.text.strip()), default=USUAL_SIZE)


def read_mark(text: str) -> Mark:
    """What a list's mark that the program set says: "3." or "b)" counts, any other sign is a bullet."""
    match = _COUNTED_MARK.fullmatch(text.strip())
    if match is None:
        return Mark()
    number = match.group(1)
    return Mark(ordered=True, number=int(number or 1), delimiter=Delimiter(match.group(2)), is_letter=number is None)


def take_typed_mark(pieces: Sequence[Piece], *, in_list: bool) -> tuple[Mark, list[Piece]] | None:
    """The mark that the words begin with, and the words without it; None when they begin with no mark.

    In what is known as a paragraph of a list, numbers and letters count as well.
    """
    text = "".join(piece.text for piece in pieces)
    start = len(text) - len(text.lstrip())
    if match := BULLET.match(text, start) or (_LETTER_FOR_BULLET.match(text, start) if in_list else None):
        return Mark(), list(_without_start(pieces, match.end()))
    if in_list and (match := _TYPED_NUMBER.match(text, start)):
        return read_mark(match.group()), list(_without_start(pieces, match.end()))
    return None


def _without_start(pieces: Sequence[Piece], length: int) -> Iterator[Piece]:
    for piece in pieces:
        yield Piece(piece.text[length:], piece.look, piece.is_break)
        length = max(length - len(piece.text), 0)
