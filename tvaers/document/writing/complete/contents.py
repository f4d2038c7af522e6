"""What of an enclosure is shown as pages: the pages of a PDF, a picture, text or a table, or a word why nothing is."""

from __future__ import annotations

import csv
import io
import struct
from collections.abc import Sequence
from dataclasses import dataclass

import pikepdf

from tvaers.document.blocks import Block, Break, Inline, Paragraph, Table, Text
from tvaers.document.blocks.normal import tidy
from tvaers.document.writing.complete.enclosures import PDF, Enclosure
from tvaers.document.writing.complete.others import NotJoinable, opened
from tvaers.document.writing.tables import fit
from tvaers.document.writing.typesetting import TABLE_ROOM

PICTURES = {"image/png": ".png", "image/jpeg": ".jpg"}
LONGEST_TEXT = 400_000
DEEPEST = 24
MOST_CELLS = 20_000
MOST_COLUMNS = 16
# A PNG is unpacked to be set; a page at 600 dots per inch has 35 million.
MOST_DOTS = 80_000_000
_KINDS = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "et Word-dokument",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "et Excel-regneark",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "en PowerPoint-præsentation",
}
_OTHER_KIND = "Bilaget er {kind} og vises ikke som sider her."
_TOO_LONG = "Bilaget er for stort til at blive vist som sider her."
_NO_PICTURE = "Billedet er beskadiget eller for stort og kunne ikke sættes ind."
_EMPTY = "Filen er tom."


@dataclass(frozen=True)
class Contents:
    """What is shown; with `note` nothing is, and it says in Danish why."""

    pages: pikepdf.Pdf | None = None
    blocks: tuple[Block, ...] = ()
    picture: str | None = None
    is_wide: bool = False
    note: str | None = None


def contents_of(enclosure: Enclosure) -> Contents:
    """What can be shown of the enclosure."""
    if enclosure.media_type == PDF:
        try:
            return Contents(pages=opened(enclosure.data))
        except NotJoinable as reason:
            return Contents(note=str(reason))
    if enclosure.media_type in PICTURES:
        return _picture(enclosure)
    if enclosure.media_type == "text/plain":
        return _text(_decoded(enclosure.data))
    if enclosure.media_type == "text/csv":
        return _table(_decoded(enclosure.data))
    return Contents(note=_OTHER_KIND.format(kind=_KINDS.get(enclosure.media_type, "en fil af en anden art")))


def without_picture() -> Contents:
    """What is shown in place of a picture that cannot be set."""
    return Contents(note=_NO_PICTURE)


def _picture(enclosure: Enclosure) -> Contents:
    data = enclosure.data
    if enclosure.media_type == "image/png":
        if len(data) < 24 or data[12:16] != b"IHDR":
            return without_picture()
        width, height = struct.unpack(">II", data[16:24])
        if not 0 < width * height <= MOST_DOTS:
            return without_picture()
    return Contents(picture=PICTURES[enclosure.media_type])


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _text(text: str) -> Contents:
    if len(text) > LONGEST_TEXT:
        return Contents(note=_TOO_LONG)
    lines = [line.replace("\t", "    ").rstrip() for line in text.splitlines()]
    lines = [line if tidy(line).strip() else "" for line in lines]
    paragraphs = tuple(Paragraph(_joined(group)) for group in _grouped(lines))
    return Contents(blocks=paragraphs) if paragraphs else Contents(note=_EMPTY)


def _grouped(lines: Sequence[str]) -> list[list[str]]:
    """The lines in groups parted by empty ones."""
    groups: list[list[str]] = [[]]
    for line in lines:
        if line:
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


def _joined(lines: Sequence[str]) -> tuple[Inline, ...]:
    """Lines as one paragraph, each where it stood and as far in as it stood."""
    inlines: list[Inline] = []
    for line in lines:
        words = line.lstrip(" ")
        inlines += [Break(), Text("\N{NO-BREAK SPACE}" * min(len(line) - len(words), DEEPEST) + tidy(words))]
    return tuple(inlines[1:])


def _table(text: str) -> Contents:
    rows = [[tidy(cell).strip() for cell in row] for row in _rows(text)]
    rows = [row for row in rows if any(row)]
    columns = max((len(row) for row in rows), default=0)
    if not columns:
        return Contents(note=_EMPTY)
    if columns > MOST_COLUMNS or columns * len(rows) > MOST_CELLS:
        return Contents(note=_TOO_LONG)
    cells = [tuple(_cell(row[at] if at < len(row) else "") for at in range(columns)) for row in rows]
    table = Table(cells[0], tuple(cells[1:]), (None,) * columns)
    return Contents(blocks=(table,), is_wide=fit(table, TABLE_ROOM).widths is not None)


def _rows(text: str) -> list[list[str]]:
    """The lines of a table, parted by whichever sign the first line has most of: Danish programs write semicolons."""
    first = text.lstrip().split("\n", 1)[0]
    delimiter = max(";\t,", key=first.count)
    try:
        return list(csv.reader(io.StringIO(text.replace("\0", "")), delimiter=delimiter))
    except csv.Error:
        return []


def _cell(words: str) -> tuple[Inline, ...]:
    return (Text(words),) if words else ()
