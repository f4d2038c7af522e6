"""Untagged PDF: the printed lines with their places on the page.

What a page shows by space is told as gaps: between baselines for paragraphs, at the edges for page heads. Line-end
hyphens come from PDFium as signs of its own without a line break, whether hard or soft; they become hyphens, and the
words of the document decide what they were.
"""

from __future__ import annotations

import ctypes
import itertools
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from tvaers.document.reading.lines import Gap, Line
from tvaers.document.reading.pdf_links import hidden_links
from tvaers.document.reading.pdf_words import LINE_END_HYPHENS, with_hyphens

# A line from its first sign that is seen, up to the line's end or the hyphen that ends it.
_LINE = re.compile(rf"[^\s{LINE_END_HYPHENS}][^\r\n{LINE_END_HYPHENS}]*[{LINE_END_HYPHENS}]?|[{LINE_END_HYPHENS}]")
_PARAGRAPH_FACTOR = 1.35
_SAME_LINE = 0.5


class _Placed(NamedTuple):
    """A printed line: its words, the place of its base line in points, and the addresses of its links."""

    text: str
    bottom: float
    addresses: tuple[str, ...] = ()


def printed_lines(document: pdfium.PdfDocument) -> list[Line]:
    """The printed lines of all pages, in reading order, with the gaps between them."""
    pages = [list(_page_lines(document, document[number])) for number in range(len(document))]
    step = _line_step(pages)
    lines: list[Line] = []
    for page in pages:
        before: _Placed | None = None
        for placed in page:
            lines.append(_line(placed, before, len(lines) + 1, step))
            before = placed
            lines.extend(_anchored(address, len(lines) + at) for at, address in enumerate(placed.addresses, 1))
    return lines


def _anchored(address: str, number: int) -> Line:
    return Line(address, number, gap=Gap.NEXT, anchored=True)


def _line(placed: _Placed, before: _Placed | None, number: int, step: float) -> Line:
    if before is None:
        return Line(placed.text, number, gap=Gap.PARAGRAPH if number == 1 else Gap.TIGHT, page_start=number > 1)
    apart = before.bottom - placed.bottom
    gap = Gap.PARAGRAPH if apart > step * _PARAGRAPH_FACTOR or apart < 0 else Gap.NEXT
    return Line(placed.text, number, gap=gap, loose_end=False)


def _line_step(pages: list[list[_Placed]]) -> float:
    """The distance between two baselines of running text: the most common one, in points."""
    steps: Counter[int] = Counter()
    for page in pages:
        for before, placed in itertools.pairwise(page):
            apart = before.bottom - placed.bottom
            if 4 < apart < 40:
                steps[round(apart * 2)] += 1
    return steps.most_common(1)[0][0] / 2 if steps else 14.0


def _page_lines(document: pdfium.PdfDocument, page: pdfium.PdfPage) -> Iterator[_Placed]:
    """The lines of one page; PDFium's text has them apart, and each line's first sign tells its place."""
    text_page = page.get_textpage()
    text = text_page.get_text_range()
    links = hidden_links(document, page, text)
    for match in _LINE.finditer(text):
        words = with_hyphens(match.group()).strip()
        base = _base(text_page, match.start()) if words else None
        if base is None:
            continue
        covering = [link for link in links if link.covers(base)]
        links = [link for link in links if link not in covering]
        yield _Placed(words, base, tuple(link.address for link in covering))


def _base(text_page: Any, index: int) -> float | None:
    """The base line of a sign. Signs below it, as "g" and ",", would make lines look nearer, so no box is asked for."""
    x, y = ctypes.c_double(), ctypes.c_double()
    return y.value if raw.FPDFText_GetCharOrigin(text_page.raw, index, x, y) else None
