"""Enclosures named after the text of an item, without the mark `./.`: "Bilag 1: Plan for havnene"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from tvaers.document.blocks import Block, BulletList, Heading, NumberedList, Paragraph, inline_text, to_markdown
from tvaers.document.reading.lines import Gap, Line, ends_sentence
from tvaers.document.reading.parts import Piece

_ENCLOSURE = re.compile(r"Bilag \d{1,2}[a-z]?\s*[:–-]\s+\S")
_TITLE = re.compile(r"Bilag\s*:?", re.IGNORECASE)


def is_enclosure(text: str) -> bool:
    """True for a line that numbers and names an enclosure."""
    return bool(_ENCLOSURE.match(text))


def with_enclosures_apart(pieces: list[Piece]) -> list[Piece]:
    """The pieces with the enclosures at the end of the item in a piece of their own: they are no part's text."""
    if not pieces:
        return pieces
    *before, last = pieces
    start = _start_of_enclosures(last.lines)
    if start is None:
        return pieces
    named = [replace(line, gap=Gap.PARAGRAPH) if is_enclosure(line.text) else line for line in last.lines[start:]]
    return [*before, Piece(last.heading, last.lines[:start], last.printed), Piece(None, named)]


def _start_of_enclosures(lines: list[Line]) -> int | None:
    """Where the enclosures begin that go on to the last line; None when the item does not end in them."""
    for at, line in enumerate(lines):
        if not is_enclosure(line.text) or line.inlines is not None:
            continue
        set_apart = at == 0 or line.gap is Gap.PARAGRAPH or ends_sentence(lines[at - 1])
        only_enclosures = all(is_enclosure(after.text) or after.gap is not Gap.PARAGRAPH for after in lines[at + 1 :])
        if set_apart and only_enclosures:
            return at
    return None


def enclosures(blocks: Sequence[Block]) -> Iterator[str]:
    """The enclosures that the blocks name, as Markdown: numbered ones, and the entries of a list under "Bilag"."""
    for before, block in pairwise([None, *blocks]):
        if isinstance(block, Paragraph) and is_enclosure(inline_text(block.children)):
            yield to_markdown([block])
        under_title = isinstance(before, Paragraph | Heading) and _TITLE.fullmatch(inline_text(before.children))
        if isinstance(block, BulletList | NumberedList) and under_title:
            for item in block.items:
                yield to_markdown(item)
