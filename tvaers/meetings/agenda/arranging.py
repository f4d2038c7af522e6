"""Where things can be moved to on an agenda. Pure: what there is goes in, the place comes out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tvaers.meetings.agenda.whole import Agenda
from tvaers.meetings.models import AgendaSection


class Way(StrEnum):
    """Which way something is moved by one place; the values are the page's."""

    UP = "op"
    DOWN = "ned"


@dataclass(frozen=True)
class Place:
    """A place on the agenda, by keys: the section, and the item that comes after; None is last."""

    section: int
    before: int | None


def place_beside(agenda: Agenda, item: int, way: Way) -> Place | None:
    """The place one step from where the item is; beyond the end of its section it is in the next one.

    None when there is no further place, or the item is not on the agenda. What was sent stands first in its section
    and is not passed.
    """
    movable = [[line.item.pk for line in part.lines if not line.is_sent] for part in agenda.parts]
    here = next((number for number, items in enumerate(movable) if item in items), None)
    if here is None:
        return None
    items, at = movable[here], movable[here].index(item)
    section = agenda.parts[here].section.pk
    if way is Way.UP and at > 0:
        return Place(section, items[at - 1])
    if way is Way.DOWN and at < len(items) - 1:
        return Place(section, items[at + 2] if at + 2 < len(items) else None)
    there = here - 1 if way is Way.UP else here + 1
    if not 0 <= there < len(movable):
        return None
    first = movable[there][0] if movable[there] and way is Way.DOWN else None
    return Place(agenda.parts[there].section.pk, first)


def section_beside(agenda: Agenda, section: int, way: Way) -> AgendaSection | None:
    """The section before or after, None at the end."""
    keys = [part.section.pk for part in agenda.parts]
    there = keys.index(section) + (-1 if way is Way.UP else 1)
    return agenda.parts[there].section if 0 <= there < len(keys) else None


def sections_that_stand_fast(agenda: Agenda) -> frozenset[int]:
    """The sections, by key, whose numbers must stay: those with something that was sent, and all before them."""
    sent = [place for place, part in enumerate(agenda.parts) if any(line.is_sent for line in part.lines)]
    return frozenset(part.section.pk for part in agenda.parts[: max(sent, default=-1) + 1])
