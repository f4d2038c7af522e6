"""The words of a block tree without markup, for search and excerpts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tvaers.document.blocks.tree import (
    Block,
    Break,
    BulletList,
    Code,
    CodeBlock,
    Heading,
    Inline,
    NumberedList,
    Paragraph,
    Quote,
    Rule,
    Table,
    Text,
)


def plain_text(blocks: Iterable[Block]) -> str:
    """The words in reading order: a line for each paragraph, heading, list item and table row; cells with a space."""
    return "\n".join(line for block in blocks for line in _lines(block) if line)


def inline_text(inlines: Iterable[Inline]) -> str:
    """The words of a run of inlines; a line break is a space."""
    return "".join(_words(inline) for inline in inlines)


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(children) | Heading(_, children):
            yield inline_text(children)
        case BulletList(items) | NumberedList(items):
            for item in items:
                yield plain_text(item)
        case Quote(children):
            yield plain_text(children)
        case Table(header, rows):
            for row in (header, *rows):
                yield " ".join(inline_text(cell) for cell in row if cell)
        case CodeBlock(text):
            yield text
        case Rule():
            return


def _words(inline: Inline) -> str:
    if isinstance(inline, Text | Code):
        return inline.text
    if isinstance(inline, Break):
        return " "
    return inline_text(inline.children)
