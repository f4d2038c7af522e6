"""The bar that tells the secretariat what of a meeting is down, or held back, and leads to changing it."""

from __future__ import annotations

from typing import Any

from django import template

from tvaers.access.action import is_permitted
from tvaers.access.actor import Actor
from tvaers.access.models import Account
from tvaers.access.viewing import viewer_of
from tvaers.meetings.models import Meeting
from tvaers.meetings.sight.depublished import markers_of

register = template.Library()


@register.inclusion_tag("meetings/depublication_bar.html", takes_context=True)
def depublication_bar(context: dict[str, Any], meeting: Meeting, number: str = "") -> dict[str, Any]:
    """For those who may take the meeting down; nothing, and no query, for all others."""
    viewer = viewer_of(context["request"])
    if not isinstance(viewer, Account):
        return {}
    if not is_permitted(Actor.of_account(viewer), "meetings.depublish", meeting.council_id):
        return {}
    markers = [marker for marker in markers_of(meeting, viewer) if not number or marker.item_number in ("", number)]
    return {"meeting": meeting, "number": number, "markers": markers}
