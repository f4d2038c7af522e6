"""Words in a row, as Danish writes them."""

from __future__ import annotations

from collections.abc import Sequence


def listed(words: Sequence[str]) -> str:
    """The words as Danish lists them; raises IndexError without any.

    >>> listed(["a", "b", "c"])
    'a, b og c'
    """
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} og {words[-1]}"
