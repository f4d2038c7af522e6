"""Recognises people across papers: the same name written otherwise, and names that may be the same person's.

Nobody is merged silently. A name is taken for a known person when it folds alike and nothing speaks against it;
what is merely similar becomes a new person and a doubt for someone to settle. What is new is written at the end, all
people at once, so that a paper costs the same few queries whoever was there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q

from tvaers.archive.merging import spelling_of
from tvaers.archive.models import PersonDoubt
from tvaers.councils.models import Person, PersonSpelling
from tvaers.councils.names import FoldedName, fold, may_be_the_same
from tvaers.document.model import Attendee
from tvaers.meetings.models import Attendance

Reason = PersonDoubt.ReasonChoices

MOST_ASKED = 5
"""As so many a newcomer may be, for each reason: a name that more people bear tells of nobody in particular."""


@dataclass(eq=False)
class Known:
    """What is known of a person: spellings and where they came from. `number` grows with each person met."""

    person: Person
    number: int
    folded: set[FoldedName] = field(default_factory=set)
    spellings: set[str] = field(default_factory=set)
    municipalities: set[str] = field(default_factory=set)


@dataclass
class Recognition:
    """Who is behind each attendee of one paper, and what is doubtful about it."""

    people: dict[Attendee, Person] = field(default_factory=dict)
    doubts: list[PersonDoubt] = field(default_factory=list)


@dataclass
class Roll:
    """The people met so far by each of their names, and what is not written yet."""

    by_name: dict[FoldedName, list[Known]] = field(default_factory=lambda: defaultdict(list))
    names_by_end: dict[tuple[str, str], set[FoldedName]] = field(default_factory=lambda: defaultdict(set))
    met: int = 0
    newcomers: list[Person] = field(default_factory=list)
    new_spellings: list[PersonSpelling] = field(default_factory=list)

    def meet(self, person: Person) -> Known:
        """A person of whom nothing is known yet."""
        self.met += 1
        return Known(person, self.met)

    def enter(self, entry: Known, name: FoldedName) -> None:
        """Makes the person be found by the name."""
        if name in entry.folded:
            return
        entry.folded.add(name)
        self.by_name[name].append(entry)
        for end in _ends(name):
            self.names_by_end[end].add(name)

    def called(self, name: FoldedName) -> list[Known]:
        """The people of that name, the first met first."""
        return sorted(self.by_name.get(name, []), key=_number)

    def called_nearly(self, name: FoldedName) -> list[Known]:
        """The people who have another name that could be this one, the first met first."""
        names = {other for end in _ends(name) for other in self.names_by_end.get(end, ())}
        similar = [other for other in names if may_be_the_same(name, other)]
        found = {entry for other in similar for entry in self.by_name[other] if name not in entry.folded}
        return sorted(found, key=_number)


def recognise(attendees: Iterable[Attendee]) -> Recognition:
    """Finds or adds the person behind each attendee. Runs inside an action, which writes what is new."""
    listed = list(dict.fromkeys(attendees))
    roll = _roll_of_those_kept(listed)
    result = Recognition()
    for attendee in listed:
        result.people[attendee] = _recognise_one(attendee, roll, result)
    Person.objects.bulk_create(roll.newcomers)
    PersonSpelling.objects.bulk_create(roll.new_spellings)
    return result


def _recognise_one(attendee: Attendee, roll: Roll, result: Recognition) -> Person:
    name = fold(attendee.name)
    same_name = roll.called(name)
    agreeing = [entry for entry in same_name if _municipality_agrees(entry, attendee)]
    if agreeing:
        _remember(agreeing[0], attendee, roll)
        return agreeing[0].person
    similar = [entry for entry in roll.called_nearly(name) if _municipality_agrees(entry, attendee)]
    person = Person(name=attendee.name)
    result.doubts += [
        PersonDoubt(person=person, candidate=entry.person, reason=reason)
        for entries, reason in ((same_name, Reason.OTHER_MUNICIPALITY), (similar, Reason.SIMILAR_NAME))
        for entry in entries[-MOST_ASKED:]
    ]
    roll.newcomers.append(person)
    _remember(roll.meet(person), attendee, roll)
    return person


def _municipality_agrees(entry: Known, attendee: Attendee) -> bool:
    """A municipality not printed speaks against nothing; a printed one must be among those known."""
    if not attendee.municipality or not entry.municipalities:
        return True
    return attendee.municipality in entry.municipalities


def _remember(entry: Known, attendee: Attendee, roll: Roll) -> None:
    if attendee.name not in entry.spellings:
        roll.new_spellings.append(spelling_of(entry.person, attendee.name))
        entry.spellings.add(attendee.name)
    if attendee.municipality:
        entry.municipalities.add(attendee.municipality)
    roll.enter(entry, fold(attendee.name))


def _roll_of_those_kept(attendees: list[Attendee]) -> Roll:
    """The kept people who share their first or last name with one of the attendees."""
    names = [fold(attendee.name) for attendee in attendees]
    sharing_a_name = PersonSpelling.objects.filter(
        Q(first_name__in={name.first for name in names}) | Q(last_name__in={name.last for name in names})
    )
    spellings = PersonSpelling.objects.filter(person__in=sharing_a_name.values("person")).select_related("person")
    roll = Roll()
    known: dict[int, Known] = {}
    for row in spellings.order_by("person", "pk"):
        if row.person_id not in known:
            known[row.person_id] = roll.meet(row.person)
        known[row.person_id].spellings.add(row.spelling)
        roll.enter(known[row.person_id], FoldedName(row.folded))
    for person, municipality in _municipalities_of(known):
        known[person].municipalities.add(municipality)
    return roll


def _municipalities_of(people: Iterable[int]) -> Iterable[tuple[int, str]]:
    rows = Attendance.objects.filter(person__in=people, municipality__isnull=False).order_by()
    found: Iterable[tuple[int, str]] = rows.values_list("person_id", "municipality__name").distinct()
    return found


def _ends(name: FoldedName) -> tuple[tuple[str, str], tuple[str, str]]:
    """What names are looked up by: two that share neither their first nor their last word are not compared."""
    return ("first", name.first), ("last", name.last)


def _number(entry: Known) -> int:
    return entry.number
