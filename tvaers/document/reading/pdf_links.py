"""The web addresses behind words of a PDF page, which its printed text does not say."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from tvaers.document.reading.pdf_words import with_hyphens

_LONGEST = 2_000


@dataclass(frozen=True)
class PlacedLink:
    """An address and the place of its words: bottom and top in points from the foot of the page."""

    address: str
    bottom: float
    top: float

    def covers(self, baseline: float) -> bool:
        """True when a line with that base line stands in the link's rectangle."""
        return self.bottom - 1 <= baseline < self.top


def hidden_links(document: pdfium.PdfDocument, page: pdfium.PdfPage, text: str) -> list[PlacedLink]:
    """The links of the page whose addresses are not in its `text`, each address once."""
    links = list(_links(document, page))
    dense = re.sub(r"\s+", "", with_hyphens(text)) if links else ""
    found: dict[str, PlacedLink] = {}
    for link in links:
        words = re.sub(r"^https?://|/$", "", link.address)
        if words and words not in dense:
            found.setdefault(link.address, link)
    return list(found.values())


def _links(document: pdfium.PdfDocument, page: pdfium.PdfPage) -> Iterator[PlacedLink]:
    position = ctypes.c_int(0)
    link = raw.FPDF_LINK()
    while raw.FPDFLink_Enumerate(page.raw, position, link):
        place = raw.FS_RECTF()
        address = _address(document, link)
        if re.fullmatch(r"https?://\S+", address) and raw.FPDFLink_GetAnnotRect(link, place):
            yield PlacedLink(address, min(place.bottom, place.top), max(place.bottom, place.top))


def _address(document: pdfium.PdfDocument, link: raw.FPDF_LINK) -> str:
    """Where the link leads to; empty for places in the file itself."""
    action = raw.FPDFLink_GetAction(link)
    written = ctypes.create_string_buffer(_LONGEST)
    if not action or raw.FPDFAction_GetURIPath(document.raw, action, written, _LONGEST) > _LONGEST:
        return ""
    return written.value.decode("utf-8", errors="replace")
