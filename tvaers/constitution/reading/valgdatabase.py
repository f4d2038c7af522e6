"""The election database of the statistics office: a line for each polling station, a column for each list.

The columns are Gruppe;ValgstedId;KredsNr;StorKredsNr;LandsdelsNr, and then lists as "KV2021 - A. Socialdemokratiet".
The municipality is the first three digits of ValgstedId. "-" stands where there is no number; decimals have a comma.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tvaers.constitution.reading.found import Form, Gathering, Line, ReadVotes, VotesFile
from tvaers.constitution.reading.lines import shown, whole_number

PLACE = "valgstedid"
MISSING = {"-", "", "..", "."}
_HEADING = re.compile(
    r"(?:(?P<kind>[A-ZÆØÅ]{2})\s*(?P<year>[0-9]{4})\s*-\s*)?(?P<letter>[A-ZÆØÅ]{1,2})\.\s+(?P<name>.+)"
)
_STATION = re.compile(r"[0-9]{4,}")


@dataclass(frozen=True)
class _ListColumn:
    place: int
    letter: str
    name: str


def read(heading: Sequence[str], lines: Iterable[Line], year: int | None) -> VotesFile:
    """The votes of each list in each municipality. Columns of other elections than that of the year are left out."""
    station = [cell.casefold() for cell in heading].index(PLACE)
    columns, left_out = _columns(heading, year)
    gathered, seen = Gathering(), dict[str, int]()
    for number, cells in lines:
        code = cells[station] if station < len(cells) else ""
        if not _STATION.fullmatch(code):
            gathered.complain(number, f"{shown(code)} er intet ValgstedId. Linjen er ikke talt med.")
        elif (earlier := seen.setdefault(code, number)) != number:
            gathered.complain(number, f"Valgsted {code} står allerede på linje {earlier}. Kun den første er talt med.")
        else:
            _count(gathered, number, cells, code[:3], columns)
    notes = [f"Kolonner uden liste fra dette valg er ikke læst: {'; '.join(left_out)}."] if left_out else []
    return gathered.file(Form.VALGDATABASE, notes)


def _columns(heading: Sequence[str], year: int | None) -> tuple[list[_ListColumn], list[str]]:
    found: list[_ListColumn] = []
    left_out: list[str] = []
    for place, cell in enumerate(heading):
        match = _HEADING.fullmatch(cell)
        if match is None:
            continue
        is_of_another = match["kind"] and (match["kind"], match["year"]) != ("KV", str(year))
        if year and is_of_another:
            left_out.append(cell)
        else:
            found.append(_ListColumn(place, match["letter"], match["name"]))
    return found, left_out


def _count(gathered: Gathering, number: int, cells: Sequence[str], code: str, columns: Iterable[_ListColumn]) -> None:
    for column in columns:
        cell = cells[column.place] if column.place < len(cells) else ""
        if cell in MISSING:
            continue
        votes = whole_number(cell)
        if votes is None:
            text = f"Stemmetallet {shown(cell)} for {column.letter} er ikke et helt tal."
            gathered.complain(number, f"{text} Det er ikke talt med; linjens øvrige tal er.")
        elif votes or (code, column.letter) in gathered.totals:
            gathered.add(number, ReadVotes(code, column.letter, column.name, votes))
