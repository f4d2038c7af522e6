"""How the seats of a Blue Book are spread on a day: over municipalities, parties and, where a rule asks, the sexes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from tvaers.access.visibility import Viewer
from tvaers.appointments.models import Appointment, Body, PersonSex
from tvaers.appointments.queries.blue_book import BodyShown
from tvaers.appointments.tiles import Place, places_of_tiles
from tvaers.councils.models import Council, ElectoralList, Membership
from tvaers.councils.periods import on_day
from tvaers.councils.queries import municipalities_of
from tvaers.danish.alphabet import sort_key

STEPS = 4
"""How many shades there are for numbers above none."""


@dataclass(frozen=True)
class Group:
    """What is alike, by its key in addresses: those who sit as members, and those who are substitutes."""

    key: str
    name: str
    members: list[Appointment]
    substitutes: list[Appointment]

    @property
    def seats(self) -> int:
        """How many seats: a substitute has none."""
        return len(self.members)


@dataclass(frozen=True)
class Bar:
    """A group beside the others: its width of 100, its share of all seats in per cent, and its members of the council.

    `of_council` is None where nobody has entered who sits in the council.
    """

    group: Group
    width: int
    share: int
    of_council: int | None


@dataclass(frozen=True)
class Tile:
    """A municipality in the drawing: the shade, 0 for none, and its place."""

    group: Group
    shade: int
    place: Place | None


@dataclass(frozen=True)
class SexBalance:
    """How many women and men sit in a body whose rule asks for balance, and of how many nobody has typed it."""

    body: Body
    women: int
    men: int
    unknown: int

    @property
    def width_of_women(self) -> int:
        """Of 100."""
        return round(100 * self.women / max(1, self.women + self.men + self.unknown))

    @property
    def width_of_men(self) -> int:
        """Of 100."""
        return round(100 * self.men / max(1, self.women + self.men + self.unknown))


def by_municipality(council: Council, day: date, shown: Iterable[BodyShown], viewer: Viewer) -> list[Group]:
    """A group for each municipality of the council on the day, also one without a seat, in Danish order. One query."""
    rows = list(_named(council, shown))
    municipalities = municipalities_of(council, day, viewer)
    return [
        _group(row.code, row.name, (each for each in rows if each.municipality_id == row.pk)) for row in municipalities
    ]


def by_party(council: Council, day: date, shown: Iterable[BodyShown], viewer: Viewer) -> list[Group]:
    """A group for each party that somebody sits for, the largest first. One query."""
    rows = [row for row in _named(council, shown) if row.party]
    names = party_names({row.party for row in rows}, day, viewer)
    groups = [
        _group(letter, names.get(letter, letter), (row for row in rows if row.party == letter)) for letter in names
    ]
    return sorted(groups, key=lambda group: (-group.seats, sort_key(group.name)))


def party_names(letters: Iterable[str], day: date, viewer: Viewer) -> dict[str, str]:
    """What the parties with these letters were called at the last election before the day, else the letter alone."""
    wanted = set(letters)
    lists = ElectoralList.objects.visible_to(viewer).filter(
        letter__in=wanted, municipality=None, election__held_on__lte=day
    )
    names = {row.letter: row.name for row in lists.order_by("election__held_on")}
    return {letter: names.get(letter, letter) for letter in sorted(wanted, key=sort_key)}


def bars_of(groups: list[Group], of_council: Counter[str] | None = None) -> list[Bar]:
    """The groups as bars: the longest fills the width."""
    most = max((group.seats for group in groups), default=0) or 1
    total = sum(group.seats for group in groups) or 1
    return [
        Bar(
            group,
            round(100 * group.seats / most),
            round(100 * group.seats / total),
            None if of_council is None else of_council[group.key],
        )
        for group in groups
    ]


def members_by_party(council: Council, day: date, viewer: Viewer) -> Counter[str] | None:
    """How many members of each party the council has on the day; None when nobody has entered its members."""
    rows = Membership.objects.visible_to(viewer).filter(on_day(day), council=council)
    counted = Counter(rows.values_list("party", flat=True))
    return counted or None


def tiles_of(groups: list[Group]) -> list[Tile]:
    """The municipalities as tiles: the darker, the more seats."""
    most = max((group.seats for group in groups), default=0)
    places = places_of_tiles()
    return [Tile(group, _shade(group.seats, most), places.get(group.key)) for group in groups]


def sex_balances(shown: Iterable[BodyShown], viewer: Viewer) -> list[SexBalance]:
    """Sums for the bodies that have a rule on balance and members of the council's choice, for those who may see it."""
    ruled = [body for body in shown if body.body.gender_rule != Body.GenderRule.NONE]
    people = {key: [row.person_id for row in _members(body)] for key, body in enumerate(ruled)}
    rows = PersonSex.objects.visible_to(viewer).filter(person__in={each for keys in people.values() for each in keys})
    sexes = dict(rows.values_list("person", "sex"))
    found = []
    for key, body in enumerate(ruled):
        counted = Counter(sexes.get(person, "") for person in people[key] if person)
        if counted:
            found.append(SexBalance(body.body, counted[PersonSex.Sex.WOMAN], counted[PersonSex.Sex.MAN], counted[""]))
    return found


def _members(shown: BodyShown) -> Iterator[Appointment]:
    """Those whom the council chose: the rule is on them."""
    for seat in shown.seats:
        if seat.member is not None and seat.member.person_id and seat.seat.kind.is_filled_by_council:
            yield seat.member


def _named(council: Council, shown: Iterable[BodyShown]) -> Iterator[Appointment]:
    """Everyone who is named, with the body and the seat; in a body of several councils not those of the others."""
    for body in shown:
        for seat in body.seats:
            if seat.seat.council_id not in (None, council.pk):
                continue
            for row in (seat.member, seat.substitute):
                if row is not None and row.person_id:
                    row.body, row.seat = body.body, seat.seat
                    yield row
        for row in body.common:
            row.body = body.body
            yield row


def _group(key: str, name: str, rows: Iterable[Appointment]) -> Group:
    known = list(rows)
    members = [row for row in known if not row.is_substitute]
    return Group(key, name, members, [row for row in known if row.is_substitute])


def _shade(seats: int, most: int) -> int:
    """From 0 for none to STEPS for the most."""
    return -(-STEPS * seats // most) if seats else 0
