"""The changes of presence that a browser sends, each with a key of its own, made once and in the order they were made.

`invitee` is the key of one of those expected and `item` that of a treatment; both are None where a kind needs none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from tvaers.access.action import Actor
from tvaers.access.visibility import Viewer
from tvaers.meetings.attendance.actions.calling_in import CannotAttend
from tvaers.meetings.attendance.queries import invitees_of
from tvaers.meetings.models import Invitee, Meeting, Treatment
from tvaers.meetings.session.actions import presence
from tvaers.meetings.session.changes import Malformed, key_in
from tvaers.meetings.session.sync import Outcome, Result
from tvaers.meetings.treatment.actions.holding import AlreadyDone, CannotHold


@dataclass(frozen=True)
class PresenceChange:
    """What is noted of whom, before or in which item."""

    key: str
    kind: str
    invitee: int | None = None
    item: int | None = None
    reason: str = ""


def change_from(sent: Any) -> PresenceChange:
    """The change of a JSON object. Raises Malformed."""
    key = key_in(sent)
    kind, reason = sent.get("kind"), sent.get("reason") or ""
    if kind not in {*KINDS, ALL_HERE} or not isinstance(reason, str) or "\0" in reason:
        raise Malformed("no such kind")
    return PresenceChange(key, kind, _key_or_none(sent.get("invitee")), _key_or_none(sent.get("item")), reason)


def carry_out_all(meeting: Meeting, sent: Sequence[Any], viewer: Viewer, by: Actor) -> list[Result]:
    """The result of each change, in order. Raises Malformed for one without a key."""
    return [_carried_out(meeting, entry, viewer, by) for entry in sent]


def carry_out(meeting: Meeting, change: PresenceChange, viewer: Viewer, by: Actor) -> None:
    """Makes one change. Raises AlreadyDone, CannotAttend, CannotHold and NotPermitted as the actions do."""
    if change.kind == ALL_HERE:
        presence.note_all_who_come(meeting, key=change.key, by=by)
        return
    invitee = next((row for row in invitees_of(meeting, viewer) if row.pk == change.invitee), None)
    if invitee is None:
        raise CannotAttend(_("Personen er taget af listen i mellemtiden."))
    invitee.meeting = meeting
    KINDS[change.kind](invitee, _treatment(meeting, change.item, viewer), change, by)


def _carried_out(meeting: Meeting, sent: Any, viewer: Viewer, by: Actor) -> Result:
    key = key_in(sent)
    try:
        carry_out(meeting, change_from(sent), viewer, by)
    except AlreadyDone:
        return Result(key, Outcome.DONE)
    except (CannotAttend, CannotHold) as refusal:
        return Result(key, Outcome.REFUSED, str(refusal))
    except Malformed:
        return Result(key, Outcome.REFUSED, _("Ændringen kunne ikke læses. Genindlæs siden, og prøv igen."))
    return Result(key, Outcome.DONE)


def _treatment(meeting: Meeting, key: int | None, viewer: Viewer) -> Treatment | None:
    if key is None:
        return None
    rows = Treatment.objects.visible_to(viewer).select_related("session__meeting", "item")
    found: Treatment | None = rows.filter(session=meeting.pk, pk=key).first()
    if found is None:
        raise CannotAttend(_("Punktet er ikke på dette møde."))
    return found


def _chosen(item: Treatment | None) -> Treatment:
    if item is None:
        raise CannotAttend(_("Vælg først, hvilket punkt det gælder."))
    return item


def _here(invitee: Invitee, item: Treatment | None, change: PresenceChange, by: Actor) -> None:
    presence.note_arrival(invitee, item, key=change.key, by=by)


def _gone(invitee: Invitee, item: Treatment | None, change: PresenceChange, by: Actor) -> None:
    presence.note_leaving(invitee, _chosen(item), key=change.key, by=by)


def _undo(invitee: Invitee, item: Treatment | None, change: PresenceChange, by: Actor) -> None:
    presence.take_presence_back(invitee, key=change.key, by=by)


def _disqualify(invitee: Invitee, item: Treatment | None, change: PresenceChange, by: Actor) -> None:
    presence.disqualify(invitee, _chosen(item), change.reason, key=change.key, by=by)


def _able(invitee: Invitee, item: Treatment | None, change: PresenceChange, by: Actor) -> None:
    presence.let_take_part(invitee, _chosen(item), key=change.key, by=by)


def _key_or_none(value: Any) -> int | None:
    if value is None:
        return None
    if type(value) is not int or not 0 <= value <= _LARGEST:
        raise Malformed("no key")
    return value


_Make = Callable[[Invitee, Treatment | None, PresenceChange, Actor], None]
KINDS: dict[str, _Make] = {"here": _here, "gone": _gone, "undo": _undo, "disqualify": _disqualify, "able": _able}
ALL_HERE = "all_here"
_LARGEST = 2**31 - 1
