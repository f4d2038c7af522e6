"""The Blue Book of a council on a day: its bodies, their seats, who sits in them and who steps in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from tvaers.access.visibility import Viewer
from tvaers.appointments.models import Appointment, Body, BodyCouncil, Seat, SeatKind
from tvaers.councils.models import Council
from tvaers.councils.periods import on_day
from tvaers.danish.alphabet import sort_key

_NOT_IN_THE_BOOK = (Appointment.State.VOID, Appointment.State.PROPOSED)


@dataclass(frozen=True)
class SeatShown:
    """A seat on the day with its member and personal substitute; each None when there is none."""

    seat: Seat
    member: Appointment | None
    substitute: Appointment | None

    @property
    def is_left_to_others(self) -> bool:
        """Whether others fill it, and nobody has told whom they chose."""
        return not self.seat.kind.is_filled_by_council and self.member is None and self.substitute is None

    @property
    def is_open(self) -> bool:
        """Whether the council is to fill it: nobody is named."""
        return self.seat.kind.is_filled_by_council and (self.member is None or self.member.person_id is None)


@dataclass(frozen=True)
class KindShown:
    """Seats that are alike."""

    kind: SeatKind
    seats: list[SeatShown]

    @property
    def told(self) -> list[SeatShown]:
        """Those of which there is something to tell: somebody is named, or the council is to fill them."""
        return [seat for seat in self.seats if not seat.is_left_to_others]

    @property
    def left_to_others(self) -> int:
        """How many others fill without anybody being registered; they are told of together."""
        return len(self.seats) - len(self.told)


@dataclass(frozen=True)
class BodyShown:
    """A body on the day; `common` is its list of substitutes."""

    body: Body
    kinds: list[KindShown]
    common: list[Appointment]

    @property
    def seats(self) -> list[SeatShown]:
        """All its seats."""
        return [seat for kind in self.kinds for seat in kind.seats]

    @property
    def is_filled_at_all(self) -> bool:
        """Whether anybody is named in it."""
        named = [seat.member for seat in self.seats if seat.member is not None]
        return bool(self.common) or any(member.person_id is not None for member in named)


def blue_book(council: Council, day: date, viewer: Viewer) -> list[BodyShown]:
    """The bodies in the council's Blue Book on the day, in Danish order. Five queries."""
    places = BodyCouncil.objects.visible_to(viewer).filter(on_day(day), council=council)
    bodies = Body.objects.visible_to(viewer).filter(on_day(day), pk__in=places.values("body"))
    return shown_on(sorted(bodies, key=lambda body: sort_key(body.name)), day, viewer)


def body_on(body: Body, day: date, viewer: Viewer) -> BodyShown:
    """One body on the day, also when it is no more or not yet: then it has no seats."""
    return shown_on([body], day, viewer)[0]


def shown_on(bodies: list[Body], day: date, viewer: Viewer) -> list[BodyShown]:
    """These bodies with their seats on the day. Four queries."""
    by_key = {body.pk: body for body in bodies}
    seats: dict[int, list[Seat]] = defaultdict(list)
    for seat in _seats(by_key, day, viewer):
        seats[seat.kind.body_id].append(seat)
    held: dict[int, list[Appointment]] = defaultdict(list)
    for row in appointments_on(by_key, day, viewer):
        held[row.body_id].append(row)
    return [_shown(body, seats[body.pk], held[body.pk]) for body in bodies]


def appointments_on(bodies: Iterable[int], day: date, viewer: Viewer) -> QuerySet[Appointment]:
    """What holds in these bodies, by key, on the day, in the order of ranks; proposals are not yet in it."""
    rows: QuerySet[Appointment] = Appointment.objects.visible_to(viewer).filter(on_day(day), body__in=list(bodies))
    rows = rows.exclude(state__in=_NOT_IN_THE_BOOK).select_related("person", "municipality")
    return rows.order_by("rank", "valid_from", "pk")


def _seats(bodies: Mapping[int, Body], day: date, viewer: Viewer) -> list[Seat]:
    """The seats in the order of their kinds. Kinds, bodies and councils are few and shared, so each is made once."""
    kinds = SeatKind.objects.visible_to(viewer).filter(body__in=list(bodies)).in_bulk()
    councils = Council.objects.visible_to(viewer).in_bulk()
    rows = list(Seat.objects.visible_to(viewer).filter(on_day(day), kind__in=list(kinds)))
    for kind in kinds.values():
        kind.body = bodies[kind.body_id]
    for seat in rows:
        seat.kind = kinds[seat.kind_id]
        seat.council = councils.get(seat.council_id)
    return sorted(rows, key=lambda seat: (seat.kind.position, seat.kind_id, seat.position, seat.pk))


def _shown(body: Body, seats: list[Seat], held: list[Appointment]) -> BodyShown:
    members = {row.seat_id: row for row in held if not row.is_substitute}
    substitutes = {row.seat_id: row for row in held if row.is_substitute and row.seat_id}
    kinds: dict[int, KindShown] = {}
    for seat in seats:
        kind = kinds.setdefault(seat.kind_id, KindShown(seat.kind, []))
        kind.seats.append(SeatShown(seat, members.get(seat.pk), substitutes.get(seat.pk)))
    return BodyShown(body, list(kinds.values()), [row for row in held if row.seat_id is None])
