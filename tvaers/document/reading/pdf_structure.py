"""The structure tree of a PDF file that Tværs wrote, with the words of each element.

pikepdf knows the tree, pdfium the words: they meet in the marked-content numbers of each page (ISO 32000-1, 14.6).
"""

from __future__ import annotations

import ctypes
import io
import os
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from tvaers.document.reading.pdf_words import PaintedWords

OUR_KEYWORD = "Tværs"
_DEEPEST = 60
_MOST_ELEMENTS = 200_000
# The head of a page of the house layout stands in its uppermost 30 mm.
_HEAD_HEIGHT = 85.0
_SAME_LINE = 2.0


class Piece(NamedTuple):
    """Words painted together: `base` is their base line, `left` and `right` where they end, in points."""

    text: str
    page: int
    base: float
    left: float
    right: float

    def same_line(self, other: Piece) -> bool:
        """True when both stand on one line."""
        return self.page == other.page and abs(self.base - other.base) < _SAME_LINE


@dataclass
class Node:
    """An element: its kind without the slash ("P"), its children in reading order, a link's address."""

    kind: str
    children: list[Node | Piece] = field(default_factory=list)
    address: str | None = None

    def pieces(self) -> Iterator[Piece]:
        """The words under the element, in reading order."""
        for child in self.children:
            if isinstance(child, Piece):
                yield child
            else:
                yield from child.pieces()


@dataclass
class Structure:
    """The root of the tree, and the head of each page that has one."""

    root: Node
    heads: list[str]


def read_structure(data: bytes, document: pypdfium2.PdfDocument) -> Structure | None:
    """The structure of a PDF file that Tværs wrote, which `document` is as well; None for any other file.

    Raises what pikepdf and pypdfium2 raise for damaged files.
    """
    with _opened(data) as pdf:
        if str(pdf.docinfo.get("/Keywords", "")) != OUR_KEYWORD or "/StructTreeRoot" not in pdf.Root:
            return None
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        words, heads = _words(document)
        root = Node("Document")
        _Tree(pages, words).fill(root, pdf.Root.StructTreeRoot.get("/K"), page=None, depth=0)
    return Structure(root, heads)


def _opened(data: bytes) -> pikepdf.Pdf:
    """The file, where the system can have one in memory: qpdf then reads it itself, in half the time."""
    if sys.platform != "linux":
        return pikepdf.open(io.BytesIO(data))
    with os.fdopen(os.memfd_create("pdf"), "w+b") as file:
        file.write(data)
        file.flush()
        return pikepdf.open(file, access_mode=pikepdf.AccessMode.mmap_only)


@dataclass
class _Tree:
    """Copies the tree into nodes."""

    pages: dict[tuple[int, int], int]
    words: dict[tuple[int, int], list[Piece]]
    elements: int = 0

    def fill(self, node: Node, kids: Any, page: int | None, depth: int) -> None:
        """Appends to `node` what `kids` holds: elements, numbers of marked content, references to links."""
        if depth > _DEEPEST or self.elements > _MOST_ELEMENTS:
            return
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            self.elements += 1
            if isinstance(kid, int):
                node.children.extend(self.words.get((page if page is not None else -1, kid), []))
            elif isinstance(kid, pikepdf.Dictionary):
                self._fill_from(node, kid, page, depth)

    def _fill_from(self, node: Node, kid: Any, page: int | None, depth: int) -> None:
        own_page, kind = kid.get("/Pg"), kid.get("/S")
        if own_page is not None:
            page = self.pages.get(own_page.objgen, page)
        if kind is not None:
            child = Node(str(kind).removeprefix("/"))
            self.fill(child, kid.get("/K"), page, depth + 1)
            node.children.append(child)
        elif "/MCID" in kid:
            node.children.extend(self.words.get((page if page is not None else -1, int(kid.MCID)), []))
        elif "/Obj" in kid and "/A" in kid.Obj and "/URI" in kid.Obj.A:
            node.address = str(kid.Obj.A.URI)


def _words(document: pypdfium2.PdfDocument) -> tuple[dict[tuple[int, int], list[Piece]], list[str]]:
    """The words by page and marked-content number, and the heads of the pages."""
    words: dict[tuple[int, int], list[Piece]] = defaultdict(list)
    heads: list[str] = []
    for number, page in enumerate(document):
        head = []
        for mark, piece in _painted(page, number):
            if mark >= 0:
                words[number, mark].append(piece)
            else:
                head.append(piece.text)
        if head:
            heads.append(" ".join(" ".join(head).split()))
    return words, heads


def _painted(page: pypdfium2.PdfPage, number: int) -> Iterator[tuple[int, Piece]]:
    """Each text object of the page with its marked-content number; of those without one (-1) the page's head.

    Most objects without a number are the dots of the list of contents.
    """
    words = PaintedWords(page.get_textpage())
    probe = _Probe()
    head = page.get_height() - _HEAD_HEIGHT
    for position in range(pdfium.FPDFPage_CountObjects(page.raw)):
        painted = pdfium.FPDFPage_GetObject(page.raw, position)
        if pdfium.FPDFPageObj_GetType(painted) == pdfium.FPDF_PAGEOBJ_TEXT:
            mark = pdfium.FPDFPageObj_GetMarkedContentID(painted)
            if mark < 0 and probe.base(painted) <= head:
                continue
            # pdfium has no word for a space that is painted alone, as between differing words at a line's end.
            yield mark, probe.piece(painted, words.of(painted) or " ", number)


class _Probe:
    """Asks pdfium where text objects stand, with the same few buffers for all: there are thousands."""

    def __init__(self) -> None:
        self._matrix = pdfium.FS_MATRIX()
        self._bounds = [ctypes.c_float() for _ in range(4)]

    def base(self, painted: Any) -> float:
        """How far up the object's base line stands, in points."""
        pdfium.FPDFPageObj_GetMatrix(painted, self._matrix)
        return float(self._matrix.f)

    def piece(self, painted: Any, text: str, page: int) -> Piece:
        """The object with where it stands."""
        left, bottom, right, top = self._bounds
        pdfium.FPDFPageObj_GetBounds(painted, left, bottom, right, top)
        return Piece(text, page, self.base(painted), left.value, right.value)


def line_ends(pieces: Sequence[Piece]) -> Iterator[tuple[float, float]]:
    """Where each line of the pieces begins and ends, in points from the page's left edge."""
    lines: list[list[Piece]] = []
    for piece in pieces:
        if lines and piece.same_line(lines[-1][-1]):
            lines[-1].append(piece)
        else:
            lines.append([piece])
    for line in lines:
        yield min(piece.left for piece in line), max(piece.right for piece in line)
