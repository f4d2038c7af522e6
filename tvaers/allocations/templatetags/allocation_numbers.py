"""Numbers of allocations with where they are from, and their bars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import template
from django.utils.formats import date_format, number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tvaers.allocations.kinds import Asked
from tvaers.allocations.models import Variant
from tvaers.allocations.pasting import Line
from tvaers.allocations.reckoning import Numbers, Reckoned, Row

register = template.Library()

_WIDTH = 100


@dataclass(frozen=True)
class ShownNumber:
    """A number with where it is from."""

    words: str
    source: str


@register.simple_tag
def bar(number: int | None, before: int | None, largest: int) -> SafeString:
    """A bar of a number, and a thin line for the one before. For the eye only: both stand in the same row."""
    width, mark = (_share(each, largest) for each in (number, before))
    thin = format_html('<rect class="bar-before" x="{}" width="1" height="10"/>', min(mark, _WIDTH - 1))
    return format_html(
        '<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        '<rect class="bar-ground" width="100" height="10"/><rect class="bar-value" width="{}" height="10"/>{}</svg>',
        width,
        thin if before is not None else "",
    )


def _share(number: int | None, largest: int) -> int:
    return max(0, round(_WIDTH * (number or 0) / largest))


@register.simple_tag
def figure_of(numbers: Numbers, asked: Asked) -> ShownNumber:
    """A figure, or what it is when it is not given."""
    figure = numbers.figures.get(asked.name)
    if figure is None:
        words = number_format(asked.usual, force_grouping=True) if asked.usual is not None else _("mangler")
        return ShownNumber(words, "")
    value = figure.value.normalize() if figure.value % 1 else Decimal(int(figure.value))
    unit = " %" if asked.is_percent else ""
    return ShownNumber(number_format(value, force_grouping=True) + unit, _from(figure))


@register.simple_tag
def column_of(numbers: Numbers, asked: Asked) -> ShownNumber:
    """The sum of a column, with the source of its numbers, or how many sources there are."""
    entries = list(numbers.entries.get(asked.name, {}).values())
    if not entries:
        return ShownNumber(_("mangler"), "")
    sources = sorted({_from(entry) for entry in entries} - {""})
    words = _("%(total)s i alt") % {"total": number_format(sum(row.value for row in entries), force_grouping=True)}
    return ShownNumber(words, sources[0] if len(sources) == 1 else "; ".join(sources))


def _from(row: Any) -> str:
    day = date_format(row.as_of, "DATE_FORMAT") if row.as_of else ""
    return ", ".join(part for part in (row.source, day) if part)


@register.filter
def under(row: Row, reckoned: Reckoned) -> list[tuple[str, int | None]]:
    """What was entered of a municipality, each under what its column is called."""
    return [(str(asked.label), number) for asked, number in zip(reckoned.kind.columns, row.entered, strict=True)]


@register.filter
def in_order(line: Line, columns: Sequence[Asked]) -> list[int | None]:
    """The numbers of a pasted line, one for each column."""
    return [line.values.get(asked.name) for asked in columns]


@register.filter
def side_by_side(beside: Sequence[tuple[Variant, Reckoned]]) -> list[tuple[str, list[int | None]]]:
    """Each municipality with its number in each variant, and last the sums."""
    rows = [result.rows for _variant, result in beside]
    lines = [(each[0].municipality.name, [row.agreed for row in each]) for each in zip(*rows, strict=True)]
    return [*lines, (_("I alt"), [result.total if result.shared else None for _variant, result in beside])]
