"""A session as the browser of those who record it gets it: the same after each change, whoever made it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from tvaers.access.visibility import Viewer
from tvaers.meetings.models import FollowUp, Session
from tvaers.meetings.session.queries import PointSeen, Votes, follow_ups_of, session_seen


@dataclass(frozen=True)
class FollowUpState:
    """A follow-up; `to` is the day of the meeting it is for, empty for none or the next one."""

    id: int
    kind: str
    text: str
    who: str
    due_on: str
    to: str


@dataclass(frozen=True)
class ItemState:
    """What is recorded of an item; `id` is the treatment's key."""

    id: int
    state: str
    decision: str
    acts: tuple[str, ...]
    votes: Votes
    points: tuple[PointSeen, ...]
    follow_ups: tuple[FollowUpState, ...]
    reopened_because: str


@dataclass(frozen=True)
class SessionState:
    """The items in the order they are taken; `current` is the treatment of the one that the meeting is at."""

    revision: int
    is_open: bool
    current: int | None
    items: tuple[ItemState, ...]


def state_of(session: Session, viewer: Viewer) -> dict[str, Any]:
    """The session's state as JSON can have it."""
    seen = session_seen(session, viewer)
    left = follow_ups_of(session.meeting, viewer)
    items = tuple(
        ItemState(
            id=item.key,
            state=item.state,
            decision=item.decision,
            acts=item.acts,
            votes=item.votes,
            points=item.points,
            follow_ups=tuple(_follow_up(row) for row in left[item.item]),
            reopened_because=item.reopened_because,
        )
        for item in seen.items
        if not item.is_shut
    )
    current = seen.current.key if seen.current and not seen.current.is_shut else None
    return asdict(SessionState(session.revision, session.closed_at is None, current, items))


def _follow_up(row: FollowUp) -> FollowUpState:
    return FollowUpState(
        id=row.pk,
        kind=row.kind,
        text=row.text,
        who=row.who,
        due_on=row.due_on.isoformat() if row.due_on else "",
        to=row.to_meeting.held_on.isoformat() if row.to_meeting else "",
    )
