"""Where in the source something stands, for the warnings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tvaers.document.blocks import parse, plain_text
from tvaers.document.model import Item
from tvaers.document.reading.lines import Line


@dataclass(frozen=True)
class Places:
    """The source's lines, and the first line of each item by its number."""

    lines: list[Line]
    starts: dict[str, int]

    def line_of(self, words: str, item: str | None = None) -> int | None:
        """The first line, from the item's on, where the words stand, also over the end of a line; else the item's."""
        start = self.starts.get(item or "", 0)
        wanted = " ".join(words.split())
        before = ""
        for line in self.lines:
            if line.number < start:
                continue
            if wanted in f"{before} {line.text}":
                return line.number
            before = line.text
        return start or None


def item_texts(item: Item) -> Iterator[tuple[str, str]]:
    """The item's title, parts and other text as plain words, each with its name."""
    yield "title", item.title
    for name, text in item.parts.named():
        yield name.value, plain_text(parse(text))
    if item.other:
        yield "other", plain_text(parse(item.other))
