"""What actions of the cycle begin with: who acts, in which council, and the meeting read anew."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from tvaers.access.action import Actor, NotPermitted
from tvaers.access.models import Account
from tvaers.meetings.models import Meeting


def author_of(by: Actor) -> Account:
    """The account behind the actor. Raises NotPermitted without one: what is written here has a name behind it."""
    if by.account is None:
        raise NotPermitted(_("Udkast og bemærkninger skal have en konto bag sig. Der er ikke ændret noget."))
    return by.account


def council_of_meeting(given: Mapping[str, Any]) -> int:
    """The council that an action with a `meeting` writes in."""
    council: int = given["meeting"].council_id
    return council


def hold_meeting(meeting: Meeting) -> None:
    """Reads the meeting anew and keeps others from changing it until the action ends: it may be long since it was read,
    and what others did to it meanwhile is not to be written over. Runs in an action."""
    meeting.refresh_from_db(from_queryset=Meeting.objects.select_for_update())
