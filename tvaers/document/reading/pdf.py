"""PDF files to lines: our own by their tags, others by the printed lines and their places."""

from __future__ import annotations

import logging

import pikepdf
import pypdfium2 as pdfium

from tvaers.document.reading.errors import UnreadableDocument
from tvaers.document.reading.pdf_print import printed_lines
from tvaers.document.reading.printed import Printed
from tvaers.document.reading.tagged_pdf import tagged_printed

# What qpdf remarks about a damaged file is no message for the user, who gets one line.
logging.getLogger("pikepdf").addHandler(logging.NullHandler())

MAX_PAGES = 600
_DAMAGED = "PDF-filen er beskadiget og kan ikke læses. Hent eller gem den igen og prøv igen."
_LOCKED = "PDF-filen er låst med en adgangskode. Gem den uden adgangskode og prøv igen."
_NO_TEXT = "PDF-filen indeholder ingen tekst; den er nok skannet. Find dokumentet som tekst eller Word og prøv igen."
_TOO_LONG = f"PDF-filen har mere end {MAX_PAGES} sider. Vælg dagsordenen eller referatet uden bilagene."


def read_pdf(data: bytes) -> Printed:
    """The lines of the PDF. Raises UnreadableDocument when it is locked, damaged, without text or far too long."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise UnreadableDocument(_LOCKED if "password" in str(error).lower() else _DAMAGED) from error
    try:
        return _read(document, data)
    except (pdfium.PdfiumError, pikepdf.PdfError) as error:
        raise UnreadableDocument(_DAMAGED) from error
    finally:
        document.close()


def _read(document: pdfium.PdfDocument, data: bytes) -> Printed:
    if len(document) == 0:
        raise UnreadableDocument(_DAMAGED)
    if len(document) > MAX_PAGES:
        raise UnreadableDocument(_TOO_LONG)
    printed = tagged_printed(data, document) or Printed(printed_lines(document))
    if not printed.lines:
        raise UnreadableDocument(_NO_TEXT)
    return printed
