"""What does not fit among the names that come in, and who has been mayor for longest."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tvaers.law.arrivals import Came, concerns_in
from tvaers.law.seats import Period
from tvaers.law.seniority import mayor_since

NORTH = {"Rebild", "Hjørring", "Læsø"}


def came(key: str, **values) -> Came:
    given_values = {"who": key, "name": f"Navn {key}", "municipality": "Rebild", "party": "A"}
    return Came(key, **(given_values | values))


def codes(*names: Came, numbers=None) -> dict[str, list[str]]:
    found = concerns_in(names, numbers=numbers, municipalities=NORTH)
    return {key: [concern.code for concern in concerns] for key, concerns in found.items()}


def test_names_that_fit_have_nothing_said_of_them():
    mayor = came("m", is_mayor=True, party="V", substitute="s", substitute_municipality="Rebild")
    assert codes(mayor, came("a"), came("b"), numbers={"A": 2, "V": 0}) == {"m": [], "a": [], "b": []}


def test_those_of_a_list_that_came_after_its_number_are_too_many():
    # Supplementary members are chosen up to the number in KL's letter.
    assert codes(came("a"), came("b"), came("c"), numbers={"A": 2}) == {"a": [], "b": [], "c": ["too-many-of-list"]}


def test_a_list_that_has_none_in_the_letter_is_told_and_a_mayor_of_it_is_not():
    # A list that is not entitled still has its mayor in the council (domain, newcomer 3).
    found = codes(came("a", party="X"), came("m", party="X", is_mayor=True), numbers={"A": 2})
    assert found == {"a": ["list-without-seats"], "m": []}


def test_as_long_as_the_numbers_are_not_known_nothing_is_said_of_them():
    assert codes(came("a"), came("b", party="X"), numbers=None) == {"a": [], "b": []}


def test_a_municipality_of_another_council_is_told_of_member_and_substitute():
    row = came("a", municipality="Viborg", substitute="s", substitute_municipality="Aarhus")
    assert codes(row) == {"a": ["outside-the-region", "substitute-outside-the-region"]}


def test_one_who_is_named_twice_is_told_both_times():
    mayor = came("m", who="ida", is_mayor=True)
    assert codes(mayor, came("a", who="ida")) == {"m": ["named-twice"], "a": ["named-twice"]}


@pytest.mark.parametrize(("substitute", "code"), [("a", "own-substitute"), ("b", "substitute-is-member")])
def test_a_substitute_who_sits_already_is_told(substitute, code):
    row = came("a", substitute=substitute, substitute_municipality="Rebild")
    assert codes(row, came("b"))["a"] == [code]


@given(st.lists(st.tuples(st.sampled_from("AVX"), st.booleans()), max_size=12), st.integers(0, 5))
def test_as_many_of_a_list_are_told_as_there_are_above_its_number(rows, most):
    names = [came(str(n), party=party, is_mayor=is_mayor) for n, (party, is_mayor) in enumerate(rows)]
    told = [found for found in codes(*names, numbers={"A": most}).values() if "too-many-of-list" in found]
    chosen = sum(party == "A" and not is_mayor for party, is_mayor in rows)
    assert len(told) == (max(chosen - most, 0) if most else 0)


NEW_TERM = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("periods", "since"),
    [
        ([], None),
        ([Period(NEW_TERM)], NEW_TERM),
        ([Period(date(2022, 1, 1), NEW_TERM)], date(2022, 1, 1)),
        ([Period(date(2014, 1, 1), date(2018, 1, 1)), Period(date(2018, 1, 1), NEW_TERM)], date(2014, 1, 1)),
        ([Period(date(2010, 1, 1), date(2014, 1, 1)), Period(date(2018, 1, 1), NEW_TERM)], date(2018, 1, 1)),
        ([Period(date(2010, 1, 1)), Period(date(2018, 1, 1), date(2020, 1, 1))], date(2010, 1, 1)),
        ([Period(date(2010, 1, 1), date(2014, 1, 1))], None),
    ],
)
def test_time_as_mayor_is_counted_back_to_the_first_break(periods, since):
    assert mayor_since(periods, NEW_TERM) == since


_DAYS = st.dates(date(2000, 1, 1), date(2030, 1, 1))


@given(st.lists(st.tuples(_DAYS, st.none() | _DAYS)))
def test_the_time_as_mayor_holds_on_every_day_of_it(pairs):
    periods = [Period(begins, ends) for begins, ends in pairs if ends is None or ends > begins]
    since = mayor_since(periods, NEW_TERM)
    if since is not None:
        assert since <= NEW_TERM
        for day in {since, *(period.ends for period in periods if period.ends and since <= period.ends < NEW_TERM)}:
            assert day == NEW_TERM or any(period.holds(day) for period in periods)
