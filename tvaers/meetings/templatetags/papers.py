"""How parts of a paper are written on a page."""

from __future__ import annotations

from datetime import date

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from tvaers.danish import dates
from tvaers.document import wording
from tvaers.document.blocks import parse, plain_text
from tvaers.document.model import Act
from tvaers.document.writing.html import blocks_html

register = template.Library()


@register.filter
def as_blocks(markdown: str | None, heading_level: int = 4) -> SafeString:
    """The Markdown as HTML; its topmost headings become `<h{heading_level}>`."""
    html = blocks_html(parse(markdown or ""), heading_level=int(heading_level))
    return mark_safe(html)  # noqa: S308 - the writer escapes every text


@register.filter
def as_words(markdown: str) -> str:
    """The Markdown as words alone, for a button that puts it in."""
    return plain_text(parse(markdown))


@register.filter
def long_day(day: date | None) -> str:
    """ "7. februar 2025", in English "7 February 2025"."""
    if day is None:
        return ""
    return dates.long_date(day) if get_language() == "da" else f"{day.day} {day:%B} {day.year}"


@register.filter
def weekday_day(day: date | None) -> str:
    """ "fredag den 7. februar 2025", in English "Friday 7 February 2025"."""
    if day is None:
        return ""
    return dates.weekday_date(day) if get_language() == "da" else f"{day:%A} {day.day} {day:%B} {day.year}"


@register.filter
def recommended(act: str) -> str:
    """An act as a recommendation tells it: "godkender"."""
    return gettext(wording.ACTS[Act(act)].present)


@register.filter
def decided(act: str) -> str:
    """An act as a decision tells it: "godkendte"."""
    return gettext(wording.ACTS[Act(act)].past)
