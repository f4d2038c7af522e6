"""Exact fractions written with two decimals, as the page's language writes them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from django.utils.formats import number_format

from tvaers.law.rounding import nearest


def two_places(value: Fraction) -> str:
    """ "1.024,57" in Danish; a whole number without decimals."""
    places = 0 if value.denominator == 1 else 2
    return number_format(Decimal(nearest(value * 100)) / 100, decimal_pos=places, force_grouping=True)


def percent(share: Fraction) -> str:
    """ "24,50 %" in Danish, of a share of one; always with two decimals, for they stand below each other."""
    return f"{number_format(Decimal(nearest(share * 10_000)) / 100, decimal_pos=2)}\N{NO-BREAK SPACE}%"
