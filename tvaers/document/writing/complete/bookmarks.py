"""The bookmarks of the whole: the paper's own, under each item its enclosures, and under these their own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, OutlineItem

from tvaers.document.model import Document
from tvaers.document.writing.complete.damage import DAMAGE
from tvaers.document.writing.complete.destinations import Destinations
from tvaers.document.writing.complete.enclosures import Enclosure

_REST = "Bilag"
_MOST = 2_000


@dataclass(frozen=True)
class Bookmark:
    """A title, the page it leads to, from 0 on, what follows the page in a destination, and the bookmarks below."""

    title: str
    page: int
    view: tuple[Any, ...] = ("/Fit",)
    below: tuple[Bookmark, ...] = ()


@dataclass(frozen=True)
class Enclosed:
    """The pages of one enclosure in the whole, from 0 on; its own bookmarks count from `own_start`."""

    enclosure: Enclosure
    pages: range
    own: tuple[Bookmark, ...]
    own_start: int


def bookmarks_of(pdf: pikepdf.Pdf) -> tuple[Bookmark, ...]:
    """The bookmarks of a PDF that lead to its pages; none when they are damaged."""
    try:
        top = pdf.Root.get("/Outlines")
        if not isinstance(top, Dictionary):
            return ()
        return tuple(_read(top, Destinations(pdf), set(), 0))
    except DAMAGE:
        return ()


def _read(above: Any, destinations: Destinations, seen: set[tuple[int, int]], depth: int) -> Iterable[Bookmark]:
    entry = above.get("/First")
    while isinstance(entry, Dictionary) and entry.objgen not in seen and len(seen) < _MOST and depth < 20:
        seen.add(entry.objgen)
        below = tuple(_read(entry, destinations, seen, depth + 1))
        title, found = " ".join(str(entry.get("/Title", "")).split()), destinations.of(entry)
        if found and title:
            yield Bookmark(title, found[0], tuple(_plain(found[1])), below)
        else:
            yield from below
        entry = entry.get("/Next")


def _plain(destination: Array) -> Iterable[Any]:
    """How the page is shown, without the page."""
    rest = [value for value in list(destination)[1:] if not isinstance(value, Array | Dictionary)]
    return [str(rest[0]), *rest[1:]] if rest and isinstance(rest[0], pikepdf.Name) else ["/Fit"]


def write_bookmarks(volume: pikepdf.Pdf, paper: Document, enclosed: Sequence[Enclosed]) -> None:
    """Adds to the paper's bookmarks, under each item its enclosures, and at the end those of no item."""
    with volume.open_outline(max_depth=25) as outline:
        places = _places(outline.root, {f"{item.number}. {_flat(item.title)}": item.number for item in paper.items()})
        rest: OutlineItem | None = None
        for one in enclosed:
            place = places.get(one.enclosure.item_number)
            if place is None:
                if rest is None:
                    rest = OutlineItem(_REST, destination=_destination(volume, one.pages.start, ("/Fit",)))
                    outline.root.append(rest)
                place = rest
            place.children.append(_entry(volume, one))


def _places(entries: Iterable[OutlineItem], numbers: dict[str, str]) -> dict[str, OutlineItem]:
    """The bookmark of each item; where a section reads like an item, the item stands below it."""
    places: dict[str, OutlineItem] = {}
    for entry in entries:
        number = numbers.get(_flat(entry.title))
        if number:
            places[number] = entry
        places |= _places(entry.children, numbers)
    return places


def _flat(title: str) -> str:
    return " ".join(title.split())


def _entry(volume: pikepdf.Pdf, one: Enclosed) -> OutlineItem:
    title = f"Bilag {one.enclosure.position}: {_flat(one.enclosure.title) or one.enclosure.filename}"
    entry = OutlineItem(title, destination=_destination(volume, one.pages.start, ("/Fit",)))
    entry.is_closed = bool(one.own)
    entry.children.extend(_own(volume, mark, one.own_start) for mark in one.own)
    return entry


def _own(volume: pikepdf.Pdf, mark: Bookmark, start: int) -> OutlineItem:
    entry = OutlineItem(mark.title, destination=_destination(volume, start + mark.page, mark.view))
    entry.is_closed = True
    entry.children.extend(_own(volume, below, start) for below in mark.below)
    return entry


def _destination(volume: pikepdf.Pdf, page: int, view: Sequence[Any]) -> Array:
    return Array([volume.pages[page].obj, pikepdf.Name(view[0]), *view[1:]])
