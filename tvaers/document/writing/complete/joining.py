"""Joining a paper and what is enclosed with it to one PDF."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

import pikepdf
from pikepdf import Array, AttachedFileSpec, Dictionary, Name, String

from tvaers.document.model import Document
from tvaers.document.writing.complete.bookmarks import Bookmark, Enclosed, bookmarks_of, write_bookmarks
from tvaers.document.writing.complete.contents import Contents, contents_of
from tvaers.document.writing.complete.enclosures import Enclosure, in_order
from tvaers.document.writing.complete.layers import join_layers
from tvaers.document.writing.complete.others import attached_to, can_be_written, damaged
from tvaers.document.writing.complete.sheets import Sheets, set_sheets
from tvaers.document.writing.complete.tags import Tags
from tvaers.document.writing.layout import Layout, lay_out

DESCRIPTION = (
    "Dagsorden eller referat med bilag. Bilagenes sider er taget ind, som de er; "
    "dokumentet som helhed erklæres ikke at opfylde PDF/UA eller PDF/A."
)
_CLAIMS = ("pdfuaid:part", "pdfuaid:rev", "pdfaid:part", "pdfaid:conformance", "pdfaid:rev", "pdfaid:amd")


def complete_pdf(
    paper: Document, paper_pdf: bytes, enclosures: Sequence[Enclosure], *, holds_closed: bool = False
) -> bytes:
    """The paper's PDF with its enclosures: pages, bookmarks, page labels, and the files themselves where none is PDF.

    The same input gives the same bytes; without enclosures it is the paper's PDF as it is. What cannot be shown has a
    sheet that says so in Danish, and is in the PDF as a file. With `holds_closed` each of our own pages says that not
    everybody may read it; the paper's PDF must have been written so.
    Raises PdfError, and pikepdf.PdfError when the paper's own PDF cannot be opened.
    """
    target = io.BytesIO()
    write_complete_pdf(paper, paper_pdf, enclosures, target, holds_closed=holds_closed)
    return target.getvalue()


def write_complete_pdf(
    paper: Document,
    paper_pdf: bytes,
    enclosures: Sequence[Enclosure],
    target: BinaryIO,
    *,
    holds_closed: bool = False,
) -> None:
    """Writes what `complete_pdf` gives to `target`, which can be read and sought in too, and is empty."""
    if not enclosures:
        target.write(paper_pdf)
        return
    head = lay_out(paper, holds_closed=holds_closed)
    ordered = in_order(paper, enclosures)
    contents = [contents_of(enclosure) for enclosure in ordered]
    try:
        _write(_joined(paper, head, paper_pdf, ordered, contents), target)
    except pikepdf.PdfError:
        settled = [_settled(enclosure, shown) for enclosure, shown in zip(ordered, contents, strict=True)]
        _write(_joined(paper, head, paper_pdf, ordered, settled), target)


def _write(volume: pikepdf.Pdf, target: BinaryIO) -> None:
    target.seek(0)
    target.truncate()
    volume.save(target, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def _settled(enclosure: Enclosure, shown: Contents) -> Contents:
    """What is shown of an enclosure after a joining failed: opened anew, and nothing of a PDF that lacks parts."""
    again = contents_of(enclosure)
    if again.pages is not None and not can_be_written(again.pages):
        return Contents(note=str(damaged()))
    return again


def _joined(
    paper: Document, head: Layout, paper_pdf: bytes, enclosures: Sequence[Enclosure], contents: list[Contents]
) -> pikepdf.Pdf:
    sheets = set_sheets(head, paper.date, enclosures, contents)
    volume = pikepdf.open(io.BytesIO(paper_pdf))
    paper_pages = len(volume.pages)
    enclosed = list(_append_all(volume, sheets, enclosures, contents))
    write_bookmarks(volume, paper, enclosed)
    _label(volume, paper_pages, enclosed)
    _attach(volume, enclosures, contents)
    _describe(volume)
    return volume


def _append_all(
    volume: pikepdf.Pdf, sheets: Sheets, enclosures: Sequence[Enclosure], contents: Sequence[Contents]
) -> Iterator[Enclosed]:
    """Appends sheet and pages of one enclosure after another, and then the tags of all."""
    tags, tagged = Tags(volume), []
    sheets_start = tags.make_room(sheets.pdf)
    for enclosure, shown, pages in zip(enclosures, contents, sheets.pages, strict=True):
        first = len(volume.pages)
        _append(volume, sheets.pdf, pages)
        own_first = len(volume.pages)
        own: tuple[Bookmark, ...] = ()
        elements: list[Any] = []
        if shown.pages is not None:
            own = bookmarks_of(shown.pages)
            start = tags.make_room(shown.pages)
            _append(volume, shown.pages, range(len(shown.pages.pages)))
            join_layers(volume, shown.pages)
            elements = tags.join(shown.pages, start)
        tagged.append(elements)
        yield Enclosed(enclosure, range(first, len(volume.pages)), own, own_first)
    for enclosure, sheet, elements in zip(
        enclosures, _by_heading(tags.join(sheets.pdf, sheets_start)), tagged, strict=False
    ):
        tags.hang(f"{enclosure.name}: {enclosure.title}", [*sheet, *elements])
    tags.close()


def _by_heading(elements: Sequence[Any]) -> list[list[Any]]:
    """What the sheets are tagged with, each sheet's from its heading on."""
    groups: list[list[Any]] = []
    for element in _below_document(elements):
        if element.S == Name.H1:
            groups.append([])
        if groups:
            groups[-1].append(element)
    return groups


