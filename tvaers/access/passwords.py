"""Passwords that Danes choose and others therefore guess: one or two common words, whatever digits and signs beside."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tvaers.access.common_words import WORDS
from tvaers.danish.registers import council_names, municipalities, regions

_MOST_WORDS = 2
"""Three or more words in a row are a sentence of one's own and may pass."""
_LONGEST = 60
"""Letters; what is longer is not looked into."""
_LETTERS_FOR = str.maketrans({"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "@": "a", "$": "s", "!": "i"})
_DANISH = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
_EDGES = re.compile(r"^[^a-z]+|[^a-z]+$")
_SIGNS_AT_EDGES = re.compile(r"^[^a-z0-9]+|[^a-z0-9]+$")
_NO_LETTER = re.compile(r"[^a-z]+")


class DanishWordsValidator:
    """Refuses a password of nothing but a common Danish word or two, names of places among them, and figures."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raises ValidationError."""
        if is_common(password):
            raise ValidationError(
                _("Adgangskoden er let at gætte: den består af almindelige ord, navne eller årstal. Brug flere ord."),
                code="password_too_common",
            )

    def get_help_text(self) -> str:
        """What is asked for."""
        return _("Adgangskoden må ikke kun være et eller to almindelige ord eller stednavne med tal efter.")


def is_common(password: str) -> bool:
    """Whether the password is one or two common words, one of them repeated, or none, beside figures and signs.

    Figures alone are refused by another validator, which says so.
    """
    return not password.isdigit() and any(
        len(letters) <= _LONGEST and _is_made_of_words(letters, frozenset()) for letters in _readings_of(password)
    )


def _readings_of(password: str) -> set[str]:
    """The letters of the password: without its figures, and with those inside it, or all, read as letters."""
    folded = password.casefold().translate(_DANISH)
    meant = (_EDGES.sub("", folded), _SIGNS_AT_EDGES.sub("", folded), folded)
    return {_NO_LETTER.sub("", text) for text in (folded, *(text.translate(_LETTERS_FOR) for text in meant))}


def _is_made_of_words(letters: str, used: frozenset[str]) -> bool:
    """Whether the letters are common words in a row, at most two different ones with those that are `used`."""
    if not letters:
        return True
    begins = (letters[:end] for end in range(2, len(letters) + 1))
    return any(
        _is_made_of_words(letters[len(word) :], used | {word})
        for word in begins
        if word in _words() and len(used | {word}) <= _MOST_WORDS
    )


@cache
def _words() -> frozenset[str]:
    places = [spelling for entry in municipalities() for spelling in (entry.name, *entry.aliases)]
    named = [*places, *(region.name for region in regions()), *council_names()]
    pieces = [piece for name in named for piece in (name, *name.split())]
    return WORDS | {_NO_LETTER.sub("", piece.casefold().translate(_DANISH)) for piece in pieces} - {""}
