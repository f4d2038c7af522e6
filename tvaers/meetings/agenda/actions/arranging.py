"""Arranging an agenda: its sections, and which item stands where. What was sent keeps its number and its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from tvaers.access.action import Actor, action
from tvaers.access.visibility import OPERATOR
from tvaers.meetings.agenda.arranging import Place, Way, place_beside, section_beside, sections_that_stand_fast
from tvaers.meetings.agenda.queries import agenda_of
from tvaers.meetings.agenda.whole import Agenda
from tvaers.meetings.drafts.actions.writing import check_tended, write_draft
from tvaers.meetings.drafts.parts import DraftParts
from tvaers.meetings.models import AgendaSection, DraftItem, Meeting
from tvaers.meetings.planning.actions.preparing import CannotPrepare, check_open, place_item

LONGEST_TITLE = 300
Placed = TypeVar("Placed", DraftItem, AgendaSection)


def _council_of_section(given: Mapping[str, Any]) -> int:
    council: int = given["section"].meeting.council_id
    return council


def _council_of_item(given: Mapping[str, Any]) -> int | None:
    council: int | None = given["item"].council_id
    return council


@action("meetings.prepare", council=_council_of_section)
def rename_section(section: AgendaSection, title: str, *, by: Actor) -> None:
    """Gives the section another title. Raises CannotPrepare for an empty one."""
    check_open(section.meeting)
    words = " ".join(title.split())[:LONGEST_TITLE]
    if not words:
        raise CannotPrepare(_("Skriv, hvad afsnittet hedder."))
    if section.title != words:
        section.title = words
        section.save()


@action("meetings.prepare", council=_council_of_section)
def remove_section(section: AgendaSection, *, by: Actor) -> None:
    """Takes an empty section off the agenda. Raises CannotPrepare for one with items, or with a fixed number."""
    check_open(section.meeting)
    if DraftItem.objects.filter(section=section, discarded_at=None).exists():
        raise CannotPrepare(_("Afsnittet har punkter. Flyt dem, eller tag dem af, før du fjerner det."))
    if section.pk in sections_that_stand_fast(_agenda(section.meeting)):
        raise CannotPrepare(_("Afsnittet står før noget, der er sendt ud, så det skal beholde sit nummer."))
    section.delete()


@action("meetings.prepare", council=_council_of_section)
def move_section(section: AgendaSection, way: Way, *, by: Actor) -> None:
    """Lets the section change places with the one before or after it. Raises CannotPrepare when one has been sent."""
    check_open(section.meeting)
    agenda = _agenda(section.meeting)
    other = section_beside(agenda, section.pk, way)
    if other is None:
        return
    if {section.pk, other.pk} & sections_that_stand_fast(agenda):
        raise CannotPrepare(_("Afsnittet er sendt ud og skal beholde sit nummer."))
    order = [part.section for part in agenda.parts]
    here, there = (next(place for place, row in enumerate(order) if row.pk == key) for key in (section.pk, other.pk))
    order[here], order[there] = order[there], order[here]
    _keep_order(order)


@action("meetings.prepare", council=_council_of_section)
def write_on_agenda(section: AgendaSection, title: str, *, by: Actor) -> DraftItem:
    """A new item with this title, last in the section. Raises CannotPrepare for one without a title."""
    check_open(section.meeting)
    words = " ".join(title.split())
    if not words:
        raise CannotPrepare(_("Skriv, hvad punktet hedder."))
    item = write_draft(section.meeting.council, DraftParts(title=words), by=by)
    place_item(item, section, by=by)
    return item


@action("meetings.prepare", council=_council_of_item)
def take_off(item: DraftItem, *, by: Actor) -> None:
    """Takes an item off the agenda; it lies among the council's drafts. Raises CannotPrepare for one that was sent."""
    _movable(item, by)
    item.meeting = item.section = None
    item.position = 0
    item.save()


@action("meetings.prepare", council=_council_of_item)
def step_item(item: DraftItem, way: Way, *, by: Actor) -> None:
    """Moves an item one place up or down; from the end of a section into the next. Raises CannotPrepare."""
    meeting = _movable(item, by)
    place = place_beside(_agenda(meeting), item.pk, way)
    if place is not None:
        _put(item, place)


@action("meetings.prepare", council=_council_of_item)
def move_item(item: DraftItem, section: AgendaSection, before: DraftItem | None, *, by: Actor) -> None:
    """Puts an item into a section of its meeting, before another item there or last. Raises CannotPrepare."""
    _movable(item, by)
    if section.meeting_id != item.meeting_id:
        raise CannotPrepare(_("Afsnittet hører til et andet møde. Der er ikke ændret noget."))
    _put(item, Place(section.pk, before.pk if before else None))


def _put(item: DraftItem, place: Place) -> None:
    others = DraftItem.objects.filter(section=place.section, discarded_at=None).exclude(pk=item.pk)
    order = list(others.order_by("position", "pk"))
    at = next((index for index, row in enumerate(order) if row.pk == place.before), len(order))
    item.section_id = place.section
    _keep_order([*order[:at], item, *order[at:]], saving=item)


def _keep_order(rows: Sequence[Placed], saving: DraftItem | None = None) -> None:
    """Writes the places that have changed, and `saving` in any case."""
    for position, row in enumerate(rows):
        if row.position != position or row is saving:
            row.position = position
            row.save()


def _movable(item: DraftItem, by: Actor) -> Meeting:
    """The meeting on whose agenda the item stands and can be moved. Raises CannotPrepare."""
    check_tended(item, by)
    if item.section is None or item.meeting is None:
        raise CannotPrepare(_("Punktet står ikke på dagsordenen længere. Der er ikke ændret noget."))
    check_open(item.meeting)
    if item.number:
        raise CannotPrepare(
            _("Punktet er sendt ud med nummer {number} og kan ikke flyttes.").format(number=item.number)
        )
    return item.meeting


def _agenda(meeting: Meeting) -> Agenda:
    return agenda_of(meeting, OPERATOR)
