"""What the composition is reckoned from, and what KL's letter says of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.models import QuerySet

from tvaers.access.visibility import Viewer
from tvaers.constitution.models import BindingNumber, BindingNumbers, Board, BoardList, Constitution, Lot
from tvaers.constitution.queries.constitutions import municipalities_in
from tvaers.constitution.queries.lists import CountedList, ListNames, counted_lists, list_names
from tvaers.councils.models import ElectoralList, Membership, Municipality
from tvaers.councils.periods import on_day


@dataclass(frozen=True)
class BoardShown:
    """A municipality, its board when something is known of it, and the lists that have seats there."""

    municipality: Municipality
    board: Board | None
    lists: list[ElectoralList] = field(default_factory=list)

    @property
    def mayor_list(self) -> ElectoralList | None:
        """The list of the mayor, None while it is not known."""
        return self.board.mayor_list if self.board else None


@dataclass(frozen=True)
class Binding:
    """KL's letter: the row itself, and the supplementary members by the key of a list."""

    row: BindingNumbers
    supplementary: Mapping[str, int]

    @property
    def total(self) -> int:
        """All supplementary members."""
        return sum(self.supplementary.values())


@dataclass(frozen=True)
class Basis:
    """What is reckoned from: lists with votes, mayors and seats in boards by key, lots, and what is missing."""

    lists: list[CountedList]
    names: Mapping[str, str]
    mayors: Mapping[str, int]
    seated: frozenset[str]
    municipalities: int
    lots: list[Lot]
    without_mayor: list[str]

    @property
    def votes(self) -> dict[str, int]:
        """The votes by key, most first."""
        return {each.key: each.votes for each in self.lists}

    def draws(self, about: str) -> list[list[str]]:
        """The lots that were drawn about this between lists that have votes."""
        votes = self.votes
        return [lot.drawn for lot in self.lots if lot.about == about and all(key in votes for key in lot.drawn)]


def boards_of(constitution: Constitution, viewer: Viewer) -> list[BoardShown]:
    """Each municipality of the council with what is known of its board, in Danish order."""
    boards = Board.objects.visible_to(viewer).filter(constitution=constitution)
    by_place = {row.municipality_id: row for row in boards.select_related("mayor_list__municipality")}
    seats: dict[int, list[ElectoralList]] = {}
    rows = BoardList.objects.visible_to(viewer).filter(constitution=constitution)
    for row in rows.select_related("list__municipality", "board").order_by("list__letter"):
        seats.setdefault(row.board.municipality_id, []).append(row.list)
    return [
        BoardShown(place, by_place.get(place.pk), seats.get(place.pk, []))
        for place in municipalities_in(constitution, viewer)
    ]


def binding_of(constitution: Constitution, viewer: Viewer) -> Binding | None:
    """KL's letter, None until it is entered."""
    row = BindingNumbers.objects.visible_to(viewer).filter(constitution=constitution).first()
    if row is None:
        return None
    numbers = BindingNumber.objects.visible_to(viewer).filter(numbers=row)
    return Binding(row, {number.key: number.supplementary for number in numbers})


def lots_of(constitution: Constitution, viewer: Viewer) -> QuerySet[Lot]:
    """The lots that were drawn, in their order."""
    rows: QuerySet[Lot] = Lot.objects.visible_to(viewer).filter(constitution=constitution)
    return rows.select_related("constitution")


def basis_of(constitution: Constitution, viewer: Viewer) -> Basis:
    """What the composition and the election of the chair are reckoned from."""
    names, lists = list_names(constitution, viewer), counted_lists(constitution, viewer)
    boards = boards_of(constitution, viewer)
    mayors = Counter(names.key_of(each.mayor_list) for each in boards if each.mayor_list)
    seated = frozenset(names.key_of(row) for each in boards for row in each.lists)
    return Basis(
        lists,
        _called(lists, boards, names),
        dict(mayors),
        seated,
        len(boards),
        list(lots_of(constitution, viewer)),
        [each.municipality.name for each in boards if each.mayor_list is None],
    )


def _called(lists: list[CountedList], boards: list[BoardShown], names: ListNames) -> dict[str, str]:
    """The name of each key, also of lists that have a seat and no votes."""
    called = {each.key: each.name for each in lists}
    for each in boards:
        for row in (*each.lists, *([each.mayor_list] if each.mayor_list else [])):
            called.setdefault(names.key_of(row), row.name)
    return called


def mayors_in_register(constitution: Constitution, viewer: Viewer) -> dict[int, str]:
    """The letter that each mayor sits for in the council's register as the term begins, by municipality."""
    rows = Membership.objects.visible_to(viewer).filter(
        on_day(constitution.first_day), council=constitution.council, is_mayor=True
    )
    return {row.municipality_id: row.party for row in rows if row.party}


def seats_by_list(constitution: Constitution, viewer: Viewer) -> dict[str, tuple[int, int]] | None:
    """Mayors and supplementary members by the key of a list, as KL's letter has them; None until it is entered.

    The hypothesis is never given out as numbers: KL's letter is what binds.
    """
    binding = binding_of(constitution, viewer)
    if binding is None:
        return None
    mayors = basis_of(constitution, viewer).mayors
    keys = [*mayors, *(key for key in binding.supplementary if key not in mayors)]
    return {key: (mayors.get(key, 0), binding.supplementary.get(key, 0)) for key in keys}
