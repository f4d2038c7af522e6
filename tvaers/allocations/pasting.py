"""Numbers of municipalities pasted from a spreadsheet, each cell read, and what is doubtful told at the cell."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from tvaers.allocations.kinds import Asked
from tvaers.councils.models import Municipality
from tvaers.councils.names import fold

_WHOLE = re.compile(r"-?\d{1,3}(?:[. \u00a0]\d{3})+|-?\d+", re.ASCII)
_LONGEST = 16
_SUMS = {"i alt", "ialt", "sum", "total", "hele regionen"}


@dataclass
class Line:
    """One line as pasted: whose it is, the numbers by column, and what is doubtful in it, in Danish."""

    number: int
    place: str
    municipality: Municipality | None = None
    values: dict[str, int] = field(default_factory=dict)
    doubts: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Pasted:
    """What was read: the lines, and what is doubtful of the whole."""

    lines: Sequence[Line]
    doubts: Sequence[str]

    @property
    def is_sound(self) -> bool:
        """Whether there is something to keep and nothing in doubt."""
        return bool(self.lines) and not self.doubts and not any(line.doubts for line in self.lines)

    def values(self) -> dict[tuple[int, str], int]:
        """The numbers by municipality's key and column."""
        return {
            (line.municipality.pk, column): value
            for line in self.lines
            if line.municipality is not None
            for column, value in line.values.items()
        }


def read_table(text: str, columns: Sequence[Asked], places: Sequence[Municipality]) -> Pasted:
    """Lines of a municipality's name or code and a number for each column, apart by tabs or semicolons.

    A first line of headings is passed over. A last line with the sum is not kept, but must fit. Each municipality must
    be there once; nothing is guessed.
    """
    known = _names(places)
    lines = [_cells(line) for line in text.splitlines() if line.strip()]
    if lines and fold(lines[0][0]).text not in known and not any(_WHOLE.fullmatch(cell) for cell in lines[0][1:]):
        del lines[0]
    sums = [cells for cells in lines if fold(cells[0]).text in _SUMS]
    read = [
        _line(number, cells, columns, known)
        for number, cells in enumerate((cells for cells in lines if cells not in sums), 1)
    ]
    seen: set[int] = set()
    for line in read:
        if line.municipality is not None and line.municipality.pk in seen:
            line.doubts.append(_("Kommunen står to gange."))
        if line.municipality is not None:
            seen.add(line.municipality.pk)
    missing = [place.name for place in places if place.pk not in seen]
    doubts = [_("Mangler: %(names)s.") % {"names": ", ".join(missing)}] if read and missing else []
    return Pasted(read, [*doubts, *_sums_that_do_not_fit(sums, read, columns)])


def whole_number(cell: str) -> int | None:
    """A whole number as Danes write it, "12.345" or "12 345"; None for anything else."""
    words = cell.strip()
    if len(words) > _LONGEST or not _WHOLE.fullmatch(words):
        return None
    return int(re.sub(r"[^\d-]", "", words))


def _names(places: Sequence[Municipality]) -> Mapping[str, Municipality]:
    known: dict[str, Municipality] = {}
    for place in places:
        for name in (place.name, place.official_name, f"{place.name} Kommune", place.code, place.code.lstrip("0")):
            known[fold(name).text] = place
    return known


def _cells(line: str) -> list[str]:
    sign = "\t" if "\t" in line else ";"
    return [" ".join(cell.split()).removeprefix("'").strip('"') for cell in line.split(sign)]


def _line(number: int, cells: list[str], columns: Sequence[Asked], known: Mapping[str, Municipality]) -> Line:
    line = Line(number, cells[0], known.get(fold(cells[0]).text))
    if line.municipality is None:
        line.doubts.append(_("”%(name)s” er ikke en kommune i rådet.") % {"name": cells[0][:60]})
    filled = [cell for cell in cells[1:] if cell]
    if len(filled) > len(columns):
        line.doubts.append(_("Der er flere tal, end der spørges om."))
    for asked, cell in zip(columns, [*cells[1:], *[""] * len(columns)], strict=False):
        value = whole_number(cell)
        if value is None:
            words = _("%(label)s: tallet mangler.") if not cell else _("%(label)s: ”%(cell)s” er ikke et helt tal.")
            line.doubts.append(words % {"label": asked.label, "cell": cell[:60]})
        elif asked.least is not None and value < asked.least:
            line.doubts.append(
                _("%(label)s: kan ikke være under %(least)s.") % {"label": asked.label, "least": asked.least}
            )
        else:
            line.values[asked.name] = value
    return line


def _sums_that_do_not_fit(sums: Sequence[list[str]], read: Sequence[Line], columns: Sequence[Asked]) -> list[str]:
    doubts = []
    for cells in sums:
        for asked, cell in zip(columns, cells[1:], strict=False):
            stated, found = whole_number(cell), sum(line.values.get(asked.name, 0) for line in read)
            if stated is not None and stated != found:
                words = _("%(label)s: summen er skrevet som %(stated)d, men tallene giver %(found)d (%(off)+d).")
                doubts.append(words % {"label": asked.label, "stated": stated, "found": found, "off": found - stated})
    return doubts
