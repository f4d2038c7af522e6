"""Setting pages with typst: tagged, in Danish, with our own fonts, and refused when they break PDF/UA-1 or PDF/A-3a.

Text reaches typst as JSON and is set as strings, never as markup, so that nothing a paper says can become a command.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import typst

from tvaers.document.blocks import Table
from tvaers.document.writing.tables import Fit, column_alignment, fit

TEMPLATES = Path(__file__).parent
FAMILY = "IBM Plex Sans"
# The width of the text in points, less what lists and the bar beside decisions take.
TABLE_ROOM = 405.0
_STANDARDS: list[typst.PDFStandard] = ["ua-1", "a-3a"]
_UNKNOWN_CHARACTER = re.compile(r'the (?:text|PDF contains the codepoint) `"(.+?)"`')
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}")
_HANGING_HYPHEN = re.compile(r"(?<=\w)- (?=\w)")
_MISSING = "\N{REPLACEMENT CHARACTER}"
# After so many single replacements everything outside the scripts that the fonts cover is replaced at once.
_PATIENCE = 5
_UNCOVERED = re.compile("[^\u0000-\u036f\u0370-\u052f\u1e00-\u206f\u20a0-\u20bf\u2100-\u22ff\ufffd]")


class PdfError(RuntimeError):
    """The document could not be set as PDF; `str()` says why, in typst's words."""


def set_pages(
    template: str, layout: Any, *, day: date | None, inputs: Mapping[str, str] | None = None, root: Path = TEMPLATES
) -> bytes:
    """The pages that the template in the folder `root` makes of the layout, plain data; the same bytes every time.

    A character that none of the fonts has is set as U+FFFD. Raises PdfError when the pages cannot be made accessible.
    """
    data = json.dumps(layout, ensure_ascii=False)
    moment = datetime.combine(day, time(12), UTC) if day else datetime(1970, 1, 1, tzinfo=UTC)
    for _ in range(_PATIENCE):
        try:
            return _compiled(root / template, {**(inputs or {}), "layout": data}, moment)
        except typst.TypstError as error:
            unknown = _UNKNOWN_CHARACTER.search(error.message)
            if unknown is None:
                raise PdfError(error.message) from error
            data = _without(data, unknown.group(1))
    try:
        return _compiled(root / template, {**(inputs or {}), "layout": _UNCOVERED.sub(_MISSING, data)}, moment)
    except typst.TypstError as error:
        raise PdfError(error.message) from error


def as_data(value: Any) -> Any:
    """Values of a layout as JSON, each block and inline with its kind's name."""
    if isinstance(value, str):
        # "takst- og kvalitetsudvikling" is not broken after its hyphen, or nobody could tell it from "takst-og".
        return _HANGING_HYPHEN.sub("-\N{NO-BREAK SPACE}", value)
    if isinstance(value, tuple | list):
        return [as_data(inner) for inner in value]
    if isinstance(value, Table):
        return table_as_data(value, fit(value, TABLE_ROOM))
    if not is_dataclass(value):
        return value
    return {
        "kind": type(value).__name__,
        **{field.name: as_data(getattr(value, field.name)) for field in fields(value)},
    }


def table_as_data(table: Table, fitted: Fit) -> dict[str, Any]:
    """A table as JSON, set as `fitted` says."""
    return {
        "kind": "Table",
        "header": as_data(table.header),
        "rows": as_data(table.rows),
        "alignments": [column_alignment(table, column) for column in range(len(table.header))],
        "fit": as_data(fitted),
    }


def _compiled(template: Path, inputs: dict[str, str], moment: datetime) -> bytes:
    pdf, warnings = typst.compile_with_warnings(
        input=template,
        root=template.parent,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs=inputs,
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
    return typst.Fonts(include_system_fonts=False, font_paths=[TEMPLATES / "fonts"])


def _without(data: str, quoted: str) -> str:
    """The data without the characters that typst quotes as ones it cannot set."""
    text = _ESCAPE.sub(lambda match: chr(int(match.group(1), 16)), quoted)
    for character in set(text):
        if ord(character) > 0x7F:
            data = data.replace(character, _MISSING)
    return data
