"""Numbers as the page's language writes them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from django import template
from django.utils.formats import number_format

from tvaers.law.rounding import nearest

register = template.Library()


@register.filter
def grouped(number: int | None) -> str:
    """ "12.345" in Danish; a dash for none."""
    return "–" if number is None else number_format(number, force_grouping=True)


@register.filter
def signed(number: int | None) -> str:
    """With its sign: "+12", "−3"; a dash for none."""
    if number is None:
        return "–"
    sign = "+" if number > 0 else "−" if number < 0 else ""
    return sign + number_format(abs(number), force_grouping=True)


@register.filter
def percent(share: Fraction) -> str:
    """ "24,57 %" in Danish, to two places."""
    hundredths = nearest(share * 10_000)
    return f"{number_format(Decimal(hundredths) / 100, decimal_pos=2)} %"
