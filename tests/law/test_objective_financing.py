"""The objective part and the rate of a house that all pay for, with the published figures of Børnehus Nord."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tvaers.law.given import NotOfTheForm
from tvaers.law.objective_financing import Budget, objective_financing

EIGHTY, SIXTY = Fraction(4, 5), Fraction(3, 5)
CHILDREN = {"0851": 41000, "0813": 9900}


def budget(operation=18_175_000, carried_over=0, one_off=0, share=EIGHTY, cases=470) -> Budget:
    return Budget(operation, carried_over, one_off, share, cases)


def operation_behind(rate: int, cases: int, share: Fraction) -> int:
    """The operation of which `rate` is the rest for each case, to the krone."""
    return round(rate * cases / (1 - share))


def objective_total(given: Budget) -> int:
    return objective_financing(given, CHILDREN).result.objective_total


def test_the_example_of_the_contract():
    result = objective_financing(budget(one_off=1_250_000), CHILDREN).result
    assert result.objective_total == 15_790_000
    assert result.rate == 7734
    assert result.municipal == {"0851": 12_718_861, "0813": 3_071_139}


def test_the_published_change_of_2025_is_met_within_the_rounding_of_the_rates():
    """KKR Nordjylland, 7 February 2025, item 2.11: 470 cases at 7,734 kr. after 270 at 8,212; 6,920,400 kr. more."""
    before = budget(operation_behind(8212, 270, EIGHTY), cases=270)
    after = budget(operation_behind(7734, 470, EIGHTY), one_off=1_250_000, cases=470)
    assert objective_financing(before, CHILDREN).result.rate == 8212
    assert objective_financing(after, CHILDREN).result.rate == 7734
    rounding = 4 * (470 + 270) / 2
    assert abs(objective_total(after) - objective_total(before) - 6_920_400) <= rounding


def test_the_published_change_of_2021_is_met_within_the_rounding_of_the_rates():
    """KKR Nordjylland, 5 February 2021, item 3.8: 225 cases at 12,995 kr. after 210 at 13,491; 136,072 kr. net."""
    before = budget(operation_behind(13_491, 210, SIXTY), share=SIXTY, cases=210)
    after = budget(operation_behind(12_995, 225, SIXTY), share=SIXTY, cases=225)
    assert objective_financing(after, CHILDREN).result.rate == 12_995
    rounding = 1.5 * (225 + 210) / 2
    assert abs(objective_total(after) - objective_total(before) - 136_072) <= rounding


def test_a_surplus_carried_over_takes_its_share_off_the_objective_part():
    """The same item: of a surplus of 28,213 kr. of 2019, 16,928 kr. came off the objective part."""
    without = budget(7_309_688, share=SIXTY, cases=225)
    with_surplus = budget(7_309_688, carried_over=28_213, share=SIXTY, cases=225)
    assert objective_total(without) - objective_total(with_surplus) == 16_928
    deficit = budget(7_309_688, carried_over=-28_213, share=SIXTY, cases=225)
    assert objective_total(deficit) - objective_total(without) == 16_928


def test_a_half_krone_goes_up():
    assert objective_total(budget(operation=5, share=Fraction(1, 2), cases=1)) == 3


def test_a_surplus_above_the_budget_is_paid_back_to_the_krone():
    result = objective_financing(budget(operation=100, carried_over=1101), CHILDREN).result
    assert result.objective_total == -801
    assert sum(result.municipal.values()) == -801


@pytest.mark.parametrize(
    ("given", "children", "key"),
    [(budget(cases=0), CHILDREN, "expected_cases"), (budget(), {}, "children"), (budget(), {"0851": 0}, "children")],
)
def test_what_cannot_be_divided_is_refused_by_the_name_of_the_key(given, children, key):
    with pytest.raises(NotOfTheForm, match=f"»{key}«"):
        objective_financing(given, children)


KRONER = st.integers(0, 10**8)


@given(
    KRONER,
    st.integers(-(10**6), 10**6),
    KRONER,
    st.fractions(0, 1, max_denominator=100),
    st.integers(1, 500),
    st.dictionaries(st.text("0123456789", min_size=1), st.integers(1, 50_000), min_size=1),
)
def test_the_parts_add_up_and_rate_and_objective_part_pay_for_the_operation(kroner, carried, one_off, share, cases, of):
    result = objective_financing(Budget(kroner, carried, one_off, share, cases), of).result
    assert sum(result.municipal.values()) == result.objective_total
    paid = result.objective_total + result.rate * cases
    assert abs(paid - (kroner - carried + one_off)) <= (cases + 1) / 2
