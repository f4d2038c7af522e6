"""The parts of actions that make an edition of minutes, and let the public see it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from django.db import transaction

from tvaers.access.action import Actor
from tvaers.access.visibility import OPERATOR
from tvaers.councils.actions.members import new_person
from tvaers.councils.models import CouncilSettings, Person
from tvaers.councils.names import fold
from tvaers.document.model import Attendee, Document
from tvaers.meetings.agenda.composing import files_by_text
from tvaers.meetings.attendance.queries import attendance_lists
from tvaers.meetings.minutes.composing import sent_agenda
from tvaers.meetings.models import Edition, Meeting
from tvaers.meetings.paper.actions import Making, add_edition
from tvaers.meetings.paper.written_ahead import write_ahead
from tvaers.meetings.sending.actions.freezing import close_what_goes_out_closed, kept
from tvaers.meetings.sight.actions.depublication import publish


def freeze_minutes(
    meeting: Meeting,
    document: Document,
    occasion: Edition.Occasion,
    note: str,
    *,
    is_for_members: bool = False,
    by: Actor,
) -> Edition:
    """The minutes as the meeting's next edition, with the files of the items as they were sent.

    PDF and Word are begun when all is written, so that the first reader does not wait for them.
    """
    agenda = sent_agenda(meeting)
    close_what_goes_out_closed(agenda)
    files = {key: kept(attachment) for key, attachment in files_by_text(agenda).items()}
    attendees = [*document.participants, *document.apologies, *document.guests]
    people = _people_behind(attendees, attendance_lists(meeting, OPERATOR).people)
    making = Making(occasion, note, is_for_members=is_for_members, files=files)
    edition = add_edition(meeting, document, people, making=making, by=by)
    transaction.on_commit(partial(write_ahead, edition))
    return edition


def publish_minutes(meeting: Meeting, *, by: Actor) -> None:
    """Lets the public see the meeting with its minutes, unless it does already."""
    if meeting.published_at is None:
        publish(meeting, by=by)


def are_for_members_first(meeting: Meeting) -> bool:
    """Whether the council publishes its minutes only when they are approved."""
    settings = CouncilSettings.objects.visible_to(OPERATOR).filter(council=meeting.council_id).first()
    when_approved = CouncilSettings.MinutesPublished.WHEN_APPROVED
    return settings is not None and settings.minutes_published == when_approved


def _people_behind(attendees: Iterable[Attendee], known: Mapping[Attendee, Person]) -> dict[Attendee, Person]:
    """The person behind each entry: who it is known to be, the only one of that name, or someone new."""
    people = dict(known)
    for attendee in attendees:
        if attendee not in people:
            called = list(Person.objects.filter(spellings__folded=fold(attendee.name).text).distinct()[:2])
            people[attendee] = called[0] if len(called) == 1 else new_person(attendee.name)
    return people
