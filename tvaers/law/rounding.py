"""Exact numbers made whole or written with decimals. Nothing is ever a floating point number on the way."""

from __future__ import annotations

import math
from fractions import Fraction

MILLION = 10**6
HALF = Fraction(1, 2)


def nearest(value: Fraction) -> int:
    """The nearest whole number; a half goes up."""
    return math.floor(value + HALF)


def six_places(value: Fraction) -> str:
    """A share as the contract writes it: "0.529412"."""
    millionths = nearest(value * MILLION)
    return f"{'-' if millionths < 0 else ''}{abs(millionths) // MILLION}.{abs(millionths) % MILLION:06d}"


def as_decimal(value: Fraction) -> str:
    """A quotient as the contract writes it: "1500", and with six places when it is not whole: "333.333333"."""
    return str(value.numerator) if value.denominator == 1 else six_places(value)
