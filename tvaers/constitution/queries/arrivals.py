"""Who has come in for the new council, what is missing, and what does not fit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from tvaers.access.visibility import Viewer
from tvaers.constitution.models import Arrival, Constitution, PartyContact
from tvaers.constitution.queries.numbers import binding_numbers
from tvaers.constitution.recognising import Recognised, recognise
from tvaers.councils.models import Municipality
from tvaers.councils.names import fold
from tvaers.councils.queries.geography import municipalities_of
from tvaers.danish.alphabet import sort_key
from tvaers.law.arrivals import Came, concerns_in
from tvaers.law.working import LawWarning


@dataclass(frozen=True)
class ArrivalShown:
    """A name that came in, who it may be, who the substitute may be, and what does not fit."""

    row: Arrival
    who: Recognised
    substitute: Recognised
    concerns: tuple[LawWarning, ...]

    @property
    def is_doubtful(self) -> bool:
        """Whether it is to be settled who it is."""
        return self.who.is_doubtful or self.substitute.is_doubtful


@dataclass(frozen=True)
class MunicipalityShown:
    """A municipality of the council and its mayor, None until named."""

    municipality: Municipality
    arrival: ArrivalShown | None

    @property
    def lacks_mayor(self) -> bool:
        """Whether the mayor is not named."""
        return self.arrival is None

    @property
    def lacks_substitute(self) -> bool:
        """Whether the deputy mayor is not named, though the mayor is."""
        return self.arrival is not None and not self.arrival.row.substitute_name

    @property
    def has_answered(self) -> bool:
        """Whether both are named."""
        return not self.lacks_mayor and not self.lacks_substitute


@dataclass(frozen=True)
class ListShown:
    """A list with its supplementary members; `number` is KL's, None until KL's letter is entered."""

    party: str
    number: int | None
    arrivals: list[ArrivalShown]
    contact: PartyContact | None

    @property
    def received_on(self) -> date | None:
        """When the last of its names came in, None while there are none."""
        return max((shown.row.received_on for shown in self.arrivals), default=None)

    @property
    def lacking(self) -> int:
        """How many names are missing."""
        return max((self.number or 0) - len(self.arrivals), 0)

    @property
    def places(self) -> range:
        """One for each name that is missing, for the page to show."""
        return range(self.lacking)

    @property
    def without_substitute(self) -> int:
        """How many of those named have no personal substitute."""
        return sum(not shown.row.substitute_name for shown in self.arrivals)

    @property
    def has_answered(self) -> bool:
        """Whether every name is there."""
        return not self.lacking and not self.without_substitute and bool(self.arrivals or self.number == 0)


@dataclass(frozen=True)
class MembersShown:
    """The new council as far as it is known."""

    municipalities: list[MunicipalityShown]
    lists: list[ListShown]
    has_numbers: bool

    @property
    def arrivals(self) -> list[ArrivalShown]:
        """Everybody who came in, the mayors first."""
        mayors = [shown.arrival for shown in self.municipalities if shown.arrival]
        return [*mayors, *(each for shown in self.lists for each in shown.arrivals)]

    @property
    def silent_municipalities(self) -> list[MunicipalityShown]:
        """Those that have not named both."""
        return [shown for shown in self.municipalities if not shown.has_answered]

    @property
    def silent_lists(self) -> list[ListShown]:
        """Those of which names are missing."""
        return [shown for shown in self.lists if not shown.has_answered]

    @property
    def missing(self) -> int:
        """How many names are missing, of members and of substitutes."""
        mayors = sum(2 if shown.lacks_mayor else shown.lacks_substitute for shown in self.municipalities)
        return mayors + sum(2 * shown.lacking + shown.without_substitute for shown in self.lists)

    @property
    def doubtful(self) -> int:
        """Of how many it is to be settled who they are."""
        return sum(shown.is_doubtful for shown in self.arrivals)

    @property
    def concerns(self) -> int:
        """How many things do not fit."""
        return sum(len(shown.concerns) for shown in self.arrivals)

    @property
    def waiting(self) -> list[Arrival]:
        """Those of whom no member is made yet."""
        return [shown.row for shown in self.arrivals if shown.row.membership_id is None]


def members_of(constitution: Constitution, viewer: Viewer) -> MembersShown:
    """The members to come as they stand: every municipality of the council and every list that has members."""
    rows = list(_rows(constitution, viewer))
    numbers = binding_numbers(constitution, viewer)
    places = municipalities_of(constitution.council, constitution.first_day, viewer)
    concerns = concerns_in(
        [_came(row) for row in rows], numbers=numbers, municipalities={place.name for place in places}
    )
    shown = {row.pk: _shown(row, concerns[str(row.pk)]) for row in rows}
    mayors = {row.municipality_id: shown[row.pk] for row in rows if row.is_mayor}
    inside = {place.pk for place in places}
    outside = [row.municipality for row in rows if row.is_mayor and row.municipality_id not in inside]
    municipalities = [MunicipalityShown(place, mayors.get(place.pk)) for place in [*places, *filter(None, outside)]]
    contacts = {row.party: row for row in PartyContact.objects.visible_to(viewer).filter(constitution=constitution)}
    chosen = [row for row in rows if not row.is_mayor]
    parties = {row.party for row in chosen} | {key for key, count in (numbers or {}).items() if count} | set(contacts)
    lists = [
        ListShown(
            party,
            None if numbers is None else numbers.get(party, 0),
            [shown[row.pk] for row in chosen if row.party == party],
            contacts.get(party),
        )
        for party in sorted(parties, key=sort_key)
    ]
    return MembersShown(municipalities, lists, numbers is not None)


def arrival_in(constitution: Constitution, key: int, viewer: Viewer) -> Arrival:
    """One of them. Raises Arrival.DoesNotExist."""
    arrival: Arrival = _rows(constitution, viewer).get(pk=key)
    return arrival


def _rows(constitution: Constitution, viewer: Viewer) -> QuerySet[Arrival]:
    rows: QuerySet[Arrival] = Arrival.objects.visible_to(viewer).filter(constitution=constitution)
    return rows.select_related(
        "municipality", "substitute_municipality", "person", "substitute_person", "membership", "constitution"
    )


def _came(row: Arrival) -> Came:
    place = row.municipality.name if row.municipality else ""
    beside = row.substitute_municipality or row.municipality
    return Came(
        key=str(row.pk),
        who=str(row.person_id) if row.person_id else fold(row.name).text,
        name=row.name,
        municipality=place,
        party=row.party,
        is_mayor=row.is_mayor,
        substitute=(str(row.substitute_person_id) if row.substitute_person_id else fold(row.substitute_name).text),
        substitute_municipality=beside.name if beside and row.substitute_name else "",
    )


def _shown(row: Arrival, concerns: Iterable[LawWarning]) -> ArrivalShown:
    """What is settled, or a member already, is asked of nobody."""
    known = Recognised(row.person)
    who = known if row.person or row.is_new else recognise(row.name, row.municipality)
    substitute = Recognised(row.substitute_person)
    if not row.substitute_person and not row.substitute_is_new and row.substitute_name:
        substitute = recognise(row.substitute_name, row.substitute_municipality or row.municipality)
    return ArrivalShown(row, who, substitute, tuple(concerns))
