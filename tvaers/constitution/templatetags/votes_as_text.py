"""Numbers of votes and shares as the page's language writes them."""

from __future__ import annotations

from fractions import Fraction

from django import template
from django.utils.formats import number_format

from tvaers.constitution import fractions_as_text

register = template.Library()


@register.filter
def grouped(number: int) -> str:
    """ "12.345" in Danish."""
    return number_format(number, force_grouping=True)


@register.filter
def percent(share: Fraction) -> str:
    """ "24,57 %" in Danish, to two places."""
    return fractions_as_text.percent(share)
