"""Who took part, who did not and who was a guest, as the minutes list them, from what was noted of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tvaers.access.visibility import Viewer
from tvaers.councils.models import Person
from tvaers.danish.alphabet import sort_key
from tvaers.document.model import Attendee
from tvaers.meetings.attending import Attendant, Part, Stay, absence_in_words, roll
from tvaers.meetings.models import Invitee, Meeting, Treatment


@dataclass(frozen=True)
class AttendanceLists:
    """The lists of the minutes; `people` has the person behind each entry, as far as one is known."""

    participants: tuple[Attendee, ...] = ()
    apologies: tuple[Attendee, ...] = ()
    guests: tuple[Attendee, ...] = ()
    people: Mapping[Attendee, Person] = field(default_factory=dict)


def attendance_lists(meeting: Meeting, viewer: Viewer) -> AttendanceLists:
    """The lists, each by name in Danish order; empty as long as nobody was noted to be there."""
    taken = Treatment.objects.visible_to(viewer).filter(session=meeting.pk).select_related("item")
    items = [row.item for row in taken]
    places, numbers = {item.pk: place for place, item in enumerate(items)}, [item.number for item in items]
    rows = (
        Invitee.objects.visible_to(viewer).filter(meeting=meeting).select_related("municipality", "person", "sits_for")
    )
    invitees = sorted(rows.prefetch_related("presences", "disqualifications"), key=lambda row: sort_key(row.name))
    attendants = {row.pk: _attendant(row, places) for row in invitees}
    if not any(one.came for one in attendants.values()):
        return AttendanceLists()
    entries = {row.pk: _attendee(row, absence_in_words(attendants[row.pk], numbers)) for row in invitees}
    lists = roll(list(attendants.values()))
    return AttendanceLists(
        _listed(lists.participants, entries),
        _listed(lists.apologies, entries),
        _listed(lists.guests, entries),
        {entries[row.pk]: row.person for row in invitees if row.person is not None},
    )


def _attendant(invitee: Invitee, places: Mapping[int, int]) -> Attendant:
    stays = [
        Stay(places.get(row.from_item_id or 0), places.get(row.until_item_id or 0)) for row in invitee.presences.all()
    ]
    apart = {places[row.item_id] for row in invitee.disqualifications.all() if row.item_id in places}
    return Attendant(invitee.pk, Part(invitee.part), tuple(stays), frozenset(apart), invitee.sits_for_id)


def _attendee(invitee: Invitee, absence: str) -> Attendee:
    standing_in = f"for {invitee.sits_for.name}" if invitee.sits_for else ""
    notes = [invitee.organisation, standing_in, absence]
    return Attendee(
        invitee.name,
        invitee.party or None,
        invitee.municipality.name if invitee.municipality else None,
        ", ".join(note for note in notes if note) or None,
    )


def _listed(keys: Iterable[int], entries: Mapping[int, Attendee]) -> tuple[Attendee, ...]:
    return tuple(entries[key] for key in keys)
