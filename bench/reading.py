"""Reading a PDF of 35 pages, against pypdfium2's bare text extraction of the same file.

    .venv/bin/python -m bench.reading [--quick]

The extraction takes every page's text and does nothing with it. Rounds alternate; the figures are medians.
"""

from __future__ import annotations

import argparse
import io

import pikepdf
import pypdfium2

from bench.figures import ROUNDS, Figure, Goal, alternating, show
from bench.papers import LINES, LINES_SET_BY_US, paper_document, paper_text
from tvaers.document.reading import read_bytes
from tvaers.document.writing.pdf import write_pdf

MOST = Goal(3)


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="a shorter paper, fewer rounds")
    is_quick = parser.parse_args().quick
    lines = 300 if is_quick else LINES_SET_BY_US
    pdf = write_pdf(paper_document(1, lines=lines))
    text = paper_text(1, lines=300 if is_quick else LINES).encode()
    show(*measure(pdf, text, rounds=3 if is_quick else ROUNDS))


def measure(pdf: bytes, text: bytes, rounds: int) -> list[Figure]:
    """How many times as long as the extraction reading takes: a PDF that we wrote, and one that says nothing of itself.

    An extracted text, which needs no PDF's opening, is read for comparison.
    """
    plain = without_tags(pdf)
    bare, tagged, untagged, extracted = alternating(
        lambda: extract(pdf),
        lambda: read_bytes(pdf, "papir.pdf"),
        lambda: read_bytes(plain, "papir.pdf"),
        lambda: read_bytes(text, "papir.txt"),
        rounds=rounds,
    )
    against = f"pypdfium2's bare text extraction of the same {pages(pdf)} pages, {1000 * bare:.0f} ms"
    return [
        Figure("reading a PDF that we wrote, times the extraction", tagged / bare, goal=MOST, against=against),
        Figure("reading the same without tags, times the extraction", untagged / bare, goal=MOST, against=against),
        Figure("reading a PDF that we wrote", 1000 * tagged, "ms"),
        Figure("reading the same without tags, as of another program", 1000 * untagged, "ms"),
        Figure("reading an extracted text of 35 pages", 1000 * extracted, "ms"),
    ]


def extract(pdf: bytes) -> str:
    """The text of all pages, as pypdfium2 has it."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def without_tags(pdf: bytes) -> bytes:
    """The same pages without structure and without a word of who wrote them."""
    changed = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for name in ("/StructTreeRoot", "/MarkInfo", "/Outlines", "/Metadata"):
            if name in document.Root:
                del document.Root[name]
        for key in list(document.docinfo.keys()):
            del document.docinfo[key]
        document.save(changed)
    return changed.getvalue()


def pages(pdf: bytes) -> int:
    """How many pages the PDF has."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


if __name__ == "__main__":
    main()
