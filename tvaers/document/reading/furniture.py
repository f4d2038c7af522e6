"""What stands on a page but belongs to no text: page heads and feet, page numbers, the list of contents.

Furniture is taken out of the text and named by a warning with its lines, so that no word goes unseen.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from tvaers.document.model import ReadingWarning
from tvaers.document.reading.lines import Gap, Line, ends_sentence
from tvaers.document.wording import HOLDS_CLOSED

_PAGE_NUMBER = re.compile(
    r"(?:\|?\s*(?:side|s\.|page)\s*\|?\s*\d+\s*(?:(?:af|of|/)\s*\d+)?\s*\|?|[-–]\s*\d{1,3}\s*[-–]|\d{1,3}\s*/\s*\d{1,3})",
    re.IGNORECASE,
)
_DATED_HEAD = re.compile(r".{2,60}\|\s*\d{1,2}[-./]\d{1,2}[-./]\d{4}(?:\s*\|?\s*side\s*\|?\s*\d*)?", re.IGNORECASE)
# What browsers print around a page: "03.05.2030, 14.07" and "https://… 1/3".
_PRINTED_FROM = re.compile(r"(?:file|https?)://\S+\s+\d{1,3}/\d{1,3}", re.IGNORECASE)
_PRINTED_AT = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}[.:]\d{2}(?:\s*[AP]M)?", re.IGNORECASE)
_CONTENTS_TITLE = re.compile(r"(?:indhold|indholdsfortegnelse|indholdsoversigt|dagsordensoversigt)\s*:?", re.IGNORECASE)
_LEADER = re.compile(r".*(?:(?:\.{3,}|…{2,}|(?:\. ){3,}|_{3,})\s*\d{1,3}|\.{8,}|(?:\. ){8,}\.?)$")
_DOTS = ("...", "……", ". . .", "___")
_CONTENTS_ENTRY = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*\.?(?:\s+\S.*)?|\S.*\s\d{1,3}|\d{1,3})")
_NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2})*)\.?\s")
_FIGURES = re.compile(r"\d+")
_HEAD_LIMIT = 100


@dataclass
class Furniture:
    """The lines taken out, in printed order, by kind."""

    page_marks: list[Line] = field(default_factory=list)
    contents: list[Line] = field(default_factory=list)

    def warnings(self) -> list[ReadingWarning]:
        """One warning for each different page mark and one for the list of contents, naming their lines."""
        marks: dict[str, list[Line]] = {}
        for line in self.page_marks:
            marks.setdefault(_pattern(line.text), []).append(line)
        found = [_named("page-furniture", "Sidehoved eller sidefod er udeladt", lines) for lines in marks.values()]
        if self.contents:
            found.append(
                _named("contents-list", "Indholdsfortegnelsen er udeladt, for punkterne siger det samme", self.contents)
            )
        return found


def take_out_furniture(lines: list[Line]) -> tuple[list[Line], Furniture]:
    """The lines without page heads, page feet and the list of contents, and what was taken out.

    The line after a page mark is marked as the first of its page; what stood between it and the line before is lost.
    """
    furniture = Furniture()
    marks = _page_marks(lines)
    kept: list[Line] = []
    for line in lines:
        if line.number in marks:
            furniture.page_marks.append(line)
            continue
        if furniture.page_marks and _follows_mark(line, furniture.page_marks[-1], kept):
            line = replace(line, page_start=True, gap=Gap.TIGHT, indented=False)
        kept.append(line)
    contents = _contents_numbers(kept)
    furniture.contents = [line for line in kept if line.number in contents]
    return [line for line in kept if line.number not in contents], furniture


def _follows_mark(line: Line, mark: Line, kept: list[Line]) -> bool:
    return not kept or kept[-1].number < mark.number < line.number


def _page_marks(lines: list[Line]) -> set[int]:
    certain = {line.number for line in lines if line.heading is None and _is_page_mark(line.text)}
    certain |= _browser_marks(lines) | _broken_off(lines, certain)
    return certain | _heads_beside(lines, certain)


def _is_page_mark(text: str) -> bool:
    return text == HOLDS_CLOSED or bool(_PAGE_NUMBER.fullmatch(text) or _DATED_HEAD.fullmatch(text))


def _broken_off(lines: list[Line], marks: set[int]) -> set[int]:
    """The page numbers that stand on a line of their own, after a head that had no room for them: "SIDE |"."""
    return {
        after.number
        for line, after in itertools.pairwise(lines)
        if line.number in marks and line.text.endswith("|") and after.text.isdecimal()
    }


def _browser_marks(lines: list[Line]) -> set[int]:
    """The lines that a browser adds when it prints a page; a time alone is one where the address stands as well."""
    printed_from = {line.number for line in lines if _PRINTED_FROM.fullmatch(line.text)}
    if not printed_from:
        return set()
    return printed_from | {line.number for line in lines if _PRINTED_AT.fullmatch(line.text)}


def _heads_beside(lines: list[Line], marks: set[int]) -> set[int]:
    """Lines beside a page mark, or first on a page, that come again and again there: a head without number or date."""
    if not marks and not any(line.page_start for line in lines):
        return set()
    edges: Counter[str] = Counter()
    at_edge: dict[int, str] = {}
    for before, line, after in zip([None, *lines], lines, [*lines[1:], None], strict=False):
        if line.number not in marks and _may_be_head(line) and _at_page_edge(before, line, after, marks):
            at_edge[line.number] = _pattern(line.text)
            edges[_pattern(line.text)] += 1
    again = {words for words, count in edges.items() if count >= 3}
    begins = {words[0] for words in again}
    alike = (line.text for line in lines if line.text[0].lower() in begins or line.text[0].isdigit())
    everywhere = Counter(map(_pattern, alike))
    return {number for number, words in at_edge.items() if words in again and edges[words] * 2 > everywhere[words]}


def _may_be_head(line: Line) -> bool:
    return len(line.text) < _HEAD_LIMIT and line.heading is None and not ends_sentence(line)


def _at_page_edge(before: Line | None, line: Line, after: Line | None, marks: set[int]) -> bool:
    beside_mark = any(other is not None and other.number in marks for other in (before, after))
    return beside_mark or (line.page_start and line.gap is not Gap.TIGHT)


def _pattern(text: str) -> str:
    return _FIGURES.sub("#", " ".join(text.lower().split()))


def _is_leader(text: str) -> bool:
    """True for a title with dots that lead to its page number."""
    # Hardly any line has dots in a row, and the pattern would try every place of each.
    return any(dots in text for dots in _DOTS) and bool(_LEADER.fullmatch(text))


def _contents_numbers(lines: list[Line]) -> set[int]:
    """The numbers of the lines of a list of contents: under its title, or with leaders to page numbers."""
    leaders = {line.number for line in lines if _is_leader(line.text)}
    title = next((at for at, line in enumerate(lines) if _CONTENTS_TITLE.fullmatch(line.text)), None)
    if title is None:
        return _with_broken_titles(lines, leaders) if len(leaders) >= 2 else set()
    end = _end_of_contents(lines, title, leaders)
    return {line.number for line in lines[title:end]}


def _end_of_contents(lines: list[Line], title: int, leaders: set[int]) -> int:
    """Where the list that begins at `title` ends: at the first number that comes again, or the last leader."""
    if leaders:
        last = max(at for at, line in enumerate(lines) if line.number in leaders)
        if last > title:
            return last + 1
    seen: set[str] = set()
    for at, line in enumerate(lines[title + 1 :], title + 1):
        match = _NUMBERED.match(line.text)
        if match and match.group(1) in seen:
            return at
        if match:
            seen.add(match.group(1))
        elif not _CONTENTS_ENTRY.fullmatch(line.text) and (not seen or line.gap is Gap.PARAGRAPH):
            return at
    return title + 1


def _with_broken_titles(lines: list[Line], leaders: set[int]) -> set[int]:
    """The leader lines, and between them the first halves of titles that take two lines."""
    places = [at for at, line in enumerate(lines) if line.number in leaders]
    found = set(leaders)
    for first, last in itertools.pairwise(places):
        if last - first <= 3:
            found.update(line.number for line in lines[first:last])
    return found


def _named(code: str, message: str, lines: list[Line]) -> ReadingWarning:
    numbers = ", ".join(str(line.number) for line in lines)
    words = " / ".join(dict.fromkeys(line.text for line in lines))
    return ReadingWarning(code, f"{message} (linje {numbers}): {words}", line=lines[0].number)


def quoted(lines: Iterable[Line]) -> str:
    """The lines' words on one line, for a warning."""
    return " / ".join(line.text for line in lines)
