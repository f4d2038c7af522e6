"""Entries of pasted lists, gathered until the list ends."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from tvaers.document.blocks import Block
from tvaers.document.reading.nesting import Continuation, Entry, Event, nested
from tvaers.document.reading.pasted.looks import Element, Style, entry_depth

_LETTERED = ("lower-alpha", "upper-alpha", "lower-latin", "upper-latin", "lower-roman", "upper-roman")
_LETTER_TYPES = ("a", "A", "i", "I")


@dataclass
class OpenList:
    """A list element that is being read; `number` is that of its next entry."""

    element: Element
    family: str
    ordered: bool
    number: int


@dataclass
class Lists:
    """The list elements around the place where reading is, and the entries of the lists before it."""

    around: list[OpenList] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    lettered: bool = False
    seen: int = 0

    def begin(self, element: Element) -> None:
        """A list element begins."""
        self.seen += 1
        start = element.get("start", "")
        number = int(start) if start.isascii() and start.isdecimal() and len(start) < 9 else 1
        self.around.append(OpenList(element, f"html {self.seen}", element.tag == "ol", number))

    def end(self) -> None:
        """The innermost list element ends."""
        if self.around:
            self.around.pop()

    def entry(self, element: Element, style: Style) -> Entry:
        """The entry that begins with the element, still without words."""
        depth = entry_depth(element, len(self.around))
        if not self.around:
            return Entry(depth, "html", ())
        parent = self.around[-1]
        number, parent.number = parent.number, parent.number + 1
        if parent.ordered and _is_lettered(parent.element, style):
            self.lettered = True
        told = element.get("data-listid")
        return Entry(depth, f"online {told}" if told else parent.family, (), parent.ordered, number)

    def add(self, entry: Entry, block: Block) -> None:
        """Adds the first words of an entry."""
        self.events.append(replace(entry, blocks=(block,)))

    def go_on(self, depth: int, block: Block) -> None:
        """Adds a further block of the entry on that depth."""
        self.events.append(Continuation(depth, block))

    def take(self) -> list[Block]:
        """The lists that ended."""
        events, self.events = self.events, []
        return nested(_without_jumps(events))


def _is_lettered(element: Element, style: Style) -> bool:
    return style.get("list-style-type") in _LETTERED or element.get("type") in _LETTER_TYPES


def _without_jumps(events: list[Event]) -> list[Event]:
    """The events with no entry more than one deeper than the one before it."""
    depth = -1
    found: list[Event] = []
    for event in events:
        depth = min(event.depth, depth + 1) if isinstance(event, Entry) else depth
        found.append(replace(event, depth=min(event.depth, max(depth, 0))))
    return found
