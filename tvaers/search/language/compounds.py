"""The parts of Danish compounds, with the archive's own words as the lexicon.

"klimaambition" is found by "klima" once the archive also writes of klima. A word is split where its first part is a
known word, possibly with a linking s or e, and its last part a known word in any inflection. Wrong parts cost
little: the index ranks them lowest.
"""

from __future__ import annotations

from collections.abc import Iterable

from tvaers.search.language.stems import stem

SHORTEST_PART = 4
SHORT_PARTS = frozenset(
    "bil bus by dag eu hav hus job kkr kl lov mad mål møde råd rum sag tog tid uge valg vand vej ø øst år".split()
)
"""Words under four letters that compounds are really made of; other short words split too much."""

ENDINGS = frozenset("else elser ende endes erne ernes hed heden heder inger ingen ingens ning skab skaber sted".split())
"""What looks like a word but derives or inflects another."""

FORM_WORDS = frozenset(
    "alle alt andet anden bare blev bliver både denne deres dette disse efter eller endnu flere frem fremad for fordi "
    "forud fra før gennem har have haft hver hvis ikke igen imod inden ind indtil kunne lige mange med medens mellem "
    "mens mere mest mod må ned nogle når også omkring op over overfor rundt samme samt sammen selv siden skal skulle "
    "som statt tilbage under uden udover ville være været".split()
)
"""Words that stand before others without saying what the whole is about; never parts to find by."""


class Compounds:
    """A splitter that learns words."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        self._firsts: set[str] = set()
        self._lasts: set[str] = set()
        self._known: dict[str, tuple[str, ...]] = {}
        self.learn(words)

    def learn(self, words: Iterable[str]) -> None:
        """Adds folded words to the lexicon; what was split before may now split further."""
        for word in words:
            if _can_be_part(word):
                stemmed = stem(word)
                self._firsts.update((word, stemmed))
                self._lasts.add(stemmed)
        self._known.clear()

    def parts(self, word: str) -> tuple[str, ...]:
        """The stems of a folded word's parts, each once, () when it is no compound the lexicon knows."""
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = tuple(dict.fromkeys(self._split(word)))
        return known

    def _split(self, word: str) -> list[str]:
        if len(word) < _SHORTEST_COMPOUND or not word.isalpha():
            return []
        for cut in range(len(word) - 2, 1, -1):
            first = self._first(word[:cut])
            if first is None:
                continue
            rest = self._rest(word[cut:])
            if rest:
                return [*first, *rest]
        return []

    def _first(self, text: str) -> list[str] | None:
        """What `text` gives as a part before others: its stem and its own parts; None when it is no word."""
        if text in FORM_WORDS:
            return []
        base = self._base(text)
        return None if base is None else [stem(base), *self.parts(base)]

    def _base(self, text: str) -> str | None:
        if text in self._firsts:
            return text
        if text[-1] in "se" and text[:-1] in self._firsts:
            return text[:-1]
        return None

    def _rest(self, text: str) -> list[str]:
        if _can_be_part(text):
            last = stem(text)
            if last in self._lasts:
                return [last, *self.parts(text)]
        return list(self.parts(text))


def _can_be_part(word: str) -> bool:
    if len(word) < SHORTEST_PART:
        return word in SHORT_PARTS
    return word.isalpha() and word not in ENDINGS and word not in FORM_WORDS


_SHORTEST_COMPOUND = 6
