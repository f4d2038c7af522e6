"""An agenda in preparation as its page shows it: each item with what its writers need to see at a glance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tvaers.access.visibility import Viewer
from tvaers.meetings.agenda.arranging import Way, place_beside, section_beside, sections_that_stand_fast
from tvaers.meetings.agenda.queries import open_comments, presenters_by_item
from tvaers.meetings.agenda.whole import Agenda, AgendaLine, AgendaPart
from tvaers.meetings.models import DraftItem, Invitee

NEAR_DAYS = 3
_BADGES = {DraftItem.Status.DRAFT: "warning", DraftItem.Status.READY: "info", DraftItem.Status.APPROVED: "success"}


@dataclass(frozen=True)
class ShownLine:
    """An item: its line, how many comments wait, who comes for it, how its deadline stands, which ways it can go."""

    line: AgendaLine
    comments: int
    guests: tuple[Invitee, ...]
    today: date
    can_go_up: bool
    can_go_down: bool

    @property
    def badge(self) -> str:
        """The kind of badge that its status has."""
        return _BADGES[DraftItem.Status(self.line.item.status)]

    @property
    def promised(self) -> int:
        """How many of its attachments are still to come."""
        return sum(attachment.is_promised for attachment in self.line.attachments)

    @property
    def is_late(self) -> bool:
        """Whether its deadline has gone by without its being ready."""
        due = self.line.item.due_on
        return due is not None and due < self.today and self._waits

    @property
    def is_near(self) -> bool:
        """Whether its deadline is within a few days and it is not ready."""
        due = self.line.item.due_on
        return due is not None and 0 <= (due - self.today).days <= NEAR_DAYS and self._waits

    @property
    def _waits(self) -> bool:
        return self.line.item.status == DraftItem.Status.DRAFT


@dataclass(frozen=True)
class ShownPart:
    """A section with its items, and which ways it can be moved."""

    part: AgendaPart
    lines: tuple[ShownLine, ...]
    can_go_up: bool
    can_go_down: bool
    can_go_away: bool


def shown_agenda(agenda: Agenda, viewer: Viewer, today: date) -> list[ShownPart]:
    """The sections and items for the page."""
    comments, guests = open_comments(agenda, viewer), presenters_by_item(agenda, viewer)
    fast = sections_that_stand_fast(agenda)
    return [
        ShownPart(
            part,
            tuple(_shown_line(agenda, line, (comments, guests), today) for line in part.lines),
            can_go_up=_can_move(agenda, part, Way.UP, fast),
            can_go_down=_can_move(agenda, part, Way.DOWN, fast),
            can_go_away=not part.lines and part.section.pk not in fast,
        )
        for part in agenda.parts
    ]


def _shown_line(
    agenda: Agenda, line: AgendaLine, beside: tuple[Mapping[int, int], Mapping[int, list[Invitee]]], today: date
) -> ShownLine:
    comments, guests = beside
    return ShownLine(
        line,
        comments.get(line.item.pk, 0),
        tuple(guests.get(line.item.pk, [])),
        today,
        can_go_up=place_beside(agenda, line.item.pk, Way.UP) is not None,
        can_go_down=place_beside(agenda, line.item.pk, Way.DOWN) is not None,
    )


def _can_move(agenda: Agenda, part: AgendaPart, way: Way, fast: frozenset[int]) -> bool:
    other = section_beside(agenda, part.section.pk, way)
    return other is not None and not {part.section.pk, other.pk} & fast
