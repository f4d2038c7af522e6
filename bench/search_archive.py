"""A made-up archive in Danish-like words, as large as asked. No word comes from a document."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate

from tvaers.search.shape import Searchable

COUNCILS = {
    "nordlandet": "KKR Nordlandet",
    "midtlandet": "KKR Midtlandet",
    "sydlandet": "KKR Sydlandet",
    "oelandet": "KKR Ølandet",
    "hovedlandet": "KKR Hovedlandet",
}
ACTS = ("approved", "noted", "discussed", "supported", "recommended", "decided", "appointed", "postponed")
ITEMS_IN_A_MEETING = 20
WORDS_IN_AN_ITEM = 300
_ONSETS = ("b", "br", "d", "f", "fl", "g", "gr", "h", "k", "kl", "l", "m", "n", "p", "r", "s", "sk", "st", "t", "v")
_VOWELS = "aeiouyæøå"
_CODAS = ("", "", "n", "r", "l", "s", "t", "nd", "rk", "g", "lt")
_INFLECTIONS = (("", "en", "ens"), ("", "et", "er"), ("", "s", "ene"))
"""The forms of a word by its gender, the base form the commonest."""
_SIMPLE_WORDS = 9_000
_COMPOUNDS = 21_000


class Archive:
    """Items of invented meetings; the same seed gives the same archive."""

    def __init__(self, seed: int = 7) -> None:
        self._random = random.Random(seed)
        simple = self._simple_words()
        words = simple + self._compounds(simple)
        self._random.shuffle(words)
        # As in Danish prose the commonest words are short: the simple ones are given the low ranks.
        self.vocabulary = sorted(words[:3_000], key=len) + words[3_000:]
        self._weights = list(accumulate(1 / (rank + 8) for rank in range(len(self.vocabulary))))
        self._people = [f"{first} {last}" for first in self._names(40) for last in self._names(15)]
        self._municipalities = self._names(98)

    def items(self, count: int) -> Iterator[Searchable]:
        """`count` items, in meetings of twenty, over twenty years."""
        first = date(2006, 1, 13)
        for number in range(count):
            meeting, place = divmod(number, ITEMS_IN_A_MEETING)
            council = list(COUNCILS)[meeting % len(COUNCILS)]
            yield self._item(council, first + timedelta(days=meeting * 7 % 7_300), meeting, place)

    def words(self, count: int) -> list[str]:
        """`count` words, drawn as often as the archive's texts have them."""
        return self._words(count)

    def _item(self, council: str, day: date, meeting: int, place: int) -> Searchable:
        path = f"/{council}/moeder/{day}-{meeting}/{place + 1}/"
        return Searchable(
            key=f"item:{path}",
            council=council,
            council_name=COUNCILS[council],
            day=day,
            stage=self._random.choice(("agenda", "minutes")),
            number=str(place + 1),
            title=" ".join(self._words(6)).capitalize(),
            path=path,
            decision=" ".join(self._words(24)) + ".",
            body=" ".join(self._words(WORDS_IN_AN_ITEM - 30)) + ".",
            acts=tuple(self._random.sample(ACTS, 2)),
            persons=tuple(self._random.sample(self._people, self._random.choice((0, 0, 1, 3)))),
            municipalities=tuple(self._random.sample(self._municipalities, self._random.choice((0, 1, 2)))),
        )

    def _words(self, count: int) -> list[str]:
        drawn = self._random.choices(self.vocabulary, cum_weights=self._weights, k=count)
        endings = self._random.choices((0, 1, 2), weights=(6, 3, 1), k=count)
        return [word + _INFLECTIONS[len(word) % 3][ending] for word, ending in zip(drawn, endings, strict=True)]

    def _simple_words(self) -> list[str]:
        words: set[str] = set()
        while len(words) < _SIMPLE_WORDS:
            words.add("".join(self._syllable() for _ in range(self._random.choice((1, 2, 2, 3)))))
        return sorted(words)

    def _compounds(self, simple: list[str]) -> list[str]:
        longer = [word for word in simple if len(word) > 3]
        pairs = (self._random.sample(longer, 2) for _ in range(_COMPOUNDS))
        return [first + self._random.choice(("", "s")) + last for first, last in pairs]

    def _syllable(self) -> str:
        draw = self._random.choice
        return draw(_ONSETS) + draw(_VOWELS) + draw(_CODAS)

    def _names(self, count: int) -> list[str]:
        names: set[str] = set()
        while len(names) < count:
            names.add((self._syllable() + self._syllable()).capitalize())
        return sorted(names)
