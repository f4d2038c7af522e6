"""The facets of rows: their values, kept once, and counted among results."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from tvaers.danish.alphabet import sort_key
from tvaers.search.models import FacetValue
from tvaers.search.shape import FacetCount, FacetGroup, FacetKind, Searchable
from tvaers.search.wording import facet_label

MOST_LISTED = 12
"""How many values of one facet are listed beside the results."""

LONGEST_VALUE = 200

FacetKey = tuple[str, str]


def facets_of(row: Searchable) -> dict[FacetKey, str]:
    """A row's facet values by kind and value, each with the label it is kept with."""
    found = {
        (FacetKind.COUNCIL.value, row.council): row.council_name,
        (FacetKind.YEAR.value, str(row.day.year)): str(row.day.year),
        (FacetKind.STAGE.value, row.stage): row.stage,
    }
    for kind, values in (
        (FacetKind.ACT, row.acts),
        (FacetKind.PERSON, row.persons),
        (FacetKind.MUNICIPALITY, row.municipalities),
    ):
        found.update({(kind.value, value[:LONGEST_VALUE]): value[:LONGEST_VALUE] for value in values})
    return found


def keep_values(rows: Sequence[Searchable]) -> dict[FacetKey, int]:
    """The ids of the rows' facet values, made where they are new; runs in an action."""
    wanted: dict[FacetKey, str] = {}
    for row in rows:
        wanted.update(facets_of(row))
    known = _known_values(wanted)
    new = [
        FacetValue(kind=kind, value=value, label=label)
        for (kind, value), label in wanted.items()
        if (kind, value) not in known
    ]
    if new:
        FacetValue.objects.bulk_create(new, ignore_conflicts=True)
        known = _known_values(wanted)
    return known


def joined(row: Searchable, ids: dict[FacetKey, int]) -> str:
    """A row's facets as they are kept: " 3 17 22 "."""
    return f" {' '.join(str(ids[key]) for key in facets_of(row))} "


def _known_values(keys: Iterable[FacetKey]) -> dict[FacetKey, int]:
    wanted = set(keys)
    rows = FacetValue.objects.filter(
        kind__in={kind for kind, _ in wanted}, value__in=sorted({value for _, value in wanted})
    ).values_list("kind", "value", "pk")
    return {(kind, value): pk for kind, value, pk in rows if (kind, value) in wanted}
