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

from tvaers.document.reading.lines import Anchor, Gap, Line
from tvaers.document.reading.pdf_links import anchor, hidden_links
from tvaers.document.reading.pdf_words import LINE_END_HYPHENS, with_hyphens

# A line from its first sign that is seen, up to the line's end or the hyphen that ends it.
_LINE = re.compile(rf"[^\s{LINE_END_HYPHENS}][^\r\n{LINE_END_HYPHENS}]*[{LINE_END_HYPHENS}]?|[{LINE_END_HYPHENS}]")
# How much more than a line's step sets a paragraph apart; inside one, larger signs may move a line a little.
_PARAGRAPH_FACTOR = 1.13
# A title stands nearer to its text than to what is before it.
_TITLE_FACTOR = 0.8
_LARGE = 1.05
_FEWEST_FLOWING = 5
_FLOWS_ON = re.compile(r"[^.:;!?]$")


class _Placed(NamedTuple):
    """A printed line: its words, its base line and the size of its type in points, and its links."""

    text: str
    bottom: float
    size: float
    links: tuple[tuple[str, Anchor], ...] = ()


def printed_lines(document: pdfium.PdfDocument) -> list[Line]:
    """The printed lines of all pages, in reading order, with the gaps between them."""
    pages = [list(_page_lines(document, document[number])) for number in range(len(document))]
    step, size = _line_step(pages), _type_size(pages)
    lines: list[Line] = []
    for page in pages:
        before: _Placed | None = None
        above = 0.0
        for placed in page:
            apart = before.bottom - placed.bottom if before else 0.0
            large = placed.size > size * _LARGE
            # A title of several lines has a step of its own.
            one_title = large and before is not None and placed.size == before.size and 0 < apart < placed.size * 1.5
            gap = Gap.NEXT if one_title else _gap(apart, above, step)
            lines.append(_line(placed, before, len(lines) + 1, gap, large=large))
            above = apart if apart > step * _PARAGRAPH_FACTOR else above
            before = placed
            first = len(lines) + 1
            lines.extend(
                Line(address, number, gap=Gap.NEXT, anchor=words)
                for number, (address, words) in enumerate(placed.links, first)
            )
    return lines


def _gap(apart: float, above: float, step: float) -> Gap:
    """What the space over a line tells; `above` is the space over the block before it."""
    if apart < 0:
        return Gap.PARAGRAPH
    is_under_title = step * _PARAGRAPH_FACTOR < apart < min(above * _TITLE_FACTOR, step * 1.35)
    return Gap.NEXT if apart <= step * _PARAGRAPH_FACTOR or is_under_title else Gap.PARAGRAPH


def _line(placed: _Placed, before: _Placed | None, number: int, gap: Gap, *, large: bool) -> Line:
    if before is None:
        first = Gap.PARAGRAPH if number == 1 else Gap.TIGHT
        return Line(placed.text, number, gap=first, page_start=number > 1, large=large)
    return Line(placed.text, number, gap=gap, large=large)


def _type_size(pages: list[list[_Placed]]) -> float:
    """The size of the running text's type: that of most lines."""
    sizes = Counter(placed.size for page in pages for placed in page)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _line_step(pages: list[list[_Placed]]) -> float:
    """The distance between two baselines of running text, in points: the most common where a sentence goes on."""
    steps: Counter[float] = Counter()
    flowing: Counter[float] = Counter()
    for page in pages:
        for before, placed in itertools.pairwise(page):
            apart = before.bottom - placed.bottom
            if 4 < apart < 40:
                steps[round(apart * 2) / 2] += 1
                if placed.text[0].islower() and _FLOWS_ON.search(before.text):
                    flowing[round(apart * 2) / 2] += 1
    common = flowing if flowing.total() >= _FEWEST_FLOWING else steps
    return common.most_common(1)[0][0] if common else 14.0


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
        anchors = ((link.address, anchor(text_page, words, match.start(), link)) for link in covering)
        size = raw.FPDFText_GetFontSize(text_page.raw, match.start())
        yield _Placed(words, base, round(size, 1), tuple(anchors))


def _base(text_page: Any, index: int) -> float | None:
    """The base line of a sign. Signs below it, as "g" and ",", would make lines look nearer, so no box is asked for."""
    x, y = ctypes.c_double(), ctypes.c_double()
    return y.value if raw.FPDFText_GetCharOrigin(text_page.raw, index, x, y) else None
