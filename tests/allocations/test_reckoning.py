"""A result adds up, shows how it came about, and is not made before all its numbers are there."""

from __future__ import annotations

import pytest
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests.allocations.allocated import (
    NORTH_2021,
    allocation,
    chosen,
    council,
    every_one,
    place,
    quotas_2021,
    reckoned,
    result,
    with_numbers,
)
from tests.papers import OPERATOR, holder
from tvaers.access.action import NotPermitted
from tvaers.access.actor import Actor
from tvaers.access.roles import Role
from tvaers.access.visibility import OPERATOR as SEES_ALL
from tvaers.access.visibility import PUBLIC
from tvaers.allocations.actions import (
    add_transfer,
    begin_allocation,
    choose_variant,
    continue_allocation,
    copy_variant,
    discard_variant,
    keep_entries,
    publish_allocation,
    withdraw_allocation,
)
from tvaers.allocations.models import Allocation, Entry, Variant
from tvaers.allocations.reckoning import last_year_of, reckon
from tvaers.allocations.working import told_steps
from tvaers.councils.actions import load_registers
from tvaers.councils.refusals import CannotBeDone

pytestmark = pytest.mark.usefixtures("registers")


def test_the_agreement_of_the_north_for_2021():
    """KKR Nordjylland, 19 June 2020, item 3.6: Frederikshavn takes the one of Læsø; both tables sum to 81."""
    of = quotas_2021()
    add_transfer(
        chosen(of), giver=place("Læsø"), taker=place("Frederikshavn"), count=1, reason="Læsø fritages", by=OPERATOR
    )
    assert result(of) == NORTH_2021 | {"Læsø": 0, "Frederikshavn": 3}
    assert reckoned(of).total == 81
    assert not reckoned(of).warnings


def test_a_split_that_does_not_fit_the_quota_is_told_with_the_difference():
    """The north of 2007: 207 announced, and the printed split gives 209."""
    of = allocation("refugee-quotas", year=2007, name="Flygtningekvoter")
    numbers = every_one(of, 19)
    with_numbers(chosen(of), "announced", numbers, regional_quota=207)
    (warning,) = reckoned(of).warnings
    assert warning.code == "sum-does-not-fit"
    assert "209" in warning.message


def test_costs_are_shared_by_the_key_to_the_krone():
    of = allocation()
    with_numbers(chosen(of), "key", every_one(of), total=100)
    assert sorted(result(of).values()) == [9] * 10 + [10]
    assert [warning.code for warning in reckoned(of).warnings] == ["equal-remainders"]


def test_the_objective_part_and_the_rate():
    """KKR Nordjylland, 7 February 2025, item 2.11: 470 cases at 7,734 kr., and 1,250,000 kr. for moving."""
    of = allocation("objective-financing", year=2025, name="Børnehus Nord")
    figures = {"budget": 18_175_000, "one_off": 1_250_000, "objective_share": 80, "expected_cases": 470}
    with_numbers(chosen(of), "children", every_one(of, 1000), **figures)
    found = reckoned(of)
    assert found.total == 15_790_000
    assert found.shared.others[0][1] == "7.734 kr."


def test_what_is_missing_is_told_by_name_and_nothing_is_reckoned():
    of = allocation()
    assert reckoned(of).lacks == ["Beløb, der deles mangler.", "Nøgletal mangler for alle kommuner."]
    numbers = every_one(of)
    del numbers["Læsø"]
    with_numbers(chosen(of), "key", numbers, total=100)
    found = reckoned(of)
    assert found.lacks == ["Nøgletal mangler for Læsø."]
    assert found.shared is None


def test_a_key_of_nothing_is_refused_in_words():
    of = allocation()
    with_numbers(chosen(of), "key", every_one(of, 0), total=100)
    assert "keys" in reckoned(of).lacks[0]


def test_the_next_year_begins_with_the_numbers_but_not_with_the_moves():
    before = quotas_2021()
    add_transfer(
        chosen(before), giver=place("Læsø"), taker=place("Morsø"), count=1, reason="Læsø fritages", by=OPERATOR
    )
    after = continue_allocation(before, year=2022, by=OPERATOR)
    assert result(after) == NORTH_2021
    assert last_year_of(after, SEES_ALL)["0773"] == 9
    with pytest.raises(CannotBeDone):
        continue_allocation(before, year=2022, by=OPERATOR)


