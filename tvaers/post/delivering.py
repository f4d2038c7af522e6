"""Delivery: one pass through the letters that are due, over one connection.

Several processes may do it at the same time. Each letter is claimed before it is sent and noted after, in transactions
of their own, and no transaction is open while the mail server is spoken to. A process that dies between the server's
answer and the note leaves a letter that was sent and is not known to be: it is sent again, under the same Message-ID.
Every letter is thus delivered at least once; nobody can promise exactly once over SMTP.
"""

from __future__ import annotations

import logging
from contextlib import suppress
from smtplib import SMTPException

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from tvaers.access.actor import Actor
from tvaers.post.actions import claim, note_failure, note_sent, note_unreachable
from tvaers.post.extensions import timed
from tvaers.post.models import Letter, due
from tvaers.post.sending import failure_of, message_of
from tvaers.post.shape import Round, Taken

PROGRAM = Actor.program()

_log = logging.getLogger(__name__)


def deliver() -> Round:
    """Sends what is due, each letter with a claim before and a note after. What came of it."""
    _post_what_is_due()
    line = get_connection()
    sent = failed = 0
    try:
        while (letter := _next_due()) is not None:
            try:
                line.open()
            except (SMTPException, OSError) as error:
                failed += _note_unreachable(error)
                break
            with suppress(Taken):
                is_sent = _send(claim(letter, timezone.now(), by=PROGRAM), line)
                sent, failed = sent + is_sent, failed + (not is_sent)
    finally:
        _hang_up(line)
    return Round(sent, failed)


def _post_what_is_due() -> None:
    for post_them in timed():
        try:
            post_them()
        except Exception as error:
            # What a room cannot post must not keep from being sent what lies here.
            _log.error("Letters that are due could not be posted: %s", type(error).__name__)


def _next_due() -> Letter | None:
    found: Letter | None = Letter.objects.filter(due(timezone.now())).order_by("next_attempt_at", "pk").first()
    return found


def _send(letter: Letter, line: BaseEmailBackend) -> bool:
    try:
        line.send_messages([message_of(letter)])
    except Exception as error:
        # Whatever is wrong with one letter must not keep the next from being sent.
        failure = failure_of(error)
        _log.error("A letter could not be sent: %s", failure.reason)
        note_failure(letter, failure, timezone.now(), by=PROGRAM)
        _hang_up(line)
        return False
    note_sent(letter, timezone.now(), by=PROGRAM)
    return True


def _note_unreachable(error: Exception) -> int:
    failure = failure_of(error)
    _log.error("The mail server cannot be reached: %s", failure.reason)
    return note_unreachable(failure, timezone.now(), by=PROGRAM)


def _hang_up(line: BaseEmailBackend) -> None:
    with suppress(SMTPException, OSError):
        line.close()
