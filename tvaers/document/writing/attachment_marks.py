"""The mark `./.` in front of a paragraph that names an attachment, as Danish papers print it in the margin."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from tvaers.document.blocks import (
    Block,
    BulletList,
    Heading,
    Inline,
    NumberedList,
    Paragraph,
    Text,
    inline_text,
    parse,
    plain_text,
)

MARK = "./."


def with_marks(blocks: Sequence[Block], attachments: Collection[str]) -> tuple[Block, ...]:
    """The blocks with `./. ` in front of each paragraph, heading and list entry whose words are an attachment's.

    `attachments` are their texts, without marks. Blocks that carry marks already are left as they are.
    """
    wanted = {_words(text) for text in attachments}
    if not wanted or MARK in plain_text(blocks):
        return tuple(blocks)
    return tuple(_marked(block, wanted) for block in blocks)


def split_mark(inlines: Sequence[Inline]) -> tuple[bool, tuple[Inline, ...]]:
    """Whether a run of inlines begins with the mark, and the run without it."""
    if not inlines or not isinstance(inlines[0], Text) or not inlines[0].text.startswith(MARK):
        return False, tuple(inlines)
    rest = inlines[0].text.removeprefix(MARK).lstrip(" .")
    return True, (*((Text(rest),) if rest else ()), *inlines[1:])


def _words(text: str) -> str:
    return " ".join(plain_text(parse(text)).split())


def _marked(block: Block, wanted: Collection[str]) -> Block:
    match block:
        case Paragraph(children) | Heading(_, children) if inline_text(children) in wanted:
            return replace(block, children=_with_mark(children))
        case BulletList(items) | NumberedList(items):
            return replace(block, items=tuple(tuple(_marked(inner, wanted) for inner in item) for item in items))
        case _:
            return block


def _with_mark(children: tuple[Inline, ...]) -> tuple[Inline, ...]:
    if isinstance(children[0], Text):
        return (Text(f"{MARK} {children[0].text}"), *children[1:])
    return (Text(f"{MARK} "), *children)
