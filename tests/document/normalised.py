"""The words of a Markdown text, for comparing what was read with what the printed page says.

Two texts that say the same on paper are equal here, however they were marked up: bullets by `-` or `*`, a sub-heading
in bold or by `###`, `1.` or `1)`. A word lost, added, changed, moved or joined wrongly makes them differ. Addresses
are left out, as they stand at the foot of the page and belong to no sentence; they are compared through `links`.
Tables are taken apart from the text around them, as the printed page may set them anywhere between two paragraphs.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from markdown_it import MarkdownIt
from markdown_it.token import Token

_ADDRESS = re.compile(r"https?://\S+")
_ATTACHMENT_MARK = re.compile(r"(?<!\S)\./\.{1,2}(?!\S)")
_LIST_NUMBER = re.compile(r"(?<!\S)(\d{1,2})[.)](?!\S)")
_SPACE_BEFORE_STOP = re.compile(r"\s+([.,:;])(?=\s|$)")
_CAPTION = re.compile(r"Tabel \d+:")
_WORDS_PER_CHECKPOINT = 25


class BlockKind(StrEnum):
    """What a block of text is set as; headings and paragraphs count as one, since both are a harmless choice."""

    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    NUMBERED = "numbered"
    TABLE = "table"
    CAPTION = "caption"


@dataclass
class Block:
    """One paragraph, heading, list item, table or caption: `text` is plain words, `rows` the cells of a table."""

    kind: BlockKind
    text: str = ""
    rows: list[list[str]] = field(default_factory=list)


def plain(text: str) -> str:
    """The words of `text` without Markdown, one space between them: no addresses, no `./.`, `1.` and `1)` as `1`."""
    text = text.replace("\N{SOFT HYPHEN}", "")
    text = _ADDRESS.sub(" ", text)
    text = _ATTACHMENT_MARK.sub(" ", text)
    text = _SPACE_BEFORE_STOP.sub(r"\1", " ".join(text.split()))
    return _LIST_NUMBER.sub(r"\1", text)


def blocks(markdown: str) -> list[Block]:
    """The blocks of a Markdown text in printed order; blocks without a word are left out."""
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown)
    found = list(_blocks(tokens))
    return [block for block in found if block.text or block.rows]


def words(markdown: str) -> str:
    """The words of a Markdown text outside its tables and their captions."""
    outside = (block.text for block in blocks(markdown) if block.kind not in (BlockKind.TABLE, BlockKind.CAPTION))
    return plain(" ".join(outside))


def fingerprint(text: str) -> str:
    """SHA-256 of plain words, in hex."""
    return hashlib.sha256(text.encode()).hexdigest()


def checkpoints(text: str) -> list[str]:
    """A short hash after every 25th word, over all words so far: the first that differs shows where texts part."""
    printed = text.split()
    ends = range(_WORDS_PER_CHECKPOINT, len(printed), _WORDS_PER_CHECKPOINT)
    return [fingerprint(" ".join(printed[:end]))[:8] for end in ends]


def first_difference(text: str, expected: list[str]) -> str:
    """The words of `text` within which it parts from the text whose checkpoints are `expected`."""
    printed = text.split()
    actual = checkpoints(text)
    same = 0
    while same < min(len(actual), len(expected)) and actual[same] == expected[same]:
        same += 1
    start = same * _WORDS_PER_CHECKPOINT
    return " ".join(printed[start : start + _WORDS_PER_CHECKPOINT])


def _blocks(tokens: list[Token]) -> Iterator[Block]:
    lists: list[Token] = []
    numbers: list[int] = []
    current: Block | None = None
    for token in tokens:
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                lists.append(token)
                numbers.append(int(token.attrs.get("start", 1)))
            case "bullet_list_close" | "ordered_list_close":
                lists.pop()
                numbers.pop()
            case "list_item_open":
                current = _list_item(lists[-1], numbers)
                yield current
            case "table_open":
                current = Block(BlockKind.TABLE)
                yield current
            case "tr_open" if current:
                current.rows.append([])
            case "list_item_close" | "table_close":
                current = None
            case "inline" | "code_block" | "fence" | "html_block":
                if current is None:
                    yield _paragraph(_inline_text(token))
                else:
                    _add(current, _inline_text(token))


def _list_item(opening: Token, numbers: list[int]) -> Block:
    if opening.type == "bullet_list_open":
        return Block(BlockKind.BULLET)
    number = numbers[-1]
    numbers[-1] += 1
    return Block(BlockKind.NUMBERED, str(number))


def _paragraph(text: str) -> Block:
    text = plain(text)
    return Block(BlockKind.CAPTION if _CAPTION.match(text) else BlockKind.PARAGRAPH, text)


def _add(block: Block, text: str) -> None:
    if block.kind is BlockKind.TABLE:
        block.rows[-1].append(plain(text))
    else:
        block.text = plain(f"{block.text} {text}")


def _inline_text(token: Token) -> str:
    if token.children is None:
        return token.content
    return "".join(" " if child.type in ("softbreak", "hardbreak") else child.content for child in token.children)
