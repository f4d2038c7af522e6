"""Whether a word has its consonant doubled as the archive's words of the same stem have it.

Danish doubles a consonant after a short vowel when a vowel follows: "bus" and "busser". The stem drops what is
doubled, so that both are one; it then takes "kystt" for "kyst" and "beskytelse" for "beskyttelse" too. Those are
slips, and told from inflections here: forms that go on with a vowel are doubled alike, and so are those that do not.
"""

from __future__ import annotations

from enum import IntFlag

_VOWELS = frozenset("aeiouyæøå")


class Doubling(IntFlag):
    """How the forms of one stem are written where the stem ends, by what follows."""

    NONE = 0
    SINGLE_BEFORE_VOWEL = 1
    DOUBLE_BEFORE_VOWEL = 2
    SINGLE_ELSEWHERE = 4
    DOUBLE_ELSEWHERE = 8


_BEFORE_VOWEL = Doubling.SINGLE_BEFORE_VOWEL | Doubling.DOUBLE_BEFORE_VOWEL


def doubling_of(word: str, stem: str) -> Doubling:
    """How a folded word is written where its stem ends; NONE when it does not begin with it."""
    if not word.startswith(stem):
        return Doubling.NONE
    rest = word[len(stem) :]
    is_double = rest != "" and rest[0] == stem[-1] and rest[0] not in _VOWELS
    after = rest[1:] if is_double else rest
    if after[:1] in _VOWELS:
        return Doubling.DOUBLE_BEFORE_VOWEL if is_double else Doubling.SINGLE_BEFORE_VOWEL
    return Doubling.DOUBLE_ELSEWHERE if is_double else Doubling.SINGLE_ELSEWHERE


def is_slip(word: str, stem: str, known: Doubling) -> bool:
    """Whether a word that the archive lacks is doubled otherwise than the stem's `known` forms.

    Where no form of its kind is known, one before a vowel may be doubled or not after a vowel (bus, busser; dag,
    dage), and never after a consonant; one elsewhere may be doubled only if those before vowels are (stress). The
    stem itself is never a slip.
    """
    own = doubling_of(word, stem)
    if word == stem or own == Doubling.NONE or known == Doubling.NONE or own & known:
        return False
    alike = known & _BEFORE_VOWEL if own & _BEFORE_VOWEL else known & ~_BEFORE_VOWEL
    if alike:
        return True
    if own == Doubling.DOUBLE_BEFORE_VOWEL:
        return stem[-2:-1] not in _VOWELS
    return own == Doubling.DOUBLE_ELSEWHERE and Doubling.DOUBLE_BEFORE_VOWEL not in known
