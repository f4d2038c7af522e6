"""Who is there as the secretariat sees it while the meeting lasts: by person, by seat and by item."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tvaers.access.visibility import Viewer
from tvaers.meetings.attendance.attending import Attendant, Part, absence_in_words, seats_filled
from tvaers.meetings.attendance.queries import attendant_of, invitees_of, items_taken, places_of
from tvaers.meetings.models import Invitee, Meeting, Session, Treatment


@dataclass(frozen=True)
class PersonThere:
    """One of those expected. `note` is what the minutes will say beside the name."""

    invitee: Invitee
    is_there: bool
    has_come: bool
    note: str
    disqualified: tuple[str, ...] = ()
    is_disqualified_now: bool = False


@dataclass(frozen=True)
class ItemThere:
    """An item with how many seats are filled, and who is missing; `key` is that of its treatment."""

    key: int
    number: str
    title: str
    filled: int
    missing: tuple[str, ...]
    is_current: bool


@dataclass(frozen=True)
class PresenceShown:
    """Members and substitutes, guests, and the items in the order they are taken."""

    people: tuple[PersonThere, ...]
    guests: tuple[PersonThere, ...]
    items: tuple[ItemThere, ...]
    seats: int
    is_open: bool

    @property
    def current(self) -> ItemThere | None:
        """The item that the meeting is at."""
        return next((item for item in self.items if item.is_current), None)

    @property
    def filled_now(self) -> int:
        """How many seats are filled at the item that the meeting is at; before the first one, at that."""
        at = self.current or (self.items[0] if self.items else None)
        return at.filled if at else 0

    @property
    def begins_at(self) -> int | None:
        """The treatment before which someone who comes now comes; None for the beginning."""
        current = self.current
        return current.key if current is not None and current != self.items[0] else None


_SEATED = (Invitee.Part.MEMBER, Invitee.Part.SUBSTITUTE)


def presence_shown(meeting: Meeting, viewer: Viewer) -> PresenceShown:
    """Who is there at the item that the meeting is at, and at each. Seven queries, however many come."""
    session = Session.objects.visible_to(viewer).filter(meeting=meeting).first()
    at = session.current_item_id if session else None
    treatments = list(
        Treatment.objects.visible_to(viewer).filter(session=meeting.pk).select_related("item__sent_version")
    )
    taken = items_taken(meeting)
    places, numbers = places_of(taken), [item.number for item in taken]
    invitees = invitees_of(meeting, viewer)
    attendants = [attendant_of(invitee, places) for invitee in invitees]
    now = places.get(at or 0, 0)
    people = [_person(row, one, now, numbers) for row, one in zip(invitees, attendants, strict=True)]
    return PresenceShown(
        people=tuple(person for person in people if person.invitee.part in _SEATED),
        guests=tuple(person for person in people if person.invitee.part not in _SEATED),
        items=tuple(_item(row, places[row.item_id], invitees, attendants, at) for row in treatments),
        seats=sum(row.part == Invitee.Part.MEMBER for row in invitees),
        is_open=session is not None and session.closed_at is None,
    )


def _person(invitee: Invitee, attendant: Attendant, now: int, numbers: Sequence[str]) -> PersonThere:
    apart = tuple(numbers[place] for place in sorted(attendant.absent_from))
    return PersonThere(
        invitee=invitee,
        is_there=any(stay.covers(now) for stay in attendant.stays),
        has_come=attendant.came,
        note=absence_in_words(attendant, numbers),
        disqualified=apart,
        is_disqualified_now=now in attendant.absent_from,
    )


def _item(
    row: Treatment, place: int, invitees: Sequence[Invitee], attendants: Sequence[Attendant], at: int | None
) -> ItemThere:
    filled = seats_filled(attendants, place)
    missing = tuple(
        invitee.name
        for invitee, one in zip(invitees, attendants, strict=True)
        if one.part is Part.MEMBER and one.key not in filled
    )
    return ItemThere(row.pk, row.item.number, row.title, len(filled), missing, row.item_id == at)
