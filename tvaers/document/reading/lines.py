"""Printed lines: the shape that every format is brought to before its structure is sought.

Text taken out of a PDF has habits that hide the layout: every printed line followed by an empty one, a page break
shown by a leading space only, paragraphs by a line with a single space in it. They are undone here once.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from statistics import median

from tvaers.document.blocks import Block, Inline
from tvaers.document.reading.errors import UnreadableDocument

MAX_CHARACTERS = 1_000_000
MAX_LINES = 20_000
_TOO_LARGE = "Filen er for stor til at være en dagsorden eller et referat. Vælg en anden fil."
_LOWERCASE_START = re.compile(r"[a-zæøå]")
_SENTENCE_END = re.compile(r"[.:?!;]\W*$")
_LEADS_ON = re.compile(
    r"(?:^|\s)(?:af|at|de|den|der|det|efter|eller|en|er|et|for|fra|har|hos|i|kan|med|mellem|og|om|over|på|samt|skal|"
    r"som|til|under|ved|vil|,|–)$",
    re.IGNORECASE,
)
_ROOM_FOR_PART_OF_WORD = 16
_UNWRAPPED_LENGTH = 140


class Gap(IntEnum):
    """What stands between a line and the one before it."""

    TIGHT = 0  # nothing, where other lines are set apart; also unknown, at a page break
    NEXT = 1  # the next line of the same block, or a new block without space between
    PARAGRAPH = 2  # space that sets a new paragraph apart


@dataclass(frozen=True)
class Anchor:
    """The words of a line that lead somewhere: how many signs stand after them on their line. Empty when not known."""

    words: str = ""
    after: int = 0

    def ends(self, text: str) -> bool:
        """True when the words stand in `text` where they should, counted from its end."""
        return bool(self.words) and text[: len(text) - self.after].endswith(self.words)


@dataclass(frozen=True)
class Line:
    """One printed line, or one whole paragraph where the format keeps those.

    `text` has no space around it; `number` is 1-based in the source text. `heading` is the level that the format
    tells (1 section, 2 item, 3 part, 4 and more sub-headings), `bullet` the depth of a list entry (0 outermost).
    `inlines` is the same text with its markup, where the format tells; `whole` says that the line is a complete
    paragraph, `anchor` that it is the address behind words of the line before it, `large` that its type is larger
    than that of the running text. `block` is a finished table or caption, then `text` holds its words.
    """

    text: str
    number: int
    gap: Gap = Gap.PARAGRAPH
    page_start: bool = False
    loose_end: bool = False
    indented: bool = False
    heading: int | None = None
    bullet: int | None = None
    inlines: tuple[Inline, ...] | None = None
    whole: bool = False
    anchor: Anchor | None = None
    large: bool = False
    block: Block | None = None


def decode(data: bytes) -> str:
    """The text of a text file: UTF-8 (with or without mark), UTF-16 with mark, else Windows-1252.

    Raises UnreadableDocument when the bytes are no text, nothing, or more than a meeting's papers can be.
    """
    if not data.strip():
        raise UnreadableDocument("Filen er tom. Vælg den fil, som dagsordenen eller referatet ligger i.")
    if len(data) > 2 * MAX_CHARACTERS:
        raise UnreadableDocument(_TOO_LARGE)
    # Letters of two signs ("a" and a ring), as some systems write them, are the same letters.
    text = unicodedata.normalize("NFC", _decoded(data))
    unprintable = sum(1 for sign in text[:20_000] if ord(sign) < 32 and sign not in "\t\n\r\f\x02\x0b")
    if "\0" in text or unprintable > len(text[:20_000]) // 100:
        raise UnreadableDocument("Filen indeholder ikke tekst. Gem dokumentet som tekst, PDF eller Word og prøv igen.")
    if len(text) > MAX_CHARACTERS:
        raise UnreadableDocument(_TOO_LARGE)
    return text


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def text_lines(text: str) -> list[Line]:
    """The printed lines of a text file, with what its empty lines and leading spaces tell.

    Raises UnreadableDocument when there are more of them than a meeting's papers can have.
    """
    raw = list(_raw_lines(text))
    if len(raw) > MAX_LINES:
        raise UnreadableDocument(_TOO_LARGE)
    spaced = _every_line_spaced(raw)
    whole = _whole_paragraphs(raw)
    pages = spaced or _space_begins_page(raw)
    return [_line(entry, spaced=spaced, whole=whole, pages=pages) for entry in raw]


@dataclass(frozen=True)
class _Raw:
    text: str
    number: int
    empties: int  # empty lines before it
    blanks: int  # of these, lines with a space in them, and form feeds not counted
    form_feed: bool


def _raw_lines(text: str) -> Iterator[_Raw]:
    empties = blanks = 0
    form_feed = False
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), 1):
        form_feed = form_feed or "\f" in line
        printed = line.replace("\f", "").replace("\N{NO-BREAK SPACE}", " ").replace("\t", "    ")
        if printed.strip():
            yield _Raw(printed, number, empties, blanks, form_feed)
            empties = blanks = 0
            form_feed = False
        else:
            empties += 1
            blanks += printed != ""


def _every_line_spaced(raw: list[_Raw]) -> bool:
    """True when an empty line follows each printed line, also in the middle of sentences."""
    pairs = [
        (first, second)
        for first, second in itertools.pairwise(raw)
        if _LOWERCASE_START.match(second.text.strip()) and not _SENTENCE_END.search(first.text)
    ]
    if len(pairs) < 3:
        return False
    return sum(second.empties == 1 for _, second in pairs) > len(pairs) / 2


def _space_begins_page(raw: list[_Raw]) -> bool:
    """True when one leading space is rare enough to be the mark of a new page, and no way to set text in."""
    leading = [len(entry.text) - len(entry.text.lstrip()) for entry in raw]
    return 0 < leading.count(1) < len(raw) / 10 and max(leading.count(depth) for depth in (2, 3, 4)) < len(raw) / 10


def _whole_paragraphs(raw: list[_Raw]) -> bool:
    """True when lines are not wrapped: most of the text stands in lines longer than a printed line can be."""
    total = sum(len(entry.text) for entry in raw)
    return sum(len(entry.text) for entry in raw if len(entry.text) > _UNWRAPPED_LENGTH) > total * 0.4


def _line(entry: _Raw, *, spaced: bool, whole: bool, pages: bool) -> Line:
    leading = len(entry.text) - len(entry.text.lstrip())
    page_start = entry.form_feed or (pages and entry.empties == 0 and leading == 1 and entry.number > 1)
    return Line(
        text=entry.text.strip(),
        number=entry.number,
        gap=Gap.TIGHT if page_start and entry.empties == 0 else _gap(entry, spaced=spaced, whole=whole),
        page_start=page_start,
        loose_end=entry.text.endswith("  "),
        indented=spaced and leading > 0 and not page_start,
        whole=whole,
    )


def _gap(entry: _Raw, *, spaced: bool, whole: bool) -> Gap:
    if whole:
        return Gap.PARAGRAPH
    if not spaced:
        return Gap.PARAGRAPH if entry.empties else Gap.NEXT
    if entry.empties == 0:
        return Gap.TIGHT
    return Gap.NEXT if entry.empties == 1 else Gap.PARAGRAPH


def print_width(lines: Iterable[Line]) -> int:
    """How many characters a full printed line holds, about; 0 when the lines are whole paragraphs."""
    running = sorted(
        len(line.text)
        for line, following in _pairs([*lines])
        if following.gap is not Gap.PARAGRAPH and not line.whole and " " in line.text
    )
    if not running:
        return 0
    return max(running[int(len(running) * 0.9)], int(median(running)))


def _pairs(lines: list[Line]) -> Iterator[tuple[Line, Line]]:
    return itertools.pairwise(lines)


def ends_sentence(line: Line) -> bool:
    """True when the line ends in a sign that ends a sentence."""
    return bool(_SENTENCE_END.search(line.text))


def breaks_off(line: Line, following: Line, width: int) -> bool:
    """True when `line` stops although the first word of `following` had room on it: a new block begins.

    A line's width in characters varies with its letters, hence the margin. A long word would have been cut to fill
    the line. After a word that leads on ("til", "og") nothing begins.
    """
    if line.text.endswith("-") or width == 0 or _LEADS_ON.search(line.text):
        return False
    word = following.text.split(" ", 1)[0]
    room = width - 1 - len(line.text)
    margin = 4 if ends_sentence(line) else 6
    return len(word) <= room - margin or (room >= _ROOM_FOR_PART_OF_WORD and word.isalpha() and len(word) > room // 2)
