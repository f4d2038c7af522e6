"""What of a row goes into the index: the stems of its texts, the parts of its compounds, its words as written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tvaers.search.language.compounds import Compounds
from tvaers.search.language.stems import stem
from tvaers.search.language.tokens import words


@dataclass(frozen=True)
class Texts:
    """The texts of a row, normalised and without marks."""

    title: str
    decision: str
    body: str


@dataclass(frozen=True)
class Lexemes:
    """A row as the index holds it. The first three keep every word in order; the others hold each one once."""

    title: list[str]
    decision: list[str]
    body: list[str]
    parts: list[str]
    forms: list[str]


class Analyser:
    """Turns texts into lexemes with one splitter, remembering the stems of words."""

    def __init__(self, compounds: Compounds) -> None:
        self._compounds = compounds

    def lexemes(self, texts: Texts) -> Lexemes:
        """The lexemes of a row. A part that also stands as a word of its own is not repeated."""
        title, decision, body = words(texts.title), words(texts.decision), words(texts.body)
        forms = list(dict.fromkeys([*title, *decision, *body]))
        stems = {form: _stem(form) for form in forms}
        return Lexemes(
            title=[stems[word] for word in title],
            decision=[stems[word] for word in decision],
            body=[stems[word] for word in body],
            parts=self._parts(forms, set(stems.values())),
            forms=forms,
        )

    def _parts(self, forms: Iterable[str], own_stems: set[str]) -> list[str]:
        found = dict.fromkeys(part for form in forms for part in self._compounds.parts(form))
        return [part for part in found if part not in own_stems]


def _stem(word: str) -> str:
    known = _stems.get(word)
    if known is None:
        if len(_stems) >= _MOST_REMEMBERED:
            _stems.clear()
        known = _stems[word] = stem(word)
    return known


_MOST_REMEMBERED = 300_000
_stems: dict[str, str] = {}
