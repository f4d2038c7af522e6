"""Numbers of sections and items that leave a gap: something may be missing in the source."""

from __future__ import annotations

from collections.abc import Iterator

from tvaers.document.model import Document, ReadingWarning
from tvaers.document.reading.checks.places import Places


def numbering_warnings(document: Document, places: Places) -> Iterator[ReadingWarning]:
    """A warning for each item whose number is not the next one in its section."""
    for section in document.sections:
        expected = 1
        for item in section.items:
            number = int(item.number.split(".")[-1])
            if number != expected:
                message = f"Punkt {item.number} følger ikke efter det forrige nummer; et punkt kan mangle."
                yield ReadingWarning("number-gap", message, item.number, places.starts.get(item.number))
            expected = number + 1
