"""Link addresses that a printed page has at its foot: in the part that their words belong to, never in another's.

A browser or a template prints the address of a link at the foot of the page, wherever on the page the link stood. A
recommendation or a decision that happens to end the page has no share in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from tvaers.document.model import PartName, ReadingWarning
from tvaers.document.reading.addresses import is_address_line
from tvaers.document.reading.lines import Gap, Line
from tvaers.document.reading.parts import Piece

_OF_THE_COUNCIL = (PartName.RECOMMENDATION, PartName.DECISION)
# The words right before an address that is part of the sentence: "Se", "på", "her:".
_LEADS_TO_ADDRESS = re.compile(r"(?::|\b(?:se|læs|på|via|hos|fra|her|link|linket|mere))$", re.IGNORECASE)
_NAMES_A_LINK = re.compile(r"\b(?:her|link|linket|(?:læs|se) mere)\s*[:.]?$", re.IGNORECASE)


def put_links_in_place(pieces: list[Piece], number: str, *, ends_page: bool) -> list[ReadingWarning]:
    """Moves addresses at the foot of a page out of recommendation and decision to the part they belong to.

    `ends_page` says that the item's last line is the last on its page. That part is one of the same item and page
    that names a link ("kan læses her:"), else the last background or presentation on that page. An address without
    such a part stays, and a warning names it.
    """
    pages = _pages(pieces)
    foot = _at_foot(pieces, pages, ends_page=ends_page)
    warnings: list[ReadingWarning] = []
    for piece in pieces:
        if piece.name not in _OF_THE_COUNCIL:
            continue
        for line in list(_stray_addresses(piece, pages)):
            home = _home(pieces, piece, pages, pages[line.number])
            if home is not None and line.number in foot:
                piece.lines.remove(line)
                home.lines.append(replace(line, gap=Gap.PARAGRAPH, page_start=False))
            else:
                warnings.append(_out_of_place(line, number))
    return warnings


def _pages(pieces: list[Piece]) -> dict[int, int]:
    """The page of each line, by the line's number, counted from the beginning of the item."""
    pages: dict[int, int] = {}
    page = 0
    for line in (line for piece in pieces for line in piece.heads_and_lines()):
        page += line.page_start
        pages.setdefault(line.number, page)
    return pages


def _stray_addresses(piece: Piece, pages: dict[int, int]) -> Iterator[Line]:
    """The addresses at the end of a page, or of the piece's last sentence, that no word of the piece leads to."""
    for page in dict.fromkeys(pages[line.number] for line in piece.lines):
        printed = [line for line in piece.lines if pages[line.number] == page]
        foot = _addresses_at_end(printed)
        words = printed[: len(printed) - len(foot)]
        if foot and words and not _leads_to_link(words):
            yield from foot


def _at_foot(pieces: list[Piece], pages: dict[int, int], *, ends_page: bool) -> set[int]:
    """The numbers of the lines that are the last of their page, and addresses."""
    lines = [line for piece in pieces for line in piece.heads_and_lines()]
    found: set[int] = set()
    for page, printed in groupby(lines, key=lambda line: pages[line.number]):
        if ends_page or page < max(pages.values()):
            found.update(line.number for line in _addresses_at_end(list(printed)))
    return found


def _addresses_at_end(lines: list[Line]) -> list[Line]:
    found: list[Line] = []
    for line in reversed(lines):
        if line.inlines is not None or line.anchor is not None or not is_address_line(line.text):
            break
        found.insert(0, line)
    return found


def _leads_to_link(words: list[Line]) -> bool:
    return bool(_LEADS_TO_ADDRESS.search(words[-1].text)) or _names_link(words)


def _names_link(lines: list[Line]) -> bool:
    return any(_NAMES_A_LINK.search(line.text) for line in lines)


def _home(pieces: list[Piece], own: Piece, pages: dict[int, int], page: int) -> Piece | None:
    """The part of the page that the address belongs to: one that names a link, else the last that tells the case."""
    before = pieces[: next(at for at, piece in enumerate(pieces) if piece is own)]
    on_page = [
        (piece, printed)
        for piece in before
        if piece.name not in _OF_THE_COUNCIL
        and (printed := [line for line in piece.lines if pages[line.number] == page])
    ]
    naming = [piece for piece, printed in on_page if _names_link(printed)]
    telling = [piece for piece, _ in on_page if piece.name in (PartName.BACKGROUND, PartName.PRESENTATION)]
    return next(reversed(naming or telling), None)


def _out_of_place(line: Line, number: str) -> ReadingWarning:
    return ReadingWarning(
        "link-out-of-place",
        f"Et link står for sig selv efter indstillingen eller beslutningen. Se efter, hvor det hører til: {line.text}",
        item=number,
        line=line.number,
    )
