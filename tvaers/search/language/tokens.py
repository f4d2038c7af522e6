"""Words of Danish text, with their places.

One tokeniser serves the index, the query and the highlighting, so that they cannot disagree. What it holds:
`å` is never folded to `a`; the old spelling `Aa` at either end of a name equals `å` (Aalborg, Ålborg); the accent
of `é`, which Danish orthography leaves free, is dropped; a number keeps its digits without thousands points; `§`
is a word of its own; a hyphen parts words ("SAG-2025-00364" is three, and is found whole as a phrase).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST_WORD = 100
"""Longer runs of letters are cut here, in text and query alike. PostgreSQL takes lexemes of up to 2 kB."""

WORD = re.compile(r"(?<![\d.])\d{1,3}(?:\.\d{3})+(?![\d]|\.\d)|[^\W_]+(?:['’´](?:s|er|ere|erne|ernes|en|ens|et)\b)?|§")
_APOSTROPHE = re.compile("['’´].*")
_OLD_SPELLING = re.compile(r"^aa|aa(?=s?$)")
_OLD_SPELLING_AT_START = re.compile(r"^aa")
_SOFT_HYPHEN = "\u00ad"


@dataclass(frozen=True)
class Token:
    """One word, folded, and where it stands in the normalised text: `text[start:end]`."""

    word: str
    start: int
    end: int


def normalise(text: str) -> str:
    """The text with composed letters, without soft hyphens and characters a database refuses. Offsets refer to it."""
    composed = unicodedata.normalize("NFC", text).replace(_SOFT_HYPHEN, "").replace("\0", " ")
    return composed.encode("utf-8", "replace").decode("utf-8")


def tokens(text: str) -> Iterator[Token]:
    """The words of a normalised text, in order."""
    for match in WORD.finditer(text):
        yield Token(folded(match.group()), match.start(), match.end())


def words(text: str) -> list[str]:
    """The folded words of a normalised text, in order; quicker than `tokens` where places do not matter."""
    remembered = _remembered
    return [remembered.get(raw) or folded(raw) for raw in WORD.findall(text)]


def folded(raw: str) -> str:
    """`fold`, remembered: an archive repeats its words."""
    known = _remembered.get(raw)
    if known is None:
        if len(_remembered) >= _MOST_REMEMBERED:
            _remembered.clear()
        known = _remembered[raw] = fold(raw)
    return known


def fold(raw: str) -> str:
    """A raw word as it is compared: lower case, without genitive apostrophe, thousands points and acute e.

    "KKR's" becomes "kkr", "6.920.400" becomes "6920400", "Aabenraa" and "Åbenrå" become "åbenrå".
    """
    return _OLD_SPELLING.sub("å", _plain(raw))[:LONGEST_WORD]


def beginnings(raw: str) -> tuple[str, ...]:
    """What folded words begin with when they are written as the raw beginning of a word and then on.

    Where a beginning ends in "aa" the word may end there or not: "klimaa" begins "klimaambition", "Grenaa" is "grenå".
    """
    lowered = _plain(raw)
    return tuple(dict.fromkeys((fold(raw), _OLD_SPELLING_AT_START.sub("å", lowered)[:LONGEST_WORD])))


def _plain(raw: str) -> str:
    lowered = unicodedata.normalize("NFC", raw.lower())
    if lowered[0].isdigit():
        lowered = lowered.replace(".", "")
    return _APOSTROPHE.sub("", lowered).replace("é", "e")


_MOST_REMEMBERED = 300_000
_remembered: dict[str, str] = {}
