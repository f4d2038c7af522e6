"""What of a hit is shown: its title and the telling part of its text, with the words sought marked.

The original text is cut into segments; whoever shows them escapes them. Nothing here is HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tvaers.search.language.compounds import Compounds
from tvaers.search.language.marks import SEPARATOR
from tvaers.search.language.stems import begun_by, stem
from tvaers.search.language.tokens import WORD, Token, folded, tokens
from tvaers.search.parsing import Query
from tvaers.search.shape import Segment

EXCERPT_LENGTH = 260
"""Characters of an excerpt, about; it ends at a word."""

LEAD = 60
"""Characters shown before the first match."""

ELLIPSIS = "…"


@dataclass(frozen=True)
class Match:
    """A place that one of the query's terms matches: `text[start:end]`, and which term."""

    start: int
    end: int
    term: int


class Highlighter:
    """Finds a query's terms in texts, by the same rules as the index."""

    def __init__(self, query: Query, compounds: Compounds) -> None:
        self._compounds = compounds
        wanted = list(enumerate(query.wanted))
        single = [(number, term) for number, term in wanted if not term.is_prefix and not term.is_phrase]
        self._single = {term.stems[0]: number for number, term in single if not term.is_exact}
        self._exact = {term.stems[0]: number for number, term in single if term.is_exact}
        self._prefixes = [(term.stems, number) for number, term in wanted if term.is_prefix]
        self._phrases = [(term.stems, number) for number, term in wanted if term.is_phrase]
        self._known: dict[str, int] = {}
        self._telling = _telling_letters(query)

    def whole(self, text: str) -> tuple[Segment, ...]:
        """All of a text, such as a title."""
        return tuple(_segments(text, 0, len(text), self.matches(text)))

    def excerpt(self, *texts: str, sought_only: str = "") -> tuple[Segment, ...]:
        """The part of one of the texts that has the most terms, the first such one; else how the first begins.

        `sought_only` is shown after that when only it has a term.
        """
        found = [(text, self.matches(text[:_LONGEST_READ])) for text in texts if text]
        shown = _telling_part(found) if found else ()
        if not sought_only or any(matches for _, matches in found) or not self.matches(sought_only):
            return shown
        between = [Segment(f" {SEPARATOR} ", is_match=False)] if shown else []
        return (*shown, *between, *self.whole(sought_only))

    def matches(self, text: str) -> list[Match]:
        """The places of the terms in a normalised text, in order, none within another."""
        found = [*self._word_matches(text)] if self._telling else []
        if self._phrases:
            phrases = self._phrase_matches(list(tokens(text)))
            found = _apart(sorted([*found, *phrases], key=lambda match: (match.start, -match.end)))
        return found

    def _word_matches(self, text: str) -> Iterator[Match]:
        """The words of terms. Only what has a term's letters is looked at as words: most of a text has not."""
        known = self._known
        end = 0
        for place in self._telling.finditer(text) if self._telling else ():
            if place.start() < end:
                continue
            last = _SPACE.search(text, place.end())
            start, end = _start_of_run(text, place.start()), last.start() if last else len(text)
            for match in WORD.finditer(text, start, end):
                raw = match.group()
                number = known.get(raw, _UNSEEN)
                if number == _UNSEEN:
                    number = known[raw] = self._term_of(folded(raw))
                if number != _NO_TERM:
                    yield Match(match.start(), match.end(), number)

    def _term_of(self, word: str) -> int:
        if word in self._exact:
            return self._exact[word]
        lexemes = (stem(word), *self._compounds.parts(word))
        for lexeme in lexemes:
            if lexeme in self._single:
                return self._single[lexeme]
        for beginnings, number in self._prefixes:
            if any(lexeme.startswith(beginnings) for lexeme in (word, *lexemes)):
                return number
        return _NO_TERM

    def _phrase_matches(self, read: list[Token]) -> Iterator[Match]:
        stems = [stem(token.word) for token in read]
        for phrase, number in self._phrases:
            length = len(phrase)
            for place in range(len(stems) - length + 1):
                if stems[place] == phrase[0] and tuple(stems[place : place + length]) == phrase:
                    yield Match(read[place].start, read[place + length - 1].end, number)


