"""The bar that leads the secretariat to who sees a meeting or an item."""

from __future__ import annotations

from typing import Any

from django import template

from tvaers.access.action import is_permitted
from tvaers.access.actor import Actor
from tvaers.access.models import Account
from tvaers.access.viewing import viewer_of
from tvaers.meetings.models import Meeting

register = template.Library()


@register.inclusion_tag("meetings/access/bar.html", takes_context=True)
def access_bar(context: dict[str, Any], meeting: Meeting, number: str = "") -> dict[str, Any]:
    """For those who may close in the council; nothing, and no query, for all others."""
    viewer = viewer_of(context["request"])
    if not isinstance(viewer, Account):
        return {}
    if not is_permitted(Actor.of_account(viewer), "meetings.close", meeting.council_id):
        return {}
    return {"meeting": meeting, "number": number, "request": context["request"]}
