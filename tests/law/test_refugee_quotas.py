"""Refugee quotas from the figures of all municipalities. What was behind a published table was not to be found."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tvaers.law.given import NotOfTheForm
from tvaers.law.refugee_quotas import Municipality, Negatives, refugee_quotas

BOTH = tuple(Negatives)


def place(code, population, immigrants, reunified=0, region="N") -> Municipality:
    return Municipality(code, region, population, immigrants, reunified)


def municipal(national, municipalities, negatives=Negatives.PROPORTIONAL):
    return refugee_quotas(national, municipalities, negatives=negatives).result.municipal


@pytest.mark.parametrize("negatives", BOTH)
def test_fewer_immigrants_than_of_the_population_gives_a_larger_share(negatives):
    """By hand: shares 2 × 1/2 − 1/4 = 3/4 and 1/4; pool 100 + 20; 90 − 8 = 82 and 30 − 12 = 18."""
    places = [place("0813", 500, 10, 8), place("0851", 500, 30, 12)]
    assert municipal(100, places, negatives) == {"0813": 82, "0851": 18}


def test_family_reunified_of_the_year_before_count_twice():
    """They make the pool larger for all and come off their own number: Rebild had 0 in 2023 because of 2021."""
    few = [place("0840", 300, 5, 0), place("0851", 700, 95, 0)]
    many = [replace(few[0], family_reunified=120), few[1]]
    assert municipal(50, few)["0840"] > municipal(50, many)["0840"] == 0


def test_a_negative_number_is_nought_and_comes_off_the_others_by_the_method_that_is_named():
    """By hand: shares 1/4, 0.65 and 0.1 of a pool of 130, less 0, 0 and 30, are 32.5, 84.5 and −17, which is 0."""
    places = [place("1", 250, 250), place("2", 400, 150), place("3", 350, 600, 30)]
    worked = refugee_quotas(100, places)
    assert worked.steps[1].output["preliminary"] == {"1": "32.500000", "2": "84.500000", "3": "-17.000000"}
    assert worked.steps[2].output["set_to_zero"] == ["3"]
    assert worked.result.municipal == {"1": 28, "2": 72, "3": 0}
    # Without 3: shares 2 × 250/650 − 250/400 and 2 × 400/650 − 150/400 of 100.
    assert municipal(100, places, Negatives.REPEAT) == {"1": 14, "2": 86, "3": 0}


def test_regions_have_the_sum_of_their_municipalities():
    places = [place("1", 500, 10), place("2", 300, 10, region="M"), place("3", 200, 10, region="M")]
    worked = refugee_quotas(90, places)
    numbers = worked.result.municipal
    assert worked.result.regional == {"N": numbers["1"], "M": numbers["2"] + numbers["3"]}


def test_equal_remainders_go_to_the_lower_code():
    worked = refugee_quotas(3, [place("0851", 5, 1), place("0813", 5, 1)])
    assert worked.result.municipal == {"0851": 1, "0813": 2}
    assert "equal-remainders" in [warning.code for warning in worked.warnings]


def test_it_is_always_said_that_the_announced_numbers_bind_and_when_municipalities_are_missing():
    codes = [warning.code for warning in refugee_quotas(3, [place("1", 5, 1)]).warnings]
    assert codes == ["announced-numbers-bind", "not-all-municipalities"]
    country = [place(str(code), 1000 + code, 100) for code in range(98)]
    assert [warning.code for warning in refugee_quotas(600, country).warnings] == ["announced-numbers-bind"]


def test_the_working_names_the_method_that_is_not_confirmed():
    for negatives in BOTH:
        step = refugee_quotas(3, [place("1", 5, 1)], negatives=negatives).steps[2]
        assert step.input["negatives"] == negatives
        assert "ikke bekræftet" in step.source


@pytest.mark.parametrize(
    ("places", "key"),
    [([], "municipalities"), ([place("1", 5, 1)] * 2, "municipalities"), ([place("1", 0, 0)], "population")],
)
def test_what_cannot_be_worked_out_is_refused_by_the_name_of_the_key(places, key):
    with pytest.raises(NotOfTheForm, match=f"»{key}«"):
        refugee_quotas(3, places)


COUNTRIES = st.lists(
    st.builds(
        Municipality,
        st.text("0123456789", min_size=1, max_size=4),
        st.sampled_from(["N", "M", "S"]),
        st.integers(1, 500),
        st.integers(0, 100),
        st.integers(0, 20),
    ),
    min_size=1,
    max_size=12,
    unique_by=lambda each: each.code,
)


@given(COUNTRIES, st.integers(0, 300), st.sampled_from(BOTH))
def test_the_numbers_add_up_to_the_national_number_and_none_is_negative(country, national, negatives):
    result = refugee_quotas(national, country, negatives=negatives).result
    assert sum(result.municipal.values()) == sum(result.regional.values()) == national
    assert min(result.municipal.values()) >= 0
    assert set(result.municipal) == {each.code for each in country}


@given(COUNTRIES, st.integers(0, 300))
def test_each_number_is_within_one_of_the_formula(country, national):
    population = sum(each.population for each in country)
    immigrants = sum(each.immigrants for each in country)
    pool = national + sum(each.family_reunified for each in country)
    preliminary = {}
    for each in country:
        share = 2 * Fraction(each.population, population)
        share -= Fraction(each.immigrants, immigrants) if immigrants else Fraction(each.population, population)
        preliminary[each.code] = share * pool - each.family_reunified
    assert sum(preliminary.values()) == national
    positive = sum(number for number in preliminary.values() if number > 0)
    numbers = municipal(national, country)
    for code, number in preliminary.items():
        exact = number * national / positive if number > 0 else 0
        assert abs(numbers[code] - exact) < 1
    if min(preliminary.values()) >= 0:
        assert municipal(national, country, Negatives.REPEAT) == numbers


@given(COUNTRIES, st.integers(0, 300), st.sampled_from(BOTH), st.randoms())
def test_the_order_of_the_municipalities_does_not_matter(country, national, negatives, chance):
    shuffled = list(country)
    chance.shuffle(shuffled)
    assert municipal(national, shuffled, negatives) == municipal(national, country, negatives)
