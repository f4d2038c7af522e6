"""The document at a glance: one line for each item."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tvaers.danish.dates import long_date
from tvaers.document.model import Document, Item
from tvaers.document.wording import ACTS, KINDS, OPENNESS


def write_summary(document: Document) -> str:
    """A head line, a line for each item with number, title and acts, and the number of warnings; ends in a line feed.

    "2.1  Rammeaftale 2026 (indstilling: drøfter, godkender; beslutning: drøftede, godkendte)"
    """
    return "\n".join(_lines(document)) + "\n"


def _lines(document: Document) -> Iterator[str]:
    yield _head(document)
    width = max((len(item.number) for item in document.items()), default=0)
    for item in document.items():
        yield f"{item.number:<{width}}  {item.title}{_remarks(item)}"
    yield _count(sum(warning.is_doubt for warning in document.warnings), "advarsel", "advarsler")


def _head(document: Document) -> str:
    stage = KINDS[document.kind] if document.kind else "Dokument"
    name = f"{stage}: {document.council or 'ukendt råd'}"
    day = long_date(document.date) if document.date else "ukendt dato"
    items = _count(sum(1 for _ in document.items()), "punkt", "punkter")
    return f"{name}, {day}, {items}"


def _remarks(item: Item) -> str:
    remarks = [
        *_acts("indstilling", (ACTS[act].present for act in item.recommendation_types)),
        *_acts("beslutning", (ACTS[act].past for act in item.decision_types)),
        *([OPENNESS[item.open].lower()] if item.open is False else []),
    ]
    return f" ({'; '.join(remarks)})" if remarks else ""


def _acts(label: str, words: Iterable[str]) -> Sequence[str]:
    told = ", ".join(words)
    return [f"{label}: {told}"] if told else []


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
