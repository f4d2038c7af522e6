"""Years that disagree: the title asks for one study year and the recommendation for another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tvaers.document.model import Document, Item, ReadingWarning
from tvaers.document.reading.checks.places import Places

_YEAR_PAIR = re.compile(r"\b(20\d\d)\s*(?:[/–-]|og)\s*(?:20)?(\d\d)\b(?![-/\d])")
_WHAT_IT_IS_ABOUT = ("title", "background", "recommendation", "decision")


def year_warnings(document: Document, places: Places) -> Iterator[ReadingWarning]:
    """A warning for each item whose title and formal parts name more than one pair of years ("2024/2025")."""
    for item in document.items():
        pairs = dict(_pairs(item, places))
        if len(pairs) > 1:
            named = " og ".join(pairs.values())
            line = places.line_of(min(pairs.values()), item.number)
            yield ReadingWarning("year-conflict", f"Punktet nævner forskellige år: {named}.", item.number, line)


def _pairs(item: Item, places: Places) -> Iterator[tuple[int, str]]:
    for name, text in places.texts(item):
        if name not in _WHAT_IT_IS_ABOUT:
            continue
        for match in _YEAR_PAIR.finditer(text):
            first = int(match.group(1))
            if (first + 1) % 100 == int(match.group(2)):
                yield first, match.group()
