"""What of a row goes into the index: the stems of its words, the parts of its compounds, and the longer forms.

A word as written serves prefixes; it is kept beside its stem only where it is another.
"""

from __future__ import annotations

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


@dataclass(frozen=True)
class Words:
    """The folded words of a row's texts, in order, and each of them once."""

    title: list[str]
    decision: list[str]
    body: list[str]
    forms: list[str]

    @classmethod
    def of(cls, texts: Texts) -> Words:
        """The words of the texts."""
        title, decision, body = words(texts.title), words(texts.decision), words(texts.body)
        return cls(title, decision, body, list(dict.fromkeys([*title, *decision, *body])))


def lexemes_of(row: Words, compounds: Compounds) -> Lexemes:
    """The lexemes of a row's words. A part that also stands as a word of its own is not repeated."""
    stems = {form: stem(form) for form in row.forms}
    own = set(stems.values())
    return Lexemes(
        title=[stems[word] for word in row.title],
        decision=[stems[word] for word in row.decision],
        body=[stems[word] for word in row.body],
        parts=[part for part in compounds.parts_of_all(row.forms) if part not in own],
        forms=[form for form in row.forms if stems[form] != form],
    )
