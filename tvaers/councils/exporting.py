"""A circle as a file for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from django.utils.translation import gettext as _

from tvaers.councils.queries.circles import FunctionPlace

_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel reads UTF-8 as something else."""


def circle_csv(places: Iterable[FunctionPlace]) -> str:
    """The functions with their holders, with semicolons as Danish spreadsheets expect."""
    output = io.StringIO()
    writer = csv.writer(output, delimiter=";", lineterminator="\r\n")
    writer.writerow([_("Kommune"), _("Navn"), _("E-mail"), _("Telefon"), _("Funktion"), _("Fra"), _("Til")])
    for place in places:
        writer.writerow([harmless(cell) for cell in _cells(place)])
    return _BYTE_ORDER_MARK + output.getvalue()


def harmless(cell: str) -> str:
    """The cell, with an apostrophe before what a spreadsheet would run as a formula."""
    return f"'{cell}" if cell.startswith(_BEGINS_A_FORMULA) else cell


def _cells(place: FunctionPlace) -> list[str]:
    function, holder = place.function, place.holder
    where = function.municipality.name if function.municipality else function.body
    if holder is None:
        return [where, "", "", "", function.title, "", ""]
    until = holder.valid_to.isoformat() if holder.valid_to else ""
    return [where, holder.name, holder.email, holder.phone, function.title, holder.valid_from.isoformat(), until]
