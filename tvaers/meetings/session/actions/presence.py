"""Who is there: coming and leaving before an item, taking no part in one, and the same taken back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from tvaers.access.action import Actor, action
from tvaers.meetings.attendance.actions.calling_in import CannotAttend, check_open_to_changes, council_of_invitee
from tvaers.meetings.attendance.attending import Stay, arrived, left
from tvaers.meetings.attendance.queries import items_taken, places_of, stays_of
from tvaers.meetings.cycle.acting import council_of_meeting
from tvaers.meetings.cycle.permissions import HOLD
from tvaers.meetings.models import (
    Closing,
    Disqualification,
    DraftItem,
    Exclusion,
    Invitee,
    Meeting,
    Presence,
    Treatment,
)
from tvaers.meetings.session.actions.votes_by_name import take_vote_back
from tvaers.meetings.sight.actions.taking_part import exclude
from tvaers.meetings.treatment.actions.holding import held_session


@action(HOLD, council=council_of_invitee)
def note_arrival(invitee: Invitee, before: Treatment | None, *, key: str = "", by: Actor) -> None:
    """They are there from before this item on; without an item, from the beginning. Nothing for one who is there."""
    _hold(invitee.meeting, key, by)
    items = items_taken(invitee.meeting)
    places = places_of(items)
    _keep(invitee, arrived(stays_of(invitee, places), _place(before, items)), items)


@action(HOLD, council=council_of_invitee)
def note_leaving(invitee: Invitee, before: Treatment, *, key: str = "", by: Actor) -> None:
    """They leave before this item; what they had not been there for falls away."""
    _hold(invitee.meeting, key, by)
    items = items_taken(invitee.meeting)
    places = places_of(items)
    _keep(invitee, left(stays_of(invitee, places), _place(before, items)), items)


@action(HOLD, council=council_of_invitee)
def take_presence_back(invitee: Invitee, *, key: str = "", by: Actor) -> None:
    """Takes back what was noted last: that they left, else that they came."""
    _hold(invitee.meeting, key, by)
    last = invitee.presences.last()
    if last is None:
        return
    if last.until_item_id is None:
        last.delete()
    else:
        last.until_item, last.left_at = None, None
        last.save()


@action(HOLD, council=council_of_meeting)
def note_all_who_come(meeting: Meeting, *, key: str = "", by: Actor) -> None:
    """All who said that they come, and were not noted yet, are there from the beginning."""
    _hold(meeting, key, by)
    items = items_taken(meeting)
    for invitee in meeting.invitees.filter(answer=Invitee.Answer.COMES, presences=None):
        _keep(invitee, (Stay(),), items)


@action(HOLD, council=council_of_invitee)
def disqualify(invitee: Invitee, treatment: Treatment, reason: str = "", *, key: str = "", by: Actor) -> None:
    """They take no part in the item for being disqualified; a vote of theirs in it is taken away.

    Of an item with something closed in it they read no more than the public, when they have an account.
    """
    _hold(invitee.meeting, key, by)
    words = " ".join(reason.split())[:_LONGEST_REASON]
    Disqualification.objects.get_or_create(invitee=invitee, item=treatment.item, defaults={"reason": words})
    take_vote_back(treatment, invitee, by=by)
    account = invitee.person.account if invitee.person else None
    number = treatment.item.number
    is_closed = Closing.objects.filter(meeting=invitee.meeting, item_number=number, opened_at=None).exists()
    known = Exclusion.objects.filter(meeting=invitee.meeting, item_number=number, account=account)
    if is_closed and account is not None and not known.exists():
        exclude(invitee.meeting, number, account, reason=words, by=by)


@action(HOLD, council=council_of_invitee)
def let_take_part(invitee: Invitee, treatment: Treatment, *, key: str = "", by: Actor) -> None:
    """Takes a disqualification back. That they were excluded from what is closed is lifted where that is tended."""
    _hold(invitee.meeting, key, by)
    for row in invitee.disqualifications.filter(item=treatment.item_id):
        row.delete()


def _hold(meeting: Meeting, key: str, by: Actor) -> None:
    """Lets presence be noted while the meeting lasts, and put right until the minutes are sent.

    Raises CannotAttend before it is opened, and AlreadyDone for a change that came before.
    """
    check_open_to_changes(meeting)
    if meeting.stage == Meeting.Stage.IN_SESSION:
        held_session(meeting.pk, key, by)
    elif meeting.stage != Meeting.Stage.MINUTES_DRAFTED:
        raise CannotAttend(_("Mødet er ikke åbnet. Hvem der er til stede, noteres, når det er."))


def _place(before: Treatment | None, items: Sequence[DraftItem]) -> int:
    """The item's place; 0 without one. Raises CannotAttend for an item of another meeting."""
    if before is None:
        return 0
    place = places_of(items).get(before.item_id)
    if place is None:
        raise CannotAttend(_("Punktet er ikke på dette møde."))
    return place


def _keep(invitee: Invitee, stays: Sequence[Stay], items: Sequence[DraftItem]) -> None:
    """Makes the rows say these stays. What a row is known by is where it begins, so the clock's times stay."""
    places, now = places_of(items), _clock(invitee.meeting)
    known = {places.get(row.from_item_id or 0): row for row in invitee.presences.all()}
    wanted = {stay.start: stay for stay in stays}
    for start in known.keys() - wanted.keys():
        known[start].delete()
    for start, stay in wanted.items():
        row = known.get(start) or Presence(invitee=invitee, from_item=_item_at(start, items), came_at=now)
        until = _item_at(stay.end, items)
        if row.pk is None or row.until_item != until:
            row.until_item, row.left_at = until, now if until else None
            row.save()


def _item_at(place: int | None, items: Sequence[DraftItem]) -> DraftItem | None:
    return items[place] if place is not None and place < len(items) else None


def _clock(meeting: Meeting) -> datetime | None:
    """The time, where it is noted as it happens; what is put right later has none."""
    return timezone.now() if meeting.stage == Meeting.Stage.IN_SESSION else None


_LONGEST_REASON = 300
