"""The year's wheel: what is due at a meeting, and what was said of it the year before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.dates import MONTHS

from tvaers.access.visibility import OPERATOR
from tvaers.meetings.models import Meeting, WheelEntry, WheelTurn

ELECTIONS_EVERY = 4
AN_ELECTION_YEAR = 2025
"""Municipal elections are held in November every fourth year (kommunal- og regionalvalgloven § 6)."""
LONGEST_LOOK_BACK = 11
"""Months; with twelve, an entry would be due for two years at once."""

LIKE_ENOUGH = 0.6
_SAME_BEGINNING = 6
"""Letters: "fordeling" and "fordelingen", "rammeaftale" and "rammeaftaler" are the same word."""
_SHORTEST = 3
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class DueEntry:
    """A yearly entry that is due at a meeting, for the year that its month falls in."""

    entry: WheelEntry
    year: int
    turn: WheelTurn | None = None

    @property
    def month_and_year(self) -> str:
        """When it comes: "februar 2027"."""
        return f"{MONTHS[self.entry.month]} {self.year}"

    @property
    def is_open(self) -> bool:
        """Whether it was neither let go nor taken; an item that was discarded or withdrawn is no longer taken."""
        return self.turn is None or (self.turn.draft is not None and self.turn.draft.is_dropped)

    @property
    def is_let_go(self) -> bool:
        """Whether it was passed over this time."""
        return self.turn is not None and self.turn.draft is None


def is_election_year(year: int) -> bool:
    """Whether the municipal boards are elected that year."""
    return year % ELECTIONS_EVERY == AN_ELECTION_YEAR % ELECTIONS_EVERY


def year_due(entry: WheelEntry, first: int, last: int) -> int | None:
    """The year in which the entry's month lies within the months `first` to `last` (see `month_number`)."""
    for year in (last // 12, last // 12 - 1):
        if first <= year * 12 + entry.month - 1 <= last:
            return None if entry.only_election_years and not is_election_year(year) else year
    return None


def month_number(day: date) -> int:
    """The months since the year 0, so that they can be counted."""
    return day.year * 12 + day.month - 1


def due_at(meeting: Meeting) -> list[DueEntry]:
    """What the council's wheel brings to the meeting, the earliest first, with what was done about it.

    Due is what falls in the months since the meeting before. What was due at earlier meetings that were prepared here,
    and was neither taken nor let go, is due still.
    """
    last = month_number(meeting.held_on)
    first = max(_first_month(meeting), last - LONGEST_LOOK_BACK)
    entries = list(WheelEntry.objects.visible_to(OPERATOR).filter(council=meeting.council_id))
    turns = {
        (turn.entry_id, turn.year): turn
        for turn in WheelTurn.objects.visible_to(OPERATOR).filter(entry__in=entries).select_related("draft")
    }
    years = [(entry, year_due(entry, first, last)) for entry in entries]
    found = [DueEntry(entry, year, turns.get((entry.pk, year))) for entry, year in years if year is not None]
    return sorted(found, key=lambda due: (due.year, due.entry.month, due.entry.title))


def entry_titles(due: Iterable[DueEntry]) -> list[str]:
    """The titles of those that are still open."""
    return [each.entry.title for each in due if each.is_open]


def likeness(title: str, other: str) -> float:
    """How much of a title's words another has, from 0 to 1; endings do not count.

    >>> likeness("Fordeling af SOSU-elever", "Fordelingen af SOSU-elever 2027") == 1
    True
    """
    mine, theirs = _words(title), _words(other)
    return sum(1 for word in mine if any(_is_same(word, each) for each in theirs)) / len(mine) if mine else 0.0


def _first_month(meeting: Meeting) -> int:
    """The month after the last meeting that was not prepared here, else that of the first one that was."""
    earlier = Meeting.objects.visible_to(OPERATOR).filter(
        council=meeting.council_id, held_on__lt=meeting.held_on, cancelled_at=None
    )
    first = meeting
    for before in earlier.order_by("-held_on", "-sequence")[:LONGEST_LOOK_BACK]:
        if not before.is_in_cycle:
            return min(month_number(before.held_on) + 1, month_number(first.held_on))
        first = before
    return month_number(first.held_on)


def _words(title: str) -> Sequence[str]:
    return [word for word in _WORD.findall(title.casefold()) if len(word) > _SHORTEST]


def _is_same(word: str, other: str) -> bool:
    return word[:_SAME_BEGINNING] == other[:_SAME_BEGINNING]
