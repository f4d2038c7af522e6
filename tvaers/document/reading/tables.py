"""Tables that text extraction took apart: rows of figures under each other, rebuilt as a table.

A row is a label with figures after it; a table is three such rows with as many figures. Column titles, a label that
was broken over lines and the caption are sought right above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from tvaers.document.blocks import Alignment, Cell, Paragraph, Table, Text
from tvaers.document.model import ReadingWarning
from tvaers.document.reading.chunks import BULLET, MARK, NUMBER
from tvaers.document.reading.lines import Gap, Line, ends_sentence

_FIGURE = r"(?:[-−–+]?\d{1,3}(?:\.\d{3})+(?:,\d+)?|[-−–+]?\d+(?:,\d+)?)\s?%?|[-–−](?=\s|$)"
_ROW = re.compile(rf"(?P<label>(?:\S.*?)?)(?P<cells>(?:(?:^|\s+)(?:{_FIGURE}))+)$")
_CELL = re.compile(_FIGURE)
_FIGURES = re.compile(rf"(?:{_FIGURE})(?:\s+(?:{_FIGURE}))*")
_COLUMNS = re.compile(r"\s{3,}")
_CAPTION = re.compile(r"(?:tabel|figur)\s*\d*\s*[:.]", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_LABEL_LIMIT = 60
_LABEL_LINES = 3
_ROW_LIMIT = 400
_MIN_ROWS = 3


@dataclass
class Rebuilt:
    """The lines with each table as one line that carries it, and the warnings about them."""

    lines: list[Line] = field(default_factory=list)
    warnings: list[ReadingWarning] = field(default_factory=list)


@dataclass(frozen=True)
class _Row:
    label: str
    cells: tuple[str, ...]


def rebuild_tables(lines: list[Line]) -> Rebuilt:
    """Finds tables among the lines and puts each into one line with a `block`, where its first line stood."""
    rebuilt = Rebuilt()
    at = 0
    while at < len(lines):
        end, rows = _rows_from(lines, at)
        if rows:
            _place_table(rebuilt, lines, at, end, rows)
            at = end
        else:
            rebuilt.lines.append(lines[at])
            at += 1
    return rebuilt


def _rows_from(lines: list[Line], start: int) -> tuple[int, list[_Row]]:
    """The rows that begin at `start` and the place after them; no rows when no table begins there."""
    by_columns = _column_rows(lines, start)
    if by_columns:
        return start + len(by_columns), by_columns
    rows: list[_Row] = []
    label: list[str] = []
    cut = 0
    for at in range(start, len(lines)):
        row = _figure_row(lines[at])
        if row is None and rows and _is_cut_label(lines, at):
            cut += 1
            continue
        if row is None and rows and _is_label_above(lines, at, len(rows[0].cells)):
            cut += 1
            label.append(lines[at].text)
            continue
        if label:
            row = _Row(" ".join(label), _figures_alone(lines[at]))
            label.clear()
        if row is not None and rows and at and _is_cut_label(lines, at - 1):
            row = _Row(lines[at - 1].text + row.label, row.cells)
        if row is None or (rows and len(row.cells) != len(rows[0].cells)):
            break
        rows.append(row)
    enough = _MIN_ROWS if rows and len(rows[0].cells) > 1 else _MIN_ROWS + 1
    if len(rows) < enough or not all(row.label for row in rows):
        return start, []
    return start + len(rows) + cut, rows


def _is_cut_label(lines: list[Line], at: int) -> bool:
    """True for "Vesthim" above "merlands 4 4": one word without figures whose rest begins the next row."""
    word = lines[at].text
    if at + 1 >= len(lines) or " " in word or not word.isalpha() or not word[0].isupper():
        return False
    following = _figure_row(lines[at + 1])
    return following is not None and following.label[:1].islower()


def _is_label_above(lines: list[Line], at: int, columns: int) -> bool:
    """True for a label that takes lines of its own in its cell, with the row's figures alone below it."""
    for below in range(at + 1, min(at + 1 + _LABEL_LINES, len(lines))):
        if not _is_label_line(lines[below - 1]):
            return False
        if len(_figures_alone(lines[below])) == columns:
            return True
    return False


def _figures_alone(line: Line) -> tuple[str, ...]:
    """The figures of a line that has nothing else."""
    if not _FIGURES.fullmatch(line.text):
        return ()
    return tuple(cell.strip() for cell in _CELL.findall(line.text))


def _is_label_line(line: Line) -> bool:
    if line.block or line.inlines or line.heading or line.bullet is not None:
        return False
    return len(line.text) <= _LABEL_LIMIT and not ends_sentence(line)


def _figure_row(line: Line) -> _Row | None:
    if line.block or line.inlines or line.heading or line.bullet is not None:
        return None
    if len(line.text) > _ROW_LIMIT or not (line.text[-1].isdigit() or line.text[-1] in "%-−–"):
        return None
    if BULLET.match(line.text) or NUMBER.match(line.text) or MARK.match(line.text):
        return None
    match = _ROW.fullmatch(line.text)
    if match is None or len(match.group("label")) > _LABEL_LIMIT or match.group("label").endswith((",", "-")):
        return None
    return _Row(match.group("label").strip(), tuple(cell.strip() for cell in _CELL.findall(match.group("cells"))))


def _column_rows(lines: list[Line], start: int) -> list[_Row]:
    """Rows whose columns are set apart by wide spaces: at least three lines with as many columns."""
    rows: list[_Row] = []
    for at in range(start, len(lines)):
        line = lines[at]
        cells = _COLUMNS.split(line.text) if "   " in line.text else []
        if line.inlines is not None or len(cells) < 2 or (rows and len(cells) != len(rows[0].cells) + 1):
            break
        rows.append(_Row(cells[0], tuple(cells[1:])))
    return rows if len(rows) >= _MIN_ROWS else []


