"""People's names as strings: what two spellings have in common."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher

NEARLY_THE_SAME = 0.88
"""Above this ratio two names are near enough to ask a person about."""


@dataclass(frozen=True)
class FoldedName:
    """A name without case, hyphens and double spaces: "per bach laursen"."""

    text: str

    @property
    def first(self) -> str:
        """The first name, an empty string for an empty name."""
        return self.text.partition(" ")[0]

    @property
    def last(self) -> str:
        """The last name, an empty string for an empty name."""
        return self.text.rpartition(" ")[2]


def fold(name: str) -> FoldedName:
    """The name without what spellings differ in: `Per Bach-Laursen` and `Per Bach Laursen` fold alike."""
    plain = unicodedata.normalize("NFC", name).replace("-", " ").replace("\N{NO-BREAK SPACE}", " ")
    return FoldedName(" ".join(plain.casefold().split()))


def may_be_the_same(one: FoldedName, other: FoldedName) -> bool:
    """Whether two different names could be one person's: a middle name more or less, or a slip of the pen."""
    if one.first == other.first and one.last == other.last:
        shorter, longer = sorted((set(one.text.split()), set(other.text.split())), key=len)
        if shorter <= longer:
            return True
    matcher = SequenceMatcher(None, one.text, other.text)
    # The quick ones are never below the true ratio and spare it for nearly all pairs.
    ratios = (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio)
    return all(ratio() >= NEARLY_THE_SAME for ratio in ratios)
