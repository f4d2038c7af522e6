"""Places of the education of pædagoger, with the published numbers of four KKRs."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tvaers.law.given import NotOfTheForm
from tvaers.law.study_places import Overbooking, Recommended, study_places

FIVE = Fraction(5)
KEPT = {"dagtilbud": 43, "social": 34, "skole-fritid": 23}


def test_middle_jutland_2025():
    """KKR Midtjylland, 7 February 2025, item 3.5: 1,329 places, 43, 34 and 23 per cent."""
    result = study_places(Recommended(1329), KEPT).result
    assert result.places == result.admitted == 1329
    assert result.by_specialisation == {"dagtilbud": 571, "social": 452, "skole-fritid": 306}


def test_zealand_2019_overbooks_on_top():
    """KKR Sjælland 2019/20: 747 places and 5 per cent; 39, 37 and 24 per cent; 55 and 45 in summer and winter."""
    split = {"dagtilbud": 39, "social": 37, "skole-fritid": 24}
    result = study_places(Recommended(747, FIVE), split, {"sommer": 55, "vinter": 45}).result
    assert (result.places, result.admitted) == (747, 784)
    assert result.by_site == {"sommer": 431, "vinter": 353}


def test_south_denmark_2016_overbooks_inside_the_number():
    """KKR Syddanmark 2016/17: 1,110 with 5 per cent, 589 of UC Syd and 521 of UC Lillebælt."""
    split = {"dagtilbud": 42, "social": 38, "skole-fritid": 20}
    recommended = Recommended(1110, FIVE, Overbooking.INSIDE)
    result = study_places(recommended, split, {"UC Lillebælt": 521, "UC Syd": 589}).result
    assert (result.places, result.admitted) == (1057, 1110)
    assert result.by_site == {"UC Lillebælt": 521, "UC Syd": 589}


def test_places_of_one_year_are_on_top_and_not_overbooked():
    """KKR Nordjylland 2020/21: 38 extra places."""
    assert study_places(Recommended(517, extra=38), KEPT).result.admitted == 555
    assert study_places(Recommended(100, FIVE, extra=10), KEPT).result.admitted == 115


@pytest.mark.parametrize(
    ("recommended", "percents", "sites", "word"),
    [
        (Recommended(10), {"a": 43, "b": 34, "c": 22}, None, "giver 99"),
        (Recommended(10, Fraction(101)), KEPT, None, "0 til 100"),
        (Recommended(10, Fraction(-1)), KEPT, None, "0 til 100"),
        (Recommended(10), KEPT, {"a": 0}, "over 0"),
    ],
)
def test_what_cannot_be_split_is_refused(recommended, percents, sites, word):
    with pytest.raises(NotOfTheForm, match=word):
        study_places(recommended, percents, sites)


@given(
    st.integers(0, 5000),
    st.fractions(0, 100, max_denominator=10),
    st.sampled_from(Overbooking),
    st.integers(0, 100),
    st.integers(0, 100),
    st.dictionaries(st.text("abc", min_size=1, max_size=3), st.integers(0, 900), max_size=6),
)
def test_every_split_adds_up(number, percent, overbooking, extra, first, sites):
    keys = sites if any(sites.values()) else None
    recommended = Recommended(number, percent, overbooking, extra)
    result = study_places(recommended, {"a": first, "b": 100 - first}, keys).result
    assert sum(result.by_specialisation.values()) == result.admitted
    assert sum(result.by_site.values()) == (result.admitted if keys else 0)
    assert result.places <= result.admitted
