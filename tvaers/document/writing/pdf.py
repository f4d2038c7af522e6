"""The document as PDF: PDF/UA-1 and PDF/A-3a, tagged, in Danish, with the contract's JSON attached.

The layout is in `agenda.typ`; how it is set, and what is refused, in `typesetting.py`.
"""

from __future__ import annotations

from typing import Any

from tvaers.document.contract import to_json
from tvaers.document.model import Document
from tvaers.document.writing.layout import ATTENDANCE_TITLE, CONTENTS_TITLE, PROGRAMME_TITLE, Layout, lay_out
from tvaers.document.writing.typesetting import FAMILY, PdfError, as_data, set_pages

__all__ = ["PdfError", "write_pdf"]


def write_pdf(document: Document, *, holds_closed: bool = False) -> bytes:
    """The document as PDF; the same document gives the same bytes. One that `holds_closed` says so on every page.

    A character that none of the fonts has is set as U+FFFD. Raises PdfError when the paper cannot be made accessible.
    typst keeps what it has set for the next time, up to some 300 MB after many papers: a caller who makes many lets
    a short-lived process make them.
    """
    contract = to_json(document).encode("utf-8", "replace").decode()
    return set_pages(
        "agenda.typ",
        _layout_data(lay_out(document, holds_closed=holds_closed)),
        day=document.date,
        inputs={"contract": contract},
    )


def _layout_data(layout: Layout) -> dict[str, Any]:
    return {
        **as_data(layout),
        "full_title": layout.full_title,
        "item_level": layout.item_level(),
        "family": FAMILY,
        "words": {"contents": CONTENTS_TITLE, "programme": PROGRAMME_TITLE, "attendance": ATTENDANCE_TITLE},
    }
