"""Lines to chunks: which lines belong together as a paragraph, a list entry, a title.

A new chunk begins where space is set, where a mark stands (bullet, number, `./.`), or where the line before stopped
although the next word had room on it.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field, replace
from enum import StrEnum

from tvaers.document.reading.addresses import is_address_line
from tvaers.document.reading.enclosures import is_enclosure
from tvaers.document.reading.lines import Anchor, Gap, Line, breaks_off, ends_sentence

# The last are the signs of fonts such as Symbol and Wingdings, which say what they look like to nobody.
BULLET = re.compile(
    r"[-–—−‒―\u0336•·▪▫●○◦‣⁃∙■□◆◇►▶➔➢➤✓✔❖\uf020-\uf0ff](?:\s+|(?=[A-ZÆØÅ]))|\*\s+",
)
_RING = re.compile(r"o\s+(?=[^\W\d_]{2})")
NUMBER = re.compile(r"(\d{1,2})([.)])\s+(?=\S)")
LETTER = re.compile(r"([a-z])([.)])\s+(?=\S)")
MARK = re.compile(r"\./\.{1,2}(?=\s|$|[^\W\d_])\s*")
_ROLE_TITLE = re.compile(
    r"(?:medlem|suppleant|stedfortræder|observatør|formand|næstformand)(?:mer|er|e)?:?", re.IGNORECASE
)
_LEADS_TO_LIST = re.compile(r"(?:\bat|\bKKR(?: [A-ZÆØÅ]\w+)?)$")
_MARKS = re.compile(rf"(?:{MARK.pattern})+")
_MANY_MARK = re.compile(r"\./\.\.")
# "1) havne, 2) færger" runs on in the line: an enumeration inside a sentence and no list.
_RUNNING_NUMBERS = re.compile(r"[,;]? \d{1,2}\) ?\S")
_MONTH = re.compile(r"(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-zæøå.]*", re.IGNORECASE)
_SENTENCE_GOES_ON = re.compile(r"[a-zæøå]")
_NO_TITLE_ENDS = re.compile(r"[.:?!;,–-]$")
_ABBREVIATED_END = re.compile(r"\b(?:m\.?v|m\.?m|osv|etc|m\.?fl|pr|nr)\.$", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:er|var|har|havde|skal|skulle|kan|kunne|vil|ville|bør|må|bliver|blev|indstilles|indstiller|orienteres|"
    r"forventes|foreligger|fremgår|følgende|gav|tog|drøftede|godkendte|godkender|drøfter|anbefaler|udpegede|"
    r"besluttede|afholdes|vedlægges|fremsendes|vedlagt)\b|, at\b|\bat$",
    re.IGNORECASE,
)
_TITLE_LIMIT = 150


class ChunkKind(StrEnum):
    """What a chunk is, as far as its own lines tell."""

    TEXT = "text"
    BULLET = "bullet"
    NUMBER = "number"
    TITLE = "title"
    ADDRESS = "address"
    TABLE = "table"


@dataclass(frozen=True)
class ChunkLink:
    """An address, and its words in the last of the first `lines` lines of a chunk."""

    address: str
    anchor: Anchor
    lines: int


@dataclass
class Chunk:
    """Lines that belong together; marks of lists and attachments are taken off the first line.

    `number` and `delimiter` are a numbered entry's, `depth` a list entry's, `ringed` says that its mark is an
    "o", `marked` that `./.` stands at it.
    """

    kind: ChunkKind
    lines: list[Line]
    marked: bool = False
    marks_many: bool = False
    number: int = 0
    delimiter: str = "."
    depth: int = 0
    ringed: bool = False
    level: int | None = None
    links: list[ChunkLink] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words of the chunk as printed, for looking at; not joined over line ends."""
        return " ".join(line.text for line in self.lines)


