"""The demo shares what was published, to the unit, and it stands there once however often the demo is begun."""

from __future__ import annotations

import pytest

from tests.papers import OPERATOR
from tvaers.access.visibility import PUBLIC
from tvaers.allocations.models import Allocation, Variant
from tvaers.allocations.reckoning import last_year_of, reckon
from tvaers.archive.demo_allocations import add_demo_allocations

pytestmark = pytest.mark.usefixtures("registers")


def test_everybody_reads_the_published_quotas_and_they_fit():
    add_demo_allocations(by=OPERATOR)
    add_demo_allocations(by=OPERATOR)
    rows = Variant.objects.visible_to(PUBLIC).filter(allocation__kind="refugee-quotas").select_related("allocation")
    found = {row.allocation.year: reckon(row, PUBLIC) for row in rows}
    assert {year: result.total for year, result in found.items()} == {2015: 1763, 2021: 81}
    assert not any(result.warnings for result in found.values())
    taken_over = {row.municipality.name: row.agreed for row in found[2021].rows}
    assert (taken_over["Læsø"], taken_over["Frederikshavn"]) == (0, 3)


def test_next_years_secretariat_is_in_work_beside_this_years():
    add_demo_allocations(by=OPERATOR)
    after = Allocation.objects.exclude(previous=None).get()
    assert after.published_at is None
    assert sum(last_year_of(after, PUBLIC).values()) == 2_640_000
    assert after.variants.count() == 2
