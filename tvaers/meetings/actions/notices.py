"""The e-mails that tell a circle's holders of what was laid before them.

They are rows before they are sent, so that none is lost: what could not be sent says why and can be sent again.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation

from tvaers.access.action import Actor, action
from tvaers.meetings.models import Laying, Notice
from tvaers.meetings.models.drafts import without_words

CANNOT_SEND = (SMTPException, OSError, ValueError)
"""What sending raises when the server refuses or does not answer, or an address cannot stand in a mail's head."""

_log = logging.getLogger(__name__)


def send_notices(laying: Laying, site: str) -> int:
    """Sends what has not been sent of the laying's e-mails, and notes of each how it went. How many failed."""
    return _send(Notice.objects.filter(laying=laying, sent_at=None), site)


def send_reminders(notices: Iterable[Notice], site: str) -> int:
    """Sends these e-mails again to those who have not opened what was laid before them. How many failed."""
    return _send(Notice.objects.filter(pk__in=[notice.pk for notice in notices]), site)


def _send(notices: QuerySet[Notice], site: str) -> int:
    unreachable = ""
    failed = 0
    rows = notices.select_related("laying__circle", "laying__version__draft__council")
    for notice in without_words(rows, "laying__version"):
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
        council = notice.laying.version.draft.council
        is_again = notice.sent_at is not None
        words = {"notice": notice, "laying": notice.laying, "council": council, "link": link, "is_again": is_again}
        text = render_to_string("meetings/drafts/notice.txt", words)
    subject, _, body = text.partition("\n\n")
    return EmailMessage(subject.strip(), body, to=[notice.email])
