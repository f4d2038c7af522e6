"""Names pasted from a spreadsheet, mayors or supplementary members, and what cannot be read in each row."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from tvaers.constitution.actions.arrivals import Named
from tvaers.constitution.models import Arrival
from tvaers.councils.models import Municipality
from tvaers.councils.names import fold
from tvaers.danish.registers import municipality_named

Part = Arrival.Part

COLUMNS: dict[str, tuple[str, ...]] = {
    Part.MAYOR: ("Kommune", "Borgmester", "Liste", "Viceborgmester", "E-mail", "Viceborgmesterens e-mail"),
    Part.SUPPLEMENTARY: (
        "Liste",
        "Medlem",
        "Kommune",
        "Stedfortræder",
        "Stedfortræderens kommune",
        "E-mail",
        "Stedfortræderens e-mail",
    ),
}
"""The columns of each table, in their order. A first row that begins with the first of them is a heading."""

_HEADINGS = {"kommune", "liste", "parti"}
_LONGEST = 200


@dataclass
class PastedName:
    """One row as pasted, what came of it, and what is doubtful in it, in Danish. Without `named` it is left out."""

    cells: tuple[str, ...]
    named: Named | None = None
    doubts: list[str] = field(default_factory=list)


def read_names(text: str, part: str) -> list[PastedName]:
    """The rows of the text, each a name with its municipality, list and substitute."""
    lines = [_cells(line, len(COLUMNS[part])) for line in text.splitlines() if line.strip()]
    if lines and fold(lines[0][0]).text in _HEADINGS:
        del lines[0]
    places = {row.code: row for row in Municipality.objects.all()}
    return [_read(cells, part, places) for cells in lines]


def _cells(line: str, count: int) -> tuple[str, ...]:
    cells = [" ".join(cell.split()).removeprefix("'")[:_LONGEST] for cell in line.split("\t")]
    return tuple((cells + [""] * count)[:count])


def _read(cells: tuple[str, ...], part: str, places: dict[str, Municipality]) -> PastedName:
    given = dict(zip(COLUMNS[part], cells, strict=True))
    row = PastedName(cells)
    is_mayor = part == Part.MAYOR
    name = given["Borgmester" if is_mayor else "Medlem"]
    place = _place(given["Kommune"], places, row)
    beside = _place(given.get("Stedfortræderens kommune", ""), places, row)
    email = _email(given["E-mail"], row)
    beside_email = _email(given["Viceborgmesterens e-mail" if is_mayor else "Stedfortræderens e-mail"], row)
    if not name:
        row.doubts.append(_("Navnet mangler. Sæt et tabulatortegn mellem kolonnerne."))
    if is_mayor and place is None:
        row.doubts.append(_("Kommunen mangler."))
    if name and not (is_mayor and place is None):
        row.named = Named(
            part,
            name,
            place,
            given["Liste"],
            email,
            given["Viceborgmester" if is_mayor else "Stedfortræder"],
            beside_email,
            beside,
        )
    return row


def _place(name: str, places: dict[str, Municipality], row: PastedName) -> Municipality | None:
    if not name:
        return None
    entry = municipality_named(name.removesuffix(" Kommune").removesuffix(" kommune")) or municipality_named(name)
    found = places.get(entry.code) if entry else None
    if found is None:
        row.doubts.append(_("Kommunen ”%(name)s” kendes ikke.") % {"name": name})
    return found


def _email(text: str, row: PastedName) -> str:
    if not text:
        return ""
    try:
        validate_email(text)
    except ValidationError:
        row.doubts.append(_("”%(email)s” er ikke en e-mailadresse og gemmes ikke.") % {"email": text})
        return ""
    return text
