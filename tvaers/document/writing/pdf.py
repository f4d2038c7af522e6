"""The document as PDF: PDF/UA-1 and PDF/A-3a, tagged, in Danish, with the contract's JSON attached.

The layout is in `agenda.typ`. Text reaches it as JSON and is set as strings, never as markup, so that nothing a paper
says can become a command. typst refuses to compile what breaks the two standards.
"""

from __future__ import annotations

import json
import re
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import typst

from tvaers.document.blocks import Table
from tvaers.document.contract import to_json
from tvaers.document.model import Document
from tvaers.document.writing.layout import ATTENDANCE_TITLE, CONTENTS_TITLE, PROGRAMME_TITLE, Layout, lay_out
from tvaers.document.writing.tables import column_alignment, fit

_STANDARDS: list[typst.PDFStandard] = ["ua-1", "a-3a"]
_FOLDER = Path(__file__).parent
_FAMILY = "IBM Plex Sans"
_UNKNOWN_CHARACTER = re.compile(r'the (?:text|PDF contains the codepoint) `"(.+?)"`')
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}")
# The width of the text in points, less what lists and the bar beside decisions take.
_TABLE_ROOM = 405.0
_HANGING_HYPHEN = re.compile(r"(?<=\w)- (?=\w)")
_MISSING = "\N{REPLACEMENT CHARACTER}"
# After so many single replacements everything outside the scripts that the fonts cover is replaced at once.
_PATIENCE = 5
_UNCOVERED = re.compile("[^\u0000-\u036f\u0370-\u052f\u1e00-\u206f\u20a0-\u20bf\u2100-\u22ff\ufffd]")


class PdfError(RuntimeError):
    """The document could not be set as PDF; `str()` says why, in typst's words."""


def write_pdf(document: Document, *, holds_closed: bool = False) -> bytes:
    """The document as PDF; the same document gives the same bytes. One that `holds_closed` says so on every page.

    A character that none of the fonts has is set as U+FFFD. Raises PdfError when the paper cannot be made accessible.
    typst keeps what it has set for the next time, up to some 300 MB after many papers: a caller who makes many lets
    a short-lived process make them.
    """
    data = json.dumps(_layout_data(lay_out(document, holds_closed=holds_closed)), ensure_ascii=False)
    contract = to_json(document).encode("utf-8", "replace").decode()
    moment = datetime.combine(document.date, time(12), UTC) if document.date else datetime(1970, 1, 1, tzinfo=UTC)
    for _ in range(_PATIENCE):
        try:
            return _compiled(data, contract, moment)
        except typst.TypstError as error:
            unknown = _UNKNOWN_CHARACTER.search(error.message)
            if unknown is None:
                raise PdfError(error.message) from error
            data = _without(data, unknown.group(1))
    return _compiled(_UNCOVERED.sub(_MISSING, data), contract, moment)


def _compiled(data: str, attachment: str, moment: datetime) -> bytes:
    pdf, warnings = typst.compile_with_warnings(
        input=_FOLDER / "agenda.typ",
        root=_FOLDER,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"layout": data, "contract": attachment},
        pdf_standards=_STANDARDS,
        timestamp=moment,
    )
    if warnings:
        # A missing font is a warning only, and would change the look of every paper unseen.
        raise PdfError("; ".join(warning.message for warning in warnings))
    if not isinstance(pdf, bytes):
        raise PdfError("typst gave no file")
    return pdf


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=[_FOLDER / "fonts"])


def _without(data: str, quoted: str) -> str:
    """The data without the characters that typst quotes as ones it cannot set."""
    text = _ESCAPE.sub(lambda match: chr(int(match.group(1), 16)), quoted)
    for character in set(text):
        if ord(character) > 0x7F:
            data = data.replace(character, _MISSING)
    return data


def _layout_data(layout: Layout) -> dict[str, Any]:
    return {
        **_plain(layout),
        "full_title": layout.full_title,
        "item_level": layout.item_level(),
        "family": _FAMILY,
        "words": {"contents": CONTENTS_TITLE, "programme": PROGRAMME_TITLE, "attendance": ATTENDANCE_TITLE},
    }


def _plain(value: Any) -> Any:
    """Values of the layout as JSON, each block and inline with its kind's name."""
    if isinstance(value, str):
        # "takst- og kvalitetsudvikling" is not broken after its hyphen, or nobody could tell it from "takst-og".
        return _HANGING_HYPHEN.sub("-\N{NO-BREAK SPACE}", value)
    if isinstance(value, tuple | list):
        return [_plain(inner) for inner in value]
    if not is_dataclass(value):
        return value
    data = {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Table):
        data["alignments"] = [column_alignment(value, column) for column in range(len(value.header))]
        data["fit"] = _plain(fit(value, _TABLE_ROOM))
    return {"kind": type(value).__name__, **data}
