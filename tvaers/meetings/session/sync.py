"""The changes that a browser sends, carried out one by one in the order they were made, each once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _

from tvaers.access.action import Actor
from tvaers.access.visibility import OPERATOR, Viewer
from tvaers.meetings.models import FollowUp, Meeting, Session, SubPoint, Treatment
from tvaers.meetings.session.actions import deciding, leaving_over, opening, sub_points
from tvaers.meetings.session.changes import (
    AddFollowUp,
    AddSubPoint,
    Change,
    Finish,
    Malformed,
    Move,
    OfItem,
    OfSubPoint,
    Postpone,
    RecordVotes,
    RemoveFollowUp,
    RemoveSubPoint,
    RenameSubPoint,
    Reopen,
    SetActs,
    SetSubPointActs,
    TakeUp,
    TypeDecision,
    TypeSubPoint,
    Withdraw,
    change_from,
    key_in,
)
from tvaers.meetings.treatment.actions.holding import AlreadyDone, CannotHold

MOST_CHANGES = 50
"""In one go."""


class Outcome(StrEnum):
    """What became of a change; one that was refused will never be made, so the browser sends it no more."""

    DONE = "done"
    REFUSED = "refused"


@dataclass(frozen=True)
class Result:
    """What became of the change with this key; `message` says why it was refused."""

    key: str
    outcome: Outcome
    message: str = ""


def carry_out_all(held: Session, sent: Sequence[Any], viewer: Viewer, by: Actor) -> list[Result]:
    """The result of each change, in order. Raises Malformed for one without a key."""
    return [_carried_out(held, entry, viewer, by) for entry in sent]


def _carried_out(held: Session, sent: Any, viewer: Viewer, by: Actor) -> Result:
    key = key_in(sent)
    try:
        carry_out(held, change_from(sent), viewer, by)
    except AlreadyDone:
        return Result(key, Outcome.DONE)
    except CannotHold as refusal:
        return Result(key, Outcome.REFUSED, str(refusal))
    except Malformed:
        return Result(key, Outcome.REFUSED, _("Ændringen kunne ikke læses. Genindlæs siden, og prøv igen."))
    return Result(key, Outcome.DONE)


def carry_out(held: Session, change: Change, viewer: Viewer, by: Actor) -> None:
    """Makes one change in the session, for a viewer who sees its item.

    Raises AlreadyDone, CannotHold and NotPermitted as the actions do.
    """
    if not isinstance(change, OfItem):
        raise Malformed("a change is of an item")
    _MAKES[type(change)](_treatment(held, change.item, viewer), change, by)


def _treatment(held: Session, key: int, viewer: Viewer) -> Treatment:
    rows = Treatment.objects.visible_to(viewer).select_related("session__meeting__council", "item__sent_version")
    treatment: Treatment | None = rows.filter(session=held, pk=key).first()
    if treatment is None:
        raise CannotHold(_("Punktet er ikke på dette møde."))
    return treatment


def _sub_point(row: Treatment, change: OfSubPoint) -> SubPoint:
    found: SubPoint | None = row.sub_points.filter(key=change.sub_point).first()
    if found is None:
        raise CannotHold(_("Underpunktet er fjernet i mellemtiden."))
    found.treatment = row
    return found


def _meeting(key: int | None) -> Meeting | None:
    """That it is one of the council's is checked by the action."""
    found = None if key is None else Meeting.objects.visible_to(OPERATOR).filter(pk=key).first()
    if key is not None and found is None:
        raise CannotHold(_("Vælg et andet af KKR'ets møder."))
    return found


def _take_up(row: Treatment, change: TakeUp, by: Actor) -> None:
    opening.take_up(row, key=change.key, by=by)


def _type_decision(row: Treatment, change: TypeDecision, by: Actor) -> None:
    deciding.type_decision(row, change.text, change.base, change.acts, key=change.key, by=by)


def _set_acts(row: Treatment, change: SetActs, by: Actor) -> None:
    deciding.set_acts(row, change.acts, key=change.key, by=by)


def _record_votes(row: Treatment, change: RecordVotes, by: Actor) -> None:
    votes = change.votes_for, change.votes_against, change.votes_abstained
    deciding.record_votes(row, *votes, key=change.key, by=by)


def _move(row: Treatment, change: Move, by: Actor) -> None:
    before = None if change.before is None else row.session.treatments.filter(pk=change.before).first()
    opening.move_treatment(row, before, key=change.key, by=by)


def _postpone(row: Treatment, change: Postpone, by: Actor) -> None:
    leaving_over.postpone(row, _meeting(change.to_meeting), key=change.key, by=by)


def _withdraw(row: Treatment, change: Withdraw, by: Actor) -> None:
    leaving_over.withdraw(row, key=change.key, by=by)


def _finish(row: Treatment, change: Finish, by: Actor) -> None:
    deciding.finish_item(row, key=change.key, by=by)


def _reopen(row: Treatment, change: Reopen, by: Actor) -> None:
    deciding.reopen_item(row, change.reason, key=change.key, by=by)


def _add_follow_up(row: Treatment, change: AddFollowUp, by: Actor) -> None:
    if change.follow_up_kind not in FollowUp.Kind.values:
        raise Malformed("no such kind of follow-up")
    kind, meeting = FollowUp.Kind(change.follow_up_kind), _meeting(change.to_meeting)
    leaving_over.add_follow_up(row, kind, change.text, change.who, change.due_on, meeting, key=change.key, by=by)


def _remove_follow_up(row: Treatment, change: RemoveFollowUp, by: Actor) -> None:
    follow_up = row.item.follow_ups.filter(pk=change.follow_up).first()
    if follow_up is not None:
        leaving_over.remove_follow_up(row, follow_up, key=change.key, by=by)


def _add_sub_point(row: Treatment, change: AddSubPoint, by: Actor) -> None:
    sub_points.add_sub_point(row, change.title, key=change.key, by=by)


def _rename_sub_point(row: Treatment, change: RenameSubPoint, by: Actor) -> None:
    sub_points.rename_sub_point(_sub_point(row, change), change.title, key=change.key, by=by)


def _type_sub_point(row: Treatment, change: TypeSubPoint, by: Actor) -> None:
    sub_points.type_sub_point(_sub_point(row, change), change.text, change.base, key=change.key, by=by)


def _set_sub_point_acts(row: Treatment, change: SetSubPointActs, by: Actor) -> None:
    sub_points.set_sub_point_acts(_sub_point(row, change), change.acts, key=change.key, by=by)


def _remove_sub_point(row: Treatment, change: RemoveSubPoint, by: Actor) -> None:
    if row.sub_points.filter(key=change.sub_point).exists():
        sub_points.remove_sub_point(_sub_point(row, change), key=change.key, by=by)


_MAKES: dict[type[OfItem], Callable[[Treatment, Any, Actor], None]] = {
    TakeUp: _take_up,
    TypeDecision: _type_decision,
    SetActs: _set_acts,
    RecordVotes: _record_votes,
    Move: _move,
    Postpone: _postpone,
    Withdraw: _withdraw,
    Finish: _finish,
    Reopen: _reopen,
    AddFollowUp: _add_follow_up,
    RemoveFollowUp: _remove_follow_up,
    AddSubPoint: _add_sub_point,
    RenameSubPoint: _rename_sub_point,
    TypeSubPoint: _type_sub_point,
    SetSubPointActs: _set_sub_point_acts,
    RemoveSubPoint: _remove_sub_point,
}
