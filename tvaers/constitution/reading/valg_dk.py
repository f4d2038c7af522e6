"""The export of valg.dk: one file for each municipality, a line for each list and candidate at each polling station.

The columns are Opstillingskreds;Afstemningsområde;Partibogstav;Partinavn;Navn;Stemmetal. The line "Partiliste" has the
votes for the list as such, the others those for a candidate; a list's votes are all of them together.
"""

from __future__ import annotations

from collections.abc import Iterable

from tvaers.constitution.reading.found import Columns, Form, Gathering, Line, ReadVotes, VotesFile
from tvaers.constitution.reading.letters import letter_of
from tvaers.constitution.reading.lines import shown, whole_number

HEADINGS = ("opstillingskreds", "afstemningsområde", "partibogstav", "partinavn", "navn", "stemmetal")


def read(lines: Iterable[Line], columns: Columns) -> VotesFile:
    """The votes of each list, with every line that could not be counted."""
    gathered = Gathering()
    seen: dict[tuple[str, ...], int] = {}
    for number, cells in lines:
        if len(cells) <= max(columns.values()):
            gathered.complain(number, "Linjen er for kort. Den er ikke talt med.")
            continue
        row = {name: cells[place] for name, place in columns.items()}
        earlier = seen.setdefault(tuple(row[name] for name in HEADINGS[:-1]), number)
        if earlier != number:
            who = shown(f"{row['partibogstav']}, {row['navn']}, {row['afstemningsområde']}")
            gathered.complain(number, f"{who} står allerede på linje {earlier}. Kun den første er talt med.")
            continue
        _count(gathered, number, row)
    return gathered.file(Form.VALG_DK)


def _count(gathered: Gathering, number: int, row: dict[str, str]) -> None:
    letter, votes = letter_of(row["partibogstav"]), whole_number(row["stemmetal"])
    if letter is None:
        gathered.complain(
            number, f"Partibogstavet {shown(row['partibogstav'])} er intet bogstav. Linjen er ikke talt med."
        )
    elif votes is None:
        gathered.complain(
            number, f"Stemmetallet {shown(row['stemmetal'])} er ikke et helt tal. Linjen er ikke talt med."
        )
    else:
        gathered.add(number, ReadVotes("", letter, row["partinavn"], votes))