@dataclass
class _Reader:
    """Goes through the lines once, keeping the chunk in progress and what interrupts it."""

    width: int
    chunks: list[Chunk] = field(default_factory=list)
    apart: list[Chunk] = field(default_factory=list)
    interrupted: bool = False

    def read(self, lines: list[Line]) -> list[Chunk]:
        for line, following in zip(lines, [*lines[1:], None], strict=False):
            self._take(line, following)
        self._close()
        return self.chunks

    def _take(self, line: Line, following: Line | None) -> None:
        if line.block is not None:
            self.apart.append(Chunk(ChunkKind.TABLE, [line]))
            self.interrupted = True
        elif line.inlines is None and is_address_line(line.text):
            self._take_address(line)
        elif self._continues(line, following):
            self._extend(line)
        else:
            before = self._current()
            self._close()
            self.chunks.append(_opened_ring(line, before) if _begins_ring(line) else _opened(line))
        if line.block is None and not is_address_line(line.text):
            self.interrupted = False

    def _take_address(self, line: Line) -> None:
        chunk = self._current()
        if chunk is not None and line.anchor is not None and line.anchor.ends(chunk.lines[-1].text):
            chunk.links.append(ChunkLink(line.text, line.anchor, len(chunk.lines)))
            return
        self.apart.append(Chunk(ChunkKind.ADDRESS, [line]))
        self.interrupted = True

    def _close(self) -> None:
        """What interrupted the chunk in progress comes after it."""
        self.chunks.extend(self.apart)
        self.apart.clear()

    def _current(self) -> Chunk | None:
        return self.chunks[-1] if self.chunks else None

    def _continues(self, line: Line, following: Line | None) -> bool:
        chunk = self._current()
        if chunk is None or chunk.kind in (ChunkKind.ADDRESS, ChunkKind.TABLE) or line.whole or chunk.lines[-1].whole:
            return False
        if line.heading or line.bullet is not None or line.inlines is not None:
            return False
        if line.large != chunk.lines[-1].large or (line.indented and chunk.kind is ChunkKind.TEXT):
            return False
        if _begins_ring(line) or _stands_alone(chunk, line, following, self.width):
            return False
        if BULLET.match(line.text):
            return _is_dash_in_sentence(chunk, line, following, self.width)
        if _goes_on_counting(line):
            return True
        if _begins_number(chunk, line, self.width) or LETTER.match(line.text):
            return False
        if MARK.match(line.text):
            return _is_mark_in_sentence(chunk, line, self.width)
        return self._flows(chunk, line)

    def _flows(self, chunk: Chunk, line: Line) -> bool:
        last = chunk.lines[-1]
        cut = last.text.endswith("-") and bool(_SENTENCE_GOES_ON.match(line.text))
        if cut:
            return True
        if self.interrupted or line.page_start:
            return _flows_over_page(last, line, self.width)
        if line.gap is Gap.PARAGRAPH:
            return False
        if _SENTENCE_GOES_ON.match(line.text) or (line.text[0].isdigit() and not ends_sentence(last)):
            return True
        if last.loose_end and ends_sentence(last):
            return False
        if chunk.kind is ChunkKind.BULLET:
            return not breaks_off(last, line, self.width - 8)
        title_so_far = len(chunk.lines) == 1 and not chunk.marked and _reads_as_title(last.text)
        if title_so_far:
            return not breaks_off(_bare(last), line, self.width + 2)
        # A line that ends neither a sentence nor a title hardly ever ends a block: only much room says so.
        return not breaks_off(_bare(last), line, self.width if ends_sentence(last) else self.width - 10)

    def _extend(self, line: Line) -> None:
        chunk = self.chunks[-1]
        mark = MARK.match(line.text)
        if mark:
            chunk.marked = True
            line = replace(line, text=line.text[mark.end() :])
        chunk.lines.append(line)


def chunks(lines: list[Line], width: int) -> list[Chunk]:
    """The lines of one part as chunks, in reading order: an address or table that cuts a sentence comes after it."""
    found = _Reader(width).read(lines)
    _spread_marks(found)
    for at, chunk in enumerate(found):
        if _is_title(chunk, found[at - 1] if at else None, found[at + 1] if at + 1 < len(found) else None):
            chunk.kind = ChunkKind.TITLE
    return [chunk for chunk in found if chunk.text or not chunk.marked]


