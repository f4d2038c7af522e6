"""Untagged PDF: the printed lines with their places on the page.

What a page shows by space is told as gaps: between baselines for paragraphs, at the edges for page heads. Line-end
hyphens come from PDFium as U+0002 without a line break, whether hard or soft; they become hyphens, and the words of
the document decide what they were.
"""

from __future__ import annotations

import ctypes
import itertools
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from tvaers.document.reading.lines import Gap, Line
from tvaers.document.reading.pdf_links import hidden_links

_HYPHEN = "\x02"
_PARAGRAPH_FACTOR = 1.35
_SAME_LINE = 0.5


@dataclass(frozen=True)
class _Placed:
    """A printed line: its words, the place of its top and base line in points, its left edge, and the addresses of its
    links."""

    text: str
    top: float
    bottom: float
    left: float
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
    text = placed.text.strip()
    if before is None:
        return Line(text, number, gap=Gap.PARAGRAPH if number == 1 else Gap.TIGHT, page_start=number > 1)
    apart = before.bottom - placed.bottom
    gap = Gap.PARAGRAPH if apart > step * _PARAGRAPH_FACTOR or apart < 0 else Gap.NEXT
    return Line(text, number, gap=gap, loose_end=False)


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
    """The lines of one page; PDFium's text has them apart, and each line's first and last signs tell its place."""
    text_page = page.get_textpage()
    text = text_page.get_text_range()
    links = hidden_links(document, page, text)
    at = 0
    for piece in _split(text):
        words = piece.rstrip("\r\n")
        if words.strip():
            placed = _placed(text_page, words, at)
            if placed is not None:
                covering = [link for link in links if link.covers(placed.bottom)]
                links = [link for link in links if link not in covering]
                yield replace(placed, addresses=tuple(link.address for link in covering)) if covering else placed
        at += len(piece)


def _split(text: str) -> Iterator[str]:
    """The text cut after each line end and after each line-end hyphen, with nothing left out."""
    start = 0
    for at, sign in enumerate(text):
        if sign in ("\n", _HYPHEN):
            yield text[start : at + 1]
            start = at + 1
    if start < len(text):
        yield text[start:]


def _placed(text_page: Any, words: str, start: int) -> _Placed | None:
    first = start + len(words) - len(words.lstrip())
    last = start + len(words.rstrip()) - 1
    box = _box(text_page, first)
    if box is None:
        return None
    left, bottom, top = box
    end = _box(text_page, last)
    # Signs below the line, as in "g" and ",", must not make lines look nearer: the origin is the base line.
    return _Placed(words.replace(_HYPHEN, "-"), max(top, end[2] if end else top), bottom, left)


def _box(text_page: Any, index: int) -> tuple[float, float, float] | None:
    x, y = ctypes.c_double(), ctypes.c_double()
    if not raw.FPDFText_GetCharOrigin(text_page.raw, index, x, y):
        return None
    size = raw.FPDFText_GetFontSize(text_page.raw, index)
    return x.value, y.value, y.value + size
