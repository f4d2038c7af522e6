"""Which pasted paragraphs are headings, and on which levels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tvaers.document.blocks import Block, Emphasis, Heading, Inline, Paragraph, Strong, inline_text
from tvaers.document.blocks.normal import normal_line
from tvaers.document.reading.composing import SUBHEADING_LEVEL
from tvaers.document.reading.pasted.words import USUAL_SIZE

_LARGER = 1.15
_LONGEST_TITLE = 150
_TOLD_BY_SIZE = 99
_DEEPEST_LEVEL = 6


@dataclass(frozen=True)
class Found:
    """A block as it was found: the level its markup gives it as a heading, and the size of its smallest words."""

    block: Block
    level: int | None = None
    size: float = USUAL_SIZE


def with_headings(found: Sequence[Found]) -> list[Block]:
    """The blocks with their headings on the levels that parts have: the topmost 3, the others below it."""
    usual = _usual_size(found)
    levels = [_level(each, usual) for each in found]
    ranks = {level: rank for rank, level in enumerate(sorted({level for level in levels if level is not None}))}
    return [
        each.block if level is None else _heading(each.block, min(SUBHEADING_LEVEL + ranks[level], _DEEPEST_LEVEL))
        for each, level in zip(found, levels, strict=True)
    ]


def _usual_size(found: Sequence[Found]) -> float:
    """The size that most of the text is set in."""
    sizes: Counter[float] = Counter()
    for each in found:
        if isinstance(each.block, Paragraph):
            sizes[each.size] += len(inline_text(each.block.children))
    return max(sizes, key=lambda size: (sizes[size], -size), default=USUAL_SIZE)


def _level(found: Found, usual: float) -> int | None:
    if not isinstance(found.block, Paragraph):
        return None
    if found.level is not None:
        return found.level
    text = inline_text(found.block.children)
    is_title = len(text) <= _LONGEST_TITLE and text[-1] not in ".:;,"
    return _TOLD_BY_SIZE if is_title and found.size >= usual * _LARGER else None


def _heading(block: Block, level: int) -> Block:
    """The paragraph as a heading; the weight that all headings have is none of its words."""
    if not isinstance(block, Paragraph):
        return block
    return Heading(level, normal_line(_plain(block.children)))


def _plain(inlines: Sequence[Inline]) -> list[Inline]:
    plain: list[Inline] = []
    for inline in inlines:
        plain.extend(_plain(inline.children) if isinstance(inline, Strong | Emphasis) else [inline])
    return plain
