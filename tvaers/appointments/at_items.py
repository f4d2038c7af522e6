"""What an item in preparation proposes for seats, and how far it has come: proposed, decided, in the register.

Everything is read as it is, for the rules; what pages show of it goes through `queries`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tvaers.appointments.models import Appointment
from tvaers.document.model import Act
from tvaers.meetings.models import NOTHING_RECORDED, DraftItem, Meeting, Treatment

NOT_AS_PROPOSED = frozenset({Act.POSTPONED, Act.WITHDRAWN, Act.REJECTED, NOTHING_RECORDED})
"""Acts after which nobody was appointed: the proposals wait, or go with the item to another meeting."""

BEFORE_MINUTES = (Meeting.Stage.AGENDA_SENT, Meeting.Stage.IN_SESSION, Meeting.Stage.MINUTES_DRAFTED)


def rows_at(item: DraftItem) -> list[Appointment]:
    """What the item proposes or has appointed, in the order in which seats stand: members, then substitutes."""
    rows = Appointment.objects.filter(item=item).select_related(*SHOWN_WITH)
    return in_order(rows)


SHOWN_WITH = ("body", "seat__kind__body", "seat__council", "person", "municipality", "council", "item", "follow_up")


def in_order(rows: Iterable[Appointment]) -> list[Appointment]:
    """Body by body, members before substitutes, each in the order of seats and ranks."""
    return sorted(rows, key=_place_of)


def _place_of(row: Appointment) -> tuple[object, ...]:
    seat = row.seat
    where = (seat.kind.position, seat.kind_id, seat.position, seat.pk) if seat else (0, 0, 0, 0)
    return (row.body.name, row.body_id, row.is_substitute, *where, row.rank, row.pk)


def treatment_of(item: DraftItem) -> Treatment | None:
    """What the meeting made of the item; None before it was opened."""
    rows = Treatment.objects.filter(item=item).select_related("session__meeting__council")
    found: Treatment | None = rows.first()
    return found


def is_decided(treatment: Treatment) -> bool:
    """Whether it is recorded that the council did as was proposed, or otherwise appointed."""
    return treatment.state == Treatment.State.DONE and not NOT_AS_PROPOSED & set(treatment.acts)


def is_registered(rows: Sequence[Appointment]) -> bool:
    """Whether all of them are in the register."""
    return bool(rows) and all(row.state != Appointment.State.PROPOSED for row in rows)


def can_be_undone(item: DraftItem) -> bool:
    """Whether the minutes of the item's meeting are not sent yet."""
    return item.meeting is not None and item.meeting.stage in BEFORE_MINUTES
