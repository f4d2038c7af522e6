"""A pasted table of municipal boards: which list each mayor is of, and which lists have seats."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tvaers.constitution.reading.found import Complaint
from tvaers.constitution.reading.letters import letter_of
from tvaers.constitution.reading.lines import cells_of, lines_of, shown

PLACE = ("kommune", "municipality", "kommunenavn")
MAYOR = ("borgmester", "borgmesterens liste", "party_letter", "bogstav")
SEATS = ("lister", "lister i kommunalbestyrelsen", "lists")
_BETWEEN = re.compile(r"[\s,;/+]+")


@dataclass(frozen=True)
class ReadBoard:
    """One municipality as pasted: the letter of the mayor's list, "" when none is given, and those with seats."""

    line: int
    place: str
    mayor: str
    letters: tuple[str, ...]


@dataclass(frozen=True)
class Boards:
    """All that was read, and what is wrong line by line."""

    rows: tuple[ReadBoard, ...]
    complaints: tuple[Complaint, ...]


def read_boards(text: str) -> Boards:
    """The boards in a pasted table. Columns are municipality, letter of the mayor's list, letters of all lists.

    With headings the columns stand in any order; without, in that one. Never fails.
    """
    lines = [(number, line) for number, line in enumerate(lines_of(text), start=1) if line.strip()]
    if not lines:
        return Boards((), ())
    delimiter = next((sign for sign in "\t;," if sign in lines[0][1]), "\t")
    cells = [(number, cells_of(line, delimiter)) for number, line in lines]
    columns = _columns(cells[0][1])
    rows: list[ReadBoard] = []
    complaints: list[Complaint] = []
    for number, row in cells[1:] if columns else cells:
        read = _row(number, row, columns or {"place": 0, "mayor": 1})
        if isinstance(read, ReadBoard):
            rows.append(read)
        else:
            complaints.append(read)
    return Boards(tuple(rows), tuple(complaints))


def _columns(heading: Sequence[str]) -> dict[str, int]:
    folded = [cell.casefold() for cell in heading]
    wanted = {"place": PLACE, "mayor": MAYOR, "seats": SEATS}
    found = {what: next((folded.index(word) for word in words if word in folded), -1) for what, words in wanted.items()}
    return {what: place for what, place in found.items() if place >= 0} if found["place"] >= 0 else {}


def _row(number: int, cells: Sequence[str], columns: dict[str, int]) -> ReadBoard | Complaint:
    place = cells[columns["place"]] if columns["place"] < len(cells) else ""
    if not place:
        return Complaint(number, "Linjen nævner ingen kommune. Den er ikke taget med.")
    at = columns.get("mayor", len(cells))
    said = cells[at] if at < len(cells) else ""
    mayor = letter_of(said) if said else ""
    if mayor is None:
        return Complaint(number, f"{shown(said)} er intet bogstav for borgmesterens liste. Linjen er ikke taget med.")
    letters: list[str] = []
    for text in _BETWEEN.split(" ".join(_seats(cells, columns)).strip()):
        letter = letter_of(text) if text else ""
        if letter is None:
            return Complaint(number, f"{shown(text)} er intet bogstav for en liste. Linjen er ikke taget med.")
        letters += [letter] if letter else []
    return ReadBoard(number, place, mayor, tuple(dict.fromkeys([*([mayor] if mayor else []), *letters])))


def _seats(cells: Sequence[str], columns: dict[str, int]) -> Sequence[str]:
    if "seats" in columns:
        return cells[columns["seats"] : columns["seats"] + 1]
    return cells[2:] if columns == {"place": 0, "mayor": 1} else ()