def has_titles(lines: list[Line], width: int) -> bool:
    """True when sub-headings stand among the lines."""
    return any(chunk.kind is ChunkKind.TITLE for chunk in chunks(lines, width))


def _opened(line: Line) -> Chunk:
    """The chunk that begins with the line."""
    if line.heading:
        return Chunk(ChunkKind.TITLE, [line], level=line.heading)
    mark = MARK.match(line.text) if line.inlines is None else None
    if mark:
        unmarked = _MARKS.sub("", line.text, count=1)
        chunk = _opened(replace(line, text=unmarked)) if unmarked else Chunk(ChunkKind.TEXT, [replace(line, text="")])
        chunk.marked = True
        chunk.marks_many = bool(_MANY_MARK.match(line.text))
        return chunk
    if line.bullet is not None:
        return Chunk(ChunkKind.BULLET, [line], depth=line.bullet)
    bullet = BULLET.match(line.text)
    if bullet and line.inlines is None:
        return Chunk(ChunkKind.BULLET, [replace(line, text=line.text[bullet.end() :])])
    number = NUMBER.match(line.text)
    if number and line.inlines is None and not _MONTH.match(line.text[number.end() :]):
        rest = replace(line, text=line.text[number.end() :])
        return Chunk(ChunkKind.NUMBER, [rest], number=int(number.group(1)), delimiter=number.group(2))
    return Chunk(ChunkKind.TEXT, [line])


def _begins_ring(line: Line) -> bool:
    """True for the "o" that Word prints before entries, mostly of the second level: no Danish word is as short."""
    return line.inlines is None and bool(_RING.match(line.text))


def _opened_ring(line: Line, before: Chunk | None) -> Chunk:
    """The entry after a ring: below an entry with another mark, beside one with a ring."""
    is_below = before is not None and before.kind is ChunkKind.BULLET and not before.ringed
    depth = 1 if is_below else before.depth if before is not None and before.ringed else 0
    words = _RING.sub("", line.text, count=1)
    return Chunk(ChunkKind.BULLET, [replace(line, text=words)], depth=depth, ringed=True)


def _bare(line: Line) -> Line:
    return replace(line, text=MARK.sub("", line.text)) if MARK.match(line.text) else line


def _stands_alone(chunk: Chunk, line: Line, following: Line | None, width: int) -> bool:
    """True for a short title under the end of another block: "Medlemmer" between a colon and the list of them."""
    last = chunk.lines[-1]
    if following is None or len(line.text) > 40 or not line.text[0].isupper() or _NO_TITLE_ENDS.search(line.text):
        return False
    if BULLET.match(following.text):
        return ends_sentence(last) or bool(_ROLE_TITLE.fullmatch(line.text))
    return (
        (last.loose_end or ends_sentence(last)) and following.text[0].isupper() and breaks_off(line, following, width)
    )


def _is_dash_in_sentence(chunk: Chunk, line: Line, following: Line | None, width: int) -> bool:
    """True for a dash that the line happens to begin with; where the next line has a mark too, both are entries."""
    last = chunk.lines[-1]
    if (
        len(last.text) < width * 0.7
        or line.text[0] not in "-–—"
        or _LEADS_TO_LIST.search(last.text)
        or (following and BULLET.match(following.text))
    ):
        return False
    if chunk.kind is not ChunkKind.TEXT or line.gap is Gap.PARAGRAPH or ends_sentence(last):
        return False
    after = BULLET.sub("", line.text, count=1)
    return bool(_SENTENCE_GOES_ON.match(after)) and not last.text.endswith(",") and not breaks_off(last, line, width)


