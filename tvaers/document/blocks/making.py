"""Blocks made of plain words, which say just that whatever signs are in them."""

from __future__ import annotations

from collections.abc import Sequence

from tvaers.document.blocks.tree import Alignment, BulletList, Cell, Inline, Paragraph, Table, Text


def words(text: str) -> tuple[Inline, ...]:
    """The words on one line; nothing for no words."""
    line = " ".join(text.split())
    return (Text(line),) if line else ()


def paragraph(text: str) -> Paragraph:
    """A paragraph of at least one word."""
    return Paragraph(words(text))


def bullets(lines: Sequence[str]) -> BulletList:
    """A list with an item for each line."""
    return BulletList(tuple((paragraph(line),) for line in lines))


def table(heads: Sequence[str], rows: Sequence[Sequence[str]], *, numbers_from: int | None = None) -> Table:
    """A table, every row as long as its head. The columns from `numbers_from` on, counted from 0, end at the right."""
    first = len(heads) if numbers_from is None else numbers_from
    alignments = tuple(Alignment.LEFT if column < first else Alignment.RIGHT for column in range(len(heads)))
    return Table(_cells(heads), tuple(_cells(row) for row in rows), alignments)


def _cells(texts: Sequence[str]) -> tuple[Cell, ...]:
    return tuple(words(text) for text in texts)
