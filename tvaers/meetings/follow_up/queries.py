"""What can be seen of what is outstanding: for the secretariat, by date, the overdue first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import F, Prefetch, Q, QuerySet

from tvaers.access.visibility import Viewer
from tvaers.councils.models import Council
from tvaers.meetings.models import ChairmanshipAct, FollowUp, Meeting


@dataclass(frozen=True)
class Wanted:
    """Which of them are asked for; everything by default that is open."""

    kind: str = ""
    who: str = ""
    meeting: str = ""
    is_closed: bool = False


@dataclass(frozen=True)
class Entry:
    """One of them, looked at on the day `today`."""

    follow_up: FollowUp
    today: date

    @property
    def is_overdue(self) -> bool:
        """Whether its day has gone by without that someone closed it."""
        due = self.follow_up.due_on
        is_open = self.follow_up.closed_at is None and not self.follow_up.is_taken
        return due is not None and due < self.today and is_open

    @property
    def number(self) -> str:
        """The number of the item that it comes from."""
        return self.follow_up.item.number if self.follow_up.item else ""

    @property
    def title(self) -> str:
        """The title of that item as it was sent."""
        version = self.follow_up.item.sent_version if self.follow_up.item else None
        return " ".join(version.title.split()) if version else ""


def follow_ups(council: Council, wanted: Wanted, today: date, viewer: Viewer) -> list[Entry]:
    """The council's follow-ups by date, those without one last; of those closed or taken the last closed first."""
    is_over = Q(closed_at__isnull=False) | FollowUp.taken()
    rows = FollowUp.objects.visible_to(viewer).filter(is_over if wanted.is_closed else ~is_over, council=council)
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    if wanted.who:
        rows = rows.filter(who=wanted.who)
    if wanted.meeting:
        keys = [meeting.pk for meeting in meetings_followed_up(council, viewer) if meeting.address == wanted.meeting]
        rows = rows.filter(meeting__in=keys)
    order = (
        [F("closed_at").desc(nulls_first=True), F("pk").desc()]
        if wanted.is_closed
        else [F("due_on").asc(nulls_last=True), F("pk").asc()]
    )
    return [Entry(row, today) for row in _with_what_is_shown(rows, viewer).order_by(*order)]


def follow_up_of(council: Council, key: int, viewer: Viewer) -> FollowUp:
    """One of the council's. Raises FollowUp.DoesNotExist."""
    rows = FollowUp.objects.visible_to(viewer).filter(council=council)
    found: FollowUp = _with_what_is_shown(rows, viewer).get(pk=key)
    return found


def meetings_followed_up(council: Council, viewer: Viewer) -> list[Meeting]:
    """The meetings that something was to be followed up after, the last first."""
    keys = FollowUp.objects.visible_to(viewer).filter(council=council, meeting__isnull=False).values("meeting")
    return list(Meeting.objects.visible_to(viewer).filter(pk__in=keys).order_by("-held_on", "-sequence"))


def people_following_up(council: Council, viewer: Viewer) -> list[str]:
    """Who something is waited for from, by name."""
    rows = (
        FollowUp.objects.visible_to(viewer)
        .filter(~FollowUp.taken(), council=council, closed_at=None)
        .exclude(who="")
        .order_by()
    )
    return sorted(set(rows.values_list("who", flat=True)))


def counts_outstanding(council: Council, today: date, viewer: Viewer) -> tuple[int, int]:
    """How many are open, and how many of those are overdue."""
    rows = FollowUp.objects.visible_to(viewer).filter(~FollowUp.taken(), council=council, closed_at=None)
    return rows.count(), rows.filter(due_on__lt=today).count()


def _with_what_is_shown(rows: QuerySet[FollowUp], viewer: Viewer) -> QuerySet[FollowUp]:
    acts = ChairmanshipAct.objects.visible_to(viewer).select_related("told_in__meeting__council")
    return rows.select_related(
        "council", "meeting__council", "item__sent_version", "to_meeting__council", "came_back_as__meeting", "closed_by"
    ).prefetch_related(Prefetch("acts", acts))
