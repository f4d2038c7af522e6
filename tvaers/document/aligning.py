"""Which blocks of a later text stand for which of an earlier one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from tvaers.document.blocks import Block, Table, inline_text, plain_text

Run = tuple[Block, ...]
_WORD = re.compile(r"\w+")
# As many shared words as make it the same paragraph written anew, and not another one.
_ALIKE = 0.4
# Keeps the comparison of two long texts under a second; beyond it blocks answer to each other by their order.
_MOST_PAIRS = 250_000


@dataclass(frozen=True)
class Edits:
    """What became of each block: `fates[i]` stands where block i stood, `added[i]` before it, the last at the end."""

    fates: tuple[Run, ...]
    added: tuple[Run, ...]


def edits(before: Sequence[Block], after: Sequence[Block]) -> Edits:
    """How `after` came from `before`: blocks kept, written anew, removed (an empty fate) and added."""
    fates: list[Run] = [()] * len(before)
    added: list[Run] = [()] * (len(before) + 1)
    for start, end, blocks in _stretches(before, after):
        if start == end:
            added[start] = blocks
        for place in range(start, end):
            is_last = place == end - 1
            at = place - start
            fates[place] = blocks[at:] if is_last else blocks[at : at + 1]
    return Edits(tuple(fates), tuple(added))


def _stretches(before: Sequence[Block], after: Sequence[Block]) -> Iterator[tuple[int, int, Run]]:
    """Runs of `before` as (start, end), each with the run of `after` that took its place."""
    for a, b, c, d in _same_and_other(before, after):
        if before[a:b] == after[c:d]:
            yield from ((a + at, a + at + 1, (after[c + at],)) for at in range(b - a))
            continue
        old, new = a, c
        for place, other in [*_alike(before[a:b], after[c:d]), (b - a, d - c)]:
            if (old, new) != (a + place, c + other):
                yield old, a + place, tuple(after[new : c + other])
            if a + place < b:
                yield a + place, a + place + 1, (after[c + other],)
            old, new = a + place + 1, c + other + 1


def _same_and_other(before: Sequence[Block], after: Sequence[Block]) -> Iterator[tuple[int, int, int, int]]:
    """The two cut into runs that are the same and runs that are not.

    Most versions of a text begin and end alike; what is left in the middle is all that takes time.
    """
    most = min(len(before), len(after))
    head = next((at for at in range(most) if before[at] != after[at]), most)
    tail = next((at for at in range(most - head) if before[-1 - at] != after[-1 - at]), most - head)
    yield 0, head, 0, head
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    for _, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield a + head, b + head, c + head, d + head
    yield len(before) - tail, len(before), len(after) - tail, len(after)


def _alike(before: Sequence[Block], after: Sequence[Block]) -> list[tuple[int, int]]:
    """The pairs of places, growing in both, that have the most words in common."""
    if not before or not after or len(before) * len(after) > _MOST_PAIRS:
        return []
    old, new = [_words(block) for block in before], [_words(block) for block in after]
    likeness = [[_likeness(one, other) for other in new] for one in old]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + likeness[i][j])
    return list(_path(best, likeness))


def _path(best: list[list[float]], likeness: list[list[float]]) -> Iterator[tuple[int, int]]:
    i = j = 0
    while i < len(likeness) and j < len(likeness[0]):
        if likeness[i][j] and best[i][j] == best[i + 1][j + 1] + likeness[i][j]:
            yield i, j
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1


def _words(block: Block) -> frozenset[str]:
    """The words of the block; a table's head tells nothing of its rows."""
    rows = block.rows if isinstance(block, Table) else ()
    text = " ".join(inline_text(cell) for row in rows for cell in row) if rows else plain_text([block])
    return frozenset(_WORD.findall(text.lower()))


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """How much two sets of words share (Dice's coefficient); 0 when it is too little to be a sign."""
    if not one or not other:
        return 0.0
    shared = 2 * len(one & other) / (len(one) + len(other))
    return shared if shared >= _ALIKE else 0.0