def _below_document(elements: Sequence[Any]) -> list[Any]:
    return [below for element in elements for below in (element.K if isinstance(element.K, Array) else [element.K])]


def _append(volume: pikepdf.Pdf, source: pikepdf.Pdf, numbers: range) -> None:
    """Copies pages; their annotations after them, or those that lead to a later page would lead nowhere."""
    pages = [source.pages[number] for number in numbers]
    annotations = [page.obj.get("/Annots") for page in pages]
    for page in pages:
        if "/Annots" in page.obj:
            del page.obj.Annots
    first = len(volume.pages)
    for page in pages:
        volume.pages.append(page)
    for at, held in enumerate(annotations):
        if held is not None:
            reachable = held if held.is_indirect else source.make_indirect(held)
            volume.pages[first + at].obj.Annots = volume.copy_foreign(reachable)


def _label(volume: pikepdf.Pdf, paper_pages: int, enclosed: Sequence[Enclosed]) -> None:
    """The paper's pages are 1, 2, 3; those of an enclosure "B3.2-1:1", "B3.2-1:2"."""
    numbers: list[Any] = [0, Dictionary(S=Name.D)] if paper_pages else []
    for one in enclosed:
        numbers += [one.pages.start, Dictionary(S=Name.D, P=String(one.enclosure.label))]
    volume.Root.PageLabels = volume.make_indirect(Dictionary(Nums=Array(numbers)))


def _attach(volume: pikepdf.Pdf, enclosures: Sequence[Enclosure], contents: Sequence[Contents]) -> None:
    """The files themselves, but for the PDF whose pages are there; of such a PDF what is attached to it."""
    for enclosure, shown in zip(enclosures, contents, strict=True):
        about = f"{enclosure.name}: {enclosure.title}"
        if shown.pages is None:
            _attach_one(volume, f"{enclosure.name} {enclosure.filename}", about, enclosure.media_type, enclosure.data)
        else:
            for inner in attached_to(shown.pages):
                _attach_one(volume, f"{enclosure.name} {inner.filename}", about, inner.media_type, inner.data)


def _attach_one(volume: pikepdf.Pdf, wanted: str, about: str, media_type: str, data: bytes) -> None:
    name = _free_name(volume, wanted)
    attached = AttachedFileSpec(
        volume, data, description=about, filename=name, mime_type=media_type, creation_date="", mod_date=""
    )
    attached.relationship = Name.Supplement
    volume.attachments[name] = attached


def _free_name(volume: pikepdf.Pdf, wanted: str) -> str:
    name, number = wanted, 2
    while name in volume.attachments:
        name, number = f"{number} {wanted}", number + 1
    return name


def _describe(volume: pikepdf.Pdf) -> None:
    """The paper's metadata, with a title of the whole and without what the paper alone can claim of itself."""
    with volume.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        title = f"{metadata.get('dc:title', 'Møde')} med bilag"
        metadata["dc:title"] = title
        metadata["dc:description"] = DESCRIPTION
        for claim in _CLAIMS:
            if claim in metadata:
                del metadata[claim]
    volume.docinfo["/Title"] = title
    volume.docinfo["/Subject"] = DESCRIPTION
    if "/OutputIntents" in volume.Root:
        del volume.Root.OutputIntents
