"""A document as one HTML file for a print engine: the same words, lists, tables and links as our PDF has."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from tvaers.document.model import Document
from tvaers.document.writing.html import blocks_html
from tvaers.document.writing.layout import LaidItem, Layout, lay_out

_STYLE = """
@page { size: A4; margin: 25mm 22mm; @top-left { content: string(head); } @bottom-right { content: counter(page); } }
body { font: 11pt/1.4 sans-serif; hyphens: auto; }
h1 { string-set: head content(); }
table { border-collapse: collapse; } th, td { border: 0.5pt solid; padding: 2pt 4pt; }
"""


def printed_html(document: Document) -> str:
    """The whole document."""
    layout = lay_out(document)
    body = "\n".join(_body(layout))
    title = escape(layout.full_title)
    head = f'<meta charset="utf-8"><title>{title}</title><style>{_STYLE}</style>'
    return f'<!DOCTYPE html>\n<html lang="da"><head>{head}</head><body>\n{body}\n</body></html>\n'


def _body(layout: Layout) -> Iterator[str]:
    yield f"<h1>{escape(layout.title)}</h1>"
    yield "".join(f"<p>{escape(fact.label)}: {escape(fact.value)}</p>" for fact in layout.facts)
    yield _contents(layout)
    yield blocks_html(layout.preamble, 2)
    for attendance in layout.attendance:
        lines = "".join(f"<li>{escape(line)}</li>" for line in attendance.lines)
        yield f"<h2>{escape(attendance.title)}</h2><ul>{lines}</ul>"
    for section in layout.sections:
        yield f"<h2>{escape(f'{section.number or str()} {section.title}')}</h2>"
        yield blocks_html(section.blocks, 3)
        for item in section.items:
            yield from _item(item)


def _contents(layout: Layout) -> str:
    items = (item for section in layout.sections for item in section.items)
    rows = "".join(f'<li><a href="#{item.number}">{escape(f"{item.number} {item.title}")}</a></li>' for item in items)
    return f"<h2>Indhold</h2><ul>{rows}</ul>"


def _item(item: LaidItem) -> Iterator[str]:
    yield f'<h3 id="{item.number}">{escape(f"{item.number} {item.title}")}</h3>'
    yield "".join(f"<p>{escape(line)}</p>" for line in item.lines)
    for part in item.parts:
        yield f"<h4>{escape(part.title)}</h4>" if part.title else ""
        yield blocks_html(part.blocks, 5)
