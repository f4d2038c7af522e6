"""Numbers as Danes write them: decimal comma, thousands point."""

from __future__ import annotations

from decimal import Decimal


def whole(number: int) -> str:
    """With thousands points: 6920400 becomes "6.920.400"."""
    return f"{number:,}".replace(",", ".")


def decimal(number: Decimal, places: int) -> str:
    """With `places` decimals after a comma: 461.8 becomes "461,8"."""
    text = f"{number:,.{places}f}"
    return text.translate(str.maketrans(",.", ".,"))
