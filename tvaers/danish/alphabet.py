"""Danish alphabetical order (CLDR collation `da`).

z < æ (ä) < ø (ö) < å; "aa" sorts as å in names; ü as y; upper case first when otherwise equal.
"""

from __future__ import annotations

import unicodedata

_LAST_LETTERS = {"æ": "{a", "ä": "{a", "ø": "{b", "ö": "{b", "å": "{c"}
_SortKey = tuple[str, str, str]


def sort_key(text: str) -> _SortKey:
    """A key for `sorted` that puts Danish names in Danish order: Ærø before Aabenraa before Aarhus."""
    lowered = unicodedata.normalize("NFC", text).lower().replace("aa", "å").replace("ü", "y")
    primary = "".join(_LAST_LETTERS.get(letter, _plain(letter)) for letter in lowered if letter.isalnum())
    return primary, lowered, text


def _plain(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0]
