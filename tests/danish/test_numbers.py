"""Numbers as Danes write them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tvaers.danish.numbers import decimal, short, whole


@pytest.mark.parametrize(
    ("number", "places", "text"),
    [
        (Fraction("461.80"), 2, "461,8"),
        (Fraction("152.726"), 2, "152,73"),
        (Fraction(6_920_400), 2, "6.920.400"),
        (Fraction(1, 3), 6, "0,333333"),
        (Fraction(100), 0, "100"),
        (Fraction("-0.5"), 1, "-0,5"),
        (Fraction("0.005"), 2, "0,01"),
    ],
)
def test_a_number_has_as_many_decimals_as_it_needs(number, places, text):
    assert short(number, places) == text


@given(st.integers(-(10**12), 10**12))
def test_a_whole_number_reads_the_same_in_every_way(number):
    assert short(Fraction(number)) == short(Fraction(number), 0) == whole(number) == decimal(Decimal(number), 0)
