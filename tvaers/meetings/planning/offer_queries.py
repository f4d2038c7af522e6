"""What a meeting in preparation is offered: minutes to approve, what comes back, acts to tell, what the year brings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import F, OuterRef, Q, Subquery

from tvaers.access.visibility import Viewer
from tvaers.meetings.models import (
    AgendaItem,
    ChairmanshipAct,
    DraftItem,
    DraftVersion,
    FollowUp,
    ItemText,
    Meeting,
    WheelTurn,
)
from tvaers.meetings.planning.standing_items import acts_to_tell, imported_minutes, minutes_waiting
from tvaers.meetings.planning.wheel import LIKE_ENOUGH, DueEntry, due_at, likeness

ABOUT_A_YEAR = timedelta(days=365)
NEARLY = timedelta(days=100)
"""On both sides of the day a year before: the meeting can have been the one before or after."""


@dataclass(frozen=True)
class Returning:
    """Something that comes back, and what it is called."""

    follow_up: FollowUp
    title: str


@dataclass(frozen=True)
class LastYear:
    """An item of about a year before that is like one of now, with its texts in printed order."""

    item: AgendaItem
    texts: tuple[ItemText, ...]

    @property
    def meeting(self) -> Meeting:
        """The meeting that had it."""
        return self.item.edition.meeting


@dataclass(frozen=True)
class WheelOffer:
    """What the year brings, with what was said of it last year."""

    due: DueEntry
    last_year: LastYear | None


@dataclass(frozen=True)
class Offers:
    """All that a meeting is offered. `let_go` is what was passed over and can be taken up again."""

    minutes: list[Meeting] = field(default_factory=list)
    returning: list[Returning] = field(default_factory=list)
    acts: list[ChairmanshipAct] = field(default_factory=list)
    wheel: list[WheelOffer] = field(default_factory=list)
    let_go: list[DueEntry] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many things wait for an answer."""
        return len(self.minutes) + len(self.returning) + bool(self.acts) + len(self.wheel)


def offers_for(meeting: Meeting, viewer: Viewer) -> Offers:
    """What the meeting is offered while it is prepared; nothing at other stages."""
    if meeting.stage != Meeting.Stage.PREPARING or meeting.cancelled_at is not None:
        return Offers()
    due = due_at(meeting)
    wanted = [each for each in due if each.is_open]
    before = last_years(meeting, [each.entry.title for each in wanted], viewer)
    imported = imported_minutes(meeting)
    return Offers(
        [*minutes_waiting(meeting), *([imported] if imported else [])],
        returning_to(meeting, viewer),
        acts_to_tell(meeting),
        [WheelOffer(each, before.get(each.entry.title)) for each in wanted],
        [each for each in due if each.is_let_go],
    )


def returning_to(meeting: Meeting, viewer: Viewer) -> list[Returning]:
    """What was postponed or promised to this meeting, to the next one, or to one that it did not come to."""
    did_not_come = Q(to_meeting__held_on__lt=meeting.held_on) | Q(to_meeting__cancelled_at__isnull=False)
    rows = (
        FollowUp.objects.visible_to(viewer)
        .filter(
            Q(to_meeting=meeting) | Q(to_meeting=None) | did_not_come,
            council=meeting.council_id,
            kind=FollowUp.Kind.RETURNS,
            closed_at=None,
        )
        .exclude(FollowUp.taken())
        .exclude(meeting=meeting)
        .exclude(item__meeting=meeting)
    )
    versions = DraftVersion.objects.visible_to(viewer).filter(draft=OuterRef("item")).order_by("-number")
    titled = rows.annotate(item_title=Subquery(versions.values("title")[:1])).select_related("item", "meeting")
    return [Returning(row, row.item_title or row.text) for row in titled]


def last_years(meeting: Meeting, titles: Iterable[str], viewer: Viewer) -> dict[str, LastYear]:
    """By title, the item of about a year before that is most like it. Two queries, however many there are."""
    wanted = list(titles)
    items = _items_around(meeting, meeting.held_on - ABOUT_A_YEAR, viewer) if wanted else []
    best = {title: item for title in wanted if (item := _most_like(title, items)) is not None}
    texts = _texts_of(best.values(), viewer)
    return {title: LastYear(item, tuple(texts[item.pk])) for title, item in best.items()}


def last_year_of_draft(draft: DraftItem, viewer: Viewer) -> LastYear | None:
    """What was said the year before of what the year's wheel brought as this draft; None for another draft."""
    turn = WheelTurn.objects.visible_to(viewer).filter(draft=draft).select_related("entry").first()
    if turn is None or draft.meeting is None:
        return None
    return last_years(draft.meeting, [turn.entry.title], viewer).get(turn.entry.title)


def _items_around(meeting: Meeting, day: date, viewer: Viewer) -> list[AgendaItem]:
    rows = AgendaItem.objects.visible_to(viewer).filter(
        edition=F("edition__meeting__current_edition"),
        edition__meeting__council=meeting.council_id,
        edition__meeting__held_on__range=(day - NEARLY, day + NEARLY),
    )
    return list(rows.select_related("edition__meeting__council").defer("edition__document").order_by("pk"))


def _most_like(title: str, items: Sequence[AgendaItem]) -> AgendaItem | None:
    """The most alike one; of two that are, the one whose own words say least besides."""
    rated = [((likeness(title, item.title), likeness(item.title, title)), item) for item in items]
    found = max(rated, key=lambda each: each[0], default=None)
    return found[1] if found and found[0][0] >= LIKE_ENOUGH else None


def _texts_of(items: Iterable[AgendaItem], viewer: Viewer) -> dict[int, list[ItemText]]:
    found: dict[int, list[ItemText]] = defaultdict(list)
    keys = [item.pk for item in items]
    for text in ItemText.objects.visible_to(viewer).filter(item__in=keys).exclude(text="").order_by("pk"):
        found[text.item_id].append(text)
    return found
