"""What all writers of tables share."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tvaers.document.blocks import Alignment, Table, inline_text

# "1.234,5", "-12", "45 %", "+3,5", "kr. 1.000" and "-" for none.
_NUMBER = re.compile(r"(kr\.? ?)?[-+−–]? ?\d[\d. ]*(,\d+)? ?(%|pct\.?|kr\.?|mio\. kr\.?)?|[-–]", re.IGNORECASE)

# Type sizes and the room at the sides of a cell, in points, from the usual to the smallest that can be read.
_SETTINGS = ((9.5, 6.8), (9.0, 5.5), (8.5, 4.5), (8.0, 4.0), (7.5, 3.0))
_WIDE = 0.75
_NARROW = 0.56


def column_alignment(table: Table, column: int) -> Alignment | None:
    """How a column stands: as the text says, else to the right when all its cells are numbers as Danes write them."""
    said = table.alignments[column]
    if said:
        return said
    cells = [inline_text(row[column]) for row in table.rows if row[column]]
    return Alignment.RIGHT if cells and all(_NUMBER.fullmatch(cell) for cell in cells) else None


@dataclass(frozen=True)
class Fit:
    """How a table is set so that no word runs over its column: type size and column widths in points.

    Without `widths` each column is as wide as its widest cell. `hyphenate` says that words must be broken all the same.
    """

    size: float
    padding: float
    widths: tuple[float, ...] | None = None
    hyphenate: bool = False


def fit(table: Table, room: float) -> Fit:
    """The largest setting in which the table fits into `room` points, by a cautious guess at the width of its words."""
    rows = [table.header, *table.rows]
    columns = [[inline_text(row[column]) for row in rows] for column in range(len(table.header))]
    for size, padding in _SETTINGS:
        widest = [max(_width(cell) for cell in column) * size + 2 * padding for column in columns]
        if sum(widest) <= room:
            return Fit(size, padding)
        least = [
            max(_width(word) for cell in column for word in _words(cell)) * size + 2 * padding for column in columns
        ]
        if sum(least) <= room:
            return Fit(size, padding, _shared(least, widest, room))
    return Fit(size, padding, _capped(least, room), hyphenate=True)


def _capped(least: list[float], room: float) -> tuple[float, ...]:
    """The columns' least widths, with the widest cut down to one width so that all fit into `room`."""
    left, cap = room, 0.0
    for position, width in enumerate(sorted(least)):
        cap = left / (len(least) - position)
        if width > cap:
            break
        left -= width
    return tuple(min(width, cap) for width in least)


def _shared(least: list[float], widest: list[float], room: float) -> tuple[float, ...]:
    """Each column's least width and, of the room that is left, a share by what it would like to have."""
    wishes = [most - fewest for fewest, most in zip(least, widest, strict=True)]
    share = (room - sum(least)) / sum(wishes)
    return tuple(fewest + share * wish for fewest, wish in zip(least, wishes, strict=True))


def _words(cell: str) -> list[str]:
    return re.findall(r"[^\s-]+-?", cell) or [""]


def _width(text: str) -> float:
    """About how wide the text is, in ems of IBM Plex Sans SemiBold, rather too much than too little."""
    return sum(_WIDE if sign.isupper() or sign in "mwMW%" else _NARROW for sign in text) + _NARROW
