"""What an item proposes for seats, what speaks against it, and what its papers will say."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from tvaers.access.visibility import Viewer
from tvaers.appointments.act_texts import ActOfBody, acts_of
from tvaers.appointments.at_items import SHOWN_WITH, in_order
from tvaers.appointments.checks import UNDECIDED, warnings_of_body, warnings_of_row
from tvaers.appointments.models import Appointment, Body, Seat, SeatKind, WarningAnswer
from tvaers.law.appointing import Objection
from tvaers.meetings.models import DraftItem


@dataclass(frozen=True)
class Warned:
    """What speaks against something, with the reason that was given for it all the same, and its field's name."""

    objection: Objection
    name: str
    reason: str = ""

    @property
    def is_undecided(self) -> bool:
        """Whether it only says that more must be known: that needs names, not reasons."""
        return self.objection.code.startswith(UNDECIDED)

    @property
    def is_unanswered(self) -> bool:
        """Whether a reason is still wanted."""
        return not self.reason and not self.is_undecided


@dataclass(frozen=True)
class PlaceAtItem:
    """One place that the item is to fill, and what speaks against who is proposed."""

    row: Appointment
    called: str
    warnings: tuple[Warned, ...] = ()


@dataclass(frozen=True)
class BodyAtItem:
    """A body that the item fills places in; `warnings` are about all of them together."""

    body: Body
    places: list[PlaceAtItem]
    warnings: list[Warned] = field(default_factory=list)

    @property
    def unanswered(self) -> int:
        """How many warnings have no reason."""
        of_places = sum(each.is_unanswered for place in self.places for each in place.warnings)
        return of_places + sum(each.is_unanswered for each in self.warnings)

    @property
    def wants_reasons(self) -> bool:
        """Whether there is anything that a reason can be given to."""
        every = [*self.warnings, *(each for place in self.places for each in place.warnings)]
        return any(not each.is_undecided for each in every)

    @property
    def has_warnings(self) -> bool:
        """Whether anything speaks against it."""
        return bool(self.warnings) or any(place.warnings for place in self.places)


def proposed_at(items: Collection[int], viewer: Viewer) -> list[Appointment]:
    """What these items, by key, propose or have appointed."""
    rows: QuerySet[Appointment] = Appointment.objects.visible_to(viewer).filter(item__in=list(items))
    return in_order(rows.select_related(*SHOWN_WITH))


def bodies_at(item: DraftItem, viewer: Viewer) -> list[BodyAtItem]:
    """The item's places by body, with what speaks against them."""
    rows = proposed_at([item.pk], viewer)
    answers = WarningAnswer.objects.visible_to(viewer)
    given = {(each.appointment_id, each.code): each.reason for each in answers.filter(appointment__in=rows)}
    of_bodies = {(each.body_id, each.code): each.reason for each in answers.filter(item=item)}
    found: dict[int, BodyAtItem] = {}
    for row in rows:
        warnings = tuple(
            Warned(each, f"row-{row.pk}-{each.code}", given.get((row.pk, each.code), ""))
            for each in warnings_of_row(row, rows)
        )
        entry = found.setdefault(row.body_id, BodyAtItem(row.body, []))
        entry.places.append(PlaceAtItem(row, called(row, rows), warnings))
    for key, entry in found.items():
        proposed = [place.row for place in entry.places]
        for each in warnings_of_body(entry.body, proposed[0].valid_from, proposed):
            name = f"body-{key}-{each.code}"
            entry.warnings.append(Warned(each, name, of_bodies.get((key, each.code), "")))
    return list(found.values())


def called(row: Appointment, rows: Sequence[Appointment]) -> str:
    """What a place is called beside the others: seats of one name are counted, and a substitute is somebody's."""
    if row.seat is None:
        return _("Stedfortræder nr. %(n)d på listen") % {"n": row.rank}
    if row.is_substitute:
        members = (other for other in rows if other.seat_id == row.seat_id and not other.is_substitute)
        member = next(members, None)
        whom = member.person if member and member.person else _numbered(row.seat, rows)
        return _("Stedfortræder for %(whom)s") % {"whom": whom}
    return _numbered(row.seat, rows)


def _numbered(seat: Seat, rows: Sequence[Appointment]) -> str:
    alike = {other.seat_id for other in rows if other.seat and other.seat.kind_id == seat.kind_id}
    return f"{seat.name} {seat.position + 1}" if len(alike) > 1 and not seat.title else seat.name


def acts_at(rows: Sequence[Appointment], viewer: Viewer) -> list[ActOfBody]:
    """The rows as texts tell of them."""
    kinds = SeatKind.objects.visible_to(viewer).filter(
        body__in=[row.body_id for row in rows if row.seat is None], is_filled_by_council=True
    )
    first: dict[int, SeatKind] = {}
    for kind in kinds.order_by("position", "pk"):
        first.setdefault(kind.body_id, kind)
    return acts_of(rows, first)


def reasons_for_balance(entry: BodyAtItem) -> list[tuple[str, str]]:
    """What the rule on balance says of the body, and the reason given for deviating: both stand in the letter."""
    codes = ("gender-balance", "two-names")
    found = [each for each in entry.warnings if each.objection.code.startswith(codes) and each.reason]
    return [(each.objection.message.split(" Skal det fraviges")[0], each.reason) for each in found]
