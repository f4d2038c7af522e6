"""Recognises people across papers: the same name written otherwise, and names that may be the same person's.

Nobody is merged silently. A name is taken for a known person when it folds alike and nothing speaks against it;
what is merely similar becomes a new person and a doubt for someone to settle.
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


@dataclass
class Known:
    """What is known of a person before this paper: spellings and where they came from."""

    person: Person
    folded: set[FoldedName] = field(default_factory=set)
    spellings: set[str] = field(default_factory=set)
    municipalities: set[str] = field(default_factory=set)


@dataclass
class Recognition:
    """Who is behind each attendee of one paper, and what is doubtful about it."""

    people: dict[Attendee, Person] = field(default_factory=dict)
    doubts: list[PersonDoubt] = field(default_factory=list)


def recognise(attendees: Iterable[Attendee]) -> Recognition:
    """Finds or adds the person behind each attendee. Runs inside an action, which writes what is new."""
    listed = list(dict.fromkeys(attendees))
    known = _candidates(listed)
    result = Recognition()
    for attendee in listed:
        result.people[attendee] = _recognise_one(attendee, known, result)
    return result


def _recognise_one(attendee: Attendee, known: dict[int, Known], result: Recognition) -> Person:
    name = fold(attendee.name)
    same_name = [entry for entry in known.values() if name in entry.folded]
    agreeing = [entry for entry in same_name if _municipality_agrees(entry, attendee)]
    if agreeing:
        _remember(agreeing[0], attendee)
        return agreeing[0].person
    newcomer = Known(Person.objects.create(name=attendee.name))
    doubtful = [(entry, Reason.OTHER_MUNICIPALITY) for entry in same_name] + [
        (entry, Reason.SIMILAR_NAME)
        for entry in known.values()
        if entry not in same_name and _is_similar(entry, name) and _municipality_agrees(entry, attendee)
    ]
    result.doubts += [
        PersonDoubt(person=newcomer.person, candidate=entry.person, reason=reason) for entry, reason in doubtful
    ]
    _remember(newcomer, attendee)
    known[newcomer.person.pk] = newcomer
    return newcomer.person


def _municipality_agrees(entry: Known, attendee: Attendee) -> bool:
    """A municipality not printed speaks against nothing; a printed one must be among those known."""
    if not attendee.municipality or not entry.municipalities:
        return True
    return attendee.municipality in entry.municipalities


def _is_similar(entry: Known, name: FoldedName) -> bool:
    return any(may_be_the_same(name, other) for other in entry.folded)


def _remember(entry: Known, attendee: Attendee) -> None:
    name = fold(attendee.name)
    if attendee.name not in entry.spellings:
        spelling_of(entry.person, attendee.name).save()
        entry.spellings.add(attendee.name)
    entry.folded.add(name)
    if attendee.municipality:
        entry.municipalities.add(attendee.municipality)


def _candidates(attendees: list[Attendee]) -> dict[int, Known]:
    """The known people with a name in common with one of the attendees, by their key."""
    names = [fold(attendee.name) for attendee in attendees]
    sharing_a_name = PersonSpelling.objects.filter(
        Q(first_name__in={name.first for name in names}) | Q(last_name__in={name.last for name in names})
    )
    known: dict[int, Known] = {}
    for row in PersonSpelling.objects.filter(person__in=sharing_a_name.values("person")).select_related("person"):
        entry = known.setdefault(row.person_id, Known(row.person))
        entry.folded.add(FoldedName(row.folded))
        entry.spellings.add(row.spelling)
    for person, municipality in _municipalities_of(known):
        known[person].municipalities.update(municipality)
    return known


def _municipalities_of(known: dict[int, Known]) -> Iterable[tuple[int, set[str]]]:
    rows = (
        Attendance.objects.filter(person__in=known, municipality__isnull=False)
        .order_by()
        .values_list("person_id", "municipality__name")
        .distinct()
    )
    found: dict[int, set[str]] = defaultdict(set)
    for person, municipality in rows:
        found[person].add(municipality)
    return found.items()
