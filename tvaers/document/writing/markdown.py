"""The whole document as CommonMark, in the house layout: to read on a terminal, to keep in a text file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tvaers.document.blocks import Block, Break, BulletList, Heading, Inline, Paragraph, Strong, Text, to_markdown
from tvaers.document.model import Document
from tvaers.document.writing.layout import (
    ATTENDANCE_TITLE,
    PROGRAMME_TITLE,
    LaidItem,
    LaidSection,
    Layout,
    lay_out,
)

_DEEPEST_HEADING = 6


def write_markdown(document: Document) -> str:
    """The document as CommonMark with GFM tables, ending in a line feed."""
    return to_markdown(tuple(_blocks(lay_out(document)))) + "\n"


def _blocks(layout: Layout) -> Iterator[Block]:
    title = f"{layout.stage}: {layout.title}" if layout.stage else layout.title
    yield _heading(1, title)
    facts = [(f"{fact.label}:", fact.value) for fact in layout.facts]
    if facts:
        yield _labelled(facts)
    yield from _lowered(layout.preamble, 2)
    if layout.programme:
        yield _heading(2, PROGRAMME_TITLE)
        yield _labelled([(entry.time, entry.text) for entry in layout.programme])
    if layout.attendance:
        yield _heading(2, ATTENDANCE_TITLE)
    for group in layout.attendance:
        yield _heading(3, group.title)
        yield BulletList(tuple((Paragraph((Text(line),)),) for line in group.lines))
    for section in layout.sections:
        yield from _section(section, layout.item_level() + 1)
    if layout.colophon:
        yield Paragraph((Text(layout.colophon),))


def _section(section: LaidSection, item_level: int) -> Iterator[Block]:
    if section.number:
        yield _heading(2, f"{section.number} {section.title}".strip())
    yield from _lowered(section.blocks, item_level)
    for item in section.items:
        yield from _item(item, item_level)


def _item(item: LaidItem, level: int) -> Iterator[Block]:
    yield _heading(level, f"{item.number} {item.title}".strip())
    if item.lines:
        yield Paragraph(_lines(item.lines))
    for part in item.parts:
        if part.title:
            yield _heading(level + 1, part.title)
        yield from _lowered(part.blocks, level + 2 if part.title else level + 1)


def _heading(level: int, text: str) -> Heading:
    return Heading(level, (Text(text),))


def _labelled(pairs: Sequence[tuple[str, str]]) -> BulletList:
    return BulletList(
        tuple((Paragraph((Strong((Text(label),)), Text(f" {value}"))),) for label, value in pairs),
    )


def _lines(lines: Sequence[str]) -> tuple[Inline, ...]:
    inlines: list[Inline] = [Text(lines[0])]
    for line in lines[1:]:
        inlines += [Break(), Text(line)]
    return tuple(inlines)


def _lowered(blocks: Sequence[Block], level: int) -> Iterator[Block]:
    """The blocks with their topmost headings at `level` and the others following without gaps."""
    levels = sorted({block.level for block in blocks if isinstance(block, Heading)})
    for block in blocks:
        if isinstance(block, Heading):
            yield replace(block, level=min(level + levels.index(block.level), _DEEPEST_HEADING))
        else:
            yield block
