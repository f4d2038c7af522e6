"""Keeping what was noted of coming and leaving when the order of items is switched."""

from __future__ import annotations

from collections.abc import Sequence

from tvaers.meetings.attendance.attending import boundary_after_move
from tvaers.meetings.models import Meeting, Presence


def keep_stays_after_move(meeting: Meeting, moved: int, before: Sequence[int], after: Sequence[int]) -> None:
    """Lets stays begin and end before the same moment as they did; items by key, in the order then and now.

    Runs in the action that moves the item.
    """
    for row in Presence.objects.filter(invitee__meeting=meeting):
        start, end = row.from_item_id, row.until_item_id
        if start is not None:
            row.from_item_id = boundary_after_move(start, moved, before, after)
        if end is not None:
            row.until_item_id = boundary_after_move(end, moved, before, after)
        if (start, end) != (row.from_item_id, row.until_item_id):
            row.save()
