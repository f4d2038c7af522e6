"""The history of who was excluded from an item: whom, why as long as the exclusion holds, and when it was lifted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from tvaers.access.history.telling import Detail, Told, told
from tvaers.access.models import Account
from tvaers.access.visibility import Viewer
from tvaers.meetings.history.events import events_of_meeting
from tvaers.meetings.models import Exclusion, Meeting

_EXCLUSION = Exclusion._meta.label


def told_exclusions(meeting: Meeting, number: str, viewer: Viewer) -> list[Told]:
    """A line for each exclusion from the item that was made or lifted, newest first.

    Whoever asks must see exclusions. The trail keeps of a reason only what proves it; it is read from the row.
    """
    events = list(events_of_meeting(meeting, viewer))
    found = [
        (line, change)
        for event, line in zip(events, told(events, viewer), strict=True)
        for change in event.changes
        if change["model"] == _EXCLUSION and _stored(change).get("item_number") == number
    ]
    keys = {_stored(change)["account_id"] for _line, change in found}
    names = dict(Account.objects.filter(pk__in=keys).values_list("pk", "name"))
    rows = Exclusion.objects.visible_to(viewer).filter(meeting=meeting, item_number=number)
    reasons = dict(rows.values_list("pk", "reason"))
    return [_told(line, change, names, reasons) for line, change in found]


def _stored(change: Mapping[str, Any]) -> Mapping[str, Any]:
    stored: Mapping[str, Any] = change.get("after") or change.get("before") or {}
    return stored


def _told(line: Told, change: Mapping[str, Any], names: Mapping[int, str], reasons: Mapping[int, str]) -> Told:
    stored, is_made = _stored(change), bool(change.get("after"))
    words = _("{name} udelukket fra pkt. {number}") if is_made else _("{name} ikke længere udelukket fra pkt. {number}")
    reason = reasons.get(change.get("pk", 0), "") if is_made else ""
    return replace(
        line,
        words=words.format(name=names.get(stored["account_id"], ""), number=stored["item_number"]),
        details=[Detail(_("Begrundelse: {reason}").format(reason=reason))] if reason else [],
    )
