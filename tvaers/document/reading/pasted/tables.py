"""Tables of a pasted text: cells in the order they come, and the grid that they fill."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from tvaers.document.blocks import Alignment, Break, Cell, Inline, Strong, Table
from tvaers.document.blocks.normal import normal_line
from tvaers.document.reading.pasted.looks import Element, Style, span_of

_MOST_COLUMNS = 60
_CELLS = ("td", "th")
_ALIGNMENTS = {"right": Alignment.RIGHT, "end": Alignment.RIGHT, "center": Alignment.CENTER}


@dataclass
class OpenCell:
    """A cell that is being read."""

    columns: int
    rows: int
    alignment: Alignment | None
    inlines: list[Inline] = field(default_factory=list)

    def add(self, inlines: tuple[Inline, ...]) -> None:
        """Adds a paragraph of the cell."""
        self.inlines.extend([Break(), *inlines] if self.inlines else inlines)


@dataclass
class OpenTable:
    """A table that is being read."""

    element: Element
    rows: list[list[OpenCell]] = field(default_factory=list)
    cell: OpenCell | None = None

    @property
    def has_merged_cells(self) -> bool:
        """Whether some cell takes more than one place."""
        return any(cell.columns > 1 or cell.rows > 1 for row in self.rows for cell in row)

    def begin(self, element: Element, style: Style) -> None:
        """An element within begins: a row, a cell, or a paragraph in a cell, which also those of inner tables are."""
        if element.tag in ("tr", *_CELLS) and self._is_own(element):
            if element.tag == "tr" or not self.rows:
                self.rows.append([])
            if element.tag in _CELLS:
                self._begin_cell(element, style)
        elif self.cell is not None:
            self.cell.alignment = alignment_of(element, style) or self.cell.alignment

    def end(self, element: Element) -> None:
        """An element within ends; what follows a cell stands in none."""
        if element.tag in _CELLS and self._is_own(element):
            self.cell = None

    def _is_own(self, element: Element) -> bool:
        return next(element.iterancestors("table"), None) is self.element

    def _begin_cell(self, element: Element, style: Style) -> None:
        columns = min(span_of(element, "colspan"), _MOST_COLUMNS)
        self.cell = OpenCell(columns, span_of(element, "rowspan"), alignment_of(element, style))
        self.rows[-1].append(self.cell)

    def table(self) -> Table | None:
        """The grid with its first row as head; None when no cell has a word."""
        grid = [row for row in self._grid() if any(cell.inlines for cell in row)]
        if not grid:
            return None
        columns = max(len(row) for row in grid)
        rows = [tuple(_cell(cell) for cell in row) + ((),) * (columns - len(row)) for row in grid]
        header = tuple(_without_weight(cell) for cell in rows[0])
        return Table(header, tuple(rows[1:]), tuple(_column_alignment(grid, column) for column in range(columns)))

    def _grid(self) -> list[list[OpenCell]]:
        """Every row with a cell for each column; the places that a large cell takes beside its first are empty."""
        grid: list[list[OpenCell]] = []
        taken: Counter[int] = Counter()
        for row in self.rows:
            filled: list[OpenCell] = []
            for cell in row:
                _fill_taken(filled, taken)
                taken.update({len(filled) + place: cell.rows - 1 for place in range(cell.columns) if cell.rows > 1})
                filled.extend([cell, *(_empty() for _ in range(cell.columns - 1))])
            _fill_taken(filled, taken)
            grid.append(filled[:_MOST_COLUMNS])
        return grid


def alignment_of(element: Element, style: Style) -> Alignment | None:
    """How the words in the element stand, when that is not to the left."""
    return _ALIGNMENTS.get(style.get("text-align", "") or element.get("align", "").lower())


def _empty() -> OpenCell:
    return OpenCell(1, 1, None)


def _fill_taken(filled: list[OpenCell], taken: Counter[int]) -> None:
    """Adds the places that cells of the rows above reach down into."""
    while taken[len(filled)] > 0 and len(filled) < _MOST_COLUMNS:
        taken[len(filled)] -= 1
        filled.append(_empty())


def _cell(cell: OpenCell) -> Cell:
    return normal_line(cell.inlines)


def _without_weight(cell: Cell) -> Cell:
    """A head in bold as a whole is its look, not what it says."""
    return cell[0].children if len(cell) == 1 and isinstance(cell[0], Strong) else cell


def _column_alignment(grid: list[list[OpenCell]], column: int) -> Alignment | None:
    """How the first row below the head stands in the column: heads often stand otherwise than their numbers."""
    row = grid[1] if len(grid) > 1 else grid[0]
    return row[column].alignment if column < len(row) else None
