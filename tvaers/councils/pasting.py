"""Holders pasted from a spreadsheet: rows of municipality, name, e-mail and phone, and what is doubtful in each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from tvaers.councils.actions.holders import Contact
from tvaers.councils.models import CircleFunction
from tvaers.councils.names import fold
from tvaers.councils.queries.circles import FunctionPlace

LONGEST_NAME, LONGEST_EMAIL, LONGEST_PHONE = 200, 254, 40
_HEADING = "kommune"


class Verdict(StrEnum):
    """What becomes of a row."""

    KEPT = "kept"
    CORRECTED = "corrected"
    UNCHANGED = "unchanged"
    LEFT_OUT = "left-out"


@dataclass
class PastedRow:
    """One row as pasted, the function it is for, and what is doubtful in it, in Danish."""

    place: str
    contact: Contact
    function: CircleFunction | None = None
    verdict: Verdict = Verdict.LEFT_OUT
    doubts: list[str] = field(default_factory=list)

    @property
    def is_written(self) -> bool:
        """Whether keeping the rows changes anything for this one."""
        return self.verdict in (Verdict.KEPT, Verdict.CORRECTED)


def read_rows(text: str, places: Sequence[FunctionPlace]) -> list[PastedRow]:
    """The rows of the text, each with the function of the circle that its first cell names."""
    rows = [_row(line) for line in text.splitlines() if line.strip()]
    if rows and fold(rows[0].place).text == _HEADING:
        del rows[0]
    times = Counter(_place_key(row.place) for row in rows)
    for row in rows:
        _judge(row, places, is_repeated=times[_place_key(row.place)] > 1)
    return rows


def _row(line: str) -> PastedRow:
    # Our own export puts an apostrophe before what a spreadsheet would take for a formula ("+45 …").
    cells = [" ".join(cell.split()).removeprefix("'") for cell in line.split("\t")]
    place, name, email, phone = (cells + [""] * 4)[:4]
    return PastedRow(place, Contact(name, email.lower(), phone))


def _judge(row: PastedRow, places: Sequence[FunctionPlace], *, is_repeated: bool) -> None:
    matching = [place for place in places if _place_key(row.place) in _names_of(place.function)]
    row.doubts = [*_doubts_about_place(row, matching, is_repeated=is_repeated), *_doubts_about_contact(row.contact)]
    if row.doubts:
        return
    (place,) = matching
    row.function = place.function
    now = place.holder
    if now and (now.name, now.email, now.phone) == (row.contact.name, row.contact.email, row.contact.phone):
        row.verdict = Verdict.UNCHANGED
        return
    if now and fold(now.name) == fold(row.contact.name):
        row.verdict = Verdict.CORRECTED
        before = ", ".join(text for text in (now.name, now.email, now.phone) if text)
        row.doubts = [_("Samme indehaver, perioden fortsætter. Før stod der: %(before)s") % {"before": before}]
        return
    row.verdict = Verdict.KEPT
    if now:
        row.doubts = [_("Afløser %(name)s, som bliver stående i historikken.") % {"name": now.name}]


def _doubts_about_place(row: PastedRow, matching: Sequence[FunctionPlace], *, is_repeated: bool) -> list[str]:
    if not matching:
        return [_("Kredsen har ingen funktion for ”%(place)s”. Ret navnet, eller tilføj funktionen.") % vars(row)]
    if len(matching) > 1:
        return [_("Kredsen har flere funktioner for ”%(place)s”. Sæt dem på funktionens egen side.") % vars(row)]
    return [_("”%(place)s” står flere gange. Behold én række.") % vars(row)] if is_repeated else []


def _doubts_about_contact(contact: Contact) -> list[str]:
    doubts = []
    if not contact.name:
        doubts.append(_("Navnet mangler. Sæt et tabulatortegn mellem kommune, navn, e-mail og telefon."))
    if len(contact.name) > LONGEST_NAME or len(contact.phone) > LONGEST_PHONE:
        doubts.append(_("Navnet eller telefonnummeret er for langt."))
    if contact.email and not _is_email(contact.email):
        doubts.append(_("”%(email)s” er ikke en e-mailadresse.") % {"email": contact.email})
    return doubts


def _is_email(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return len(text) <= LONGEST_EMAIL


def _names_of(function: CircleFunction) -> set[str]:
    names = [function.body, function.title]
    if function.municipality:
        names += [function.municipality.name, function.municipality.official_name]
    return {_place_key(name) for name in names if name}


def _place_key(name: str) -> str:
    """ "Hjørring Kommune" and "Hjørring" are one place."""
    return fold(name).text.removesuffix(" kommune").removesuffix("s")
