"""What was typed, as terms. Whatever is typed gives a query; nothing is an error.

All words must be there. `"i kvotes"` is a phrase, `-ord` must not be there, `præfiks*` is any word that begins so.
A word that the tokeniser parts ("KKR-samarbejdet", "§ 8", "SAG-2025-00364") is a phrase of its parts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tvaers.search.language.stems import stem
from tvaers.search.language.tokens import WORD, beginnings, normalise, words

LONGEST_QUERY = 300
"""Characters of a query that are read; the rest is left out."""

MOST_TERMS = 20

_FREQUENT = (
    "af alle at blev bliver da de dem den denne der deres det dette dig din disse du efter eller en er et for fra ham "
    "han har have havde hende her hos hun hvad hvis hvor i ikke ind jeg jo kan kunne man med meget men mig min mod "
    "ned noget nogle nu når og også om op os over på sig sin skal skulle som sådan til ud under var ved vi vil ville "
    "være været"
)
FREQUENT = frozenset(_FREQUENT.split())
"""Words in nearly every text: left out beside others, though not in phrases."""


@dataclass(frozen=True)
class Term:
    """One thing sought: `stems` in this order, one after another.

    Of a prefix they are what a word, unstemmed, may begin with, any of them. Of an exact term it is the word itself,
    as it is folded and not stemmed.
    """

    stems: tuple[str, ...]
    typed: str
    is_prefix: bool = False
    is_excluded: bool = False
    is_exact: bool = False

    @property
    def is_phrase(self) -> bool:
        """Whether order matters."""
        return len(self.stems) > 1 and not self.is_prefix


@dataclass(frozen=True)
class Query:
    """All that must, and must not, be found."""

    terms: tuple[Term, ...] = ()

    @property
    def wanted(self) -> tuple[Term, ...]:
        """The terms a row must have."""
        return tuple(term for term in self.terms if not term.is_excluded)

    @property
    def excluded(self) -> tuple[Term, ...]:
        """The terms a row must not have."""
        return tuple(term for term in self.terms if term.is_excluded)

    def __bool__(self) -> bool:
        return bool(self.terms)


_PIECE = re.compile(r'(?P<minus>(?<!\S)[-–−])?(?:"(?P<phrase>[^"]*)"?|(?P<law>§+\s*\d+[a-z]?)|(?P<word>[^\s"]+))')
_QUOTES = str.maketrans(dict.fromkeys("“”„»«", '"'))
_SHORTEST_PREFIX = 2


def parse(text: str) -> Query:
    """The terms of what was typed: at most MOST_TERMS, of its first LONGEST_QUERY characters, each once."""
    typed = normalise(text[:LONGEST_QUERY]).translate(_QUOTES)
    terms = [term for match in _PIECE.finditer(typed) for term in _terms_of(match)]
    unique = list(dict.fromkeys(terms))[:MOST_TERMS]
    return Query(tuple(_without_frequent(unique)))


def _terms_of(match: re.Match[str]) -> list[Term]:
    is_excluded = match["minus"] is not None
    raw = match["phrase"] or match["law"] or match["word"] or ""
    found = words(raw)
    if not found:
        return []
    if match["word"] and raw.rstrip(".,;:!?)").endswith("*"):
        return _prefix_terms(found, raw, is_excluded=is_excluded)
    return [_stemmed(found, raw, is_excluded=is_excluded)]


def _prefix_terms(found: list[str], raw: str, *, is_excluded: bool) -> list[Term]:
    """The last word as a prefix; what stands before it as a phrase. A single letter is no prefix, but a word."""
    if len(found[-1]) < _SHORTEST_PREFIX or (is_excluded and len(found) > 1):
        return [_stemmed(found, raw, is_excluded=is_excluded)]
    beginning = WORD.findall(raw)[-1]
    prefix = Term(beginnings(beginning), found[-1], is_prefix=True, is_excluded=is_excluded)
    before = [_stemmed(found[:-1], " ".join(found[:-1]), is_excluded=False)] if len(found) > 1 else []
    return [*before, prefix]


def _stemmed(found: list[str], raw: str, *, is_excluded: bool) -> Term:
    return Term(tuple(stem(word) for word in found), raw.strip(), is_excluded=is_excluded)


def _without_frequent(terms: list[Term]) -> list[Term]:
    telling = [term for term in terms if term.is_excluded or not _is_frequent(term)]
    return telling if any(not term.is_excluded for term in telling) else terms


def _is_frequent(term: Term) -> bool:
    return not term.is_phrase and not term.is_prefix and term.typed.lower() in FREQUENT
