"""Makes one person of two, and two of one again. Runs inside an action.

The paper is never touched: an attendance keeps the name as printed and only points to another person. The spellings
follow what is printed, so what was moved is known from the attendances alone.
"""

from __future__ import annotations

from itertools import chain

from tvaers.archive.following import give_back, move_what_follows
from tvaers.archive.models import Merger, PersonDoubt
from tvaers.councils.models import Person, PersonSpelling
from tvaers.councils.names import fold
from tvaers.meetings.models import Attendance


class CannotUndo(ValueError):
    """An answer that cannot be taken back now. The message is Danish and can be shown."""


def person_behind(person: Person) -> Person:
    """Whom the person has become by mergers, the person itself when there are none."""
    merger = Merger.objects.filter(absorbed=person).select_related("kept").first()
    return person_behind(merger.kept) if merger else person


def merge(doubt: PersonDoubt) -> None:
    """The newer of the doubt's two becomes the older, with spellings and attendance; remembers what was moved.

    Nothing is moved when other answers have already made the two one.
    """
    two = {person_behind(doubt.person), person_behind(doubt.candidate)}
    if len(two) == 1:
        return
    kept, absorbed = sorted(two, key=lambda person: person.pk)
    attendances = Attendance.objects.filter(person=absorbed)
    Merger.objects.create(
        doubt=doubt,
        absorbed=absorbed,
        kept=kept,
        attendances=sorted(attendances.values_list("pk", flat=True)),
        followed=move_what_follows(absorbed, kept),
    )
    spellings = PersonSpelling.objects.filter(person=absorbed)
    spellings.filter(spelling__in=_spellings_of(kept)).delete()
    spellings.update(person=kept)
    attendances.update(person=kept)


def separate(merger: Merger) -> int:
    """Gives the absorbed person back what was moved, and what has come in since and looks more like it.

    Returns how many attendances that is. Raises CannotUndo when the person kept has itself become another since.
    """
    later = Merger.objects.filter(absorbed=merger.kept).first()
    if later:
        raise CannotUndo(
            f"{merger.kept} er siden gjort til samme person som {later.kept}. Fortryd først tvivl {later.doubt_id}."
        )
    absorbed, kept = merger.absorbed, merger.kept
    returned = [*merger.attendances, *_since_and_more_like_the_absorbed(merger)]
    Attendance.objects.filter(pk__in=returned).update(person=absorbed)
    give_back(merger.followed, absorbed, kept)
    merger.delete()
    printed, still_printed = _names_of(absorbed), _names_of(kept)
    own = PersonSpelling.objects.filter(person=kept, spelling__in=printed - still_printed)
    own.update(person=absorbed)
    _spell(absorbed, printed)
    _spell(kept, still_printed)
    return len(returned)


def _since_and_more_like_the_absorbed(merger: Merger) -> list[int]:
    """The kept person's attendances that came in after the merger and would have been taken for the absorbed one's.

    Name counts before municipality; what is as much like either stays.
    """
    moved = set(merger.attendances)
    others = Merger.objects.filter(kept=merger.kept).exclude(pk=merger.pk).values_list("attendances", flat=True)
    moved_by_others = set(chain.from_iterable(others))
    absorbed, kept, since = [], [], []
    needed = ("municipality", "edition")
    for row in Attendance.objects.filter(person=merger.kept).select_related(*needed).defer("edition__document"):
        if row.pk in moved:
            absorbed.append(row)
        elif row.pk in moved_by_others or row.edition.created_at <= merger.merged_at:
            kept.append(row)
        else:
            since.append(row)
    return [row.pk for row in since if _likeness(row, absorbed) > _likeness(row, kept)]


def _likeness(row: Attendance, others: list[Attendance]) -> tuple[bool, bool]:
    """Whether the others have the row's name, and whether they have its municipality."""
    has_name = fold(row.name) in {fold(other.name) for other in others}
    has_municipality = row.municipality in {other.municipality for other in others if other.municipality}
    return has_name, has_municipality


def _spell(person: Person, printed: set[str]) -> None:
    """Adds the printed spellings that the person lacks."""
    PersonSpelling.objects.bulk_create(spelling_of(person, name) for name in sorted(printed - _spellings_of(person)))


def spelling_of(person: Person, name: str) -> PersonSpelling:
    """A spelling not yet kept."""
    folded = fold(name)
    return PersonSpelling(
        person=person, spelling=name, folded=folded.text, first_name=folded.first, last_name=folded.last
    )


def _names_of(person: Person) -> set[str]:
    return set(Attendance.objects.filter(person=person).order_by().values_list("name", flat=True))


def _spellings_of(person: Person) -> set[str]:
    return set(PersonSpelling.objects.filter(person=person).values_list("spelling", flat=True))
