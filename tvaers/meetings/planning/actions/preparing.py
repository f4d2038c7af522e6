"""Preparing a meeting: putting sections and items on its agenda."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Max
from django.utils.translation import gettext as _

from tvaers.access.action import Actor, action
from tvaers.meetings.cycle.acting import council_of_meeting, hold_meeting
from tvaers.meetings.cycle.stages import Step, advance
from tvaers.meetings.drafts.actions.writing import check_tended, write_draft
from tvaers.meetings.drafts.parts import TEXTS, DraftParts
from tvaers.meetings.models import (
    AgendaSection,
    ChairmanshipAct,
    DraftItem,
    Meeting,
    MinutesForApproval,
    TemplateSection,
)
from tvaers.meetings.planning.standing_items import acts_to_tell, minutes_waiting, standing_parts

Stage = Meeting.Stage
OPEN_STAGES = (Stage.PLANNED, Stage.PREPARING, Stage.AGENDA_SENT, Stage.IN_SESSION)
"""Those in which an agenda can be changed; after it was sent, also in the meeting, for an addendum or a correction."""


@dataclass(frozen=True)
class SectionToBegin:
    """A section that an agenda begins with, and what its items say."""

    title: str
    items: tuple[DraftParts, ...] = ()


class CannotPrepare(ValueError):
    """The agenda was not changed. The message is Danish and can be shown."""


def check_open(meeting: Meeting) -> None:
    """Raises CannotPrepare when the meeting's agenda can no longer be changed: it was held, or is cancelled."""
    if meeting.cancelled_at is not None:
        raise CannotPrepare(_("Mødet er aflyst. Dagsordenen er ikke ændret."))
    if meeting.stage not in OPEN_STAGES:
        raise CannotPrepare(_("Mødet er holdt. Dagsordenen er ikke ændret."))


@action("meetings.prepare", council=council_of_meeting)
def begin_preparing(meeting: Meeting, *, by: Actor) -> None:
    """Takes a planned meeting into preparation; its agenda begins with the council's template. Raises CannotAdvance."""
    hold_meeting(meeting)
    advance(meeting, Step.BEGIN_PREPARING)
    meeting.save()
    _fill_from_template(meeting, by)


@action("meetings.prepare", council=council_of_meeting)
def begin_preparing_with(meeting: Meeting, sections: Sequence[SectionToBegin], *, by: Actor) -> list[DraftItem]:
    """Takes a planned meeting into preparation with an agenda of its own in place of the council's template.

    The items, in the order of the agenda. Raises CannotAdvance.
    """
    hold_meeting(meeting)
    advance(meeting, Step.BEGIN_PREPARING)
    meeting.save()
    items = []
    for section in sections:
        placed = add_section(meeting, section.title, by=by)
        for parts in section.items:
            item = write_draft(meeting.council, parts, by=by)
            place_item(item, placed, by=by)
            items.append(item)
    return items


@action("meetings.prepare", council=council_of_meeting)
def add_section(meeting: Meeting, title: str, *, by: Actor) -> AgendaSection:
    """One more section, the last. Raises CannotPrepare for one without a title."""
    check_open(meeting)
    words = " ".join(title.split())
    if not words:
        raise CannotPrepare(_("Skriv, hvad afsnittet hedder."))
    last = AgendaSection.objects.filter(meeting=meeting).aggregate(last=Max("position"))["last"]
    section = AgendaSection(meeting=meeting, title=words[:_LONGEST_TITLE], position=0 if last is None else last + 1)
    section.save()
    return section


@action("meetings.prepare", council=lambda given: given["section"].meeting.council_id)
def place_item(item: DraftItem, section: AgendaSection, *, by: Actor) -> None:
    """Puts an item on the agenda, last in the section. Raises CannotPrepare for one that was sent in another place."""
    check_tended(item, by)
    check_open(section.meeting)
    if item.number and item.section_id != section.pk:
        raise CannotPrepare(
            _("Punktet er sendt ud med nummer {number} og kan ikke flyttes.").format(number=item.number)
        )
    if item.council_id != section.meeting.council_id:
        raise CannotPrepare(_("Punktet hører til et andet KKR."))
    last = DraftItem.objects.filter(section=section).exclude(pk=item.pk).aggregate(last=Max("position"))["last"]
    item.meeting = section.meeting
    item.section = section
    item.position = 0 if last is None else last + 1
    item.save()


def _fill_from_template(meeting: Meeting, by: Actor) -> None:
    """The template's sections with their items, the standing ones filled from what other meetings left and expect."""
    minutes, acts = minutes_waiting(meeting), acts_to_tell(meeting)
    sections = TemplateSection.objects.filter(council=meeting.council_id).prefetch_related("items")
    for section in sections:
        placed = add_section(meeting, section.title, by=by)
        for model in section.items.all():
            made = standing_parts(model, meeting, minutes, acts)
            written = {name: getattr(model, name) or getattr(made, name) or "" for name in TEXTS}
            item = write_draft(meeting.council, DraftParts(model.title, **written), by=by)
            item.standing = model.standing
            place_item(item, placed, by=by)
            _tie(item, minutes, acts)


def _tie(item: DraftItem, minutes: Sequence[Meeting], acts: Sequence[ChairmanshipAct]) -> None:
    """Remembers which minutes the item puts for approval, and which acts it tells."""
    if item.standing == DraftItem.Standing.MINUTES:
        for earlier in minutes:
            MinutesForApproval(item=item, meeting=earlier).save()
    if item.standing == DraftItem.Standing.REPORTS:
        for act in acts:
            act.told_in = item
            act.save()


_LONGEST_TITLE = 300
