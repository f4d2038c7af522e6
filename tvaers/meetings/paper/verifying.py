"""Whether a PDF in someone's hand says what was published, which edition it is, and whether a newer one exists.

The pages' own words decide, never the data that is attached to the file: that is the first thing a forger keeps. Words
painted outside the tags, and what lies over the words, are found by comparing with the PDF as it is made today.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

import pikepdf
import pypdfium2 as pdfium

from tvaers.access.visibility import OPERATOR, PUBLIC
from tvaers.document.contract import content_hash, from_contract
from tvaers.document.model import Document
from tvaers.document.model import Edition as EditionMark
from tvaers.document.reading import read_bytes
from tvaers.document.wording import HOLDS_CLOSED
from tvaers.document.writing.complete.joining import DESCRIPTION
from tvaers.meetings.files.written_apart import written_apart
from tvaers.meetings.models import Edition, SourceFile
from tvaers.meetings.paper.comparing import first_difference, items_apart, numbers_apart
from tvaers.meetings.paper.once_public import OncePublic, once_public, once_read_by_excluded
from tvaers.meetings.paper.queries import document_for

ATTACHED = "document.json"
_MOST_CANDIDATES = 12
_SCALE = 0.6
"""Of the pages when they are looked at: a point more or less of text is seen, and a page takes a few milliseconds."""


class Verdict(StrEnum):
    """What a file was found to be."""

    IDENTICAL = "identical"
    SAME = "same"
    OTHER_READING = "other-reading"
    ONCE_PUBLIC = "once-public"
    ONCE_READ = "once-read"
    ORIGINAL = "original"
    LOOKS_DIFFERENT = "looks-different"
    CHANGED = "changed"
    UNKNOWN = "unknown"
    WITH_ENCLOSURES = "with-enclosures"
    NOT_OURS = "not-ours"

    @property
    def is_genuine(self) -> bool:
        """Whether the file says nothing but what an edition says."""
        return self in _GENUINE


@dataclass(frozen=True)
class Verification:
    """The verdict. `edition` is the one that the file is, or comes nearest to; `where` is the first that differs.

    `items_apart` are the items, by number, that the public does not read today as they stand in the file. `since` is
    from when everybody could read them so, of a file that says what was public once, or a member excluded from an item.
    """

    verdict: Verdict
    edition: Edition | None = None
    where: str = ""
    items_apart: tuple[str, ...] = ()
    since: datetime | None = None

    @property
    def newer(self) -> Edition | None:
        """The meeting's current edition, when it is another than the file's."""
        current = self.edition.meeting.current_edition if self.edition else None
        return current if self.edition and current and current.pk != self.edition.pk else None


def verify(data: bytes, filename: str) -> Verification:
    """What the file is. Raises UnreadableDocument when it cannot be read."""
    read = read_bytes(data, filename)
    original = SourceFile.objects.visible_to(OPERATOR).filter(sha256=hashlib.sha256(data).hexdigest()).first()
    if original:
        return Verification(Verdict.ORIGINAL, original.edition)
    if _has_enclosures(data):
        return Verification(Verdict.WITH_ENCLOSURES)
    claims = [claim for claim in (read.edition, _attached_claim(data)) if claim]
    candidates = _candidates(read, claims)
    for edition in candidates:
        found = _compared(data, read, edition)
        if found.verdict is not Verdict.CHANGED:
            return found
    if not claims:
        return Verification(Verdict.NOT_OURS)
    if not candidates:
        return Verification(Verdict.UNKNOWN)
    return _compared(data, read, candidates[0])


def _compared(data: bytes, read: Document, edition: Edition) -> Verification:
    published = document_for(edition, PUBLIC)
    made = written_apart("pdf", published)
    if made == data:
        return Verification(Verdict.IDENTICAL, edition)
    ours = read_bytes(made, "papir.pdf")
    if content_hash(read) == content_hash(ours):
        return _marked_and_looked_at(data, published, read, edition, Verification(Verdict.SAME, edition))
    whole_file = written_apart("pdf", edition.as_document())
    whole = read_bytes(whole_file, "papir.pdf")
    apart = items_apart(read, whole, ours)
    if apart is not None and read.edition in _marks_of(edition, read):
        return _looked_at(data, read, Verification(Verdict.OTHER_READING, edition, items_apart=apart))
    earlier = _compared_with(Verdict.ONCE_PUBLIC, once_public(edition), data, read, edition, ours)
    if earlier:
        return earlier
    kept_back = once_read_by_excluded(edition, frozenset(numbers_apart(read, whole)))
    of_excluded = _compared_with(Verdict.ONCE_READ, kept_back, data, read, edition, ours)
    where = first_difference(read, ours) if apart is None else _OTHER_COLOPHON
    return of_excluded or Verification(Verdict.CHANGED, edition, where)


def _compared_with(
    verdict: Verdict, readings: Iterable[OncePublic], data: bytes, read: Document, edition: Edition, now: Document
) -> Verification | None:
    """The verdict, if the file says just what one of the earlier readings of the edition says; None if it does not."""
    for earlier in readings:
        if read.edition not in earlier.marks:
            continue
        document = replace(earlier.document, edition=read.edition)
        then = read_bytes(written_apart("pdf", document), "papir.pdf")
        if content_hash(read) == content_hash(then):
            otherwise = Verification(verdict, edition, items_apart=numbers_apart(then, now), since=earlier.since)
            return _looked_at(data, document, otherwise)
    return None


def _marked_and_looked_at(
    data: bytes, document: Document, read: Document, edition: Edition, otherwise: Verification
) -> Verification:
    """`otherwise`, unless the colophon is another's or the pages are not those of `document`."""
    if read.edition not in _marks_of(edition, read):
        return Verification(Verdict.CHANGED, edition, _OTHER_COLOPHON)
    return _looked_at(data, document, otherwise)


