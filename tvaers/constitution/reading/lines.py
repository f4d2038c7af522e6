"""Bytes made lines of cells, whatever program wrote them, and cells made whole numbers."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator, Sequence

MOST_VOTES = 10_000_000
"""More than there are voters."""
LONGEST_SHOWN = 40
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WHOLE = re.compile(r"(?:[0-9]{1,9}|[0-9]{1,3}(?:\.[0-9]{3})+)(?:,0{1,4})?|[0-9]{1,9}\.0{1,2}")
_SPACES = str.maketrans("", "", " \t\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}")


def text_of(data: bytes) -> str:
    """The text in UTF-8, in UTF-16 with its mark, or in what Windows wrote before; never fails."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def lines_of(text: str) -> list[str]:
    """The lines, without those signs that would end a line for Python alone."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").split("\n")


def cells_of(line: str, delimiter: str) -> list[str]:
    """The cells of one line, tidied. A quotation that is not closed ends with its line."""
    try:
        cells = next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        cells = line.split(delimiter)
    return [" ".join(cell.split()) for cell in cells]


def delimiter_of(line: str) -> str:
    """The sign between the cells: the one that stands there most often."""
    return max(";\t,", key=line.count)


def numbered(lines: Sequence[str], delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Each line after the first that has something in it: its number, and its cells."""
    for number, line in enumerate(lines[1:], start=2):
        if line.strip(f'{delimiter} \t"'):
            yield number, cells_of(line, delimiter)


def whole_number(text: str) -> int | None:
    """A number of votes as Danes and programs write it: "1.234", "1234,00"; None when it is none or cannot be one."""
    bare = text.translate(_SPACES)
    if not _WHOLE.fullmatch(bare):
        return None
    integer = bare.partition(",")[0]
    if re.fullmatch(r"[0-9]{1,9}\.0{1,2}", integer):
        integer = integer.partition(".")[0]
    found = int(integer.replace(".", ""))
    return found if found <= MOST_VOTES else None


def shown(text: str) -> str:
    """A cell as a message quotes it."""
    return f"»{text[:LONGEST_SHOWN]}{'…' if len(text) > LONGEST_SHOWN else ''}«"