def _place_table(rebuilt: Rebuilt, lines: list[Line], start: int, end: int, rows: list[_Row]) -> None:
    above = _take_above(rebuilt.lines, len(rows[0].cells))
    header = above.header or ("",) * (len(rows[0].cells) + 1)
    if not above.header and _is_header(rows):
        # A table that goes on over a page has its titles there once more.
        header, rows = (rows[0].label, *rows[0].cells), [row for row in rows[1:] if row != rows[0]]
    first = above.lines[0] if above.lines else lines[start]
    if above.caption:
        rebuilt.lines.append(replace(above.caption, gap=Gap.PARAGRAPH, page_start=False, whole=True))
    words = " ".join(line.text for line in [*above.lines, *lines[start:end]])
    table = _table(header, rows)
    if above.header and _goes_on(rebuilt.lines, table):
        rebuilt.lines[-1] = _joined(rebuilt.lines[-1], table, words)
        return
    interrupts = _interrupts(rebuilt.lines, above.caption, lines, end)
    rebuilt.lines.append(replace(first, text=words, block=table, gap=Gap.PARAGRAPH))
    if interrupts:
        _set_caption_apart(rebuilt.lines)
        rebuilt.warnings.append(_out_of_place(first.number))


def _goes_on(before: list[Line], table: Table) -> bool:
    """True when the table right before has the same titles: they stand once more at the top of a page."""
    last = before[-1].block if before else None
    return isinstance(last, Table) and last.header == table.header


def _joined(line: Line, table: Table, words: str) -> Line:
    block = line.block
    rows = (*block.rows, *table.rows) if isinstance(block, Table) else table.rows
    return replace(line, text=f"{line.text} {words}", block=replace(table, rows=rows))


@dataclass
class _Above:
    """What was found right above the rows: the lines taken, the column titles, the caption."""

    lines: list[Line] = field(default_factory=list)
    header: tuple[str, ...] = ()
    caption: Line | None = None


def _take_above(before: list[Line], columns: int) -> _Above:
    """Takes column titles, pieces of a broken label and the caption off the end of `before`."""
    above = _Above()
    pieces: list[str] = []
    for steps in range(1, min(5, len(before)) + 1):
        line = before[-steps]
        words = line.text.split()
        if BULLET.match(line.text) or NUMBER.match(line.text) or MARK.match(line.text):
            break
        titles = _column_titles(words, columns)
        if titles and not ends_sentence(line) and (columns > 1 or line.gap is Gap.PARAGRAPH or steps == 1):
            label = titles[0] + "".join(pieces)
            above.header = (label, *titles[1:])
            above.lines = before[-steps:]
            del before[-steps:]
            break
        if len(words) > 2 or ends_sentence(line) or line.heading:
            break
        pieces.insert(0, line.text)
    if before and _CAPTION.match(before[-1].text):
        above.caption = before.pop()
    return above


def _column_titles(words: list[str], columns: int) -> tuple[str, ...]:
    """The words as a title for each column, or nothing: as many as columns, one more, or a word and a year for each."""
    if len(words) == columns and columns > 1:
        return ("", *words)
    if len(words) == columns + 1:
        return tuple(words) if all(word[0].isupper() or word[0].isdigit() for word in words) else ()
    if len(words) == 2 * columns + 1 and all(_YEAR.fullmatch(word) for word in words[2::2]):
        return (words[0], *(f"{words[at]} {words[at + 1]}" for at in range(1, len(words), 2)))
    return ()


def _is_header(rows: list[_Row]) -> bool:
    """True when the first row holds the columns' titles: words, or years over figures that are none."""
    years = _are_years(rows[0]) and not any(_are_years(row) for row in rows[1:] if row != rows[0])
    return years or any(not re.search(r"\d", cell) for cell in rows[0].cells)


def _are_years(row: _Row) -> bool:
    return all(_YEAR.fullmatch(cell) for cell in row.cells)


def _table(header: tuple[str, ...], rows: list[_Row]) -> Table:
    alignments: tuple[Alignment | None, ...] = (None, *(Alignment.RIGHT for _ in header[1:]))
    return Table(
        header=tuple(_cell(text) for text in header),
        rows=tuple((_cell(row.label), *(_cell(cell) for cell in row.cells)) for row in rows),
        alignments=alignments,
    )


def _cell(text: str) -> Cell:
    return (Text(" ".join(text.split())),) if text.strip() else ()


def _interrupts(before: list[Line], caption: Line | None, lines: list[Line], end: int) -> bool:
    """True when the sentence before the table goes on after it."""
    text_before = before[:-1] if caption else before
    if not text_before or end >= len(lines):
        return False
    return not ends_sentence(text_before[-1]) and lines[end].text[0].islower()


def _set_caption_apart(lines: list[Line]) -> None:
    """Keeps caption and table together after the sentence that they cut."""
    caption, table = lines[-2], lines[-1]
    if caption.whole and _CAPTION.match(caption.text):
        lines[-2:] = [replace(caption, block=Paragraph((Text(caption.text),))), table]


def _out_of_place(number: int) -> ReadingWarning:
    return ReadingWarning(
        "table-out-of-place",
        "En tabel står midt i en sætning; den er sat efter afsnittet. Se efter, hvor den hører til.",
        line=number,
    )


def figures(table: Table) -> Iterator[tuple[str, list[str]]]:
    """Each row's label and figures as printed, for checking sums."""
    for row in table.rows:
        texts = ["".join(part.text for part in cell if isinstance(part, Text)) for cell in row]
        yield texts[0], texts[1:]
