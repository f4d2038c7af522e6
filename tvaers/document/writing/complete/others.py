"""Other people's PDF, made ready to be joined: looks as it did, and nothing in it runs.

Pages keep size, turning, what is painted, and tags where they are sound. Annotations stay, links among them, but with
no action other than to follow an address or go to a page. Form fields become part of the page, with what was filled in.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from tvaers.document.writing.complete.damage import DAMAGE
from tvaers.document.writing.complete.destinations import Destinations

_LOCKED = "PDF-filen er låst med en adgangskode og kunne ikke sættes ind."
_DAMAGED = "PDF-filen er beskadiget og kunne ikke sættes ind."
_NO_PAGES = "PDF-filen har ingen sider, der kan sættes ind."
_LIVE_FORM = (
    "PDF-filen er en formular, der først får sider, når den åbnes i sit eget program, og kunne ikke sættes ind."
)
_PAGE_KEYS = {
    *("/Type", "/Parent", "/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox", "/Rotate", "/UserUnit"),
    *("/Resources", "/Contents", "/Group", "/Tabs", "/StructParents", "/Annots"),
}
_INHERITED = ("/MediaBox", "/CropBox", "/Rotate", "/Resources")
# Notes and marks on the page (ISO 32000-1, table 169); not what plays, measures the print or asks for more.
_ANNOTATIONS = {
    *("/Link", "/Text", "/FreeText", "/Line", "/Square", "/Circle", "/Polygon", "/PolyLine", "/Highlight"),
    *("/Underline", "/Squiggly", "/StrikeOut", "/Stamp", "/Caret", "/Ink", "/Popup", "/FileAttachment"),
}
# Readers look for the end of the file in so many of its last bytes.
_TAIL = 2_048
_ADDRESS = re.compile(rb"(?:https?|mailto|tel):", re.IGNORECASE)


class NotJoinable(Exception):
    """The PDF cannot be taken in; `str()` is a Danish sentence that says why."""


def opened(data: bytes) -> pikepdf.Pdf:
    """The PDF, ready. Raises NotJoinable."""
    try:
        pdf = pikepdf.open(io.BytesIO(data))
        if not len(pdf.pages):
            raise NotJoinable(_NO_PAGES)
        if pdf.get_warnings() and _lacks_parts(pdf, data):
            raise NotJoinable(_DAMAGED)
        if bool(pdf.Root.get("/NeedsRendering", False)):
            raise NotJoinable(_LIVE_FORM)
        has_form = _settle_forms(pdf)
        has_lost_some = _clean(pdf)
        if "/StructTreeRoot" in pdf.Root and (has_form or has_lost_some):
            del pdf.Root.StructTreeRoot
    except pikepdf.PasswordError as error:
        raise NotJoinable(_LOCKED) from error
    except DAMAGE as error:
        raise NotJoinable(_DAMAGED) from error
    return pdf


@dataclass(frozen=True)
class Inner:
    """A file that is attached to a PDF."""

    filename: str
    media_type: str
    data: bytes


def attached_to(pdf: pikepdf.Pdf) -> list[Inner]:
    """The files that are attached to the PDF; from a damaged one on, none."""
    found = []
    try:
        for name, attached in pdf.attachments.items():
            inner = attached.get_file()
            found.append(Inner(attached.filename or name, inner.mime_type, inner.read_bytes()))
    except DAMAGE:
        return found
    return found


def can_be_written(pdf: pikepdf.Pdf) -> bool:
    """Whether all streams of the PDF are there: what is missing shows itself only when it is copied out."""
    try:
        pdf.save(io.BytesIO())
    except DAMAGE:
        return False
    return True


def damaged() -> NotJoinable:
    """What is said of a file whose damage shows itself late."""
    return NotJoinable(_DAMAGED)


def _lacks_parts(pdf: pikepdf.Pdf, data: bytes) -> bool:
    """Whether a PDF that had to be mended ends too early or has pages with nothing on them: better none than half."""
    return b"%%EOF" not in data[-_TAIL:] or any("/Contents" not in page.obj for page in pdf.pages)


def _settle_forms(pdf: pikepdf.Pdf) -> bool:
    """What is filled in becomes part of the page, other annotations are kept out of it; whether there was a form."""
    form = pdf.Root.get("/AcroForm")
    if not isinstance(form, Dictionary):
        return False
    others = []
    for page in pdf.pages:
        annotations = _annotations(page)
        others.append([note for note in annotations if note.get("/Subtype") != Name.Widget])
        page.obj.Annots = Array([note for note in annotations if note.get("/Subtype") == Name.Widget])
    if bool(form.get("/NeedAppearances", False)):
        pdf.generate_appearance_streams()
    pdf.flatten_annotations("all")
    for page, kept in zip(pdf.pages, others, strict=True):
        page.obj.Annots = Array(kept)
    if "/AcroForm" in pdf.Root:
        del pdf.Root.AcroForm
    return True


def _clean(pdf: pikepdf.Pdf) -> bool:
    """Takes from pages and annotations what has no place in the whole; whether whole annotations went."""
    destinations, has_lost_some = Destinations(pdf), False
    for page in pdf.pages:
        _inherit(page.obj)
        for key in set(page.obj.keys()) - _PAGE_KEYS:
            del page.obj[key]
        found = _annotations(page)
        kept = [_cleaned(note, destinations) for note in found if str(note.get("/Subtype")) in _ANNOTATIONS]
        has_lost_some |= len(kept) < len(found)
        if kept:
            page.obj.Annots = Array([note if note.is_indirect else pdf.make_indirect(note) for note in kept])
        elif "/Annots" in page.obj:
            del page.obj.Annots
    return has_lost_some


def _inherit(page: Any) -> None:
    """Puts on the page itself what it has from the tree above it."""
    for key in _INHERITED:
        above, steps = page.get("/Parent"), 0
        while key not in page and isinstance(above, Dictionary) and steps < 50:
            if key in above:
                page[key] = above[key]
            above, steps = above.get("/Parent"), steps + 1


def _annotations(page: pikepdf.Page) -> list[Any]:
    annotations = page.obj.get("/Annots")
    if not isinstance(annotations, Array):
        return []
    return [note for note in annotations if isinstance(note, Dictionary)]


def _cleaned(note: Any, destinations: Destinations) -> Any:
    """The annotation without what would run; a link by name becomes one to the page itself."""
    found, action = destinations.of(note), note.get("/A")
    for key in ("/A", "/AA", "/Dest", "/PA", "/Parent"):
        if key in note and (key != "/Parent" or note.get("/Subtype") != Name.Popup):
            del note[key]
    if found:
        note.Dest = found[1]
    elif isinstance(action, Dictionary) and action.get("/S") == Name.URI and _is_address(action.get("/URI")):
        note.A = Dictionary(S=Name.URI, URI=action.URI)
    return note


def _is_address(value: Any) -> bool:
    return isinstance(value, pikepdf.String) and bool(_ADDRESS.match(bytes(value)))
