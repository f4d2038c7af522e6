"""The facets of rows: their values, kept once, and counted among results.

An entry holds its values as one text of marks, " c3 y17 p22 ": the first letter of the kind and the value's id. The
marks of all entries found are joined by the database and counted here; only the values listed are looked up.
"""

from __future__ import annotations

import functools
import operator
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from django.db.models import Q, QuerySet

from tvaers.danish.alphabet import sort_key
from tvaers.search.language.tokens import normalise
from tvaers.search.models import Entry, FacetValue
from tvaers.search.shape import FacetCount, FacetGroup, FacetKind, Filters, Searchable
from tvaers.search.wording import facet_label

MOST_LISTED = 12
"""How many values of one facet are listed beside the results."""

LONGEST_VALUE = 200

_NO_SECRET = frozenset({FacetKind.COUNCIL, FacetKind.STAGE})
"""Kinds whose values everybody knows, whatever is found."""

FacetKey = tuple[FacetKind, str]


def facets_of(row: Searchable) -> dict[FacetKey, str]:
    """A row's facet values by kind and value, each with the label it is kept with."""
    found = {
        (FacetKind.COUNCIL, row.council): row.council_name,
        (FacetKind.YEAR, str(row.day.year)): str(row.day.year),
        (FacetKind.STAGE, row.stage): row.stage,
    }
    for kind, values in (
        (FacetKind.ACT, row.acts),
        (FacetKind.PERSON, row.persons),
        (FacetKind.MUNICIPALITY, row.municipalities),
    ):
        found.update({(kind, value): value for value in values})
    return {(kind, value[:LONGEST_VALUE]): label[:LONGEST_VALUE] for (kind, value), label in found.items()}


def keep_values(rows: Sequence[Searchable]) -> dict[FacetKey, int]:
    """The ids of the rows' facet values, made where they are new; runs in an action."""
    wanted: dict[FacetKey, str] = {}
    for row in rows:
        wanted.update(facets_of(row))
    known = _ids(wanted)
    new = [
        FacetValue(kind=kind, value=value, label=wanted[kind, value]) for kind, value in wanted.keys() - known.keys()
    ]
    if new:
        FacetValue.objects.bulk_create(new, ignore_conflicts=True)
        known = _ids(wanted)
    return known


def joined(row: Searchable, ids: Mapping[FacetKey, int]) -> str:
    """A row's marks as they are kept."""
    return f" {' '.join(_mark(key[0], ids[key]) for key in facets_of(row))} "


def narrowed(entries: QuerySet[Entry], filters: Filters, ids: Mapping[FacetKey, int]) -> QuerySet[Entry]:
    """The entries with any of the chosen values of each kind; `ids` are the chosen values the index knows."""
    for kind, values in filters.chosen.items():
        if values:
            marks = [_mark(kind, ids[kind, value]) for value in values if (kind, value) in ids]
            entries = entries.filter(_any_of(marks)) if marks else entries.none()
    return entries


def cleaned(filters: Filters) -> Filters:
    """The filters without characters that a database refuses."""
    return Filters({kind: tuple(map(normalise, values)) for kind, values in filters.chosen.items()})


def chosen_ids(filters: Filters) -> dict[FacetKey, int]:
    """The ids of the chosen values, those that the index knows."""
    chosen = [(kind, value) for kind, values in filters.chosen.items() for value in values]
    return _ids(chosen) if chosen else {}


def seen_ids(
    ids: Mapping[FacetKey, int], tallies: Mapping[FacetKind, str], visible: QuerySet[Entry]
) -> dict[FacetKey, int]:
    """Of the chosen values those that an entry the viewer may see has: another is none, whatever the index knows."""
    return {
        (kind, value): pk
        for (kind, value), pk in ids.items()
        if kind in _NO_SECRET
        or f" {_mark(kind, pk)} " in tallies[kind]
        or visible.filter(_any_of([_mark(kind, pk)])).exists()
    }


def groups(tallies: Mapping[FacetKind, str], filters: Filters, ids: Mapping[FacetKey, int]) -> tuple[FacetGroup, ...]:
    """The facets to show. `tallies` gives for each kind the joined marks of the entries it is counted in."""
    marks = {tally: Counter(tally.split()) for tally in set(tallies.values())}
    counted = {kind: _counts_of(kind, marks[tallies[kind]]) for kind in FacetKind}
    listed = {kind: _listed(counted[kind], {pk for (of, _), pk in ids.items() if of == kind}) for kind in FacetKind}
    # The ids come from entries that the viewer may see, or from the viewer: the names behind them are no secret.
    shown = FacetValue.objects.filter(pk__in=[pk for pks in listed.values() for pk in pks])
    values = {pk: (value, label) for pk, value, label in shown.values_list("pk", "value", "label")}
    return tuple(_group(kind, counted[kind], {pk: values[pk] for pk in listed[kind]}, filters) for kind in FacetKind)


def _counts_of(kind: FacetKind, marks: Counter[str]) -> Counter[int]:
    letter = kind[0]
    return Counter({int(mark[1:]): count for mark, count in marks.items() if mark[0] == letter})


def _listed(counts: Counter[int], chosen: set[int]) -> list[int]:
    commonest = sorted(counts, key=lambda pk: (-counts[pk], pk))[:MOST_LISTED]
    return [*commonest, *sorted(chosen.difference(commonest))]


def _group(
    kind: FacetKind, counts: Counter[int], values: Mapping[int, tuple[str, str]], filters: Filters
) -> FacetGroup:
    chosen = filters.of(kind)
    listed = [
        FacetCount(value, facet_label(kind, value, label), counts[pk], value in chosen)
        for pk, (value, label) in values.items()
    ]
    listed.sort(key=lambda count: (-count.count, sort_key(count.label)))
    if kind == FacetKind.YEAR:
        listed.sort(key=lambda count: count.value, reverse=True)
    return FacetGroup(kind, tuple(listed), more=max(0, len(counts) - len(listed)))


def _mark(kind: FacetKind, pk: int) -> str:
    return f"{kind[0]}{pk}"


def _any_of(marks: Iterable[str]) -> Q:
    return functools.reduce(operator.or_, (Q(facets__contains=f" {mark} ") for mark in marks))


def _ids(keys: Iterable[FacetKey]) -> dict[FacetKey, int]:
    wanted = set(keys)
    rows = FacetValue.objects.filter(
        kind__in=sorted({kind for kind, _ in wanted}), value__in=sorted({value for _, value in wanted})
    ).values_list("kind", "value", "pk")
    return {(FacetKind(kind), value): pk for kind, value, pk in rows if (kind, value) in wanted}
