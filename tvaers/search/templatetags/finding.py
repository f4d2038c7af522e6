"""How what was found is written on a page."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from django import template
from django.utils.translation import get_language, gettext

from tvaers.danish import dates
from tvaers.search.shape import FacetKind, Hit

register = template.Library()


@register.simple_tag(takes_context=True)
def toggled(context: dict[str, Any], kind: FacetKind, value: str) -> str:
    """The address of the same search with one facet value more, or without it when it is chosen; from page one."""
    query = context["request"].GET.copy()
    query.pop("page", None)
    values = query.getlist(kind.value)
    query.setlist(kind.value, [other for other in values if other != value] if value in values else [*values, value])
    return f"?{query.urlencode()}"


@register.simple_tag
def facet_id(kind: FacetKind, value: str) -> str:
    """The id of a facet value's link, by which the focus finds it again."""
    return f"facet-{kind.value}-{quote(value)}"


@register.simple_tag(takes_context=True)
def without_facets(context: dict[str, Any]) -> str:
    """The address of the same search, not narrowed."""
    query = context["request"].GET.copy()
    for name in ("page", *(kind.value for kind in FacetKind)):
        query.pop(name, None)
    return f"?{query.urlencode()}"


@register.simple_tag(takes_context=True)
def asking_for(context: dict[str, Any], words: str) -> str:
    """The address of the same search for other words."""
    query = context["request"].GET.copy()
    query.pop("page", None)
    query["q"] = words
    return f"?{query.urlencode()}"


@register.filter
def address(hit: Hit) -> str:
    """Where a hit is read, in the language of the page."""
    return hit.path if get_language() == "da" else f"/{get_language()}{hit.path}"


@register.filter
def heading(kind: FacetKind) -> str:
    """What a facet is called on the screen."""
    return {
        FacetKind.COUNCIL: gettext("Råd"),
        FacetKind.YEAR: gettext("År"),
        FacetKind.STAGE: gettext("Dokument"),
        FacetKind.ACT: gettext("Beslutning"),
        FacetKind.PERSON: gettext("Person"),
        FacetKind.MUNICIPALITY: gettext("Kommune"),
    }[kind]


@register.filter
def day_and_stage(hit: Hit) -> str:
    """ "7. februar 2025 · referat"."""
    day = hit.day
    written = dates.long_date(day) if get_language() == "da" else f"{day.day} {day:%B} {day.year}"
    stage = {"agenda": gettext("Dagsorden"), "minutes": gettext("Referat")}.get(hit.stage, hit.stage)
    return f"{written} · {stage.lower()}"
