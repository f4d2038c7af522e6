"""Two people's changes to one text, put together paragraph by paragraph.

What only one of them changed is as that one left it. What both changed, or one changed and the other removed, is a
conflict that keeps both wordings. Entries of a list and rows of a table are told apart like paragraphs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby
from typing import TypeVar

from tvaers.document.aligning import Run, edits
from tvaers.document.blocks import Block, BulletList, NumberedList, Table, parse, to_markdown

_T = TypeVar("_T")
_Container = BulletList | NumberedList | Table


class Choice(StrEnum):
    """Whose wording of a conflict stands; both is theirs and then mine."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"


@dataclass(frozen=True)
class Agreed:
    """Blocks that nobody disagrees about.

    `both_added` says that both added something at one place in them: theirs stands first, then mine.
    `group` is the same for the pieces of one list or table with a conflict in it.
    """

    blocks: Run
    both_added: bool = False
    group: int | None = None

    @property
    def markdown(self) -> str:
        """The blocks as Markdown in normal form."""
        return to_markdown(self.blocks)


@dataclass(frozen=True)
class Conflict:
    """Three wordings of one place as Markdown; an empty one was removed, or not there yet."""

    base: str
    mine: str
    theirs: str
    group: int | None = None

    def chosen(self, choice: Choice) -> list[str]:
        """The wordings that the choice keeps, in the order they stand."""
        kept = {Choice.MINE: [self.mine], Choice.THEIRS: [self.theirs], Choice.BOTH: [self.theirs, self.mine]}
        return [text for text in kept[choice] if text]


Piece = Agreed | Conflict


@dataclass(frozen=True)
class Merged:
    """The pieces of the merged text in reading order."""

    pieces: tuple[Piece, ...]

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What someone must choose about; a choice names a conflict by its place here, from 0."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Conflict))

    @property
    def is_clean(self) -> bool:
        """Whether there is nothing to choose about."""
        return not self.conflicts

    @property
    def both_added(self) -> bool:
        """Whether both added something at one place, so that someone should look at the order."""
        return any(isinstance(piece, Agreed) and piece.both_added for piece in self.pieces)

    @property
    def text(self) -> str:
        """The whole text as Markdown in normal form; both wordings of what is in conflict."""
        return resolved(self, {})


def merge(base: str, mine: str, theirs: str) -> Merged:
    """The text that `base` becomes by the changes that lead to `mine` and those that lead to `theirs`; all Markdown."""
    outcomes = _merged(parse(base), parse(mine), parse(theirs), _inside)
    return Merged(tuple(_gathered(outcomes)))


def merge_line(base: str, mine: str, theirs: str) -> str | Conflict:
    """The same for what stands on one line, such as a title or a case number; runs of white space count as one."""
    before, my, their = (" ".join(text.split()) for text in (base, mine, theirs))
    agreed = _agreed(before, my, their)
    return Conflict(before, my, their) if agreed is None else agreed


def resolved(merged: Merged, choices: Mapping[int, Choice]) -> str:
    """The text as Markdown in normal form with a choice for each conflict by its number, both where none is made."""
    blocks: list[Block] = []
    number = 0
    for group, pieces in groupby(merged.pieces, key=lambda piece: piece.group):
        run: list[Block] = []
        for piece in pieces:
            if isinstance(piece, Agreed):
                run.extend(piece.blocks)
            else:
                run.extend(block for text in piece.chosen(choices.get(number, Choice.BOTH)) for block in parse(text))
                number += 1
        blocks.extend(run if group is None else _joined(run))
    # Neighbours that came from two sides may read as one list: the normal form is that of what is read.
    return to_markdown(parse(to_markdown(blocks)))


@dataclass(frozen=True)
class _Clash:
    """A conflict, still as blocks."""

    base: Run
    mine: Run
    theirs: Run


@dataclass(frozen=True)
class _Inside:
    """A list or table with clashes among its entries or rows, each of which is a list or table of one."""

    outcomes: tuple[_Outcome, ...]


_Outcome = Agreed | _Clash | _Inside
_BothChanged = Callable[[Block, Block, Block], _Outcome | None]


def _merged(base: Run, mine: Run, theirs: Run, both_changed: _BothChanged) -> Iterator[_Outcome]:
    """What becomes of each block of the base, and what was added between; `both_changed` looks into a block."""
    my, their = edits(base, mine), edits(base, theirs)
    for place, block in enumerate(base):
        yield _added(my.added[place], their.added[place])
        yield _fate(block, my.fates[place], their.fates[place], both_changed)
    yield _added(my.added[-1], their.added[-1])


def _added(mine: Run, theirs: Run) -> Agreed:
    """What was added at one place: what both added once, else theirs before mine."""
    blocks: list[Block] = []
    for tag, a, b, c, d in SequenceMatcher(None, theirs, mine, autojunk=False).get_opcodes():
        blocks += theirs[a:b] if tag == "equal" else (*theirs[a:b], *mine[c:d])
    return Agreed(tuple(blocks), both_added=bool(mine and theirs and mine != theirs))


def _fate(base: Block, mine: Run, theirs: Run, both_changed: _BothChanged) -> _Outcome:
    agreed = _agreed((base,), mine, theirs)
    if agreed is not None:
        return Agreed(agreed)
    found = both_changed(base, mine[0], theirs[0]) if len(mine) == len(theirs) == 1 else None
    return found or _Clash((base,), mine, theirs)


