"""The words for facets on the screen."""

from __future__ import annotations

from django.utils.translation import gettext as _

from tvaers.search.shape import FacetKind


def facet_label(kind: str, value: str, label: str) -> str:
    """What a facet value is called on the screen, in the language of the page."""
    if kind == FacetKind.STAGE:
        return {"agenda": _("Dagsorden"), "minutes": _("Referat")}.get(value, label)
    return label
