"""The bar that leads the secretariat to who sees a meeting or an item."""

from __future__ import annotations

from typing import Any

from django import template

from tvaers.access.action import is_permitted
from tvaers.access.actor import Actor
from tvaers.access.models import Account
from tvaers.access.viewing import viewer_of
from tvaers.meetings.models import Meeting
from tvaers.meetings.paper.queries import closings_of_item

register = template.Library()


@register.inclusion_tag("meetings/access/bar.html", takes_context=True)
def access_bar(context: dict[str, Any], meeting: Meeting, number: str = "") -> dict[str, Any]:
    """For those who may close in the council; nothing, and no query, for all others."""
    viewer = viewer_of(context["request"])
    if not isinstance(viewer, Account):
        return {}
    actor = Actor.of_account(viewer)
    if not is_permitted(actor, "meetings.close", meeting.council_id):
        return {}
    is_out = meeting.published_at is not None and meeting.depublished_at is None
    can_depublish = is_out and is_permitted(actor, "meetings.depublish", meeting.council_id)
    return {
        "meeting": meeting,
        "number": number,
        "can_depublish": can_depublish,
        "closings": closings_of_item(meeting, number, viewer) if number else [],
        "request": context["request"],
    }