def _goes_on_counting(line: Line) -> bool:
    """True for "1) havne, 2) færger" by the wrap at a line's start: it belongs to the sentence before it."""
    number = NUMBER.match(line.text)
    if number is None or number.group(2) != ")" or line.gap is not Gap.NEXT:
        return False
    return line.text[number.end()].islower() and bool(_RUNNING_NUMBERS.search(line.text, number.end()))


def _begins_number(chunk: Chunk, line: Line, width: int) -> bool:
    match = NUMBER.match(line.text)
    if match is None or _MONTH.match(line.text[match.end() :]):
        return False
    last = chunk.lines[-1]
    if match.group(2) == ")" and _RUNNING_NUMBERS.search(line.text, match.end()):
        return False
    if chunk.kind is ChunkKind.NUMBER and int(match.group(1)) == chunk.number + 1:
        return True
    if line.gap is Gap.PARAGRAPH or line.page_start:
        return line.text[match.end()].isupper() and (ends_sentence(last) or line.gap is Gap.PARAGRAPH)
    return ends_sentence(last) or (breaks_off(last, line, width) and line.text[match.end()].isupper())


def _is_mark_in_sentence(chunk: Chunk, line: Line, width: int) -> bool:
    """The mark stands in the margin, so extraction may glue it to any line of the paragraph."""
    last = chunk.lines[-1]
    after = MARK.sub("", line.text, count=1)
    if line.gap is Gap.PARAGRAPH or not after:
        return False
    if _SENTENCE_GOES_ON.match(after):
        return True
    return not chunk.marked and not ends_sentence(last) and not breaks_off(last, line, width)


def _flows_over_page(last: Line, line: Line, width: int) -> bool:
    if _SENTENCE_GOES_ON.match(line.text):
        return not (ends_sentence(last) and not last.text.endswith("."))
    if not ends_sentence(last):
        return not breaks_off(last, line, width)
    return not last.loose_end and not breaks_off(last, line, width)


def _is_title(chunk: Chunk, before: Chunk | None, following: Chunk | None) -> bool:
    """True for a sub-heading: short, without a verb or a full stop, and right above what it is the title of."""
    if chunk.level or following is None or chunk.marked or chunk.lines[0].inlines is not None:
        return bool(chunk.level)
    if is_enclosure(chunk.lines[0].text):
        return False
    if chunk.kind not in (ChunkKind.TEXT, ChunkKind.NUMBER):
        return False
    if _looks_as_title(chunk) and not following.lines[0].large:
        return True
    if not _reads_as_title(chunk.text):
        return False
    if chunk.kind is ChunkKind.NUMBER and ChunkKind.NUMBER in (before and before.kind, following.kind):
        return False
    if following.kind in (ChunkKind.ADDRESS, ChunkKind.TABLE):
        return False
    first = following.lines[0]
    if first.gap is Gap.PARAGRAPH and not first.page_start:
        return (
            len(chunk.text) <= 60 and len(following.text) > 2 * len(chunk.text) and ends_sentence(following.lines[-1])
        )
    return True


def _looks_as_title(chunk: Chunk) -> bool:
    """True for words in larger type than the running text, unless they are the summary that opens an article."""
    text = chunk.text
    return all(line.large for line in chunk.lines) and len(text) <= _TITLE_LIMIT and not _NO_TITLE_ENDS.search(text)


def _reads_as_title(text: str) -> bool:
    if len(text) > _TITLE_LIMIT or not text or not (text[0].isupper() or text[0].isdigit() or text[0] in "”\"’'"):
        return False
    if _NO_TITLE_ENDS.search(text) and not _ABBREVIATED_END.search(text):
        return False
    return not _VERB.search(text)


def _spread_marks(found: list[Chunk]) -> None:
    """After `./..` the titles that follow at once carry the mark as well."""
    for before, chunk in itertools.pairwise(found):
        follows_at_once = chunk.kind is ChunkKind.TEXT and chunk.lines[0].gap is not Gap.PARAGRAPH
        if before.marks_many and follows_at_once and not ends_sentence(chunk.lines[-1]):
            chunk.marked = chunk.marks_many = True
