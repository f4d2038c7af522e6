"""Numbers of votes and shares as the page's language writes them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from django import template
from django.utils.formats import number_format

from tvaers.law.rounding import nearest

register = template.Library()


@register.filter
def grouped(number: int) -> str:
    """ "12.345" in Danish."""
    return number_format(number, force_grouping=True)


@register.filter
def percent(share: Fraction) -> str:
    """ "24,57 %" in Danish, to two places."""
    hundredths = nearest(share * 10_000)
    return f"{number_format(Decimal(hundredths) / 100, decimal_pos=2)} %"
