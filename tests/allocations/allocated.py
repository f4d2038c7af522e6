"""Allocations to try things on."""

from __future__ import annotations

from decimal import Decimal

from tests.papers import OPERATOR
from tvaers.access.visibility import OPERATOR as SEES_ALL
from tvaers.allocations.actions import begin_allocation, keep_entries, keep_figures
from tvaers.allocations.models import Allocation, Variant
from tvaers.allocations.reckoning import Reckoned, places_of, reckon
from tvaers.councils.models import Council, Municipality

ALLOCATIONS = "/nordjylland/fordelinger/"
NORTH_2021 = {
    "Brønderslev": 10,
    "Frederikshavn": 2,
    "Hjørring": 7,
    "Jammerbugt": 5,
    "Læsø": 1,
    "Mariagerfjord": 7,
    "Morsø": 8,
    "Rebild": 5,
    "Thisted": 13,
    "Vesthimmerlands": 9,
    "Aalborg": 14,
}


def council() -> Council:
    return Council.objects.get(slug="nordjylland")


def place(name: str) -> Municipality:
    return Municipality.objects.get(name=name)


def allocation(kind: str = "costs", *, year: int = 2027, name: str = "Sekretariatet for sundhed") -> Allocation:
    return begin_allocation(council(), kind=kind, name=name, year=year, by=OPERATOR)


def chosen(of: Allocation) -> Variant:
    return Variant.objects.get(allocation=of, is_chosen=True)


def with_numbers(variant: Variant, column: str, numbers: dict[str, int], **figures: int | str) -> None:
    """Gives the variant its figures and a column, by the municipalities' names."""
    keep_figures(variant, {name: Decimal(value) for name, value in figures.items()}, source="Prøve", by=OPERATOR)
    values: dict[tuple[int, str], int | None] = {(place(name).pk, column): value for name, value in numbers.items()}
    keep_entries(variant, values, source="Prøve", by=OPERATOR)


def every_one(of: Allocation, number: int = 1) -> dict[str, int]:
    return {each.name: number for each in places_of(of, SEES_ALL)}


def quotas_2021() -> Allocation:
    """The refugee quotas of KKR Nordjylland for 2021, as announced: 81."""
    of = allocation("refugee-quotas", year=2021, name="Flygtningekvoter")
    with_numbers(chosen(of), "announced", NORTH_2021, regional_quota=81)
    return of


def reckoned(of: Allocation) -> Reckoned:
    return reckon(chosen(of), SEES_ALL)


def result(of: Allocation) -> dict[str, int | None]:
    return {row.municipality.name: row.agreed for row in reckoned(of).rows}
