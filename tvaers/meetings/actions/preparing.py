"""Preparing a meeting: putting sections and items on its agenda."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from tvaers.access.action import Actor, action
from tvaers.meetings.actions.drafts import check_tended
from tvaers.meetings.models import AgendaSection, DraftItem, Meeting
from tvaers.meetings.stages import Step, advance

OPEN_STAGES = (Meeting.Stage.PLANNED, Meeting.Stage.PREPARING, Meeting.Stage.AGENDA_SENT)
"""Those in which an agenda can be changed; after it was sent, for an addendum or a correction."""


class CannotPrepare(ValueError):
    """The agenda was not changed. The message is Danish and can be shown."""


def check_open(meeting: Meeting) -> None:
    """Raises CannotPrepare when the meeting's agenda can no longer be changed: it has begun, or is cancelled."""
    if meeting.cancelled_at is not None:
        raise CannotPrepare(_("Mødet er aflyst. Dagsordenen er ikke ændret."))
    if meeting.stage not in OPEN_STAGES:
        raise CannotPrepare(_("Mødet er begyndt eller holdt. Dagsordenen er ikke ændret."))


def council_of_meeting(given: Mapping[str, Any]) -> int:
    """The council that an action with a `meeting` writes in."""
    council: int = given["meeting"].council_id
    return council


@action("meetings.prepare", council=council_of_meeting)
def begin_preparing(meeting: Meeting, *, by: Actor) -> None:
    """Takes a planned meeting into preparation. Raises CannotAdvance."""
    advance(meeting, Step.BEGIN_PREPARING)
    meeting.save()


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


_LONGEST_TITLE = 300
