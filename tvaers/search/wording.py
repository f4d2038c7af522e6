"""The words for facets on the screen."""

from __future__ import annotations

from django.utils.translation import gettext

from tvaers.document.model import Act, Kind
from tvaers.document.wording import ACTS, KINDS
from tvaers.search.shape import FacetKind


def facet_label(kind: FacetKind, value: str, label: str) -> str:
    """What a facet value is called on the screen, in the language of the page; `label` where no code stands for it."""
    if kind == FacetKind.STAGE and value in _KINDS:
        return gettext(KINDS[Kind(value)])
    if kind == FacetKind.ACT and value in _ACTS:
        words = gettext(ACTS[Act(value)].past)
        return words[:1].upper() + words[1:]
    return label


_KINDS = frozenset(kind.value for kind in Kind)
_ACTS = frozenset(act.value for act in Act)
