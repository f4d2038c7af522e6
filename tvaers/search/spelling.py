"""A better spelling of a word that the archive does not have, from the words it has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

_SHORTEST = 3
_LONG = 5
"""From so many letters on a word may differ in two places, below in one."""
_ALPHABET = "abcdefghijklmnopqrstuvwxyzæøå"


class Speller:
    """Finds near words in an archive: folded words, each with its number of entries."""

    def __init__(self, archive: Mapping[str, int]) -> None:
        self._archive = archive
        self._alike: dict[tuple[str, int], list[tuple[int, str]]] = defaultdict(list)
        for word in archive:
            self._alike[word[0], len(word)].append((_letters(word), word))

    def nearest(self, word: str) -> str | None:
        """The archive's word nearest to a folded word, of several the commonest; None when none is near.

        One letter too many, too few, wrong or exchanged with its neighbour is one place. Of words that differ in
        two places only those that begin with the same letter count: most slips come later in a word.
        """
        if len(word) < _SHORTEST:
            return None
        near = [other for other in _one_place_away(word) if other in self._archive and other != word]
        if not near and len(word) >= _LONG:
            near = [other for other in self._with_like_letters(word) if distance(word, other, most=2) == 2]
        return min(near, key=lambda other: (other[0] != word[0], -self._archive[other], other), default=None)

    def _with_like_letters(self, word: str) -> list[str]:
        """The words that can be two places away by first letter, length and set of letters."""
        letters = _letters(word)
        return [
            other
            for length in range(len(word) - 2, len(word) + 3)
            for bits, other in self._alike.get((word[0], length), ())
            if (bits & ~letters).bit_count() <= 2 and (letters & ~bits).bit_count() <= 2
        ]


def _one_place_away(word: str) -> set[str]:
    cuts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    return {
        *(before + after[1:] for before, after in cuts if after),
        *(before + after[1] + after[0] + after[2:] for before, after in cuts if len(after) > 1),
        *(before + letter + after[1:] for before, after in cuts if after for letter in _ALPHABET),
        *(before + letter + after for before, after in cuts for letter in _ALPHABET),
    }


def distance(one: str, other: str, most: int) -> int:
    """In how many places two words differ (Damerau's distance, neighbours exchanged being one); at most `most` + 1."""
    before_last: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        current = [row]
        for column, against in enumerate(other, start=1):
            cost = min(last[column] + 1, current[-1] + 1, last[column - 1] + (letter != against))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == against:
                cost = min(cost, before_last[column - 2] + 1)
            current.append(cost)
        if min(*current, *last) > most:
            return most + 1
        before_last, last = last, current
    return min(last[-1], most + 1)


def _letters(word: str) -> int:
    """The set of a word's letters as bits: words that are near differ in few of them."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) & 63)
    return bits