def _agreed(base: _T, mine: _T, theirs: _T) -> _T | None:
    """The one of three values that two people's changes lead to; None when they lead apart."""
    if mine == base:
        return theirs
    return mine if theirs in (base, mine) else None


def _inside(base: Block, mine: Block, theirs: Block) -> _Outcome | None:
    """Three lists or tables of one shape, put together by entry or row; None for anything else."""
    frame = _frame(base, mine, theirs)
    if frame is None:
        return None
    before, my, their = (_split(block, frame) for block in (base, mine, theirs))
    head = [Agreed((frame,))] if isinstance(frame, Table) else []
    outcomes = (*head, *_merged(before, my, their, _entry))
    agreed = _all_agreed(outcomes)
    return _Inside(outcomes) if agreed is None else replace(agreed, blocks=tuple(_joined(agreed.blocks)))


def _entry(base: Block, mine: Block, theirs: Block) -> Agreed | None:
    """One entry of a list that both changed, put together by its paragraphs when they do not clash."""
    lists = [block for block in (base, mine, theirs) if isinstance(block, BulletList | NumberedList)]
    if len(lists) < 3:
        return None
    before, my, their = (block.items[0] for block in lists)
    agreed = _all_agreed(_merged(before, my, their, _inside))
    return agreed and replace(agreed, blocks=(replace(lists[0], items=(agreed.blocks,)),))


def _all_agreed(outcomes: Iterable[_Outcome]) -> Agreed | None:
    """The outcomes as one; None when something is in conflict."""
    found = list(outcomes)
    agreed = [outcome for outcome in found if isinstance(outcome, Agreed)]
    if len(agreed) < len(found):
        return None
    blocks = tuple(block for outcome in agreed for block in outcome.blocks)
    return Agreed(blocks, both_added=any(outcome.both_added for outcome in agreed))


def _frame(base: Block, mine: Block, theirs: Block) -> _Container | None:
    """The empty list or table that the three are fillings of, with what one side changed of its head or numbering."""
    match base, mine, theirs:
        case BulletList(), BulletList(), BulletList():
            return BulletList(())
        case NumberedList(), NumberedList(), NumberedList():
            start = _agreed(base.start, mine.start, theirs.start)
            delimiter = _agreed(base.delimiter, mine.delimiter, theirs.delimiter)
            return None if start is None or delimiter is None else NumberedList((), start, delimiter)
        case Table(), Table(), Table() if len(base.header) == len(mine.header) == len(theirs.header):
            header = _agreed(base.header, mine.header, theirs.header)
            alignments = _agreed(base.alignments, mine.alignments, theirs.alignments)
            return None if header is None or alignments is None else Table(header, (), alignments)
    return None


def _split(block: Block, frame: _Container) -> Run:
    """The entries or rows of the block, each in a frame of its own."""
    if isinstance(block, Table) and isinstance(frame, Table):
        return tuple(replace(frame, rows=(row,)) for row in block.rows)
    if isinstance(block, BulletList | NumberedList) and isinstance(frame, BulletList | NumberedList):
        return tuple(replace(frame, items=(item,)) for item in block.items)
    return ()


def _joined(blocks: Sequence[Block]) -> list[Block]:
    """The lists or tables as one: the first with the entries or rows of all."""
    if not blocks:
        return []
    first = blocks[0]
    if isinstance(first, Table):
        return [replace(first, rows=tuple(row for block in blocks if isinstance(block, Table) for row in block.rows))]
    lists = [block for block in blocks if isinstance(block, BulletList | NumberedList)]
    items = tuple(item for block in lists for item in block.items)
    return [replace(lists[0], items=items)] if lists else list(blocks)


def _gathered(outcomes: Iterable[_Outcome]) -> Iterator[Piece]:
    """The outcomes as pieces: agreed neighbours as one, and one number for the pieces of a list or table."""
    flat = [
        (number if isinstance(outcome, _Inside) else None, inner)
        for number, outcome in enumerate(outcomes)
        for inner in (outcome.outcomes if isinstance(outcome, _Inside) else (outcome,))
        if inner != Agreed(())
    ]
    for (group, is_agreed, both_added), run in groupby(flat, key=_kind):
        found = [outcome for _, outcome in run]
        if is_agreed:
            blocks = tuple(block for outcome in found if isinstance(outcome, Agreed) for block in outcome.blocks)
            yield Agreed(_whole(blocks, group), both_added, group)
        else:
            yield from (_conflict(outcome, group) for outcome in found if isinstance(outcome, _Clash))


def _kind(numbered: tuple[int | None, _Outcome]) -> tuple[int | None, bool, bool]:
    group, outcome = numbered
    return group, isinstance(outcome, Agreed), isinstance(outcome, Agreed) and outcome.both_added


def _conflict(clash: _Clash, group: int | None) -> Conflict:
    base, mine, theirs = (to_markdown(_whole(run, group)) for run in (clash.base, clash.mine, clash.theirs))
    return Conflict(base, mine, theirs, group)


def _whole(run: Run, group: int | None) -> Run:
    """The run, as one list or table where it belongs to one."""
    return run if group is None else tuple(_joined(run))
