"""When a national number of refugees must be changed, and what an agreement is worth then."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tvaers.law.given import NotOfTheForm
from tvaers.law.national_number import change_of_national_number


def codes(announced: int, expected: int, *, is_covered: bool = True) -> list[str]:
    return [warning.code for warning in change_of_national_number(announced, expected, is_covered=is_covered).warnings]


@pytest.mark.parametrize(
    ("announced", "expected", "must_change"),
    [
        (1000, 1400, False),
        (1000, 1401, True),
        (1000, 600, False),
        (1000, 599, True),
        (8000, 11_200, False),
        (8000, 11_201, True),
        (8001, 10_001, False),
        (8001, 10_002, True),
        (8001, 6000, True),
        (4000, 12_000, True),
        (15_000, 7500, True),
    ],
)
def test_more_than_forty_per_cent_and_above_8000_more_than_twenty_five(announced, expected, must_change):
    """BEK 550/2022 § 2 stk. 5-6; 4,000 became 12,000 for 2015, and 15,000 became 7,500 in 2016."""
    assert change_of_national_number(announced, expected, is_covered=True).result.must_change is must_change


def test_an_agreement_that_foresaw_it_holds_and_another_lapses():
    """§ 6 stk. 3; KKR Nordjylland had told the agency beforehand in 2021."""
    assert codes(600, 1200) == ["national-number-must-change"]
    assert codes(600, 1200, is_covered=False) == ["national-number-must-change", "agreement-lapses"]
    assert codes(600, 700, is_covered=False) == []


def test_nothing_is_a_share_of_nought():
    with pytest.raises(NotOfTheForm, match="»announced«"):
        change_of_national_number(0, 10, is_covered=True)


@given(st.integers(1, 10**6), st.integers(0, 10**6))
def test_as_far_up_as_down_is_the_same(announced, difference):
    up = change_of_national_number(announced, announced + difference, is_covered=True).result
    down = change_of_national_number(announced, announced - difference, is_covered=True).result
    assert up.must_change is down.must_change
    assert up.by == -down.by
