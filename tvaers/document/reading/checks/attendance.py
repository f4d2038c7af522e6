"""Who is on the lists: nobody, the same person twice, municipalities and parties that are not known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tvaers.danish.registers import municipality_named, parties
from tvaers.document.model import Document, Kind, ReadingWarning
from tvaers.document.reading.checks.places import Places

_IN_NO_NAME = re.compile(r"\b(?:kommune|region)\b", re.IGNORECASE)


@dataclass(frozen=True)
class _Named:
    name: str
    party: str | None
    municipality: str | None
    item: str | None


def attendance_warnings(document: Document, places: Places) -> Iterator[ReadingWarning]:
    """Warnings about the lists of attendance and about the people that decisions name."""
    if document.kind is Kind.MINUTES and not document.participants:
        yield ReadingWarning("missing-participants", "Referatet har ingen deltagerliste.")
    yield from _on_both_lists(document, places)
    for person in _people(document):
        yield from _unknown(person, places)


def _on_both_lists(document: Document, places: Places) -> Iterator[ReadingWarning]:
    present = {attendee.name for attendee in document.participants}
    for attendee in document.apologies:
        if attendee.name in present:
            message = f"{attendee.name} står både som deltager og med afbud."
            yield ReadingWarning("attendance-conflict", message, line=places.line_of(attendee.name))


def _people(document: Document) -> Iterator[_Named]:
    for attendee in (*document.participants, *document.apologies, *document.guests):
        yield _Named(attendee.name, attendee.party, attendee.municipality, None)
    for item in document.items():
        for appointment in item.appointments:
            yield _Named(appointment.person, appointment.party, appointment.municipality, item.number)


def _unknown(person: _Named, places: Places) -> Iterator[ReadingWarning]:
    if municipality_named(person.name) is not None or _IN_NO_NAME.search(person.name):
        message = f"Navnet »{person.name}« er nok ikke en persons. Se efter på listen, hvem der er ment."
        yield ReadingWarning("doubtful-name", message, person.item, places.line_of(person.name, person.item))
    if person.municipality and municipality_named(person.municipality) is None:
        message = f"{person.name}: kommunen »{person.municipality}« kendes ikke."
        line = places.line_of(person.name, person.item)
        yield ReadingWarning("unknown-municipality", message, person.item, line)
    if person.party and person.party not in _letters():
        message = f"{person.name}: partibogstavet »{person.party}« kendes ikke; det kan være en lokalliste."
        line = places.line_of(person.name, person.item)
        yield ReadingWarning("unknown-party", message, person.item, line)


@cache
def _letters() -> frozenset[str]:
    return frozenset(party.letter for party in parties())
