"""Why the objective part changes from one year to the next, with the published changes of Børnehus Nord."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tvaers.law.given import NotOfTheForm
from tvaers.law.objective_financing import Budget, objective_financing
from tvaers.law.rate_change import Charged, change_from_rates, objective_change, unexplained

SIXTY, EIGHTY = Fraction(3, 5), Fraction(4, 5)
BUDGETS = st.builds(
    Budget,
    st.integers(0, 10**8),
    st.integers(-(10**6), 10**6),
    st.integers(0, 10**7),
    st.fractions(0, 1, max_denominator=100),
    st.integers(1, 1000),
)


@pytest.mark.parametrize(
    ("before", "after", "share", "one_off", "predicted", "published"),
    [
        (Charged(210, 13_491), Charged(225, 12_995), SIXTY, 0, 136_148, 136_072),
        (Charged(270, 8_212), Charged(470, 7_734), EIGHTY, 1_250_000, 6_920_960, 6_920_400),
    ],
    ids=["2021", "2025"],
)
def test_the_published_changes_are_met_within_the_rounding_of_the_rates(
    before, after, share, one_off, predicted, published
):
    """KKR Nordjylland, 5 February 2021, item 3.8, and 7 February 2025, item 2.11."""
    result = change_from_rates(before, after, share, one_off=one_off).result
    assert result.change == predicted
    assert abs(result.change - published) <= result.bound


def test_from_sixty_to_eighty_per_cent_the_new_share_is_a_part_of_its_own():
    """The law on children from 2024."""
    change = objective_change(Budget(10_000_000, 0, 0, SIXTY, 300), Budget(10_000_000, 0, 0, EIGHTY, 300)).result
    assert (change.total, change.share, change.operation) == (2_000_000, 2_000_000, 0)


def test_a_surplus_takes_its_share_off():
    """2019's surplus of 28,213 kr., of which 16,928 came off the objective part."""
    before, after = Budget(7_000_000, 0, 0, SIXTY, 210), Budget(7_000_000, 28_213, 0, SIXTY, 210)
    assert objective_change(before, after).result.carried_over == -16_928


def test_causes_that_do_not_explain_it_all_are_told():
    worked = unexplained(255_000, {"antal": 150_000, "løn": 60_000})
    assert worked.result == 45_000
    assert [warning.code for warning in worked.warnings] == ["not-explained"]
    assert "45.000 kr." in worked.warnings[0].message
    assert unexplained(5, {"husleje": 5}).warnings == ()


@pytest.mark.parametrize("share", [Fraction(0), Fraction(1)])
def test_from_a_rate_nothing_is_told_when_all_or_nothing_is_objective(share):
    with pytest.raises(NotOfTheForm, match="»share«"):
        change_from_rates(Charged(1, 1), Charged(1, 1), share)


@given(BUDGETS, BUDGETS)
def test_the_parts_add_up_to_the_change_of_what_is_paid(before, after):
    change = objective_change(before, after).result
    paid = [objective_financing(each, {"0851": 1}).result.objective_total for each in (before, after)]
    assert change.total == paid[1] - paid[0]
    assert change.operation + change.carried_over + change.share + change.one_off == change.total
