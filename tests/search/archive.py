"""A small invented archive that the tests of search look in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tvaers.access.actor import Actor
from tvaers.search.shape import Searchable

CLERK = Actor(label="test:clerk", is_operator=True)


def item(number: str, title: str = "Punkt", **values: object) -> Searchable:
    """A searchable item of one invented meeting; any field can be given."""
    plain = Searchable(
        key=f"item:nordjylland/2024-04-12/{number}",
        council="nordjylland",
        council_name="KKR Nordjylland",
        day=date(2024, 4, 12),
        stage="minutes",
        number=number,
        title=title,
        path=f"/nordjylland/moeder/2024-04-12/{number}/",
    )
    return replace(plain, **values)  # type: ignore[arg-type]


def keys(*numbers: str) -> set[str]:
    """The keys of items of that meeting."""
    return {f"item:nordjylland/2024-04-12/{number}" for number in numbers}
