"""Lists inside lists, from entries that tell their depth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tvaers.document.blocks import Block, BulletList, Delimiter, NumberedList


@dataclass(frozen=True)
class Entry:
    """The beginning of a list entry; `depth` 0 is outermost, neighbours of one `family` are one list."""

    depth: int
    family: str
    blocks: tuple[Block, ...]
    ordered: bool = False
    start: int = 1
    delimiter: Delimiter = Delimiter.PERIOD


@dataclass(frozen=True)
class Continuation:
    """A block that stands under the words of the entry above it on `depth`."""

    depth: int
    block: Block


Event = Entry | Continuation


def nested(events: Sequence[Event]) -> list[Block]:
    """The lists that the events make, in order."""
    return _content(events, -1)


def _content(events: Sequence[Event], depth: int) -> list[Block]:
    """What stands inside an entry on `depth`: its own further blocks, and lists one deeper."""
    found: list[Block] = []
    at = 0
    while at < len(events):
        event = events[at]
        if isinstance(event, Continuation) and event.depth <= depth:
            found.append(event.block)
            at += 1
            continue
        end = at
        while end < len(events) and not _belongs_above(events[end], depth):
            end += 1
        found.extend(_lists(events[at:end], depth + 1))
        at = end
    return found


def _belongs_above(event: Event, depth: int) -> bool:
    return isinstance(event, Continuation) and event.depth <= depth


def _lists(events: Sequence[Event], depth: int) -> list[Block]:
    """The lists on `depth` that the events make; a new one begins where the family changes."""
    found: list[Block] = []
    items: list[tuple[Block, ...]] = []
    head: Entry | None = None
    for run in _runs(events, depth):
        first = run[0]
        if isinstance(first, Continuation):
            found.append(first.block)
            continue
        if head is not None and (first.family, first.ordered) != (head.family, head.ordered):
            found.append(_list(head, items))
            head, items = None, []
        head = head or first
        own = first.blocks if first.depth <= depth else ()
        inner = run[1:] if first.depth <= depth else run
        items.append((*own, *_content(inner, depth)))
    if head is not None:
        found.append(_list(head, items))
    return found


def _runs(events: Sequence[Event], depth: int) -> list[Sequence[Event]]:
    """The events cut before each entry on `depth`."""
    starts = [at for at, event in enumerate(events) if isinstance(event, Entry) and event.depth <= depth]
    if not starts or starts[0] != 0:
        starts.insert(0, 0)
    return [events[start:end] for start, end in zip(starts, [*starts[1:], len(events)], strict=True)]


def _list(head: Entry, items: list[tuple[Block, ...]]) -> BulletList | NumberedList:
    if head.ordered:
        return NumberedList(tuple(items), start=head.start, delimiter=head.delimiter)
    return BulletList(tuple(items))
