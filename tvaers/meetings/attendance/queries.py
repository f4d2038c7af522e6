"""Who is expected at a meeting and who was there: rows as `attending` reckons, and the lists of the minutes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch

from tvaers.access.models import Account
from tvaers.access.visibility import OPERATOR, Viewer
from tvaers.councils.models import Person
from tvaers.danish.alphabet import sort_key
from tvaers.document.model import Attendee
from tvaers.meetings.agenda.queries import agenda_of
from tvaers.meetings.attendance.attending import (
    Attendant,
    Part,
    Stay,
    absence_in_words,
    roll,
    seats_never_filled,
    voters,
)
from tvaers.meetings.models import Disqualification, DraftItem, Invitee, Meeting, Presence, Treatment
from tvaers.meetings.paper.queries import day_and_sequence

Places = Mapping[int, int]
"""The place of each item, by its key, in the order in which the items are taken."""


@dataclass(frozen=True)
class AttendanceLists:
    """The lists of the minutes; `people` has the person behind each entry, as far as one is known.

    `silent` are the members whose seat nobody took part from, of those who were asked to.
    """

    participants: tuple[Attendee, ...]
    apologies: tuple[Attendee, ...]
    guests: tuple[Attendee, ...]
    people: Mapping[Attendee, Person]
    silent: tuple[str, ...] = ()


def items_taken(meeting: Meeting) -> list[DraftItem]:
    """The items in the order in which they are taken; before the session, those that were sent, as printed."""
    treatments = Treatment.objects.visible_to(OPERATOR).filter(session=meeting.pk).select_related("item")
    taken = [treatment.item for treatment in treatments]
    return taken or [line.item for line in agenda_of(meeting, OPERATOR).lines() if line.is_sent]


def places_of(items: Sequence[DraftItem]) -> Places:
    """The place of each of the items taken."""
    return {item.pk: place for place, item in enumerate(items)}


def invitees_of(meeting: Meeting, viewer: Viewer) -> list[Invitee]:
    """Those expected whom the viewer may know of, by name, with what is kept of their being there. Four queries."""
    rows = Invitee.objects.visible_to(viewer).filter(meeting=meeting)
    rows = rows.select_related("municipality", "person__account", "sits_for", "membership")
    rows = rows.prefetch_related(Prefetch("presences", Presence.objects.visible_to(viewer)))
    rows = rows.prefetch_related(Prefetch("disqualifications", Disqualification.objects.visible_to(viewer)))
    return sorted(rows, key=lambda invitee: (sort_key(invitee.name), invitee.pk))


def own_invitation(council_slug: str, address: str, account: Account) -> Invitee | None:
    """What the account's owner is called to the meeting as: as a member before all; None for who is not called."""
    found = day_and_sequence(address)
    if found is None:
        return None
    rows = Invitee.objects.visible_to(account).filter(
        Invitee.of_account(account),
        meeting__council__slug=council_slug,
        meeting__held_on=found[0],
        meeting__sequence=found[1],
    )
    own = sorted(rows.select_related("meeting__council", "person", "sits_for"), key=lambda row: row.part != Part.MEMBER)
    return own[0] if own else None


def stays_of(invitee: Invitee, places: Places) -> tuple[Stay, ...]:
    """The times in which the invitee was there; an item that was not taken bounds nothing."""
    rows = invitee.presences.all()
    return tuple(Stay(places.get(row.from_item_id or 0), places.get(row.until_item_id or 0)) for row in rows)


def attendant_of(invitee: Invitee, places: Places) -> Attendant:
    """The invitee as `attending` reckons with them."""
    apart = (places.get(row.item_id) for row in invitee.disqualifications.all())
    return Attendant(
        key=invitee.pk,
        part=Part(invitee.part),
        stays=stays_of(invitee, places),
        absent_from=frozenset(place for place in apart if place is not None),
        sits_for=invitee.sits_for_id,
        has_apologised=invitee.answer == Invitee.Answer.APOLOGY,
    )


def voters_of(treatment: Treatment, viewer: Viewer) -> list[Invitee]:
    """Those who can vote on the item: who is there for it in a seat, by name."""
    meeting = treatment.session.meeting
    places = places_of(items_taken(meeting))
    invitees = {invitee.pk: invitee for invitee in invitees_of(meeting, viewer)}
    attendants = [attendant_of(invitee, places) for invitee in invitees.values()]
    return [invitees[key] for key in voters(attendants, places[treatment.item_id])]


def attendance_lists(meeting: Meeting, viewer: Viewer) -> AttendanceLists:
    """Who took part, who did not and who was a guest, each by name in Danish order, as the minutes print them."""
    invitees = invitees_of(meeting, viewer)
    items = items_taken(meeting)
    places, numbers = places_of(items), [item.number for item in items]
    attendants = {invitee.pk: attendant_of(invitee, places) for invitee in invitees}
    entries = {row.pk: _attendee(row, absence_in_words(attendants[row.pk], numbers)) for row in invitees}
    lists = roll(list(attendants.values()))
    return AttendanceLists(
        participants=_listed(lists.participants, entries),
        apologies=_listed(lists.apologies, entries),
        guests=_listed(lists.guests, entries),
        silent=tuple(entries[key].name for key in seats_never_filled(list(attendants.values()), len(numbers))),
        people={entries[row.pk]: row.person for row in invitees if row.person is not None},
    )


def _listed(keys: Iterable[int], entries: Mapping[int, Attendee]) -> tuple[Attendee, ...]:
    return tuple(entries[key] for key in keys)


def _attendee(invitee: Invitee, absence: str) -> Attendee:
    """The notes are the paper's words, so they are Danish in every language of the page."""
    notes = [f"for {invitee.sits_for.name}" if invitee.sits_for else "", absence]
    if invitee.part in (Invitee.Part.GUEST, Invitee.Part.SIGNED_UP):
        notes.insert(0, invitee.organisation)
    return Attendee(
        name=invitee.name,
        party=invitee.party or None,
        municipality=invitee.municipality.name if invitee.municipality else None,
        note=", ".join(note for note in notes if note) or None,
    )
