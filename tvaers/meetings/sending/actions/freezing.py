"""Freezing a meeting's agenda: what is there today becomes an edition, whole and for ever."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from tvaers.access.action import Actor, action
from tvaers.access.visibility import OPERATOR
from tvaers.meetings.agenda.composing import agenda_document, attachment_text, files_by_text
from tvaers.meetings.agenda.queries import agenda_of
from tvaers.meetings.agenda.whole import Agenda, AgendaLine
from tvaers.meetings.cycle.acting import council_of_meeting
from tvaers.meetings.models import Closing, DraftAttachment, Edition, Meeting, new_mark
from tvaers.meetings.paper.actions import Making, Original, add_edition


@action("meetings.send", council=council_of_meeting)
def freeze_agenda(
    meeting: Meeting, occasion: Edition.Occasion = Edition.Occasion.AGENDA, note: str = "", *, by: Actor
) -> Edition:
    """The agenda of today as the meeting's next edition. Its items keep their numbers from now on.

    What is marked to go out closed is closed before the edition is there, so nobody sees it open for a moment.
    """
    agenda = agenda_of(meeting, OPERATOR)
    close_what_goes_out_closed(agenda)
    document = agenda_document(agenda, next_meeting=_next_meeting(meeting))
    files = {key: kept(attachment) for key, attachment in files_by_text(agenda).items()}
    edition = add_edition(meeting, document, {}, making=Making(occasion, note, files=files), by=by)
    for line in agenda.lines():
        line.item.number = line.number
        line.item.sent_version = line.version
        line.item.save()
    return edition


def kept(attachment: DraftAttachment) -> Original:
    """The attachment's file, which was kept when it came."""
    return Original(attachment.filename, attachment.sha256, attachment.media_type, attachment.size)


def close_what_goes_out_closed(agenda: Agenda) -> None:
    """Closes the items and attachments that are marked so and are not closed yet; runs in an action."""
    closings = [closing for line in agenda.lines() for closing in _closings_of(line)]
    for closing in closings:
        closing.meeting = agenda.meeting
        closing.closed_at = timezone.now()
        closing.save()
    if closings:
        agenda.meeting.closings_changed = new_mark()
        agenda.meeting.save(update_fields=["closings_changed"])


def _closings_of(line: AgendaLine) -> list[Closing]:
    known = Closing.objects.filter(meeting=line.item.meeting_id, item_number=line.number)
    whole = Closing(
        item_number=line.number,
        item_title=line.version.title,
        what=Closing.What.ITEM,
        reason=line.item.closed_because,
        neutral_title=line.item.neutral_title,
    )
    closings = [whole] if line.item.is_closed and not known.filter(what=Closing.What.ITEM).exists() else []
    for attachment in line.attachments:
        text = attachment_text(attachment)
        if attachment.is_closed and not known.filter(attachment=text).exists():
            closings.append(_of_attachment(line, text))
    return closings


def _of_attachment(line: AgendaLine, text: str) -> Closing:
    return Closing(
        item_number=line.number,
        item_title=line.version.title,
        what=Closing.What.ATTACHMENT,
        attachment=text,
        reason=line.item.closed_because,
    )


def _next_meeting(meeting: Meeting) -> date | None:
    coming = Meeting.objects.filter(council=meeting.council_id, held_on__gt=meeting.held_on, cancelled_at=None)
    day: date | None = coming.order_by("held_on").values_list("held_on", flat=True).first()
    return day
