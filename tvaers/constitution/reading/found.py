"""What is found in a file of votes, and what is wrong with it line by line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

LONGEST_NAME = 100
"""What comes after is cut off: no list is called more."""


class Form(StrEnum):
    """Whose form of columns a file has."""

    VALG_DK = "valg.dk"
    VALGDATABASE = "valgdatabase"
    PLAIN = "plain"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class ReadVotes:
    """The votes of one list in one municipality, as the file names both.

    `place` is a name or a code of a municipality, and empty where the form has none: then the file is of one.
    """

    place: str
    letter: str
    name: str
    votes: int


@dataclass(frozen=True)
class Complaint:
    """What is wrong with a line (the first is 1), in Danish, and what became of it."""

    line: int
    text: str


@dataclass(frozen=True)
class VotesFile:
    """What was read: the votes of each list in each municipality, what is wrong, and what was left out on purpose."""

    form: Form
    votes: tuple[ReadVotes, ...]
    complaints: tuple[Complaint, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass
class Gathering:
    """What a reader has added up so far."""

    totals: dict[tuple[str, str], int] = field(default_factory=dict)
    names: dict[tuple[str, str], str] = field(default_factory=dict)
    complaints: list[Complaint] = field(default_factory=list)

    def add(self, line: int, row: ReadVotes) -> None:
        """Adds a line's votes to its list's in the municipality. A list that changes its name is told of."""
        key = (row.place, row.letter)
        self.totals[key] = self.totals.get(key, 0) + row.votes
        known = self.names.setdefault(key, row.name)
        if not known:
            self.names[key] = row.name
        elif row.name and row.name != known:
            self.complain(line, f"Liste {row.letter} hedder her »{row.name}«, før »{known}«. Stemmerne er lagt sammen.")

    def complain(self, line: int, text: str) -> None:
        """Notes what is wrong with a line."""
        self.complaints.append(Complaint(line, text))

    def votes(self) -> Iterator[ReadVotes]:
        """The sums, in the order in which the lists came."""
        for (place, letter), votes in self.totals.items():
            yield ReadVotes(place, letter, self.names[place, letter][:LONGEST_NAME], votes)

    def file(self, form: Form, notes: Sequence[str] = ()) -> VotesFile:
        """All of it."""
        return VotesFile(form, tuple(self.votes()), tuple(self.complaints), tuple(notes))


Line = tuple[int, Sequence[str]]
"""A line's number in the file, and its cells."""

Columns = Mapping[str, int]
"""Where each column that a reader looks for stands."""
