"""The pages of enclosures that are set by us: a sheet in front of each, and pictures, text and tables themselves."""

from __future__ import annotations

import io
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pikepdf

from tvaers.document.blocks import Table
from tvaers.document.blocks.normal import tidy
from tvaers.document.writing.complete.contents import Contents, without_picture
from tvaers.document.writing.complete.destinations import Destinations
from tvaers.document.writing.complete.enclosures import Enclosure
from tvaers.document.writing.layout import Fact, Layout
from tvaers.document.writing.tables import fit
from tvaers.document.writing.typesetting import FAMILY, TEMPLATES, PdfError, as_data, set_pages, table_as_data

_TEMPLATE, _HOUSE = "enclosures.typ", "house.typ"
# The width of the text of a page that lies on its side.
_WIDE_ROOM = 660.0
_ATTACHED = "Filen er vedhæftet dette dokument, som den er: se vedhæftede filer i dit læseprogram."


@dataclass(frozen=True)
class Sheets:
    """The pages we set, and which of them, from 0 on, belong to each enclosure."""

    pdf: pikepdf.Pdf
    pages: tuple[range, ...]


def set_sheets(head: Layout, day: date | None, enclosures: Sequence[Enclosure], contents: list[Contents]) -> Sheets:
    """Sets a sheet for each enclosure of the paper with this layout and day; a picture that cannot be set becomes,
    in `contents` too, a word that says so.
    """
    try:
        return _set(head, day, enclosures, contents)
    except PdfError:
        for at, (enclosure, shown) in enumerate(zip(enclosures, contents, strict=True)):
            if shown.picture and not _can_be_set(head, enclosure, shown):
                contents[at] = without_picture()
        return _set(head, day, enclosures, contents)


def _can_be_set(head: Layout, enclosure: Enclosure, shown: Contents) -> bool:
    try:
        _set(head, None, [enclosure], [shown])
    except PdfError:
        return False
    return True


def _set(head: Layout, day: date | None, enclosures: Sequence[Enclosure], contents: Sequence[Contents]) -> Sheets:
    titles = {item.number: item.title for section in head.sections for item in section.items}
    pairs = list(zip(enclosures, contents, strict=True))
    layout = {
        "family": FAMILY,
        "title": f"Bilag til {head.full_title}",
        "author": head.title,
        "running_head": head.running_head,
        "closed_mark": head.closed_mark,
        "sheets": [_sheet(at, *pair, titles) for at, pair in enumerate(pairs)],
    }
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name in (_TEMPLATE, _HOUSE):
            shutil.copyfile(TEMPLATES / name, root / name)
        for at, (enclosure, shown) in enumerate(pairs):
            if shown.picture:
                (root / f"{at}{shown.picture}").write_bytes(enclosure.data)
        pdf = pikepdf.open(io.BytesIO(set_pages(_TEMPLATE, layout, day=day, root=root)))
    return Sheets(pdf, _ranges(pdf, len(pairs)))


def _sheet(at: int, enclosure: Enclosure, shown: Contents, titles: Mapping[str, str]) -> dict[str, Any]:
    return {
        "name": _line(enclosure.name),
        "title": as_data(_line(enclosure.title) or _line(enclosure.filename)),
        "facts": as_data(_facts(enclosure, shown, titles)),
        "is_cover": not shown.blocks and not shown.picture,
        "is_wide": shown.is_wide,
        "picture": f"{at}{shown.picture}" if shown.picture else None,
        "notes": [shown.note, _ATTACHED] if shown.note else [],
        "blocks": [_block(block, is_wide=shown.is_wide) for block in shown.blocks],
    }


def _facts(enclosure: Enclosure, shown: Contents, titles: Mapping[str, str]) -> list[Fact]:
    facts = []
    if enclosure.item_number:
        facts.append(Fact("Punkt", f"{enclosure.item_number}. {titles.get(f'{enclosure.item_number}.', '')}".strip()))
    is_attached, filename = bool(shown.blocks or shown.picture), _line(enclosure.filename)
    facts.append(Fact("Fil", f"{filename} (vedhæftet)" if is_attached else filename))
    if shown.pages is not None:
        facts.append(Fact("Sider", str(len(shown.pages.pages))))
    return facts


def _line(text: str) -> str:
    return tidy(text).strip()


def _block(block: Any, *, is_wide: bool) -> Any:
    if is_wide and isinstance(block, Table):
        return table_as_data(block, fit(block, _WIDE_ROOM))
    return as_data(block)


def _ranges(pdf: pikepdf.Pdf, count: int) -> tuple[range, ...]:
    """The pages of each sheet: from the one its heading stands on to the next one's."""
    destinations, starts = Destinations(pdf), []
    with pdf.open_outline() as outline:
        for entry in outline.root:
            found = destinations.of(entry.obj)
            starts.append(found[0] if found else 0)
    if len(starts) != count:
        raise PdfError(f"{count} sheets, {len(starts)} headings")
    return tuple(range(start, end) for start, end in zip(starts, [*starts[1:], len(pdf.pages)], strict=True))
