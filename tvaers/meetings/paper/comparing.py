"""Where two readings of a meeting's paper part, in words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tvaers.document.contract import content_hash
from tvaers.document.model import Document, Item
from tvaers.document.wording import PARTS

_FIELDS = {
    "council": "rådet",
    "kind": "arten af papir",
    "date": "dagen",
    "time": "tiden",
    "place": "stedet",
    "meeting_kind": "mødets art",
    "next_meeting": "næste møde",
    "preamble": "teksten før dagsordenen",
    "programme": "programmet",
    "participants": "deltagerne",
    "apologies": "afbuddene",
    "guests": "gæsterne",
}
_SHOWN = 60


def first_difference(read: Document, published: Document) -> str:
    """The first place, in Danish, at which what was read says something else than what was published."""
    for field, name in _FIELDS.items():
        theirs, ours = getattr(read, field), getattr(published, field)
        if theirs != ours:
            return f"{name}: {_two_texts(theirs, ours)}"
    their_items, our_items = list(read.items()), list(published.items())
    for theirs, ours in zip(their_items, our_items, strict=False):
        where = _difference_of(theirs, ours)
        if where:
            return where
    if len(their_items) != len(our_items):
        return f"filen har {len(their_items)} punkter, udgaven {len(our_items)}"
    return "afsnittenes overskrifter eller tekst"


def items_apart(read: Document, whole: Document, public: Document) -> tuple[str, ...] | None:
    """The items that the file has as the edition has them, or had them, and the public does not read so today.

    None when the file says anything that neither the whole edition nor the public's reading of it says.
    """
    readings = {item.number: (item, _of(public, item.number)) for item in whole.items()}
    apart = []
    for item in read.items():
        in_whole, in_public = readings.get(item.number, (None, None))
        if item == in_public:
            continue
        if item != in_whole:
            return None
        apart.append(item.number)
    kept = {item.number for item in read.items()}
    if any(number not in kept and in_public is not None for number, (_, in_public) in readings.items()):
        return None
    return tuple(apart) if _frame(read) in (_frame(whole), _frame(public)) else None


def numbers_apart(one: Document, other: Document) -> tuple[str, ...]:
    """The numbers of the items that stand otherwise, or not at all, in one of the two."""
    items = {item.number: item for item in one.items()}
    others = {item.number: item for item in other.items()}
    return tuple(number for number in {**items, **others} if items.get(number) != others.get(number))


def _of(document: Document, number: str) -> Item | None:
    return next((item for item in document.items() if item.number == number), None)


def _frame(document: Document) -> str:
    """The hash of all that stands around the items."""
    sections = [replace(section, items=[]) for section in document.sections]
    return content_hash(replace(document, sections=sections))


def _difference_of(theirs: Item, ours: Item) -> str:
    if theirs == ours:
        return ""
    if theirs.number != ours.number:
        return f"hvor udgaven har punkt {ours.number}, har filen punkt {theirs.number}"
    if theirs.title != ours.title:
        return f"punkt {ours.number}, titlen: {_two_texts(theirs.title, ours.title)}"
    for part, label in PARTS.items():
        their_text, our_text = getattr(theirs.parts, part.value), getattr(ours.parts, part.value)
        if their_text != our_text:
            return f"punkt {ours.number}, {label.lower()}: {_two_texts(their_text, our_text)}"
    return f"punkt {ours.number}: sagsnummer, initialer, bilag eller anden tekst"


def _two_texts(theirs: Any, ours: Any) -> str:
    """Both texts from the first word that differs, shortened."""
    one, other = str(theirs or "").split(), str(ours or "").split()
    same = 0
    while same < min(len(one), len(other)) and one[same] == other[same]:
        same += 1
    start = max(0, same - 2)
    return f"filen siger »{_shortened(one[start:])}«, udgaven »{_shortened(other[start:])}«"


def _shortened(words: list[str]) -> str:
    text = " ".join(words)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…"
