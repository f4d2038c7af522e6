"""What can be seen of a council's plan: its meetings in the cycle, and the days that others have taken."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from tvaers.access.visibility import OPERATOR, Viewer
from tvaers.councils.models import Council
from tvaers.councils.queries import councils_on
from tvaers.law.meeting_days import TakenDay as DayTaken
from tvaers.meetings.models import Meeting, TakenDay, TemplateItem, TemplateSection, WheelEntry
from tvaers.meetings.paper.queries import announced_days

Stage = Meeting.Stage


def meetings_in_cycle(council: Council, viewer: Viewer) -> QuerySet[Meeting]:
    """The council's meetings that are prepared here, the first held first."""
    rows: QuerySet[Meeting] = Meeting.objects.visible_to(viewer).filter(council=council)
    return rows.exclude(stage=Stage.ARCHIVED).select_related("council").order_by("held_on", "sequence")


def meetings_to_hold(council: Council, viewer: Viewer) -> QuerySet[Meeting]:
    """Those of them that something is still to be done about: not cancelled, and their minutes not approved."""
    return meetings_in_cycle(council, viewer).filter(unfinished())


def coming_or_unfinished(council: Council, today: date, viewer: Viewer) -> QuerySet[Meeting]:
    """The meetings that a plan shows: those to come, cancelled ones too, and those held that are not finished."""
    return meetings_in_cycle(council, viewer).filter(Q(held_on__gte=today) | unfinished())


def unfinished() -> Q:
    """The condition of the meetings prepared here that something is still to be done about."""
    return Q(cancelled_at=None) & ~Q(stage__in=(Stage.ARCHIVED, Stage.MINUTES_APPROVED))


def days_taken(council: Council, today: date, viewer: Viewer, leaving_out: Meeting | None = None) -> list[DayTaken]:
    """The days from today on which the members, or those they meet with, are engaged: the council's own meetings,
    the other councils', and the days that were entered. `leaving_out` is the meeting that a day is sought for.
    """
    return sorted(
        [*_days_of_meetings(today, leaving_out), *_announced(today, viewer), *_entered(council, today, viewer)],
        key=lambda taken: (taken.day, taken.title),
    )


def taken_days_of(council: Council, today: date, viewer: Viewer) -> QuerySet[TakenDay]:
    """The days to keep clear of that were entered for the council or for all, from today."""
    rows: QuerySet[TakenDay] = TakenDay.objects.visible_to(viewer).filter(
        Q(council=council) | Q(council=None), day__gte=today
    )
    return rows


def template_of(council: Council, viewer: Viewer) -> list[TemplateSection]:
    """The sections of the council's template with their items. Two queries."""
    rows = TemplateSection.objects.visible_to(viewer).filter(council=council)
    return list(rows.prefetch_related(Prefetch("items", TemplateItem.objects.visible_to(viewer))))


def wheel_of(council: Council, viewer: Viewer) -> list[WheelEntry]:
    """What comes every year in the council, by month."""
    return list(WheelEntry.objects.visible_to(viewer).filter(council=council))


def _days_of_meetings(today: date, leaving_out: Meeting | None) -> Iterator[DayTaken]:
    """What other councils only plan is theirs to see; that they meet that day is told to those who plan beside them."""
    rows = Meeting.objects.visible_to(OPERATOR).filter(held_on__gte=today, cancelled_at=None, depublished_at=None)
    for meeting in rows.select_related("council"):
        if meeting == leaving_out:
            continue
        yield DayTaken(meeting.held_on, f"møde i {meeting.council.name}")


def _announced(today: date, viewer: Viewer) -> Iterator[DayTaken]:
    """The next meetings that papers name and that nobody has planned here."""
    planned = Meeting.objects.visible_to(OPERATOR).filter(held_on__gte=today).values_list("council", "held_on")
    known = set(planned)
    names = {council.pk: council.name for council in councils_on(today, viewer)}
    for council, day in announced_days(viewer, today).items():
        if (council, day) not in known and council in names:
            yield DayTaken(day, f"møde i {names[council]}, som det er nævnt i et papir")


def _entered(council: Council, today: date, viewer: Viewer) -> Iterator[DayTaken]:
    for row in taken_days_of(council, today, viewer):
        yield DayTaken(row.day, row.title)
