"""The letter that reminds those who have not answered a written procedure. It names no item and no answer."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from tvaers.meetings.attendance.substitute_letters import address_of
from tvaers.meetings.models import Invitee
from tvaers.meetings.procedure.queries import Procedure
from tvaers.post.shape import NewLetter, name_of

REMINDER = "procedure-reminder"


def reminders(procedure: Procedure, site: str) -> list[NewLetter]:
    """A letter to each of those who are missing and can be reached; named by the day, so that one goes out a day."""
    return [_letter(invitee, procedure, site) for invitee in reminded(procedure) if address_of(invitee)]


def reminded(procedure: Procedure) -> Iterator[Invitee]:
    """Who answers for the seats that are missing: the member, and for one who has apologised the substitute."""
    missing = procedure.missing
    for member in (row for row in procedure.members if row.pk in missing):
        standing_in = [row for row in procedure.substitutes if row.sits_for_id == member.pk]
        if member.answer == Invitee.Answer.APOLOGY and standing_in:
            yield from standing_in
        else:
            yield member


def _letter(invitee: Invitee, procedure: Procedure, site: str) -> NewLetter:
    meeting = procedure.meeting
    with translation.override(settings.LANGUAGE_CODE):
        link = f"{site}{reverse('meetings:procedure', args=[meeting.council.slug, meeting.address])}"
        words = {"name": invitee.name, "meeting": meeting, "last_day": procedure.last_day, "link": link}
        text = render_to_string("meetings/procedure/reminder.txt", words)
    subject, _separator, body = text.strip().partition("\n\n")
    return NewLetter(
        once=f"procedure-{meeting.pk}-reminder-{procedure.today}-to-{invitee.pk}",
        kind=REMINDER,
        name=invitee.name,
        email=address_of(invitee),
        subject=" ".join(subject.split()),
        body=body,
        council=meeting.council_id,
        about=name_of(meeting),
    )
