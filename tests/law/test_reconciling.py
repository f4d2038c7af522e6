"""Printed tables that are to add up, and rows that are to be of one rate."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.law.test_share import NORTH_2015
from tvaers.law.given import NotOfTheForm
from tvaers.law.reconciling import rows_of_one_rate, sum_of_table

TENTH = Fraction(1, 10)
COUNTS = st.dictionaries(st.text("abcdefgh", min_size=1, max_size=3), st.integers(1, 50_000), min_size=2)


def whole(rows: dict[str, int]) -> dict[str, Fraction]:
    return {name: Fraction(value) for name, value in rows.items()}


def test_the_published_numbers_of_the_north_2015_fit():
    worked = sum_of_table(whole(NORTH_2015), Fraction(1763))
    assert worked.result.fits
    assert worked.warnings == ()


def test_a_sum_that_does_not_fit_is_told_with_the_difference():
    """The north of 2007: 207 announced, and the split that was printed gives 209."""
    worked = sum_of_table(whole({"Aalborg": 150, "De andre": 59}), Fraction(207))
    (warning,) = worked.warnings
    assert warning.code == "sum-does-not-fit"
    assert "209" in warning.message
    assert "207" in warning.message
    assert "2 for meget" in warning.message
    assert worked.result.difference == 2


def test_rounding_explains_half_a_unit_for_each_row_and_for_the_sum():
    rows = {"januar": Fraction("10.3"), "februar": Fraction("10.3"), "marts": Fraction("10.3")}
    assert sum_of_table(rows, Fraction("31.1"), unit=TENTH).result.fits
    assert not sum_of_table(rows, Fraction("31.2"), unit=TENTH).result.fits
    assert not sum_of_table(rows, Fraction("31.0")).result.fits


def test_decimals_are_told_with_a_comma():
    (warning,) = sum_of_table({"a": Fraction("1.5")}, Fraction(2)).warnings
    assert "giver 1,5, men" in warning.message
    assert "0,5 for lidt" in warning.message


@given(st.dictionaries(st.text("abcdefgh", min_size=1), st.fractions(0, 10**6, max_denominator=10**4), max_size=30))
def test_rows_rounded_each_for_itself_always_fit_their_rounded_sum(exact):
    def rounded(value: Fraction) -> Fraction:
        return Fraction(round(value * 10), 10)

    rows = {name: rounded(value) for name, value in exact.items()}
    assert sum_of_table(rows, rounded(sum(exact.values(), Fraction(0))), unit=TENTH).result.fits


@given(st.dictionaries(st.text("abcdefgh", min_size=1), st.integers(0, 10**6)), st.integers(-9, 9))
def test_people_and_places_fit_only_to_the_unit(rows, off):
    assert sum_of_table(whole(rows), Fraction(sum(rows.values()) + off)).result.fits is (off == 0)


def test_the_row_with_another_rate_is_found():
    """Socialtilsyn Øst 2022: 152.726 kr. a child in every row but one, 670,772 kr. for 4,280 children."""
    counts = {"Faxe": 7_102, "Køge": 12_936, "Næstved": 16_011, "Stevns": 4_280}
    amounts = {name: round(Fraction("152.726") * count) for name, count in counts.items()} | {"Stevns": 670_772}
    worked = rows_of_one_rate(amounts, counts)
    assert abs(worked.result - Fraction("152.726")) < Fraction(1, 10_000)
    (warning,) = worked.warnings
    assert warning.code == "another-rate"
    assert warning.message.startswith("Stevns: 670.772 for 4.280 er 156,72")


def test_rows_that_agree_on_nothing_have_no_rate():
    worked = rows_of_one_rate({"a": 100, "b": 900}, {"a": 100, "b": 100})
    assert worked.result is None
    assert worked.warnings == ()


@pytest.mark.parametrize(("counts", "word"), [({"a": 1}, "samme rækker"), ({"a": 1, "b": 0}, "over 0")])
def test_rows_that_cannot_be_divided_are_refused(counts, word):
    with pytest.raises(NotOfTheForm, match=word):
        rows_of_one_rate({"a": 1, "b": 2}, counts)


@given(COUNTS, st.fractions(1, 1000, max_denominator=1000))
def test_amounts_of_one_rate_have_it_however_they_are_rounded(counts, rate):
    amounts = {name: round(rate * count) for name, count in counts.items()}
    worked = rows_of_one_rate(amounts, counts)
    assert worked.warnings == ()
    for name, count in counts.items():
        assert abs(worked.result * count - amounts[name]) <= Fraction(1, 2)