def _looked_at(data: bytes, document: Document, otherwise: Verification) -> Verification:
    """`otherwise`, unless the pages show more than the document's words or look different from its pages.

    A file with closed words has a mark in its page heads; what was open when it was made may be closed now, and the
    other way round, so the file is compared with a writing that has the mark where the file has it.
    """
    edition = otherwise.edition
    made = written_apart("pdf", document, holds_closed=_has_closed_mark(data))
    with pdfium.PdfDocument(data) as theirs, pdfium.PdfDocument(made) as ours:
        if _painted_words(theirs) - _painted_words(ours):
            extra = next(iter(_painted_words(theirs) - _painted_words(ours)))
            return Verification(Verdict.CHANGED, edition, _EXTRA_WORD.format(word=extra))
        page = _first_page_apart(theirs, ours)
    if page:
        return Verification(Verdict.LOOKS_DIFFERENT, edition, _PAGE.format(page=page))
    return otherwise


def _has_closed_mark(data: bytes) -> bool:
    with pdfium.PdfDocument(data) as pdf:
        return HOLDS_CLOSED in " ".join(pdf[0].get_textpage().get_text_bounded().split())


def _marks_of(edition: Edition, read: Document) -> tuple[EditionMark, ...]:
    """The marks that the file may carry: of the whole edition, or of what was read when it was made."""
    public = document_for(edition, PUBLIC).edition
    hashes = (edition.content_sha256, content_hash(read), *((public.sha256,) if public else ()))
    return tuple(EditionMark(edition.number, sha256) for sha256 in hashes)


def _painted_words(document: pdfium.PdfDocument) -> Counter[str]:
    """Every word on the pages, tagged or not."""
    texts = (page.get_textpage().get_text_bounded() for page in document)
    return Counter(word for text in texts for word in text.split())


def _first_page_apart(theirs: pdfium.PdfDocument, ours: pdfium.PdfDocument) -> int:
    """The number of the first page that looks different; 0 when all look the same."""
    for number, (their_page, our_page) in enumerate(zip(theirs, ours, strict=False), 1):
        if _picture(their_page) != _picture(our_page):
            return number
    return 0 if len(theirs) == len(ours) else min(len(theirs), len(ours)) + 1


def _picture(page: pdfium.PdfPage) -> bytes:
    return bytes(page.render(scale=_SCALE).buffer)


def _candidates(read: Document, claims: list[EditionMark]) -> list[Edition]:
    """The editions that the file may be: those it names by their hash, then those of its council and day."""
    rows = Edition.objects.visible_to(OPERATOR).select_related("meeting__council", "meeting__current_edition")
    named = [row for claim in claims for row in rows.filter(content_sha256=claim.sha256)]
    of_day = rows.filter(meeting__council__name=read.council or "", meeting__held_on=read.date) if read.date else []
    numbers = {claim.number for claim in claims}
    near = sorted(of_day, key=lambda row: (row.number not in numbers, row.pk))
    return list({row.pk: row for row in [*named, *near]}.values())[:_MOST_CANDIDATES]


def _has_enclosures(data: bytes) -> bool:
    """Whether the file says that it is a paper and its enclosures in one: much in it is nobody's to verify."""
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return str(pdf.docinfo.get("/Subject", "")) == DESCRIPTION
    except (pikepdf.PdfError, ValueError, TypeError):
        return False


def _attached_claim(data: bytes) -> EditionMark | None:
    """The edition that the attached data names, if any: a claim and no proof."""
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            attached = pdf.attachments[ATTACHED].get_file().read_bytes()
        return from_contract(json.loads(attached)).edition
    except (pikepdf.PdfError, KeyError, ValueError, TypeError):
        return None


_GENUINE = (
    Verdict.IDENTICAL,
    Verdict.SAME,
    Verdict.OTHER_READING,
    Verdict.ONCE_PUBLIC,
    Verdict.ONCE_READ,
    Verdict.ORIGINAL,
)
_OTHER_COLOPHON = "Linjen med udgave og SHA-256 på sidste side er en anden eller mangler"
_EXTRA_WORD = "På siderne står »{word}«, som udgaven ikke har der"
_PAGE = "side {page}"
