"""What the demo's KKR Nordjylland shares: refugee quotas as they were published, and a secretariat that is invented.

The quotas are those of 2015 (KL, March 2015: 1,763 after the national number rose) and of 2021 (81, of which
Frederikshavn takes over the one of Læsø).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from django.utils import timezone

from tvaers.access.action import Actor, action
from tvaers.access.visibility import OPERATOR
from tvaers.allocations.actions import (
    add_transfer,
    begin_allocation,
    continue_allocation,
    copy_variant,
    keep_entries,
    keep_figures,
    publish_allocation,
)
from tvaers.allocations.models import Allocation, Variant
from tvaers.allocations.reckoning import places_of
from tvaers.councils.models import Council, Municipality

_QUOTAS = "Flygtningekvoter"
_SECRETARIAT = "Fælles sekretariat for sundhed"
_PUBLISHED: Mapping[int, tuple[int, Mapping[str, int]]] = {
    2015: (
        1763,
        {
            "0773": 71,
            "0787": 128,
            "0810": 114,
            "0813": 204,
            "0820": 108,
            "0825": 8,
            "0840": 98,
            "0846": 134,
            "0849": 111,
            "0851": 587,
            "0860": 200,
        },
    ),
    2021: (
        81,
        {
            "0773": 8,
            "0787": 13,
            "0810": 10,
            "0813": 2,
            "0820": 9,
            "0825": 1,
            "0840": 5,
            "0846": 7,
            "0849": 5,
            "0851": 14,
            "0860": 7,
        },
    ),
}
_INHABITANTS = {
    "0773": 19_800,
    "0787": 43_100,
    "0810": 36_500,
    "0813": 58_300,
    "0820": 36_400,
    "0825": 1_800,
    "0840": 31_300,
    "0846": 41_900,
    "0849": 38_400,
    "0851": 224_000,
    "0860": 63_100,
}
"""Invented, of about the size that they are."""


@action("archive.add_demo_people")
def add_demo_allocations(*, by: Actor) -> None:
    """Adds them once."""
    council = Council.objects.get(slug="nordjylland")
    if Allocation.objects.filter(council=council).exists():
        return
    for year, (quota, numbers) in _PUBLISHED.items():
        _add_quotas(council, year, quota, numbers, by)
    _add_secretariat(council, by)


def _add_quotas(council: Council, year: int, quota: int, numbers: Mapping[str, int], by: Actor) -> None:
    allocation = begin_allocation(council, kind="refugee-quotas", name=_QUOTAS, year=year, by=by)
    variant = _give(allocation, "announced", numbers, {"regional_quota": quota}, "Udmeldt af Udlændingestyrelsen", by)
    if numbers["0825"] == 1:
        giver, taker = (Municipality.objects.get(code=code) for code in ("0825", "0813"))
        add_transfer(variant, giver=giver, taker=taker, count=1, reason="Læsø fritages", by=by)
    publish_allocation(allocation, at=timezone.now(), by=by)


def _add_secretariat(council: Council, by: Actor) -> None:
    """This year's, published; next year's in work, with a variant in which everyone pays a minimum."""
    year = timezone.localdate().year
    before = begin_allocation(council, kind="costs", name=_SECRETARIAT, year=year, by=by)
    _give(before, "key", _INHABITANTS, {"total": 2_640_000, "minimum": 0}, "Indbyggere, opdigtede tal", by)
    publish_allocation(before, at=timezone.now(), by=by)
    after = continue_allocation(before, year=year + 1, by=by)
    variant = Variant.objects.get(allocation=after)
    keep_figures(variant, {"total": Decimal(2_725_000)}, source="Budget, opdigtet", as_of=date(year, 11, 2), by=by)
    other = copy_variant(variant, name="Mindst 40.000 kr. hver", by=by)
    keep_figures(other, {"minimum": Decimal(40_000)}, source="Forslag, opdigtet", by=by)


def _give(
    allocation: Allocation,
    column: str,
    numbers: Mapping[str, int],
    figures: Mapping[str, int],
    source: str,
    by: Actor,
) -> Variant:
    variant = Variant.objects.get(allocation=allocation)
    values = {(place.pk, column): numbers[place.code] for place in places_of(allocation, OPERATOR)}
    keep_entries(variant, values, source=source, as_of=date(allocation.year - 1, 1, 1), by=by)
    keep_figures(variant, {name: Decimal(value) for name, value in figures.items()}, source=source, by=by)
    return variant
