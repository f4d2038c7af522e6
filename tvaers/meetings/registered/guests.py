"""Guests of one meeting, as `access` asks for them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tvaers.access.models import Account
from tvaers.access.roles import HeldRole, Role
from tvaers.meetings.models import MeetingGuest


def guest_roles(account: Account, day: date) -> Iterator[HeldRole]:
    """The meetings that the account is a guest of, until the day after the meeting."""
    rows = MeetingGuest.objects.filter(account=account, meeting__held_on__gte=day)
    for meeting, council in rows.values_list("meeting", "meeting__council"):
        yield HeldRole(Role.GUEST, council=council, meeting=meeting)
