"""Sharing by weights: everything is given out, to the unit."""

from __future__ import annotations

from fractions import Fraction

import pytest
from apportionment.methods import TiesException, compute
from hypothesis import given
from hypothesis import strategies as st

from tvaers.law.sharing import largest_remainder, shares

WEIGHTS = st.dictionaries(st.sampled_from("ABCDEFGH"), st.integers(0, 40), min_size=1).filter(
    lambda weights: any(weights.values())
)


def exact(weights, total):
    return {key: Fraction(total * weight, sum(weights.values())) for key, weight in weights.items()}


def test_the_largest_remainders_get_one_more():
    rounded = largest_remainder(exact({"A": 10, "B": 5}, 700))
    assert (rounded.whole, rounded.tied) == ({"A": 467, "B": 233}, ())


def test_equal_remainders_are_left_to_the_caller():
    rounded = largest_remainder(exact({"A": 1, "B": 1, "C": 1}, 5))
    assert (rounded.whole, rounded.tied, rounded.left) == ({"A": 1, "B": 1, "C": 1}, ("A", "B", "C"), 2)


def test_equal_remainders_that_all_get_one_more_are_no_tie():
    rounded = largest_remainder({"A": Fraction(9, 5), "B": Fraction(9, 5), "C": Fraction(7, 5)})
    assert (rounded.whole, rounded.tied, rounded.left) == ({"A": 2, "B": 2, "C": 1}, (), 0)


@given(WEIGHTS, st.integers(1, 60))
def test_it_agrees_with_another_program_and_stops_at_the_same_ties(weights, total):
    rounded = largest_remainder(exact(weights, total))
    try:
        theirs = compute("largest_remainder", list(weights.values()), total, fractions=True, tiesallowed=False)
    except TiesException:
        assert rounded.tied
    else:
        assert not rounded.tied
        assert list(rounded.whole.values()) == theirs


@given(st.lists(st.fractions(min_value=-50, max_value=50), min_size=1))
def test_nothing_is_lost_nobody_is_a_whole_unit_off_and_negative_numbers_do_no_harm(values):
    values.append(-sum(values) % 1)
    given = dict(enumerate(values))
    rounded = largest_remainder(given)
    assert sum(rounded.whole.values()) + rounded.left == sum(values)
    assert all(abs(rounded.whole[key] - value) < 1 for key, value in given.items())
    assert 0 <= rounded.left <= len(rounded.tied)


@given(WEIGHTS, st.integers(0, 9), st.data())
def test_whoever_is_held_up_by_the_minimum_gets_it_and_the_rest_share_what_is_left(weights, extra, data):
    minimums = {key: data.draw(st.integers(0, 9)) for key in weights}
    total = sum(minimums.values()) + extra
    found = shares(weights, total, minimums)
    assert set(found.held) | set(found.exact) == set(weights)
    assert sum(found.held.values()) + sum(found.exact.values()) == total
    assert all(found.held[key] == minimums[key] for key in found.held)
    assert all(share >= minimums[key] for key, share in found.exact.items())
    shared_weight = sum(weights[key] for key in found.exact)
    rest = total - sum(found.held.values())
    assert all(share == Fraction(rest * weights[key], shared_weight) for key, share in found.exact.items())


@pytest.mark.parametrize("total", [0, 3, 100])
def test_without_minimums_everybody_has_the_share(total):
    assert shares({"A": 2, "B": 1}, total, {"A": 0, "B": 0}).exact == exact({"A": 2, "B": 1}, total)
