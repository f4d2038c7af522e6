"""A variant reckoned: its numbers given to the rule of its kind, what is missing, and the result with its working."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from tvaers.access.visibility import Viewer
from tvaers.allocations.kinds import Asked, Given, Kind, Shared
from tvaers.allocations.models import Allocation, Entry, Figure, Transfer, Variant
from tvaers.councils.models import Municipality
from tvaers.councils.queries.geography import municipalities_of
from tvaers.law.given import NotOfTheForm
from tvaers.law.moves import Move, below_zero, move_step, moved
from tvaers.law.working import LawWarning, Step

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as StrOrPromise

PERCENT = 100
AGREED = "Aftalt mellem kommunerne"


@dataclass(frozen=True)
class Numbers:
    """The rows of a variant: figures by name, entries by column and municipality, and transfers in order."""

    figures: Mapping[str, Figure]
    entries: Mapping[str, Mapping[int, Entry]]
    transfers: Sequence[Transfer]


@dataclass(frozen=True)
class Row:
    """A municipality's part: what was entered by column, its number before and after moves, and that of last year."""

    municipality: Municipality
    entered: Sequence[int | None]
    shared: int | None
    agreed: int | None
    last_year: int | None

    @property
    def change(self) -> int | None:
        """What it is above last year."""
        return None if self.agreed is None or self.last_year is None else self.agreed - self.last_year


@dataclass(frozen=True)
class Reckoned:
    """The result of a variant. Without `shared` it could not be reckoned, and `lacks` say what to give or mend."""

    kind: Kind
    rows: Sequence[Row]
    shared: Shared | None
    steps: Sequence[Step]
    warnings: Sequence[LawWarning]
    lacks: Sequence[str]

    @property
    def total(self) -> int:
        """What the numbers add up to."""
        return sum(row.agreed or 0 for row in self.rows)

    @property
    def entered_totals(self) -> list[tuple[StrOrPromise, int]]:
        """The sum of each column, with what it is called."""
        columns = zip(*(row.entered for row in self.rows), strict=True)
        totals = [sum(number or 0 for number in column) for column in columns]
        return [(asked.label, total) for asked, total in zip(self.kind.columns, totals, strict=False)]

    @property
    def shows_before_moves(self) -> bool:
        """Whether there is a number before moves that is not one of those that were entered."""
        return any(row.shared != row.agreed and row.shared not in row.entered for row in self.rows)

    @property
    def last_year_total(self) -> int:
        """What last year's numbers add up to."""
        return sum(row.last_year or 0 for row in self.rows)

    @property
    def change(self) -> int:
        """What the total is above last year's."""
        return self.total - self.last_year_total

    @property
    def has_moves(self) -> bool:
        """Whether anything was moved between municipalities."""
        return any(row.shared != row.agreed for row in self.rows)

    @property
    def has_last_year(self) -> bool:
        """Whether there are numbers of last year to stand beside."""
        return any(row.last_year is not None for row in self.rows)

    @property
    def largest(self) -> int:
        """The largest number of this or last year, at least 1: what bars are drawn against."""
        return max([1, *(number for row in self.rows for number in (row.agreed, row.last_year) if number)])


def places_of(allocation: Allocation, viewer: Viewer) -> list[Municipality]:
    """The municipalities that it is shared over: those of the council on 1 January of the year."""
    return municipalities_of(allocation.council, date(allocation.year, 1, 1), viewer)


def numbers_of(variant: Variant, viewer: Viewer) -> Numbers:
    """The variant's rows that the viewer sees. Three queries."""
    entries: dict[str, dict[int, Entry]] = {}
    for entry in Entry.objects.visible_to(viewer).filter(variant=variant):
        entries.setdefault(entry.column, {})[entry.municipality_id] = entry
    figures = {figure.name: figure for figure in Figure.objects.visible_to(viewer).filter(variant=variant)}
    transfers = Transfer.objects.visible_to(viewer).filter(variant=variant).select_related("giver", "taker")
    return Numbers(figures, entries, list(transfers))


