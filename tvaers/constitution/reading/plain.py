"""A table of municipality, letter, name and votes, as one writes it in a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable

from tvaers.constitution.reading.found import Columns, Form, Gathering, Line, ReadVotes, VotesFile
from tvaers.constitution.reading.letters import letter_of
from tvaers.constitution.reading.lines import shown, whole_number

WORDS = {
    "place": ("municipality", "kommune", "kommunekode", "kommunenavn"),
    "letter": ("party_letter", "letter", "bogstav", "partibogstav", "listebogstav", "liste"),
    "name": ("list_name", "name", "listenavn", "partinavn", "navn", "parti"),
    "votes": ("votes", "stemmer", "stemmetal"),
}


def read(lines: Iterable[Line], columns: Columns) -> VotesFile:
    """The votes of each list in each municipality; a list that stands twice in one is taken the first time."""
    gathered = Gathering()
    seen: dict[tuple[str, str], int] = {}
    for number, cells in lines:
        row = {what: cells[place] if place < len(cells) else "" for what, place in columns.items()}
        letter, votes, place = letter_of(row["letter"]), whole_number(row["votes"]), row.get("place", "")
        if letter is None:
            gathered.complain(number, f"Bogstavet {shown(row['letter'])} er intet bogstav. Linjen er ikke talt med.")
        elif votes is None:
            gathered.complain(
                number, f"Stemmetallet {shown(row['votes'])} er ikke et helt tal. Linjen er ikke talt med."
            )
        elif not place and "place" in columns:
            gathered.complain(number, "Linjen nævner ingen kommune. Den er ikke talt med.")
        elif (earlier := seen.setdefault((place, letter), number)) != number:
            where = f"Liste {letter} i {shown(place)}" if place else f"Liste {letter}"
            gathered.complain(number, f"{where} står allerede på linje {earlier}. Kun den første er talt med.")
        else:
            gathered.add(number, ReadVotes(place, letter, row.get("name", ""), votes))
    return gathered.file(Form.PLAIN)
