"""The e-mails that tell a circle's holders of what was laid before them.

They are rows before they are sent, so that none is lost: what could not be sent says why and can be sent again.
"""

from __future__ import annotations

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation

from tvaers.access.action import Actor, action
from tvaers.meetings.models import Laying, Notice

CANNOT_SEND = (SMTPException, OSError, ValueError)
"""What sending raises when the server refuses or does not answer, or an address cannot stand in a mail's head."""

_log = logging.getLogger(__name__)


def send_notices(laying: Laying, site: str) -> int:
    """Sends what has not been sent of the laying's e-mails, and notes of each how it went. How many failed."""
    unreachable = ""
    failed = 0
    for notice in Notice.objects.filter(laying=laying, sent_at=None).select_related("laying__circle"):
        failure = unreachable
        if not unreachable:
            try:
                _message(notice, site).send()
            except CANNOT_SEND as error:
                failure = type(error).__name__
                # A server that does not answer is not waited for once for everyone in the circle.
                unreachable = "" if isinstance(error, SMTPException | ValueError) else failure
                _log.error("A notice of a laying could not be sent: %s", failure)
        failed += bool(failure)
        note_sending(notice, failure, by=Actor.program())
    return failed


@action("meetings.lay_before")
def note_sending(notice: Notice, failure: str, *, by: Actor) -> None:
    """Notes that an e-mail was sent, or by which error it was not."""
    notice.sent_at = None if failure else timezone.now()
    notice.failure = failure
    notice.save()


def _message(notice: Notice, site: str) -> EmailMessage:
    """The e-mail: that something lies there, until when, and where; nothing of what it says, not even its title."""
    with translation.override(settings.LANGUAGE_CODE):
        link = f"{site}{reverse('meetings:laid', args=[notice.laying_id])}"
        text = render_to_string("meetings/drafts/notice.txt", {"notice": notice, "laying": notice.laying, "link": link})
    subject, _, body = text.partition("\n\n")
    return EmailMessage(subject.strip(), body, to=[notice.email])
