"""Sending a meeting's paper to the members."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from tvaers.access.action import Actor, action
from tvaers.councils.models import CouncilSettings
from tvaers.meetings.actions.depublication import CannotPublish, publish, refresh_what_follows
from tvaers.meetings.models import Meeting


@action("meetings.send", council=lambda given: given["meeting"].council_id)
def send(meeting: Meeting, *, by: Actor) -> None:
    """Lets the members, municipal contacts and guests of the meeting read its paper from now on.

    It becomes public at the same time where the council has chosen so. Raises CannotPublish when the meeting has no
    paper or was sent before.
    """
    if meeting.current_edition_id is None:
        raise CannotPublish(_("Mødet har ikke noget papir, der kan sendes."))
    if meeting.sent_at is not None:
        raise CannotPublish(_("Mødets papir er allerede sendt."))
    if is_published_when_sent(meeting):
        publish(meeting, by=by)
        return
    meeting.sent_at = timezone.now()
    meeting.save()
    refresh_what_follows(meeting, by=by)


def is_published_when_sent(meeting: Meeting) -> bool:
    """Whether the meeting's council lets the public read a paper when it is sent to the members."""
    settings = CouncilSettings.objects.filter(council=meeting.council_id).first()
    return settings is None or settings.is_published_when_sent
