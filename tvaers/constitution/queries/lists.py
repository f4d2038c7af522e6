"""The lists as votes are counted on them: a party, a cooperation of local lists as one, or a local list by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from tvaers.access.visibility import Viewer
from tvaers.constitution.models import Constitution, CooperationList, ListCooperation, ListVotes
from tvaers.constitution.queries.constitutions import municipalities_in
from tvaers.councils.models import ElectoralList
from tvaers.law.composition import THRESHOLD


class ListKind(StrEnum):
    """What a list is when votes are counted."""

    PARTY = "party"
    COOPERATION = "cooperation"
    LOCAL = "local"


@dataclass
class CountedList:
    """A list that votes are counted on; `by_place` has them by the key of the municipality.

    `key` names it everywhere in this room: "A" for a party, "LL" for a cooperation, "L-Hjørring" for a local list.
    """

    key: str
    name: str
    kind: ListKind
    by_place: dict[int, int] = field(default_factory=dict)

    @property
    def votes(self) -> int:
        """All its votes in the council's municipalities."""
        return sum(self.by_place.values())

    def share_of(self, total: int) -> Fraction:
        """Its share of all votes."""
        return Fraction(self.votes, total) if total else Fraction(0)

    def __str__(self) -> str:
        return f"{self.key} – {self.name}"


class ListNames:
    """By which key a list is counted, and what is called by a key."""

    def __init__(self, cooperations: Mapping[int, ListCooperation]) -> None:
        """`cooperations`: by the key of a local list, the one it takes part in."""
        self._cooperations = cooperations

    def key_of(self, row: ElectoralList) -> str:
        """The key that the list's votes are counted under."""
        cooperation = self._cooperations.get(row.pk)
        if cooperation:
            return cooperation.code
        return f"{row.letter}-{row.municipality.name}" if row.municipality else row.letter

    def empty(self, row: ElectoralList) -> CountedList:
        """What the list is counted as, without votes yet."""
        cooperation = self._cooperations.get(row.pk)
        if cooperation:
            return CountedList(cooperation.code, cooperation.name, ListKind.COOPERATION)
        return CountedList(self.key_of(row), row.name, ListKind.LOCAL if row.municipality_id else ListKind.PARTY)


def list_names(constitution: Constitution, viewer: Viewer) -> ListNames:
    """The names that hold in a constitution."""
    rows = CooperationList.objects.visible_to(viewer).filter(constitution=constitution).select_related("cooperation")
    return ListNames({row.list_id: row.cooperation for row in rows})


def counted_lists(constitution: Constitution, viewer: Viewer) -> list[CountedList]:
    """Every list with votes in the council's municipalities, most votes first."""
    names, found = list_names(constitution, viewer), dict[str, CountedList]()
    places = [place.pk for place in municipalities_in(constitution, viewer)]
    rows = ListVotes.objects.visible_to(viewer).filter(
        count__election=constitution.election_id, count__municipality__in=places
    )
    for row in rows.select_related("list__municipality", "count"):
        counted = found.setdefault(names.key_of(row.list), names.empty(row.list))
        place = row.count.municipality_id
        counted.by_place[place] = counted.by_place.get(place, 0) + row.votes
    return sorted(found.values(), key=lambda each: (-each.votes, each.key))


@dataclass(frozen=True)
class ListTotal:
    """A list's votes in the council: its share of all, and the municipalities where votes are known and it has none."""

    counted: CountedList
    share: Fraction
    not_in: list[str]

    @property
    def is_over_threshold(self) -> bool:
        """Whether it has two per cent of all votes, without which it has no supplementary member."""
        return self.share >= THRESHOLD


@dataclass(frozen=True)
class VoteTotals:
    """All votes in the council by list, most first."""

    total: int
    lists: list[ListTotal]


def vote_totals(constitution: Constitution, viewer: Viewer) -> VoteTotals:
    """The totals; for a party, where it is missing is told, which may be a slip."""
    lists = counted_lists(constitution, viewer)
    total = sum(each.votes for each in lists)
    known = {place for each in lists for place in each.by_place}
    names = {place.pk: place.name for place in municipalities_in(constitution, viewer) if place.pk in known}
    return VoteTotals(total, [ListTotal(each, each.share_of(total), _not_in(each, names)) for each in lists])


def _not_in(counted: CountedList, names: Mapping[int, str]) -> list[str]:
    if counted.kind is not ListKind.PARTY:
        return []
    return [name for place, name in names.items() if not counted.by_place.get(place)]
