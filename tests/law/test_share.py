"""A total shared by a key, to the unit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tvaers.law.given import NotOfTheForm
from tvaers.law.share import share

NORTH_2015 = {
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
}
CODES = st.sampled_from([*NORTH_2015, "0101", "0400"])
KEYS = st.dictionaries(CODES, st.integers(0, 30), min_size=1).filter(lambda keys: any(keys.values()))


def test_the_example_of_the_contract():
    worked = share(700, {"0851": 10, "0813": 5})
    assert worked.result == {"0851": 467, "0813": 233}
    assert worked.warnings == ()


def test_the_published_refugee_numbers_of_the_north_2015_are_their_own_key():
    """KL, March 2015: 1,763 after the national number rose from 4,000 to 12,000."""
    assert sum(NORTH_2015.values()) == 1763
    assert share(1763, NORTH_2015).result == NORTH_2015


def test_equal_remainders_go_to_the_lower_code_with_a_warning():
    worked = share(4, {"0851": 1, "0813": 1, "0773": 1})
    assert worked.result == {"0773": 2, "0813": 1, "0851": 1}
    (warning,) = worked.warnings
    assert warning.code == "equal-remainders"
    assert "0773, 0813 og 0851" in warning.message


def test_whoever_is_below_the_minimum_gets_it_and_the_others_share_the_rest():
    worked = share(100, {"0851": 90, "0813": 9, "0825": 1}, minimum=5)
    assert worked.result == {"0851": 86, "0813": 9, "0825": 5}
    assert worked.steps[0].output["at_minimum"] == {"0825": 5}


@pytest.mark.parametrize(("total", "keys", "minimum", "key"), [(5, {}, 0, "keys"), (5, {"a": 0}, 0, "keys")])
def test_without_a_key_nothing_is_shared(total, keys, minimum, key):
    with pytest.raises(NotOfTheForm, match=f"»{key}«"):
        share(total, keys, minimum=minimum)


def test_minimums_that_do_not_fit_are_refused():
    assert share(6, {"a": 1, "b": 99}, minimum=3).result == {"a": 3, "b": 3}
    with pytest.raises(NotOfTheForm, match="»minimum«"):
        share(5, {"a": 1, "b": 99}, minimum=3)


@given(KEYS, st.integers(0, 1000), st.integers(0, 5))
def test_the_shares_add_up_and_none_is_below_the_minimum(keys, extra, minimum):
    total = minimum * len(keys) + extra
    result = share(total, keys, minimum=minimum).result
    assert sum(result.values()) == total
    assert min(result.values()) >= minimum
    assert list(result) == list(keys)


@given(KEYS, st.integers(0, 1000))
def test_nobody_is_a_whole_unit_off_and_a_larger_key_never_gets_less(keys, total):
    result = share(total, keys).result
    assert all(abs(result[code] * sum(keys.values()) - total * key) < sum(keys.values()) for code, key in keys.items())
    by_key = sorted(keys, key=lambda code: (keys[code], result[code]))
    assert [result[code] for code in by_key] == sorted(result.values())


@given(KEYS, st.integers(0, 300), st.integers(0, 3), st.randoms())
def test_the_order_of_the_municipalities_does_not_matter(keys, extra, minimum, chance):
    total = minimum * len(keys) + extra
    codes = list(keys)
    chance.shuffle(codes)
    assert share(total, {code: keys[code] for code in codes}, minimum=minimum).result == (
        share(total, keys, minimum=minimum).result
    )