def test_a_variant_is_tried_beside_the_chosen_one_and_chosen_in_its_stead():
    of = allocation()
    with_numbers(chosen(of), "key", every_one(of), total=110)
    other = copy_variant(chosen(of), name="Kun Aalborg", by=OPERATOR)
    with_numbers(other, "key", every_one(of, 0) | {"Aalborg": 1})
    assert result(of)["Aalborg"] == 10
    choose_variant(other, by=OPERATOR)
    assert result(of)["Aalborg"] == 110
    with pytest.raises(CannotBeDone):
        discard_variant(other, by=OPERATOR)
    with pytest.raises(CannotBeDone):
        copy_variant(other, name="Kun Aalborg", by=OPERATOR)


def test_everybody_reads_what_was_chosen_once_it_is_published_and_no_other_variant():
    of = allocation()
    with_numbers(chosen(of), "key", every_one(of), total=110)
    other = copy_variant(chosen(of), name="En anden", by=OPERATOR)
    for model in (Allocation, Variant, Entry):
        assert not model.objects.visible_to(PUBLIC).exists()
        assert not model.objects.visible_to(holder(Role.MEMBER, email=f"{model.__name__}@kkr.example")).exists()
    publish_allocation(of, at=timezone.now(), by=OPERATOR)
    assert list(Allocation.objects.visible_to(PUBLIC)) == [of]
    assert list(Variant.objects.visible_to(PUBLIC)) == [chosen(of)]
    assert not Entry.objects.visible_to(PUBLIC).filter(variant=other).exists()
    assert Entry.objects.visible_to(PUBLIC).count() == len(every_one(of))


def test_what_everybody_reads_is_not_written_over_before_it_is_withdrawn():
    of = quotas_2021()
    other = copy_variant(chosen(of), name="En anden", by=OPERATOR)
    publish_allocation(of, at=timezone.now(), by=OPERATOR)
    between = {"giver": place("Læsø"), "taker": place("Morsø"), "count": 1, "reason": "Aftalt", "by": OPERATOR}
    for change in (
        lambda: with_numbers(chosen(of), "announced", {}, regional_quota=82),
        lambda: keep_entries(chosen(of), {(place("Læsø").pk, "announced"): 2}, by=OPERATOR),
        lambda: add_transfer(chosen(of), **between),
        lambda: choose_variant(Variant.objects.get(pk=other.pk), by=OPERATOR),
    ):
        with pytest.raises(CannotBeDone, match="Træk fordelingen tilbage"):
            change()
    assert result(of) == NORTH_2021
    add_transfer(Variant.objects.get(pk=other.pk), **between)
    withdraw_allocation(of, by=OPERATOR)
    choose_variant(Variant.objects.get(pk=other.pk), by=OPERATOR)
    assert result(of)["Morsø"] == 9


@pytest.mark.parametrize("role", [Role.MEMBER, Role.CHAIR, Role.MUNICIPAL_CONTACT, Role.KL_AUTHOR])
def test_only_the_secretariat_shares(role):
    with pytest.raises(NotPermitted):
        begin_allocation(council(), kind="costs", name="x", year=2027, by=Actor.of_account(holder(role)))


def test_the_working_has_each_step_with_its_rule_its_source_and_every_municipality():
    of = quotas_2021()
    add_transfer(chosen(of), giver=place("Læsø"), taker=place("Morsø"), count=1, reason="Aftalt", by=OPERATOR)
    first, last = told_steps(reckoned(of))
    assert len(first.rows) == len(last.rows) == 11
    assert "Morsø overtager 1 fra Læsø: Aftalt" in last.lines
    assert ["Morsø", "8", "9"] in [list(row) for row in last.rows]
    assert all(step.rule and step.source for step in (first, last))


class SharesAddUp(TestCase):
    """Whatever is shared by whatever key: the municipalities' numbers sum to the total, also after moves."""

    @classmethod
    def setUpTestData(cls) -> None:
        load_registers(by=OPERATOR)

    @settings(max_examples=25, deadline=None)
    @given(
        st.integers(0, 10**9),
        st.lists(st.integers(0, 10**6), min_size=11, max_size=11).filter(any),
        st.lists(st.tuples(st.integers(0, 10), st.integers(0, 10), st.integers(1, 100)), max_size=4),
    )
    def test_they_do(self, total, keys, moves):
        of = allocation()
        names = list(every_one(of))
        with_numbers(chosen(of), "key", dict(zip(names, keys, strict=True)), total=total)
        for giver, taker, count in moves:
            if giver != taker:
                between = {"giver": place(names[giver]), "taker": place(names[taker])}
                add_transfer(chosen(of), **between, count=count, reason="Prøve", by=OPERATOR)
        found = reckon(chosen(of), SEES_ALL)
        assert found.total == total
