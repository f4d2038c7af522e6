"""Where in the source something stands, for the warnings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tvaers.document.blocks import Block, parse, plain_text
from tvaers.document.model import Item
from tvaers.document.reading.lines import Line


@dataclass(frozen=True)
class Places:
    """The source's lines, the first line of each item by its number, and the trees of its texts."""

    lines: list[Line]
    starts: dict[str, int]
    trees: Mapping[str, tuple[Block, ...]]
    words: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

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

    def tree(self, text: str) -> tuple[Block, ...]:
        """The blocks of one of the document's texts."""
        known = self.trees.get(text)
        return parse(text) if known is None else known

    def texts(self, item: Item) -> list[tuple[str, str]]:
        """The item's title, parts and other text as plain words, each with its name."""
        known = self.words.get(item.number)
        if known is None or known[0][1] != item.title:
            known = self.words[item.number] = list(self._texts(item))
        return known

    def _texts(self, item: Item) -> Iterator[tuple[str, str]]:
        yield "title", item.title
        for name, text in item.parts.named():
            yield name.value, plain_text(self.tree(text))
        if item.other:
            yield "other", plain_text(self.tree(item.other))
