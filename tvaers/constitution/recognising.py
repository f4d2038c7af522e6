"""Who a name that comes in may be: one known person, one of several alike, or nobody known.

Everybody is compared, whoever asks: what pages show of it are names that are public.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from tvaers.councils.models import Membership, Municipality, Person, PersonSpelling
from tvaers.councils.names import FoldedName, fold, may_be_the_same
from tvaers.danish.alphabet import sort_key

MOST_ASKED = 8


@dataclass(frozen=True)
class Recognised:
    """Who a name belongs to: `person` when there is no doubt; else `alike`, empty when nobody is called nearly so."""

    person: Person | None
    alike: tuple[Person, ...] = ()

    @property
    def is_doubtful(self) -> bool:
        """Whether a person has to say who it is."""
        return self.person is None and bool(self.alike)


def recognise(name: str, municipality: Municipality | None) -> Recognised:
    """Who is behind the name, as it is written or in another spelling.

    The one who is called exactly so, unless that one has sat for other municipalities only; what is merely alike, or is
    borne by several, is for a person to settle.
    """
    folded = fold(name)
    if not folded.text:
        return Recognised(None)
    same = list(Person.objects.filter(spellings__folded=folded.text).distinct())
    if len(same) == 1 and _agrees(same[0], municipality):
        return Recognised(same[0])
    alike = same or _nearly(folded)
    return Recognised(None, tuple(sorted(alike, key=lambda person: sort_key(person.name))[:MOST_ASKED]))


def _nearly(folded: FoldedName) -> list[Person]:
    ends = Q(first_name=folded.first) | Q(last_name=folded.last)
    spellings = PersonSpelling.objects.filter(ends).select_related("person")
    found = {row.person_id: row.person for row in spellings if may_be_the_same(folded, fold(row.spelling))}
    return list(found.values())


def _agrees(person: Person, municipality: Municipality | None) -> bool:
    """Nothing speaks against it where no municipality is known on one of the sides."""
    if municipality is None:
        return True
    known = set(Membership.objects.filter(person=person).values_list("municipality", flat=True))
    return not known or municipality.pk in known
