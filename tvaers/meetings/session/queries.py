"""What can be seen of a meeting while it is held: by those who record it, and by those who follow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Prefetch

from tvaers.access.visibility import OPERATOR, Viewer
from tvaers.document.model import Item
from tvaers.meetings.models import (
    Closing,
    FollowUp,
    Meeting,
    Session,
    SubPoint,
    Treatment,
    excluded_items,
)
from tvaers.meetings.paper.queries import document_for

Votes = tuple[int | None, int | None, int | None]


@dataclass(frozen=True)
class PointSeen:
    """A point raised under an item."""

    key: str
    title: str
    text: str
    acts: tuple[str, ...]


@dataclass(frozen=True)
class ItemSeen:
    """An item as a viewer may see it. Of one that is shut to the viewer nothing but number and title is there.

    `key` is that of its treatment and `item` that of the item; both are 0 for one that is shut.
    """

    key: int
    number: str
    title: str
    item: int = 0
    is_current: bool = False
    is_closed: bool = False
    is_shut: bool = False
    state: str = ""
    recommendation: str = ""
    decision: str = ""
    acts: tuple[str, ...] = ()
    votes: Votes = (None, None, None)
    points: tuple[PointSeen, ...] = ()
    reopened_because: str = ""

    @property
    def is_done(self) -> bool:
        """Whether it is decided."""
        return self.state == Treatment.State.DONE

    @property
    def has_votes(self) -> bool:
        """Whether votes were counted."""
        return self.votes != (None, None, None)


@dataclass(frozen=True)
class SessionSeen:
    """A meeting as a viewer follows it: its items in the order they are taken."""

    session: Session
    items: tuple[ItemSeen, ...]

    @property
    def current(self) -> ItemSeen | None:
        """The item that the meeting is at; None between two, or when the viewer may not know of it."""
        return next((item for item in self.items if item.is_current), None)

    @property
    def count_done(self) -> int:
        """How many of the items that are seen are decided."""
        return sum(item.is_done for item in self.items)


def session_of(meeting: Meeting, viewer: Viewer) -> Session | None:
    """The meeting's session; None when it is not opened, or not for the viewer."""
    session: Session | None = Session.objects.visible_to(viewer).filter(meeting=meeting).first()
    if session is not None:
        session.meeting = meeting
    return session


def session_seen(session: Session, viewer: Viewer) -> SessionSeen:
    """What the viewer may see of it. Four queries; more for someone who is excluded from an item."""
    closed = _closed_numbers(session.meeting, viewer)
    placed = [(row.position, _item_seen(row, session, closed)) for row in treatments_of(session, viewer)]
    placed += list(_shut_items(session, viewer))
    return SessionSeen(session, tuple(item for _position, item in sorted(placed, key=lambda entry: entry[0])))


def treatments_of(session: Session, viewer: Viewer) -> list[Treatment]:
    """The treatments that the viewer sees, in the order the items are taken, with items and sub-points."""
    rows = Treatment.objects.visible_to(viewer).filter(session=session).select_related("item__sent_version")
    return list(rows.prefetch_related(Prefetch("sub_points", SubPoint.objects.visible_to(viewer))))


def follow_ups_of(meeting: Meeting, viewer: Viewer) -> dict[int, list[FollowUp]]:
    """What the meeting left to be done so far, by the key of the item."""
    found: dict[int, list[FollowUp]] = defaultdict(list)
    rows = FollowUp.objects.visible_to(viewer).filter(meeting=meeting, item__isnull=False)
    for row in rows.select_related("to_meeting").order_by("pk"):
        if row.item_id is not None:
            found[row.item_id].append(row)
    return found


def meetings_to_come(meeting: Meeting, viewer: Viewer) -> list[Meeting]:
    """The council's meetings after this one, to which something can be put off."""
    rows = Meeting.objects.visible_to(viewer).filter(
        council=meeting.council_id, held_on__gte=meeting.held_on, cancelled_at=None
    )
    return list(rows.exclude(pk=meeting.pk).order_by("held_on", "sequence")[:_MOST_MEETINGS])


def _item_seen(row: Treatment, session: Session, closed: frozenset[str]) -> ItemSeen:
    version = row.item.sent_version
    return ItemSeen(
        key=row.pk,
        number=row.item.number,
        title=row.title,
        item=row.item_id,
        is_current=row.item_id == session.current_item_id,
        is_closed=row.item.number in closed,
        state=row.state,
        recommendation=version.recommendation if version else "",
        decision=row.decision,
        acts=tuple(row.acts),
        votes=(row.votes_for, row.votes_against, row.votes_abstained),
        points=tuple(
            PointSeen(point.key, point.title, point.text, tuple(point.acts)) for point in row.sub_points.all()
        ),
        reopened_because=row.reopened_because,
    )


def _closed_numbers(meeting: Meeting, viewer: Viewer) -> frozenset[str]:
    rows = Closing.objects.visible_to(viewer).filter(meeting=meeting, what=Closing.What.ITEM, opened_at=None)
    return frozenset(rows.values_list("item_number", flat=True))


def _shut_items(session: Session, viewer: Viewer) -> Iterator[tuple[int, ItemSeen]]:
    """The items that the viewer is excluded from, as the viewer reads them in the paper, with their places."""
    numbers = [number for meeting, number in excluded_items(viewer) if meeting == session.meeting_id]
    if not numbers:
        return
    titles = {item.number: item.title for item in _items_read(session.meeting, viewer)}
    rows = Treatment.objects.visible_to(OPERATOR).filter(session=session, item__number__in=numbers)
    for position, number, item in rows.values_list("position", "item__number", "item"):
        if number in titles:
            is_current = item == session.current_item_id
            yield position, ItemSeen(0, number, titles[number], is_current=is_current, is_closed=True, is_shut=True)


def _items_read(meeting: Meeting, viewer: Viewer) -> list[Item]:
    edition = meeting.members_edition or meeting.current_edition
    if edition is None:
        return []
    edition.meeting = meeting
    return list(document_for(edition, viewer).items())


_MOST_MEETINGS = 12
