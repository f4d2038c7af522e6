"""Which list of the register a letter in a municipality is. What is not certain is asked about, never guessed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tvaers.constitution.reading.found import ReadVotes
from tvaers.constitution.reading.letters import is_same_name
from tvaers.councils.models import ElectoralList, Municipality


@dataclass(frozen=True)
class Asked:
    """A letter that is in doubt. `namesake` has the letter in all the country, under a name that is another."""

    municipality: Municipality
    letter: str
    name: str
    votes: int
    namesake: ElectoralList | None

    @property
    def key(self) -> str:
        """The name of its field in the form that asks."""
        return f"list-{self.municipality.pk}-{self.letter}"


class KnownLists:
    """The lists of an election, to be found by letter."""

    def __init__(self, lists: Iterable[ElectoralList]) -> None:
        self._local: dict[tuple[int, str], ElectoralList] = {}
        self._national: dict[str, ElectoralList] = {}
        for row in lists:
            if row.municipality_id:
                self._local[row.municipality_id, row.letter] = row
            else:
                self._national[row.letter] = row

    def find(self, municipality: Municipality, row: ReadVotes) -> ElectoralList | Asked:
        """The list, or what is asked.

        A letter belongs to one list in a municipality, so a local list is known by its letter alone. A letter of all
        the country can be a local list's where that party does not stand, so its name must be the same; without a name
        in the file nothing speaks against it.
        """
        local = self._local.get((municipality.pk, row.letter))
        if local:
            return local
        national = self._national.get(row.letter)
        if national and (not row.name or _is_called(national, row.name)):
            return national
        return Asked(municipality, row.letter, row.name, row.votes, national)


def _is_called(row: ElectoralList, name: str) -> bool:
    return any(is_same_name(name, known) for known in _names(row))


def _names(row: ElectoralList) -> Sequence[str]:
    return (row.name, row.party.name, row.party.abbreviation) if row.party else (row.name,)
