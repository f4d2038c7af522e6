"""Places of SOSU and PAU from the country to the councils and on to the municipalities."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tvaers.law.given import NotOfTheForm
from tvaers.law.places_by_level import places_by_level

HELPERS_2018 = {"nord": 229, "midt": 481, "syd": 511, "sjaelland": 360, "hovedstaden": 650}
ASSISTANTS_2018 = {"nord": 355, "midt": 756, "syd": 740, "sjaelland": 531, "hovedstaden": 1073}
NORTH = {"0851": 220, "0813": 58, "0825": 2}
KEYS = st.dictionaries(st.text("abcd", min_size=1, max_size=2), st.integers(1, 5000), min_size=1, max_size=8)


def test_what_kl_announced_stands_and_differences_from_the_key_are_told():
    """KL 2018: 2,231 places of SOSU helpers, split over five councils."""
    even = dict.fromkeys(HELPERS_2018, 1)
    worked = places_by_level(2231, even, "nord", NORTH, announced=HELPERS_2018)
    assert worked.result.by_council == HELPERS_2018
    assert sum(worked.result.by_municipality.values()) == 229
    assert {warning.code for warning in worked.warnings} == {"differs-from-key"}


def test_an_announcement_that_does_not_add_up_is_told():
    """KL's text of 2018 says 3,448 places of SOSU assistants; the table gives 3,455."""
    worked = places_by_level(3448, ASSISTANTS_2018, "nord", NORTH, announced=ASSISTANTS_2018)
    assert "sum-does-not-fit" in [warning.code for warning in worked.warnings]


def test_a_council_without_a_number_is_refused():
    with pytest.raises(NotOfTheForm, match="»council«"):
        places_by_level(100, HELPERS_2018, "bornholm", NORTH)


@given(st.integers(0, 10_000), KEYS, KEYS)
def test_both_levels_add_up(national, councils, municipalities):
    council = next(iter(councils))
    result = places_by_level(national, councils, council, municipalities).result
    assert sum(result.by_council.values()) == national
    assert sum(result.by_municipality.values()) == result.by_council[council]
