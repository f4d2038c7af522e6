"""A meeting that is held, with words of its own in what is decided of its items."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.utils import timezone

from tests.security.canaries import Thing, Who, said
from tvaers.access.actor import Actor
from tvaers.access.models import Account
from tvaers.access.recording import recording
from tvaers.councils.models import Council
from tvaers.meetings.drafts.actions.writing import DraftParts, write_draft
from tvaers.meetings.models import AgendaSection, DraftItem, FollowUp, Meeting
from tvaers.meetings.planning.actions.meetings import plan_meeting
from tvaers.meetings.planning.actions.preparing import add_section, place_item
from tvaers.meetings.sending.actions.freezing import freeze_agenda
from tvaers.meetings.session.actions.deciding import finish_item, set_acts, type_decision
from tvaers.meetings.session.actions.leaving_over import add_follow_up
from tvaers.meetings.session.actions.opening import open_session, take_up
from tvaers.meetings.session.actions.sub_points import add_sub_point, type_sub_point
from tvaers.meetings.sight.actions.taking_part import exclude

CLOSED = (Thing.HELD_CLOSED, Thing.HELD_FORBIDDEN)


def held_meeting(accounts: Mapping[Who, Account]) -> Meeting:
    """A meeting of KKR Nordjylland that is at a closed item, which one member is excluded from."""
    by = Actor.of_account(accounts[Who.SECRETARY])
    meeting = plan_meeting(Council.objects.get(slug="nordjylland"), date(2027, 6, 4), by=by)
    with recording():
        # Not begun by the action: what the council's template says would be sent with it.
        meeting.stage = Meeting.Stage.PREPARING
        meeting.save()
    section = add_section(meeting, "Sager", by=by)
    items = {thing: item_on(section, by, is_closed=thing in CLOSED) for thing in (Thing.HELD, *CLOSED)}
    freeze_agenda(meeting, by=by)
    with recording():
        meeting.stage, meeting.sent_at = Meeting.Stage.AGENDA_SENT, timezone.now()
        meeting.save()
    forbidden = DraftItem.objects.get(pk=items[Thing.HELD_FORBIDDEN].pk)
    exclude(meeting, forbidden.number, accounts[Who.EXCLUDED], by=by)
    session = open_session(meeting, by=by)
    for thing, item in items.items():
        type_decision(session.treatments.get(item=item), said(thing), "", by=by)
    take_up(session.treatments.get(item=forbidden), by=by)
    add_follow_up(session.treatments.get(item=forbidden), FollowUp.Kind.TASK, said(Thing.HELD_FOLLOW_UP), by=by)
    closed = session.treatments.get(item=items[Thing.HELD_CLOSED])
    type_sub_point(add_sub_point(closed, "Rejst i rummet", by=by), said(Thing.HELD_POINT), "", by=by)
    # Whoever follows sees what is decided of the item that the meeting is at, and of those that are finished.
    for treatment in (session.treatments.get(item=items[Thing.HELD]), closed):
        set_acts(treatment, ["approved"], by=by)
        finish_item(treatment, by=by)
    return meeting


def item_on(section: AgendaSection, by: Actor, *, is_closed: bool) -> DraftItem:
    """An item in the section, to go out closed or not."""
    item = write_draft(section.meeting.council, DraftParts(title="En sag"), by=by)
    place_item(item, section, by=by)
    with recording():
        item.is_closed, item.neutral_title = is_closed, "Ejendomssag"
        item.save()
    return item
