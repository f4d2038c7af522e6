"""The web addresses behind words of a PDF page, which its printed text does not say."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from tvaers.document.reading.lines import Anchor
from tvaers.document.reading.pdf_words import with_hyphens

_LONGEST = 2_000


@dataclass(frozen=True)
class PlacedLink:
    """An address and the place of its words, in points from the foot and the left edge of the page."""

    address: str
    bottom: float
    top: float
    left: float
    right: float

    def covers(self, baseline: float) -> bool:
        """True when a line with that base line stands in the link's rectangle."""
        return self.bottom - 1 <= baseline < self.top


def hidden_links(document: pdfium.PdfDocument, page: pdfium.PdfPage, text: str) -> list[PlacedLink]:
    """The links of the page whose addresses are not in its `text`: one for each line of their words."""
    links = list(_links(document, page))
    dense = re.sub(r"\s+", "", with_hyphens(text)) if links else ""
    return [link for link in links if _address_words(link) and _address_words(link) not in dense]


def anchor(textpage: pdfium.PdfTextPage, line: str, start: int, link: PlacedLink) -> Anchor:
    """The words of the `line`, whose first sign is number `start` of the page, that stand in the link's rectangle."""
    x, y = ctypes.c_double(), ctypes.c_double()
    inside = []
    for at in range(len(line)):
        raw.FPDFText_GetCharOrigin(textpage.raw, start + at, x, y)
        if link.left - 1 <= x.value < link.right - 1:
            inside.append(at)
    if not inside:
        return Anchor()
    before_words, words = line[: inside[0]], line[inside[0] : inside[-1] + 1].rstrip()
    return Anchor(words.lstrip(), len(line) - len(before_words) - len(words))


def _address_words(link: PlacedLink) -> str:
    return re.sub(r"^https?://|/$", "", link.address)


def _links(document: pdfium.PdfDocument, page: pdfium.PdfPage) -> Iterator[PlacedLink]:
    position = ctypes.c_int(0)
    link = raw.FPDF_LINK()
    while raw.FPDFLink_Enumerate(page.raw, position, link):
        place = raw.FS_RECTF()
        address = _address(document, link)
        if re.fullmatch(r"https?://\S+", address) and raw.FPDFLink_GetAnnotRect(link, place):
            yield PlacedLink(
                address, min(place.bottom, place.top), max(place.bottom, place.top), place.left, place.right
            )


def _address(document: pdfium.PdfDocument, link: raw.FPDF_LINK) -> str:
    """Where the link leads to; empty for places in the file itself."""
    action = raw.FPDFLink_GetAction(link)
    written = ctypes.create_string_buffer(_LONGEST)
    if not action or raw.FPDFAction_GetURIPath(document.raw, action, written, _LONGEST) > _LONGEST:
        return ""
    return written.value.decode("utf-8", errors="replace")
