"""The parts of an item: which lines are headings of parts, and what a case number line says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tvaers.document.model import PartName
from tvaers.document.reading.lines import Gap, Line, ends_sentence

_PART_NAMES: dict[str, PartName] = {
    "baggrund": PartName.BACKGROUND,
    "indstilling": PartName.RECOMMENDATION,
    "indstillinger": PartName.RECOMMENDATION,
    "sagsfremstilling": PartName.PRESENTATION,
    "beslutning": PartName.DECISION,
    "beslutninger": PartName.DECISION,
    "referat": PartName.DECISION,
    "afgørelse": PartName.DECISION,
}
_OTHER_NAMES = (
    "resume",
    "resumé",
    "økonomi",
    "økonomiske konsekvenser",
    "sagens gang",
    "høring",
    "lovgrundlag",
    "juridiske konsekvenser",
    "retsgrundlag",
    "videre proces",
    "det videre forløb",
    "kommunikation",
    "bilag",
    "sagstype",
    "tidligere behandling",
    "tidsplan",
)
_INLINE_PART = re.compile(
    r"(baggrund|(?:[a-zæøå]+s )?indstilling|sagsfremstilling|beslutning|referat|afgørelse)\s*:\s*(\S.*)", re.IGNORECASE
)
_INDSTILLING = re.compile(r"(?:[a-zæøå]+s )indstilling(?:er)?", re.IGNORECASE)
_ONE_RECOMMENDATION = re.compile(r"Det indstilles,? at\b(?:(?!\. [A-ZÆØÅ]).)*\.")
_CASE = re.compile(r"(SAG-\d{4}-\d{3,7})\b[\s,]*(.*)", re.IGNORECASE)
_LABELLED_CASE = re.compile(
    r"(?:sag\s*nr\.?|sags?nr\.?|sags?nummer|journalnr\.?|j\.?\s?nr\.?)\s*:?\s*((?=[\w./-]*\d)[\w./-]+)?[\s,]*(.*)",
    re.IGNORECASE,
)
_OFFICER = re.compile(r"[^\W\d_]{2,8}")


@dataclass(frozen=True)
class PartHeading:
    """A heading of a part (`name`), or of something else (`name` None); `rest` is text on the same line."""

    name: PartName | None
    title: str
    rest: str = ""


@dataclass
class Piece:
    """A heading inside an item, with the line it was printed on, and the lines under it."""

    heading: PartHeading | None
    lines: list[Line] = field(default_factory=list)
    printed: Line | None = None

    @property
    def name(self) -> PartName | None:
        """The part that the piece is; None for text before the first part, and under other headings."""
        return self.heading.name if self.heading else None

    def heads_and_lines(self) -> Iterator[Line]:
        """The heading's line and those under it, in printed order."""
        if self.printed is not None:
            yield self.printed
        yield from self.lines


@dataclass(frozen=True)
class CaseLine:
    """A case number as printed, and the officers' initials in lower case."""

    case_number: str | None
    officers: list[str]


def part_heading(line: Line) -> PartHeading | None:
    """The heading that the line is: of one of the four parts, or of a part known from other bodies' papers."""
    if line.block is not None or line.bullet is not None:
        return None
    text = line.text.rstrip(":").strip()
    folded = text.lower()
    if folded in _PART_NAMES:
        return PartHeading(_PART_NAMES[folded], text)
    if _INDSTILLING.fullmatch(text):
        return PartHeading(PartName.RECOMMENDATION, text)
    if folded in _OTHER_NAMES:
        return PartHeading(None, text)
    match = _INLINE_PART.fullmatch(line.text)
    if match:
        name = match.group(1).lower().split()[-1]
        return PartHeading(_PART_NAMES[name], match.group(1), match.group(2))
    return None


def is_case_line(text: str) -> bool:
    """True when the line is a case number with or without initials."""
    return case_line(text) is not None


def case_line(text: str) -> CaseLine | None:
    """What a case number line says: `SAG-2024-04797 chbn / jhp`, `SAG NR.: abk`, `Sagsnr. 18/12721`."""
    match = _CASE.fullmatch(text) or _LABELLED_CASE.fullmatch(text)
    if match is None:
        return None
    officers = [word for word in re.split(r"[\s/,&]+", match.group(2)) if word]
    if any(not _OFFICER.fullmatch(word) for word in officers) or len(officers) > 6:
        return None
    if match.group(1) is None and not officers:
        return None
    return CaseLine(match.group(1), [word.lower() for word in officers])


def ruled_out_titles(lines: Iterable[Line]) -> frozenset[str]:
    """Words that are no part headings in a document that calls its decisions something else.

    Where decisions stand under "Beslutning", a line that says "Referat" is the words of a link or a title.
    """
    used = {line.text.rstrip(": ").lower() for line in lines}
    return frozenset({"referat", "afgørelse"}) if "beslutning" in used else frozenset()


def outlined_part_heading(line: Line, known: PartHeading | None, level: int) -> PartHeading | None:
    """The part heading in a file whose heading levels are to be trusted: exactly the headings on `level`."""
    if line.heading != level:
        return None
    if known is not None and known.name is not None and known.title == line.text and not known.rest:
        return known
    return PartHeading(None, line.text)


def has_recommendation_headings(lines: Iterable[Line]) -> bool:
    """True when recommendations stand under a heading of their own in the document."""
    found = (part_heading(line) for line in lines)
    return any(heading and heading.name is PartName.RECOMMENDATION and not heading.rest for heading in found)


def with_recommendation_apart(pieces: list[Piece]) -> list[Piece]:
    """The pieces with an unheaded "Det indstilles, at …" at the end of the item's first text as its recommendation."""
    if not pieces or pieces[0].heading or any(piece.name is PartName.RECOMMENDATION for piece in pieces):
        return pieces
    first, *others = pieces
    for at, line in enumerate(first.lines):
        begins = at == 0 or line.gap is Gap.PARAGRAPH or ends_sentence(first.lines[at - 1])
        sentence = " ".join(after.text for after in first.lines[at:])
        if begins and line.inlines is None and _ONE_RECOMMENDATION.fullmatch(sentence):
            heading = PartHeading(PartName.RECOMMENDATION, "Indstilling")
            text_before = [Piece(None, first.lines[:at])] if at else []
            return [*text_before, Piece(heading, first.lines[at:]), *others]
    return pieces
