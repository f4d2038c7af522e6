"""Pasted rows of municipal boards: to which municipality and lists they belong, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from tvaers.constitution.actions.composition import NewBoard
from tvaers.constitution.matching import Asked, KnownLists
from tvaers.constitution.places import code_of
from tvaers.constitution.reading.boards import Boards, ReadBoard
from tvaers.constitution.reading.found import Complaint, ReadVotes
from tvaers.councils.models import ElectoralList, Municipality


@dataclass
class Understood:
    """The boards of the council's municipalities that can be kept, and what is said of the other rows."""

    boards: list[NewBoard] = field(default_factory=list)
    complaints: list[Complaint] = field(default_factory=list)
    outside: int = 0


def understood(read: Boards, ours: Iterable[Municipality], known: KnownLists) -> Understood:
    """Each row as a board. A row with a letter that the municipality is not known to have is left out whole."""
    found, by_code, seen = Understood(complaints=list(read.complaints)), {place.code: place for place in ours}, set()
    for row in read.rows:
        code = code_of(row.place)
        place = by_code.get(code or "")
        if code is None:
            found.complaints.append(Complaint(row.line, _("%(place)s er ingen kommune.") % {"place": row.place}))
        elif place is None:
            found.outside += 1
        elif code in seen:
            found.complaints.append(Complaint(row.line, _("%(place)s kommer to gange.") % {"place": row.place}))
        else:
            seen.add(code)
            _understand(row, place, known, found)
    found.complaints.sort(key=lambda complaint: complaint.line)
    return found


def _understand(row: ReadBoard, place: Municipality, known: KnownLists, found: Understood) -> None:
    lists = {letter: known.find(place, ReadVotes("", letter, "", 0)) for letter in row.letters}
    unknown = [letter for letter, each in lists.items() if isinstance(each, Asked)]
    if unknown:
        values = {"letters": ", ".join(unknown), "place": place.name}
        words = _("%(letters)s er ingen kendt liste i %(place)s. Indlæs stemmerne først.")
        found.complaints.append(Complaint(row.line, words % values))
        return
    rows: Sequence[ElectoralList] = [each for each in lists.values() if isinstance(each, ElectoralList)]
    mayor = lists.get(row.mayor)
    says_more = len(rows) > (1 if row.mayor else 0)
    found.boards.append(
        NewBoard(place, mayor if isinstance(mayor, ElectoralList) else None, rows if says_more else None)
    )
