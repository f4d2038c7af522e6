"""The parts of Danish compounds, with the archive's own words as the lexicon.

"klimaambition" is found by "klima" once the archive also writes of klima. A word is split where its first part is a
known word, possibly with a linking s or e, and its last part a known word in any inflection. Wrong parts cost
little: the index ranks them lowest.
"""

from __future__ import annotations

from collections.abc import Iterable

from tvaers.search.language.stems import FAMILIES, stem

SHORTEST_PART = 4
_SHORT_PARTS = "bil bus by dag eu hav hus job kkr kl lov mad mål råd rum sag sø tog tid uge vej øst år"
SHORT_PARTS = frozenset(_SHORT_PARTS.split())
"""Words under four letters that compounds are really made of; other short words split too much."""

_ENDINGS = "else ende ens erne hed ing ingen lig mæssig ning skab sted sæt tende"
ENDINGS = frozenset(stem(ending) for ending in _ENDINGS.split())
"""Stems of what looks like a word but derives or inflects another: "sundhed" is not made of "hed"."""

_FORM_WORDS = (
    "alle alt andet anden bare blev bliver både denne deres dette disse efter eller endnu flere frem fremad for fordi "
    "forud fra før gennem har have haft hver hvis ikke igen imod inden ind indtil kunne lige mange med medens mellem "
    "mens mere mest mod må ned nogle når også omkring op over overfor rundt samme samt sammen selv siden skal skulle "
    "som tilbage under uden udover ville være været"
)
FORM_WORDS = frozenset(_FORM_WORDS.split())
"""Words that say nothing of what a text is about; never parts. With a verb they make another: "fore-bygge"."""

BEFORE_NOUNS = frozenset(["efter", "mellem"])
"""Form words that compounds with nouns begin with; the noun is a part, they are not."""


class Compounds:
    """A splitter that learns words."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        self._firsts: set[str] = set(BEFORE_NOUNS)
        self._lasts: set[str] = set()
        self._beginnings = {word[:_BEGINNING] for family in FAMILIES for word in family}
        self._known: dict[str, tuple[str, ...]] = {}
        self._learnt_since = 0
        self.learn(words)

    def learn(self, words: Iterable[str]) -> None:
        """Adds folded words to the lexicon.

        Words split before are split anew once the lexicon has grown by half: at once in a small archive, seldom
        in a large one, so that an import's cost per document does not grow. `reindex` splits everything anew.
        """
        for word in words:
            if _can_be_part(word):
                stemmed = stem(word)
                self._firsts.update(known for known in (word, stemmed) if _can_be_part(known))
                self._lasts.add(stemmed)
                self._beginnings.add(word[:_BEGINNING])
                self._learnt_since += 1
        if self._learnt_since * _GROWTH >= len(self._lasts):
            self._known.clear()
            self._learnt_since = 0

    def parts(self, word: str) -> tuple[str, ...]:
        """The stems of a folded word's parts, each once, () when it is no compound the lexicon knows."""
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = tuple(dict.fromkeys(self._split(word)))
        return known

    def parts_of_all(self, words: Iterable[str]) -> dict[str, None]:
        """The stems of the parts of many words, each once, in order."""
        known = self._known
        found: dict[str, None] = {}
        for word in words:
            parts = known.get(word)
            if parts is None:
                parts = self.parts(word)
            if parts:
                found.update(dict.fromkeys(parts))
        return found

    def _split(self, word: str) -> list[str]:
        if len(word) < _SHORTEST_COMPOUND or not word.isalpha():
            return []
        firsts = self._firsts
        for cut in range(len(word) - 2, 1, -1):
            first = word[:cut]
            if first not in firsts:
                if word[cut - 1] not in _LINKING or first[:-1] not in firsts:
                    continue
                first = first[:-1]
            if rest := self._rest(word[cut:]):
                return [*self._with_own_parts(first), *rest]
        return []

    def _rest(self, text: str) -> list[str]:
        """The parts of what stands last: a known word in any inflection, or a compound itself."""
        if text[:_BEGINNING] in self._beginnings and _can_be_part(text) and stem(text) in self._lasts:
            return self._with_own_parts(text)
        return list(self.parts(text))

    def _with_own_parts(self, text: str) -> list[str]:
        return [] if text in BEFORE_NOUNS else [stem(text), *self.parts(text)]


def _can_be_part(word: str) -> bool:
    if len(word) < SHORTEST_PART:
        return word in SHORT_PARTS
    return word.isalpha() and word not in FORM_WORDS and stem(word) not in ENDINGS


_SHORTEST_COMPOUND = 6
_GROWTH = 2
_LINKING = "se"
_BEGINNING = 3
"""By so many letters most of what is no word is told before it is stemmed; no stem differs there but a family's."""
