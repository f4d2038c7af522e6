"""What an item leaves over: that it was postponed or withdrawn, and what someone is to do about it."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from tvaers.access.action import Actor, action
from tvaers.document.model import Act
from tvaers.meetings.cycle.permissions import HOLD
from tvaers.meetings.follow_up.actions import CannotFollowUp, Outstanding, note_follow_up
from tvaers.meetings.models import FollowUp, Meeting, Treatment
from tvaers.meetings.treatment.actions.agenda import record_withdrawn
from tvaers.meetings.treatment.actions.holding import CannotHold, council_of_treatment, held_session, held_treatment
from tvaers.meetings.treatment.actions.recording import record
from tvaers.meetings.treatment.treating import decision_style, postponed_sentence


@action(HOLD, council=council_of_treatment)
def postpone(treatment: Treatment, to_meeting: Meeting | None, *, key: str = "", by: Actor) -> FollowUp:
    """Records that the item was postponed, and lets it come back to a meeting, the next one for None."""
    held = held_treatment(treatment, key, by)
    meeting = held.session.meeting
    _check_of_council(to_meeting, meeting)
    day = to_meeting.held_on if to_meeting else None
    record(held, postponed_sentence(decision_style(meeting), day), Act.POSTPONED)
    coming_back = FollowUp.objects.filter(item=held.item, kind=FollowUp.Kind.RETURNS, closed_at=None).first()
    follow_up = coming_back or FollowUp(
        council_id=meeting.council_id, kind=FollowUp.Kind.RETURNS, meeting=meeting, item=held.item
    )
    follow_up.text = held.title
    follow_up.to_meeting = to_meeting
    follow_up.save()
    return follow_up


@action(HOLD, council=council_of_treatment)
def withdraw(treatment: Treatment, *, key: str = "", by: Actor) -> None:
    """Records that the item was taken off the agenda in the meeting."""
    record_withdrawn(held_treatment(treatment, key, by))


@action(HOLD, council=council_of_treatment)
def add_follow_up(
    treatment: Treatment,
    kind: FollowUp.Kind,
    text: str,
    who: str = "",
    due_on: date | None = None,
    to_meeting: Meeting | None = None,
    *,
    key: str = "",
    by: Actor,
) -> FollowUp:
    """Something to be done about the item: what, who, by when, to which meeting. A frozen item can have more of them.

    Raises CannotHold when nothing is said of what, and for a meeting of another council.
    """
    session = held_session(treatment.session_id, key, by)
    held = session.treatments.select_related("item").get(pk=treatment.pk)
    what = Outstanding(kind, text, who, due_on, to_meeting)
    try:
        return note_follow_up(session.meeting.council, what, meeting=session.meeting, item=held.item, by=by)
    except CannotFollowUp as refusal:
        raise CannotHold(str(refusal)) from refusal


@action(HOLD, council=council_of_treatment)
def remove_follow_up(treatment: Treatment, follow_up: FollowUp, *, key: str = "", by: Actor) -> None:
    """Takes back what was noted by mistake. Raises CannotHold for one of another item, or that someone has acted on."""
    held_session(treatment.session_id, key, by)
    is_touched = follow_up.closed_at is not None or follow_up.acts.exists() or follow_up.came_back_as_id is not None
    if follow_up.item_id != treatment.item_id or is_touched:
        raise CannotHold(_("Opfølgningen er i brug og kan ikke fjernes her. Luk den på listen over opfølgning."))
    follow_up.delete()


def _check_of_council(to_meeting: Meeting | None, meeting: Meeting) -> None:
    if to_meeting is not None and (to_meeting.council_id != meeting.council_id or to_meeting.pk == meeting.pk):
        raise CannotHold(_("Vælg et andet af KKR'ets møder."))
