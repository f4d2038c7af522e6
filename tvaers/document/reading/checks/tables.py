"""Tables whose sums do not add up, and tables that are mentioned but not there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from tvaers.danish.numbers import whole
from tvaers.document.blocks import Table, inline_text
from tvaers.document.model import Document, Item, ReadingWarning
from tvaers.document.reading.checks.places import Places

_TOTAL = re.compile(r"(?:i alt|sum|total|ialt|samlet|hele (?:regionen|landet))\b", re.IGNORECASE)
_ROUNDED = re.compile(r"\b(?:mio|mia|pct|procent|andel|1\.000|tusind\w*|t\.?kr)\b|%", re.IGNORECASE)
_MENTION = re.compile(
    r"\b(?:tabellen\s+(?:nedenfor|herunder|ovenfor)|nedenstående\s+(?:tabel|skema)|følgende\s+tabel|"
    r"(?:se|jf\.)\s+tabel(?:\s+\d+)?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Figure:
    """A figure as printed: its value and its unit in the last place."""

    value: Decimal
    unit: Decimal


def table_warnings(document: Document, places: Places) -> Iterator[ReadingWarning]:
    """Warnings about the tables of each item."""
    for item in document.items():
        blocks = [block for _, text in item.parts.named() for block in places.tree(text)]
        tables = [block for block in blocks if isinstance(block, Table)]
        for table in tables:
            yield from _sum_warnings(table, item, places)
        if not tables:
            yield from _missing_table(item, places)


def _missing_table(item: Item, places: Places) -> Iterator[ReadingWarning]:
    match = next((match for _, text in places.texts(item) if (match := _MENTION.search(text))), None)
    if match:
        message = f"Teksten henviser til en tabel, der ikke er der: »{match.group()}«."
        yield ReadingWarning("table-missing", message, item.number, places.line_of(match.group(), item.number))


def _sum_warnings(table: Table, item: Item, places: Places) -> Iterator[ReadingWarning]:
    rows = [[inline_text(cell) for cell in row] for row in table.rows]
    header = [inline_text(cell) for cell in table.header]
    for label, title, printed, counted in _wrong_sums(header, rows):
        message = f"Tabellen: »{label}« for »{title or 'kolonnen'}« er {printed}, men tallene giver {counted}."
        yield ReadingWarning("sum-mismatch", message, item.number, places.line_of(label, item.number))


def _wrong_sums(header: list[str], rows: list[list[str]]) -> Iterator[tuple[str, str, str, str]]:
    terms: list[list[str]] = []
    for row in rows:
        if not _TOTAL.match(row[0]):
            terms.append(row)
            continue
        for column in range(1, len(row)):
            counted = _counted([term[column] for term in terms])
            total = _figure(row[column])
            rounded = _ROUNDED.search(" ".join([*header, row[0]])) is not None
            if counted and total and not _agree(counted, total, len(terms), rounded=rounded):
                yield row[0], header[column], row[column], _printed(counted)
        terms = []


def _printed(figure: _Figure) -> str:
    return whole(int(figure.value)) if figure.unit == 1 else str(figure.value).replace(".", ",")


def _counted(cells: list[str]) -> _Figure | None:
    figures = [_figure(cell) for cell in cells]
    if len(figures) < 2 or any(figure is None for figure in figures):
        return None
    known = [figure for figure in figures if figure is not None]
    return _Figure(sum((figure.value for figure in known), Decimal(0)), max(figure.unit for figure in known))


def _agree(counted: _Figure, total: _Figure, terms: int, *, rounded: bool) -> bool:
    """Each rounded term may be half a unit of its last place off, and so may the total: that is no error.

    Whole numbers are counts, which nobody rounds, unless the table says that they are millions or shares.
    """
    unit = max(counted.unit, total.unit)
    if unit == 1 and not rounded:
        return counted.value == total.value
    return abs(counted.value - total.value) <= unit * (terms + 1) / 2


def _figure(cell: str) -> _Figure | None:
    """The number in a cell as Danes write it; None for percentages, dashes and words."""
    text = cell.strip().replace("−", "-").replace("–", "-").replace(" ", "")
    if not text or "%" in text or text == "-":
        return None
    try:
        value = Decimal(text.replace(".", "").replace(",", "."))
    except InvalidOperation:
        return None
    if not value.is_finite():
        return None
    places = len(text.rpartition(",")[2]) if "," in text else 0
    return _Figure(value, Decimal(1).scaleb(-places))
