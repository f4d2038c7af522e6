"""Numbers as Danes write them: decimal comma, thousands point."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction


def whole(number: int) -> str:
    """With thousands points: 6920400 becomes "6.920.400"."""
    return f"{number:,}".replace(",", ".")


def decimal(number: Decimal, places: int) -> str:
    """With `places` decimals after a comma: 461.8 becomes "461,8"."""
    text = f"{number:,.{places}f}"
    return text.translate(str.maketrans(",.", ".,"))


def short(number: Fraction, most_places: int = 2) -> str:
    """With as many decimals as it needs, at most `most_places`; a half is rounded up: 461.80 becomes "461,8"."""
    unit = Fraction(1, 10**most_places)
    rounded = math.floor(number / unit + Fraction(1, 2)) * unit
    text = decimal(Decimal(rounded.numerator) / Decimal(rounded.denominator), most_places)
    return text.rstrip("0").rstrip(",") if most_places else text
