"""The shapes of the block tree: frozen values that can be compared, hashed and kept."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True)
class Text:
    """Words without markup; never empty, and runs of white space are one space."""

    text: str


@dataclass(frozen=True)
class Code:
    """Characters that stand for themselves."""

    text: str


@dataclass(frozen=True)
class Break:
    """A line break that the author asked for."""


@dataclass(frozen=True)
class Strong:
    """Words of weight, usually bold."""

    children: tuple[Inline, ...]


@dataclass(frozen=True)
class Emphasis:
    """Stressed words, usually italic."""

    children: tuple[Inline, ...]


@dataclass(frozen=True)
class Link:
    """Words that lead to `target`, an address with one of the schemes http, https and mailto."""

    target: str
    children: tuple[Inline, ...]


Inline = Text | Code | Break | Strong | Emphasis | Link
Cell = tuple[Inline, ...]


class Alignment(StrEnum):
    """How the cells of a column stand."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class Delimiter(StrEnum):
    """What stands after the number in a numbered list."""

    PERIOD = "."
    PARENTHESIS = ")"


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; never empty."""

    children: tuple[Inline, ...]


@dataclass(frozen=True)
class Heading:
    """A heading inside a text; `level` is 1 to 6."""

    level: int
    children: tuple[Inline, ...]


@dataclass(frozen=True)
class BulletList:
    """A list of items in no order, each a run of blocks, possibly none."""

    items: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True)
class NumberedList:
    """A list of numbered items; `start` is the first number, 0 or more."""

    items: tuple[tuple[Block, ...], ...]
    start: int = 1
    delimiter: Delimiter = Delimiter.PERIOD


@dataclass(frozen=True)
class Table:
    """A table with one row of headings; every row has as many cells as `header`."""

    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    alignments: tuple[Alignment | None, ...]


@dataclass(frozen=True)
class Quote:
    """Blocks quoted from somewhere else."""

    children: tuple[Block, ...]


@dataclass(frozen=True)
class CodeBlock:
    """Lines that stand for themselves, without a last line feed."""

    text: str


@dataclass(frozen=True)
class Rule:
    """A line across the page between two subjects."""


Block = Paragraph | Heading | BulletList | NumberedList | Table | Quote | CodeBlock | Rule
