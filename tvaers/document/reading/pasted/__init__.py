"""Text from a browser's clipboard, as Word, Word online, LibreOffice, Google Docs and web pages leave it there.

Only what the block tree has comes in. What does not is told in words, so that nobody finds out at the meeting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from tvaers.document.blocks import parse, to_markdown
from tvaers.document.blocks.normal import UNPRINTABLE
from tvaers.document.reading.pasted.looks import Element, Left
from tvaers.document.reading.pasted.walk import Walk

__all__ = ["Pasted", "from_html"]

MOST_CHARACTERS = 4_000_000
MOST_ELEMENTS = 20_000
# The parser ends where elements stand this deep in each other.
_DEEPEST = 250
_EMBEDDED_DATA = re.compile(r"data:[^\"'\s>)]{200,}")
_START, _END = "<!--StartFragment-->", "<!--EndFragment-->"
_UNREADABLE = re.compile(rf"(?![\t\n\r\f])[{UNPRINTABLE}]")


@dataclass(frozen=True)
class Pasted:
    """The text as Markdown in normal form, and a Danish line for each kind of thing that is not in it."""

    markdown: str
    left_out: tuple[str, ...] = ()


def from_html(html: str) -> Pasted:
    """The text that the HTML shows. Every string gives one; none raises."""
    kept = _EMBEDDED_DATA.sub("", _UNREADABLE.sub(" ", _fragment(html)))
    walk, is_whole = _walked(kept[:MOST_CHARACTERS])
    # Neighbours may read as one list, so the normal form is that of what is read.
    markdown = to_markdown(parse(to_markdown(walk.blocks())))
    is_cut = len(kept) > MOST_CHARACTERS or not is_whole
    return Pasted(markdown, tuple(_notes(walk, is_cut=is_cut)))


def _fragment(html: str) -> str:
    """What was marked in the program, where the clipboard tells it."""
    start, end = html.find(_START), html.rfind(_END)
    return html[start + len(_START) : end] if 0 <= start < end else html


def _walked(html: str) -> tuple[Walk, bool]:
    """The walk through the HTML, and whether it came to the end."""
    walk = Walk()
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    root = etree.fromstring(html.encode(), parser) if html.strip() else None
    if root is None:
        return walk, True
    around: list[Element] = []
    deepest = seen = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start" and seen < MOST_ELEMENTS:
            seen += 1
            around.append(element)
            deepest = max(deepest, len(around))
            walk.begin(element)
        elif event == "end" and around and around[-1] is element:
            if seen >= MOST_ELEMENTS:
                element.tail = None
            walk.end(around.pop())
    return walk, deepest < _DEEPEST and seen < MOST_ELEMENTS


def _notes(walk: Walk, *, is_cut: bool) -> Iterator[str]:
    counted = walk.left
    if number := counted[Left.PICTURE]:
        yield f"{number} {'billede' if number == 1 else 'billeder'} er ikke taget med"
    if number := counted[Left.COMMENT]:
        yield f"{number} {'kommentar' if number == 1 else 'kommentarer'} er ikke taget med"
    if counted[Left.DELETED]:
        yield "Tekst, der er slettet med registrerede ændringer, er ikke taget med"
    if counted[Left.HIDDEN]:
        yield "Skjult tekst er ikke taget med"
    if counted[Left.ACTIVE]:
        yield "Film, lyd, formularfelter og andet indlejret er ikke taget med"
    if number := walk.dead_links:
        links = "1 link er" if number == 1 else f"{number} links er"
        yield f"{links} kun taget med som ord, fordi adressen hverken er en webadresse eller en mailadresse"
    if walk.has_merged_cells:
        yield "Flettede celler i tabeller er delt op"
    if walk.lists.lettered:
        yield "Punkter med bogstaver eller romertal er nummereret med tal"
    if is_cut:
        yield "Teksten er for lang eller for indviklet til at komme med i sin helhed; se efter, hvor den slutter"