def reckon(variant: Variant, viewer: Viewer, *, last_year: Mapping[str, int] | None = None) -> Reckoned:
    """The variant's result as the viewer may see it; `last_year`: the numbers by code to stand beside.

    Nothing is raised for numbers that are missing or do not fit: they are told in `lacks`.
    """
    allocation, kind = variant.allocation, variant.allocation.rule
    places, numbers = places_of(allocation, viewer), numbers_of(variant, viewer)
    lacks = [*_lacking_figures(kind, numbers), *_lacking_entries(kind, numbers, places)]
    if lacks:
        return Reckoned(kind, _rows(kind, places, numbers, None, last_year), None, (), (), lacks)
    try:
        worked = kind.reckon(_given(kind, numbers, places))
    except NotOfTheForm as refusal:
        return Reckoned(kind, _rows(kind, places, numbers, None, last_year), None, (), (), [str(refusal)])
    codes = {place.pk: place.code for place in places}
    moves = [_move(transfer) for transfer in numbers.transfers]
    strangers = [each for each in numbers.transfers if not {each.giver_id, each.taker_id} <= codes.keys()]
    if strangers:
        lacks = [_("En flytning nævner en kommune, der ikke er i rådet: %(move)s") % {"move": strangers[0]}]
        return Reckoned(kind, _rows(kind, places, numbers, None, last_year), None, (), (), lacks)
    agreed = moved(worked.result.municipal, moves)
    steps = [*worked.steps, move_step(worked.result.municipal, moves, AGREED, "numbers")] if moves else worked.steps
    rows = _rows(kind, places, numbers, (worked.result.municipal, agreed), last_year)
    return Reckoned(kind, rows, worked.result, steps, (*worked.warnings, *below_zero(agreed)), ())


def result_by_code(reckoned: Reckoned) -> dict[str, int]:
    """The result, by the municipalities' codes; empty when it could not be reckoned."""
    return {row.municipality.code: row.agreed for row in reckoned.rows if row.agreed is not None}


def last_year_of(allocation: Allocation, viewer: Viewer) -> dict[str, int]:
    """The chosen result of the allocation before this, as far as the viewer sees it."""
    if allocation.previous_id is None:
        return {}
    rows = Variant.objects.visible_to(viewer).select_related("allocation__council")
    before = rows.filter(allocation=allocation.previous_id, is_chosen=True).first()
    return result_by_code(reckon(before, viewer)) if before else {}


def _lacking_figures(kind: Kind, numbers: Numbers) -> list[str]:
    return [
        _("%(label)s mangler.") % {"label": asked.label}
        for asked in kind.figures
        if asked.usual is None and asked.name not in numbers.figures
    ]


def _lacking_entries(kind: Kind, numbers: Numbers, places: Sequence[Municipality]) -> list[str]:
    lacks = [] if places else [_("Rådet har ingen kommuner det år.")]
    for asked in kind.columns:
        known = numbers.entries.get(asked.name, {})
        missing = [place.name for place in places if place.pk not in known]
        if missing and len(missing) == len(places):
            lacks.append(_("%(label)s mangler for alle kommuner.") % {"label": asked.label})
        elif missing:
            lacks.append(_("%(label)s mangler for %(names)s.") % {"label": asked.label, "names": ", ".join(missing)})
    return lacks


def _given(kind: Kind, numbers: Numbers, places: Sequence[Municipality]) -> Given:
    figures = {asked.name: _figure(asked, numbers) for asked in kind.figures}
    columns = {
        asked.name: {place.code: numbers.entries[asked.name][place.pk].value for place in places}
        for asked in kind.columns
    }
    return Given(figures, columns)


def _figure(asked: Asked, numbers: Numbers) -> Fraction:
    value = numbers.figures[asked.name].value if asked.name in numbers.figures else asked.usual or Decimal(0)
    return Fraction(value) / PERCENT if asked.is_percent else Fraction(value)


def _move(transfer: Transfer) -> Move:
    return Move(transfer.giver.code, transfer.taker.code, transfer.count, transfer.reason)


def _rows(
    kind: Kind,
    places: Sequence[Municipality],
    numbers: Numbers,
    results: tuple[Mapping[str, int], Mapping[str, int]] | None,
    last_year: Mapping[str, int] | None,
) -> list[Row]:
    shared, agreed = results or ({}, {})
    columns = [numbers.entries.get(asked.name, {}) for asked in kind.columns]
    return [
        Row(
            place,
            [column[place.pk].value if place.pk in column else None for column in columns],
            shared.get(place.code),
            agreed.get(place.code),
            (last_year or {}).get(place.code),
        )
        for place in places
    ]
