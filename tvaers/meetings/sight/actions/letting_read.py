"""Letting a meeting's paper be read: by the members, and by everybody where the council has chosen so."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from tvaers.access.action import Actor, action
from tvaers.councils.models import CouncilSettings
from tvaers.meetings.models import Meeting
from tvaers.meetings.sight.actions.depublication import CannotPublish, publish, refresh_what_follows


@action("meetings.send", council=lambda given: given["meeting"].council_id)
def send(meeting: Meeting, *, by: Actor) -> None:
    """Lets the members, municipal contacts and guests read a paper that came in as a file and was held back.

    Nobody is told. What is prepared here is sent by `send_agenda`. Raises CannotPublish for such a one, when there is
    no paper, and when it was sent before.
    """
    if meeting.is_in_cycle:
        raise CannotPublish(_("Mødet forberedes her. Send dagsordenen fra dens egen side."))
    if meeting.current_edition_id is None:
        raise CannotPublish(_("Mødet har ikke noget papir, der kan sendes."))
    if meeting.sent_at is not None:
        raise CannotPublish(_("Mødets papir er allerede sendt."))
    let_read(meeting, by=by)


def let_read(meeting: Meeting, *, by: Actor) -> None:
    """Lets a paper that nobody read be read by those whom the council has chosen; runs in an action."""
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
