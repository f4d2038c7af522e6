"""Which municipality a file means: by code, or by any way in which its name is written."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from tvaers.councils.models import Municipality
from tvaers.councils.names import fold
from tvaers.danish import registers


@cache
def _codes() -> dict[str, str]:
    """Every spelling, folded, to the municipality's code of four digits."""
    found = {}
    for entry in registers.municipalities():
        for spelling in (*entry.spellings(), entry.code, entry.code.lstrip("0")):
            found[fold(spelling).text] = entry.code
    return found


def code_of(text: str) -> str | None:
    """The code of the municipality that the text names, None when it names none."""
    return _codes().get(fold(text).text)


def named_in(filename: str, places: Iterable[Municipality]) -> Municipality | None:
    """The one municipality whose name stands in the file's name; None for none and for several."""
    stem = fold(filename.replace("_", " ").replace(".", " ")).text
    found = [place for place in places if fold(place.name).text in stem]
    return found[0] if len(found) == 1 else None
