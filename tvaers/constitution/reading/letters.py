"""The letters and names of lists."""

from __future__ import annotations

import re

_LETTER = re.compile(r"[A-ZÆØÅ]{1,2}")
_WORD = re.compile(r"\w+")


def letter_of(text: str) -> str | None:
    """The letter of a list, in capitals; None when the text is no letter."""
    found = text.strip().rstrip(".").upper()
    return found if _LETTER.fullmatch(found) else None


def is_same_name(one: str, other: str) -> bool:
    """Whether one name is the other with words left out: "Venstre" and "Venstre, Danmarks Liberale Parti" are."""
    first, second = _words(one), _words(other)
    return bool(first and second) and (first <= second or second <= first)


def _words(name: str) -> frozenset[str]:
    return frozenset(_WORD.findall(name.casefold()))
