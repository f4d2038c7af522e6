"""The bar on a meeting's page that leads to who comes: to one's own answer, and the secretariat to the list."""

from __future__ import annotations

from typing import Any

from django import template

from tvaers.access.action import is_permitted
from tvaers.access.actor import Actor
from tvaers.access.models import Account
from tvaers.access.roles import Sight
from tvaers.access.viewing import viewer_of
from tvaers.access.visibility import has_sight
from tvaers.meetings.attendance.queries import invitees_of, own_invitation
from tvaers.meetings.attendance.signing_up import circles_to_sign_up_from, is_open_to_sign_up
from tvaers.meetings.attendance.who_comes import coming
from tvaers.meetings.cycle.permissions import HOLD
from tvaers.meetings.models import Meeting

register = template.Library()
Stage = Meeting.Stage


@register.inclusion_tag("meetings/attendance/bar.html", takes_context=True)
def attendance_bar(context: dict[str, Any], meeting: Meeting) -> dict[str, Any]:
    """What the viewer does about the meeting; nothing, and no query, for the public and for what came in as a file."""
    viewer = viewer_of(context["request"])
    if not isinstance(viewer, Account) or not meeting.is_in_cycle:
        return {}
    may_hold = is_permitted(Actor.of_account(viewer), HOLD, meeting.council_id)
    return {"request": context["request"], "may_hold": may_hold, **_asked(meeting, viewer)}


@register.inclusion_tag("meetings/attendance/asked_of_me.html", takes_context=True)
def asked_of_me(context: dict[str, Any], meeting: Meeting) -> dict[str, Any]:
    """What the viewer is asked for at the meeting, for a list of meetings; nothing for the public."""
    viewer = viewer_of(context["request"])
    return _asked(meeting, viewer) if isinstance(viewer, Account) and meeting.is_in_cycle else {}


def _asked(meeting: Meeting, viewer: Account) -> dict[str, Any]:
    is_coming = meeting.stage == Stage.AGENDA_SENT and meeting.cancelled_at is None
    reads = has_sight(viewer, Sight.CLOSED, meeting.council_id)
    may_check = is_permitted(Actor.of_account(viewer), "meetings.check_minutes", meeting.council_id)
    return {
        "meeting": meeting,
        "is_called": is_coming and own_invitation(meeting.council.slug, meeting.address, viewer) is not None,
        "may_sign_up": is_open_to_sign_up(meeting) and bool(circles_to_sign_up_from(meeting, viewer)),
        "may_follow": reads and meeting.stage == Stage.IN_SESSION,
        "may_check": may_check and meeting.stage == Stage.MINUTES_DRAFTED,
        "may_remark": reads and meeting.stage == Stage.MINUTES_SENT,
    }


@register.inclusion_tag("meetings/attendance/counts.html", takes_context=True)
def who_comes_link(context: dict[str, Any], meeting: Meeting) -> dict[str, Any]:
    """For the secretariat: the way to who comes, with how many do; of a written procedure to its answers."""
    viewer = viewer_of(context["request"])
    if not isinstance(viewer, Account) or not meeting.is_in_cycle or meeting.cancelled_at is not None:
        return {}
    if not is_permitted(Actor.of_account(viewer), HOLD, meeting.council_id):
        return {}
    return {"meeting": meeting, "coming": None if meeting.is_in_writing else coming(invitees_of(meeting, viewer))}
