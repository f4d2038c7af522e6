"""CommonMark with GFM tables to the block tree.

Left out on purpose: HTML (shown as the characters it is), images, reference definitions (a line `[1]: ...` in a paper
is words, not markup) and links with any scheme but http, https and mailto. No word is lost by leaving them out.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from tvaers.document.blocks.normal import UNPRINTABLE, normal, normal_line
from tvaers.document.blocks.tree import (
    Alignment,
    Block,
    Break,
    BulletList,
    Cell,
    Code,
    CodeBlock,
    Delimiter,
    Emphasis,
    Heading,
    Inline,
    Link,
    NumberedList,
    Paragraph,
    Quote,
    Rule,
    Strong,
    Table,
    Text,
)

_ALLOWED_TARGET = re.compile(rf"(https?://|mailto:)[^\s{UNPRINTABLE}]+", re.IGNORECASE)
# Keeps what is remembered under some tens of megabytes, whatever is parsed.
_LONGEST_REMEMBERED = 20_000
_LINE_END = re.compile(r"\r\n?|[\u2028\u2029\x85]")
_CONTROL = re.compile(rf"(?!\n)[{UNPRINTABLE}]")
_REMEMBERED_TEXTS = 512


@lru_cache(maxsize=_REMEMBERED_TEXTS)
def parse(text: str) -> tuple[Block, ...]:
    """The blocks of a text in CommonMark with GFM tables. Every string has a tree; none raises.

    Reading asks for the same part's tree many times; the trees cannot be changed, so they are shared.
    """
    lines = _LINE_END.sub("\n", text).expandtabs(4)
    tokens: list[Token] = _parser().parse(_CONTROL.sub(" ", lines))
    return _blocks(SyntaxTreeNode(tokens))


def is_allowed_target(target: str) -> bool:
    """Whether a link may lead to `target`: http, https or mailto, and no white space."""
    return _ALLOWED_TARGET.fullmatch(target) is not None


class _AddressesAsPrinted(MarkdownIt):
    """CommonMark whose links keep their address as printed: no percent-encoding, no punycode."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 - the library's name
        return is_allowed_target(url)

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802
        return link


@cache
def _parser() -> MarkdownIt:
    parser = _AddressesAsPrinted("commonmark", {"html": False})
    return parser.enable("table").disable(["image", "reference"])


def _blocks(parent: SyntaxTreeNode) -> tuple[Block, ...]:
    found = (_BLOCK_MAKERS[node.type](node) for node in parent.children)
    return tuple(block for block in found if block is not None)


def _paragraph(node: SyntaxTreeNode) -> Paragraph | None:
    children = normal(_inlines(node))
    return Paragraph(children) if children else None


def _heading(node: SyntaxTreeNode) -> Heading | None:
    children = normal_line(_inlines(node))
    return Heading(int(node.tag.removeprefix("h")), children) if children else None


def _bullet_list(node: SyntaxTreeNode) -> BulletList:
    return BulletList(_items(node))


def _numbered_list(node: SyntaxTreeNode) -> NumberedList:
    return NumberedList(_items(node), start=int(node.attrs.get("start", 1)), delimiter=Delimiter(node.markup))


def _items(node: SyntaxTreeNode) -> tuple[tuple[Block, ...], ...]:
    return tuple(_blocks(item) for item in node.children)


def _quote(node: SyntaxTreeNode) -> Quote | None:
    children = _blocks(node)
    return Quote(children) if children else None


def _code_block(node: SyntaxTreeNode) -> CodeBlock:
    lines = node.content.removesuffix("\n").split("\n")
    return CodeBlock("\n".join(line.rstrip() for line in lines))


def _rule(_node: SyntaxTreeNode) -> Rule:
    return Rule()


def _table(node: SyntaxTreeNode) -> Table:
    head, *body = node.children
    header = head.children[0]
    rows = body[0].children if body else []
    return Table(
        header=_row(header),
        rows=tuple(_row(row) for row in rows),
        alignments=tuple(_alignment(cell) for cell in header.children),
    )


def _row(row: SyntaxTreeNode) -> tuple[Cell, ...]:
    return tuple(normal_line(_inlines(cell)) for cell in row.children)


def _alignment(cell: SyntaxTreeNode) -> Alignment | None:
    style = str(cell.attrs.get("style", ""))
    return Alignment(style.removeprefix("text-align:")) if style else None


def _inlines(parent: SyntaxTreeNode) -> list[Inline]:
    found: list[Inline] = []
    for node in parent.children:
        if node.type == "inline":
            found.extend(_inlines(node))
        else:
            found.append(_inline(node))
    return found


def _inline(node: SyntaxTreeNode) -> Inline:
    match node.type:
        case "strong":
            return Strong(tuple(_inlines(node)))
        case "em":
            return Emphasis(tuple(_inlines(node)))
        case "link":
            return Link(str(node.attrs["href"]), tuple(_inlines(node)))
        case "code_inline":
            return Code(node.content)
        case "hardbreak":
            return Break()
        case "softbreak":
            return Text(" ")
        case _:
            return Text(node.content)


_BLOCK_MAKERS: dict[str, Callable[[SyntaxTreeNode], Block | None]] = {
    "paragraph": _paragraph,
    "heading": _heading,
    "bullet_list": _bullet_list,
    "ordered_list": _numbered_list,
    "blockquote": _quote,
    "fence": _code_block,
    "code_block": _code_block,
    "hr": _rule,
    "table": _table,
}
