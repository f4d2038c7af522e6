"""The agenda in preparation as a whole: its sections and items in order, with the numbers that follow from it.

An agenda is numbered by its order until it is sent. What was sent keeps its number; what comes later is numbered after
the last of its section, so an addendum continues the numbering and nothing is renumbered.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tvaers.meetings.models import AgendaSection, DraftAttachment, DraftItem, DraftVersion, Meeting, ProgrammeLine


@dataclass(frozen=True)
class AgendaLine:
    """An item of the agenda with its number and the version that it has today."""

    item: DraftItem
    version: DraftVersion
    number: str
    attachments: tuple[DraftAttachment, ...] = ()
    was_at_meeting: bool = False
    """Whether it stood on the agenda as the meeting began: the minutes keep the text of what was withdrawn there."""

    @property
    def is_off(self) -> bool:
        """Whether the paper says no more of it than that it is off the agenda."""
        return self.item.withdrawn_at is not None and not self.was_at_meeting

    @property
    def is_sent(self) -> bool:
        """Whether an edition has it."""
        return bool(self.item.number)

    @property
    def is_changed(self) -> bool:
        """Whether it was sent and says something else now."""
        return self.is_sent and self.item.sent_version_id != self.version.pk


@dataclass(frozen=True)
class AgendaPart:
    """A section with its items."""

    section: AgendaSection
    number: int
    lines: tuple[AgendaLine, ...]


@dataclass(frozen=True)
class Agenda:
    """A meeting's agenda as it is today."""

    meeting: Meeting
    parts: tuple[AgendaPart, ...]
    programme: tuple[ProgrammeLine, ...] = ()

    def lines(self) -> Iterator[AgendaLine]:
        """All items, in printed order."""
        for part in self.parts:
            yield from part.lines

    def line_of(self, item: DraftItem) -> AgendaLine | None:
        """The line of an item, None when it is not on the agenda."""
        return next((line for line in self.lines() if line.item.pk == item.pk), None)


def numbers_of(section_number: int, given: Sequence[str]) -> list[str]:
    """The numbers of a section's items in order; `given` is what each was sent with, empty for one that was not.

    >>> numbers_of(3, ["3.1", "", "3.2"])
    ['3.1', '3.3', '3.2']
    """
    last = max((int(number.rpartition(".")[2]) for number in given if number), default=0)
    numbers = []
    for number in given:
        if not number:
            last += 1
        numbers.append(number or f"{section_number}.{last}")
    return numbers


def in_printed_order(lines: Sequence[AgendaLine]) -> tuple[AgendaLine, ...]:
    """The lines of a section by their numbers."""
    return tuple(sorted(lines, key=lambda line: int(line.number.rpartition(".")[2])))
