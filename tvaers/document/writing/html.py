"""The block tree as safe, semantic HTML with the class names of the Danish design system (DKFDS)."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from tvaers.document.blocks import (
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
    inline_text,
)
from tvaers.document.writing.attachment_marks import MARK, split_mark
from tvaers.document.writing.tables import column_alignment

_DEEPEST_HEADING = 6
_ALIGNMENT_CLASSES = {
    Alignment.LEFT: "align-text-left",
    Alignment.CENTER: "align-text-center",
    Alignment.RIGHT: "align-text-right",
}


def blocks_html(blocks: Sequence[Block], heading_level: int) -> str:
    """The blocks as HTML; every character of the text is escaped and no attribute comes from it but link addresses.

    The text's own topmost headings become `<h{heading_level}>` (1 to 6) and the others follow without gaps.
    """
    levels = sorted({block.level for block in blocks if isinstance(block, Heading)})
    ranks = {level: min(heading_level + rank, _DEEPEST_HEADING) for rank, level in enumerate(levels)}
    return "\n".join(_block_html(block, ranks) for block in blocks)


def inlines_html(inlines: Sequence[Inline]) -> str:
    """A run of inlines as HTML."""
    return "".join(_inline_html(inline) for inline in inlines)


def _block_html(block: Block, ranks: dict[int, int]) -> str:
    match block:
        case Paragraph(children):
            return _with_attachment_mark("p", children)
        case Heading(level, children):
            return _with_attachment_mark(f"h{ranks.get(level, _DEEPEST_HEADING)}", children)
        case BulletList(items):
            return f"<ul>\n{_items_html(items, ranks)}\n</ul>"
        case NumberedList(items, start, delimiter):
            attribute = "" if start == 1 else f' start="{start}"'
            printed = ' class="numbers-with-parenthesis"' if delimiter is Delimiter.PARENTHESIS else ""
            return f"<ol{attribute}{printed}>\n{_items_html(items, ranks)}\n</ol>"
        case Quote(inner):
            return f"<blockquote>\n{_inner_html(inner, ranks)}\n</blockquote>"
        case Table():
            return _table_html(block)
        case CodeBlock(text):
            return f"<pre><code>{escape(text)}</code></pre>"
        case Rule():
            return "<hr>"


def _inner_html(blocks: Sequence[Block], ranks: dict[int, int]) -> str:
    return "\n".join(_block_html(block, ranks) for block in blocks)


def _with_attachment_mark(tag: str, children: Sequence[Inline]) -> str:
    marked, rest = split_mark(children)
    if not marked:
        return f"<{tag}>{inlines_html(children)}</{tag}>"
    mark = f'<span class="attachment-mark" title="Bilag">{MARK}</span>'
    return f'<{tag} class="attachment">{mark} {inlines_html(rest)}</{tag}>'


def _items_html(items: Sequence[Sequence[Block]], ranks: dict[int, int]) -> str:
    return "\n".join(f"<li>{_item_html(item, ranks)}</li>" for item in items)


def _item_html(item: Sequence[Block], ranks: dict[int, int]) -> str:
    """An entry of a list; its first paragraph needs no `<p>` when only lists follow."""
    match item:
        case (Paragraph(children), *rest) if all(isinstance(block, BulletList | NumberedList) for block in rest):
            marked, _ = split_mark(children)
            first = _with_attachment_mark("span", children) if marked else inlines_html(children)
            return "\n".join(part for part in (first, _inner_html(rest, ranks)) if part)
        case _:
            return _inner_html(item, ranks)


def _table_html(table: Table) -> str:
    classes = [_column_class(table, column) for column in range(len(table.header))]
    headings = ", ".join(text for cell in table.header if (text := inline_text(cell)))
    label = f"Tabel: {headings}" if headings else "Tabel"
    head = "".join(_heading_html(cell, attribute) for cell, attribute in zip(table.header, classes, strict=True))
    body = "\n".join(f"<tr>{_row_html(row, classes)}</tr>" for row in table.rows)
    return (
        f'<div class="table--responsive-scroll" role="group" tabindex="0" aria-label="{escape(label)}">\n'
        f'<table class="table">\n<thead>\n<tr>{head}</tr>\n</thead>\n<tbody>\n{body}\n</tbody>\n</table>\n</div>'
    )


def _heading_html(cell: Cell, attribute: str) -> str:
    """A heading of a column; without words it heads nothing, and a screen reader must not be told that it does."""
    if not inline_text(cell).strip():
        return f"<td{attribute}></td>"
    return f'<th scope="col"{attribute}>{inlines_html(cell)}</th>'


def _row_html(row: Sequence[Cell], classes: Sequence[str]) -> str:
    return "".join(f"<td{attribute}>{inlines_html(cell)}</td>" for cell, attribute in zip(row, classes, strict=True))


def _column_class(table: Table, column: int) -> str:
    alignment = column_alignment(table, column)
    return f' class="{_ALIGNMENT_CLASSES[alignment]}"' if alignment else ""


def _inline_html(inline: Inline) -> str:
    match inline:
        case Text(text):
            return escape(text)
        case Code(text):
            return f"<code>{escape(text)}</code>"
        case Break():
            return "<br>\n"
        case Strong(children):
            return f"<strong>{inlines_html(children)}</strong>"
        case Emphasis(children):
            return f"<em>{inlines_html(children)}</em>"
        case Link(target, children):
            return f'<a href="{escape(target)}" rel="noopener noreferrer external">{inlines_html(children)}</a>'
