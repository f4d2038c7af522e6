"""Two people's changes to one item in preparation, put together part by part."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tvaers.document import merging
from tvaers.document.merging import Conflict, Merged, merge, merge_line, resolved
from tvaers.meetings.drafts.parts import LINES, TEXTS, DraftParts


@dataclass(frozen=True)
class PartConflict:
    """One place in a part, by the name of its field, that both changed: both wordings as Markdown."""

    name: str
    mine: str
    theirs: str


@dataclass(frozen=True)
class MergedParts:
    """What the item becomes. Where both changed the same place, `parts` has both wordings, theirs first."""

    parts: DraftParts
    conflicts: tuple[PartConflict, ...]

    @property
    def is_clean(self) -> bool:
        """Whether nobody needs to look."""
        return not self.conflicts


def merge_parts(base: DraftParts, mine: DraftParts, theirs: DraftParts) -> MergedParts:
    """The item that `base` becomes by both people's changes. No paragraph that either wrote is left out."""
    values: dict[str, str] = {}
    conflicts: list[PartConflict] = []
    for name in LINES:
        line = merge_line(getattr(base, name), getattr(mine, name), getattr(theirs, name))
        if isinstance(line, Conflict):
            conflicts.append(PartConflict(name, line.mine, line.theirs))
            line = _both_on_one_line(line)
        values[name] = line
    for name in TEXTS:
        merged = merge(getattr(base, name), getattr(mine, name), getattr(theirs, name))
        conflicts += [PartConflict(name, piece.mine, piece.theirs) for piece in _conflicts_in(merged)]
        values[name] = resolved(merged, {})
    return MergedParts(replace(base, **values), tuple(conflicts))


def _conflicts_in(merged: Merged) -> list[Conflict]:
    return [piece for piece in merged.pieces if isinstance(piece, merging.Conflict)]


def _both_on_one_line(line: Conflict) -> str:
    return " / ".join(words for words in (line.theirs, line.mine) if words)
