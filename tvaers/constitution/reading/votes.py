"""Votes of a municipal election, read from the forms in which others publish them."""

from __future__ import annotations

from collections.abc import Sequence

from tvaers.constitution.reading import plain, valg_dk, valgdatabase
from tvaers.constitution.reading.found import Complaint, Form, VotesFile
from tvaers.constitution.reading.lines import cells_of, delimiter_of, lines_of, numbered, text_of

UNKNOWN = (
    "Den første linje er ikke overskrifter, som kendes. Brug valg.dk's eksport, en fil fra valgdatabase.dst.dk, eller "
    "en tabel med overskrifterne kommune;bogstav;navn;stemmer. Intet er læst."
)


def read_votes(data: bytes, *, year: int | None = None) -> VotesFile:
    """What a file of votes says, whoever wrote it; never fails: what is wrong is told line by line.

    `year` is that of the election: where a file has several elections, columns of the others are left out.
    """
    lines = lines_of(text_of(data))
    delimiter = delimiter_of(lines[0])
    heading = cells_of(lines[0], delimiter)
    folded = [cell.casefold() for cell in heading]
    rows = numbered(lines, delimiter)
    if all(name in folded for name in valg_dk.HEADINGS):
        return valg_dk.read(rows, {name: folded.index(name) for name in valg_dk.HEADINGS})
    if valgdatabase.PLACE in folded:
        return valgdatabase.read(heading, rows, year)
    columns = _plain_columns(folded)
    if "letter" in columns and "votes" in columns:
        return plain.read(rows, columns)
    return VotesFile(Form.UNKNOWN, (), (Complaint(1, UNKNOWN),))


def _plain_columns(heading: Sequence[str]) -> dict[str, int]:
    found = {}
    for what, words in plain.WORDS.items():
        place = next((heading.index(word) for word in words if word in heading), None)
        if place is not None:
            found[what] = place
    return found
