"""The words of a page's text objects are those that PDFium itself finds for each of them."""

import ctypes
from pathlib import Path

import pypdfium2
import pypdfium2.raw as raw
import pytest

import tvaers.archive
from tvaers.document.reading.pdf_words import PaintedWords, with_hyphens

PAPERS = sorted((Path(tvaers.archive.__file__).parent / "demo").glob("*.pdf"))


def words_by_pdfium(painted, textpage: pypdfium2.PdfTextPage) -> str:
    buffer = (ctypes.c_ushort * 4_000)()
    size = raw.FPDFTextObj_GetText(painted, textpage, buffer, ctypes.sizeof(buffer))
    text = ctypes.string_at(buffer, max(0, size - 2)).decode("utf-16-le")
    return with_hyphens(text).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.stem)
def test_each_object_has_the_words_that_pdfium_finds_for_it(path: Path):
    seen = 0
    for page in pypdfium2.PdfDocument(path):
        textpage = page.get_textpage()
        words = PaintedWords(textpage)
        for place in range(raw.FPDFPage_CountObjects(page.raw)):
            painted = raw.FPDFPage_GetObject(page.raw, place)
            if raw.FPDFPageObj_GetType(painted) == raw.FPDF_PAGEOBJ_TEXT:
                assert words.of(painted) == words_by_pdfium(painted, textpage)
                seen += 1
    assert seen > 50
