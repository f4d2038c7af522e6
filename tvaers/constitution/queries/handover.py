"""The bodies that the old council hands over: its Blue Book on the last day of its term, and what it advises."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from tvaers.access.visibility import Viewer
from tvaers.appointments.models import Appointment, Body
from tvaers.appointments.queries.blue_book import BodyShown, SeatShown, blue_book, shown_on
from tvaers.constitution.models import BodyAdvice, Constitution


@dataclass(frozen=True)
class BodyHandedOver:
    """A body that the council appoints to: its seats then and in the new term, and what the old council says of it."""

    body: Body
    before: BodyShown
    after: BodyShown
    council_key: int
    first_day: date
    row: BodyAdvice | None

    @property
    def seats(self) -> list[SeatShown]:
        """The seats that the council fills."""
        return [each for each in self.before.seats if _is_ours(each, self.council_key)]

    @property
    def open_seats(self) -> int:
        """How many of them are open on the first day of the new term."""
        return sum(each.is_open for each in self.after.seats if _is_ours(each, self.council_key))

    @property
    def running_on(self) -> list[Appointment]:
        """Those whose time would run into the new term: members, substitutes, and the common list."""
        first = self.first_day
        shown = [row for seat in self.seats for row in (seat.member, seat.substitute) if row is not None]
        shown += [row for row in self.before.common if row.council_id == self.council_key]
        return [row for row in shown if row.valid_to is None or row.valid_to > first]

    @property
    def advice(self) -> str:
        """What is advised, empty as long as nobody said."""
        return self.row.advice if self.row else ""

    @property
    def note(self) -> str:
        """What is said of it."""
        return self.row.note if self.row else ""


def handed_over(constitution: Constitution, viewer: Viewer) -> list[BodyHandedOver]:
    """The bodies of the old term's Blue Book to which the council appoints or nominates, in Danish order."""
    first = constitution.first_day
    before = blue_book(constitution.council, last_day(constitution), viewer)
    advice = {
        row.body_id: row
        for row in BodyAdvice.objects.visible_to(viewer)
        .filter(constitution=constitution)
        .select_related("constitution__election")
    }
    ours = [shown for shown in before if any(_is_ours(seat, constitution.council_id) for seat in shown.seats)]
    after = {shown.body.pk: shown for shown in shown_on([shown.body for shown in ours], first, viewer)}
    return [
        BodyHandedOver(
            shown.body, shown, after[shown.body.pk], constitution.council_id, first, advice.get(shown.body.pk)
        )
        for shown in ours
    ]


def body_handed_over(constitution: Constitution, key: int, viewer: Viewer) -> BodyHandedOver | None:
    """One of them by the body's key, None when it is none of them."""
    return next((row for row in handed_over(constitution, viewer) if row.body.pk == key), None)


def last_day(constitution: Constitution) -> date:
    """The last day of the old term."""
    return constitution.first_day - timedelta(days=1)


def _is_ours(shown: SeatShown, council_key: int) -> bool:
    return shown.seat.kind.is_filled_by_council and shown.seat.tended_in == council_key
