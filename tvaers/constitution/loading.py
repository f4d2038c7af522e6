"""Files of votes on their way in: what was read, to which municipality and list it belongs, and what must be asked."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.translation import gettext as _

from tvaers.constitution.actions.votes import NewCount, NewList
from tvaers.constitution.matching import Asked, KnownLists
from tvaers.constitution.places import code_of
from tvaers.constitution.reading.found import Complaint, Form, ReadVotes, VotesFile
from tvaers.councils.models import ElectoralList, Municipality

LOCAL, NATIONAL, NAMESAKE = "local", "national", "namesake"
"""What a letter in doubt can be said to be: a local list, one of all the country, the known one with that letter."""

MARK_LENGTH = 12
MOST_COMPLAINTS = 200
"""A file with more is of another form or broken: the first ones show how."""


@dataclass(frozen=True)
class LoadedFile:
    """A file and what was read in it. `source` is what the votes are said to come from."""

    filename: str
    source: str
    read: VotesFile

    @property
    def asks_for_place(self) -> bool:
        """Whether the file does not say which municipality it is of."""
        return any(not row.place for row in self.read.votes)

    @property
    def total(self) -> int:
        """All votes in it."""
        return sum(row.votes for row in self.read.votes)

    def as_json(self) -> list[Any]:
        """To be carried by the page that shows it."""
        rows = [[row.place, row.letter, row.name, row.votes] for row in self.read.votes]
        told = [[complaint.line, complaint.text] for complaint in self.read.complaints]
        return [self.filename, self.source, self.read.form.value, rows, told, list(self.read.notes)]


def loaded(filename: str, data: bytes, read: VotesFile) -> LoadedFile:
    """A file with its name and the beginning of its SHA-256, so that one knows later which it was."""
    mark = hashlib.sha256(data).hexdigest()[:MARK_LENGTH]
    return LoadedFile(filename, f"{filename[:150]}, SHA-256 {mark}", _shortened(read))


def _shortened(read: VotesFile) -> VotesFile:
    """The file with so many complaints as can be looked through, and a note of how many more there were."""
    more = len(read.complaints) - MOST_COMPLAINTS
    if more <= 0:
        return read
    note = _("%(n)d linjer mere kunne ikke tælles med; de første vises.") % {"n": more}
    return replace(read, complaints=read.complaints[:MOST_COMPLAINTS], notes=(*read.notes, note))


def from_json(given: Sequence[Any]) -> LoadedFile:
    """What `as_json` wrote."""
    filename, source, form, rows, told, notes = given
    read = VotesFile(
        Form(form),
        tuple(ReadVotes(*row) for row in rows),
        tuple(Complaint(*complaint) for complaint in told),
        tuple(notes),
    )
    return LoadedFile(filename, source, read)


@dataclass
class PlaceVotes:
    """The votes of one municipality as a file has them."""

    municipality: Municipality
    source: str
    rows: list[ReadVotes] = field(default_factory=list)

    @property
    def total(self) -> int:
        """All of them."""
        return sum(row.votes for row in self.rows)


@dataclass
class Sorted:
    """The files by municipality: of the council, of others, unknown; and those that come in more than one file."""

    places: list[PlaceVotes] = field(default_factory=list)
    outside: set[str] = field(default_factory=set)
    unknown: list[str] = field(default_factory=list)
    twice: list[Municipality] = field(default_factory=list)


def sort_by_place(
    files: Sequence[LoadedFile], ours: Sequence[Municipality], chosen: Mapping[int, Municipality | None]
) -> Sorted:
    """The votes by municipality. `chosen`: by a file's number, the municipality that one without any is of."""
    by_code, found = {place.code: place for place in ours}, Sorted()
    places: dict[int, PlaceVotes] = {}
    for number, file in enumerate(files):
        in_this: dict[int, PlaceVotes] = {}
        for row in file.read.votes:
            place = _place_of(row, chosen.get(number), by_code, found)
            if place:
                in_this.setdefault(place.pk, PlaceVotes(place, file.source)).rows.append(row)
        found.twice += [each.municipality for key, each in in_this.items() if key in places]
        places = {**in_this, **places}
    found.places = [places[place.pk] for place in ours if place.pk in places]
    return found


def _place_of(
    row: ReadVotes, chosen: Municipality | None, by_code: Mapping[str, Municipality], found: Sorted
) -> Municipality | None:
    if not row.place:
        return chosen
    code = code_of(row.place)
    if code is None:
        if row.place not in found.unknown:
            found.unknown.append(row.place)
        return None
    if code not in by_code:
        found.outside.add(code)
    return by_code.get(code)


def asked_about(places: Sequence[PlaceVotes], known: KnownLists) -> list[Asked]:
    """The letters in doubt, municipality by municipality."""
    answers = [known.find(each.municipality, row) for each in places for row in each.rows]
    return [answer for answer in answers if isinstance(answer, Asked)]


def as_counts(places: Sequence[PlaceVotes], known: KnownLists, answers: Mapping[str, str]) -> list[NewCount]:
    """What is to be kept when each doubt is answered (by its key: LOCAL, NATIONAL or NAMESAKE)."""
    return [
        NewCount(
            each.municipality,
            [(_settled(known.find(each.municipality, row), answers), row.votes) for row in each.rows],
            each.source,
        )
        for each in places
    ]


def _settled(found: ElectoralList | Asked, answers: Mapping[str, str]) -> ElectoralList | NewList:
    if not isinstance(found, Asked):
        return found
    answer, name = answers[found.key], found.name or f"Liste {found.letter}"
    if answer == NAMESAKE and found.namesake:
        return found.namesake
    return NewList(found.letter, name, found.municipality if answer == LOCAL else None)