def _telling_letters(query: Query) -> re.Pattern[str] | None:
    """What stands in every word, as it is written, that a term of one word matches; None without such terms."""
    begun = {
        letters
        for term in query.wanted
        if not term.is_phrase
        for beginning in term.stems
        for letters in begun_by(beginning, whole=not term.is_prefix)
    }
    return re.compile("|".join(map(_as_written, sorted(begun))), re.IGNORECASE) if begun else None


def _as_written(letters: str) -> str:
    """An expression for folded letters in the spellings that are folded to them."""
    if letters[0].isdigit():
        return r"\.?".join(map(re.escape, letters))
    return "".join(_SPELLINGS.get(letter, re.escape(letter)) for letter in letters)


def _start_of_run(text: str, place: int) -> int:
    """Where the signs without space that `place` is among begin."""
    while place > 0 and not text[place - 1].isspace():
        place -= 1
    return place


_SPACE = re.compile(r"\s")
_SPELLINGS = {"å": "(?:å|aa)", "e": "[eé]"}
_NO_TERM = -1
_UNSEEN = -2
_LONGEST_READ = 40_000
"""Characters of one text that are looked through for an excerpt: some twelve pages."""


def _apart(matches: list[Match]) -> list[Match]:
    apart: list[Match] = []
    for match in matches:
        if not apart or match.start >= apart[-1].end:
            apart.append(match)
    return apart


def _telling_part(found: list[tuple[str, list[Match]]]) -> tuple[Segment, ...]:
    """The best window of the text that has the best, of texts and their matches."""
    windows = [(*_best_window(text, matches), text, matches) for text, matches in found]
    _, start, text, matches = max(windows, key=lambda window: window[0])
    end = _without_separator(text, start, _word_end(text, start + EXCERPT_LENGTH))
    before = [Segment(ELLIPSIS, is_match=False)] if start > 0 else []
    after = [Segment(ELLIPSIS, is_match=False)] if end < len(text) else []
    return (*before, *_segments(text, start, end, matches), *after)


def _best_window(text: str, matches: list[Match]) -> tuple[tuple[int, int], int]:
    """How telling the best window of a text is (different terms, then matches), and where it begins."""
    best, start = (0, 0), 0
    last = 0
    for first, match in enumerate(matches):
        last = max(last, first)
        while last < len(matches) and matches[last].end <= match.start - LEAD + EXCERPT_LENGTH:
            last += 1
        inside = matches[first:last]
        worth = (len({other.term for other in inside}), min(len(inside), _ENOUGH))
        if worth > best:
            best, start = worth, _word_start(text, match.start - LEAD)
    return best, start


_ENOUGH = 5
"""More matches in one window than these make it no more telling."""


def _word_start(text: str, place: int) -> int:
    """The beginning of the first word at or after `place`; 0 near the beginning of the text."""
    if place <= _NEAR:
        return 0
    space = text.find(" ", place, place + _NEAR)
    start = place if space < 0 else space + 1
    return start + len(_AFTER_BLOCK) if text.startswith(_AFTER_BLOCK, start) else start


def _word_end(text: str, place: int) -> int:
    """The end of the last word before `place`; the end of the text when that is near."""
    if place + _NEAR >= len(text):
        return len(text)
    space = text.rfind(" ", place - _NEAR, place)
    return place if space < 0 else space


def _without_separator(text: str, start: int, end: int) -> int:
    """The end of a piece of text that is not to end in what separates it from the next block."""
    return start + len(text[start:end].removesuffix(f" {SEPARATOR}")) if end < len(text) else end


_NEAR = 25
_AFTER_BLOCK = f"{SEPARATOR} "


def _segments(text: str, start: int, end: int, matches: list[Match]) -> Iterator[Segment]:
    place = start
    for match in matches:
        if match.start < start or match.end > end:
            continue
        if match.start > place:
            yield Segment(text[place : match.start], is_match=False)
        yield Segment(text[match.start : match.end], is_match=True)
        place = match.end
    if place < end:
        yield Segment(text[place:end], is_match=False)
