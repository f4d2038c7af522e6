"""Names of somebody else's making, as they can stand in one Danish line."""

from __future__ import annotations

from collections.abc import Sequence

LONGEST_SHOWN = 60


def shown(name: str) -> str:
    """A name without signs that cannot be printed, and not longer than a line bears."""
    return "".join(sign if sign.isprintable() else "?" for sign in name[:LONGEST_SHOWN])


def listed(names: Sequence[str]) -> str:
    """The names in a row: "A, F og V"; empty when there are none."""
    *first, last = [shown(name) for name in names] or [""]
    return f"{', '.join(first)} og {last}" if first else last


def counted(count: int, one: str, several: str) -> str:
    """A count with its word: "1 kvinde", "4 kvinder"."""
    return f"{count} {one if count == 1 else several}"
