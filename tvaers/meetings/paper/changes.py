"""What one edition of a meeting's paper says otherwise than another, item by item: pure, over what somebody reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.translation import gettext_noop

from tvaers.document.comparing import Change, Piece, compared
from tvaers.document.model import Document, Item
from tvaers.document.wording import PARTS

PROMISED = "eftersendes"
"""A word of the paper, so it is Danish in every language of the page."""

WITHDRAWN = "Punktet udgår."
"""What stands in an item that was sent and then taken off the agenda. It keeps its number and its title."""


Files = Mapping[tuple[str, str], str]
"""The hash of the file behind an attachment, by the item's number and the attachment's text."""

_MARK = "./. "


class Fate(StrEnum):
    """What became of an item."""

    NEW = "new"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"
    GONE = "gone"


@dataclass(frozen=True)
class PartChange:
    """A part of an item in both editions; `label` is its Danish name, for gettext."""

    label: str
    pieces: list[Piece]
    is_changed: bool = True


@dataclass(frozen=True)
class ItemChange:
    """What is new in one item: its parts, the attachments that came and those that went, by their texts.

    `kept_promises` are those of them that came that the edition before had promised.
    """

    number: str
    title: str
    fate: Fate
    parts: tuple[PartChange, ...] = ()
    came: tuple[str, ...] = ()
    went: tuple[str, ...] = ()
    kept_promises: tuple[str, ...] = ()

    @property
    def is_attachments_only(self) -> bool:
        """Whether nothing but attachments came."""
        return self.fate is Fate.CHANGED and not self.parts and not self.went


@dataclass(frozen=True)
class EditionChanges:
    """All that is new; `around` names what changed around the items, such as "tiden"."""

    items: tuple[ItemChange, ...] = ()
    around: tuple[str, ...] = field(default_factory=tuple)

    def __bool__(self) -> bool:
        return bool(self.items or self.around)

    @property
    def keeps_promises(self) -> bool:
        """Whether an attachment has come that was promised."""
        return any(change.kept_promises for change in self.items)


_AROUND = {
    "time": gettext_noop("tiden"),
    "place": gettext_noop("stedet"),
    "date": gettext_noop("dagen"),
    "programme": gettext_noop("programmet"),
    "next_meeting": gettext_noop("næste møde"),
}


def changes_between(
    before: Document, after: Document, *, files_before: Files | None = None, files_after: Files | None = None
) -> EditionChanges:
    """What `after` says otherwise than `before`, in the order of the later one; what is gone stands last."""
    old = {item.number: item for item in before.items()}
    files = (files_before or {}, files_after or {})
    found = [_change(old.get(item.number), item, *files) for item in after.items()]
    kept = {item.number for item in after.items()}
    gone = [ItemChange(number, item.title, Fate.GONE) for number, item in old.items() if number not in kept]
    around = tuple(word for name, word in _AROUND.items() if getattr(before, name) != getattr(after, name))
    return EditionChanges(tuple(change for change in [*found, *gone] if change), around)


def _change(old: Item | None, new: Item, files_before: Files, files_after: Files) -> ItemChange | None:
    if old is None:
        return ItemChange(new.number, new.title, Fate.NEW, came=tuple(entry.text for entry in new.attachments))
    if _is_withdrawn(new) and not _is_withdrawn(old):
        return ItemChange(new.number, new.title, Fate.WITHDRAWN)
    came, went = _attachments(old, new, files_before, files_after)
    parts = _parts(old, new)
    if not (parts or came or went):
        return None
    promised = {entry.text for entry in old.attachments}
    kept = tuple(text for text in came if f"{text} ({PROMISED})" in promised)
    return ItemChange(new.number, new.title, Fate.CHANGED, parts, came, went, kept)


def _is_withdrawn(item: Item) -> bool:
    return item.parts.presentation == WITHDRAWN


def _attachments(
    old: Item, new: Item, files_before: Files, files_after: Files
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Those that came, whole or with another file, and those that went; one that was promised did not go."""
    before, after = [entry.text for entry in old.attachments], [entry.text for entry in new.attachments]
    came = []
    for text in after:
        file = files_after.get((new.number, text), "")
        if text not in before or (file and file != files_before.get((old.number, text), "")):
            came.append(text)
    went = [text for text in before if text not in after and text.removesuffix(f" ({PROMISED})") not in after]
    return tuple(came), tuple(went)


def _parts(old: Item, new: Item) -> tuple[PartChange, ...]:
    texts = [
        (gettext_noop("Titel"), old.title, new.title),
        (gettext_noop("Sagsnummer"), old.case_number or "", new.case_number or ""),
    ]
    for part, label in PARTS.items():
        texts.append((label, _unmarked(getattr(old.parts, part.value)), _unmarked(getattr(new.parts, part.value))))
    changed = [PartChange(label, compared(one, other)) for label, one, other in texts if one != other]
    return tuple(part for part in changed if any(piece.change is not Change.SAME for piece in part.pieces))


def _unmarked(text: str | None) -> str:
    """The text without the lines that only name attachments: those are told of by themselves."""
    lines = [line for line in (text or "").split("\n") if not line.startswith(_MARK)]
    return "\n".join(lines).strip()
