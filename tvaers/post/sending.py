"""The e-mail that a letter becomes, and what an error in sending it means."""

from __future__ import annotations

from smtplib import SMTPDataError, SMTPNotSupportedError, SMTPRecipientsRefused, SMTPResponseException

from django.core.mail import EmailMultiAlternatives

from tvaers.post.models import Letter
from tvaers.post.shape import Failure

PERMANENT = 500
"""From here on a server's code says: not now and not later."""


def message_of(letter: Letter) -> EmailMultiAlternatives:
    """The e-mail; the same letter has the same Message-ID each time, so that a receiver drops the second.

    Raises ValueError for a letter to nobody.
    """
    if not letter.email:
        raise ValueError("A letter needs an address")
    message = EmailMultiAlternatives(
        letter.subject,
        letter.body,
        to=[letter.email],
        reply_to=[letter.reply_to] if letter.reply_to else None,
        headers={"Message-ID": letter.message_id, "Auto-Submitted": "auto-generated"},
    )
    if letter.calendar:
        message.attach_alternative(letter.calendar, f"text/calendar; method={letter.calendar_method}")
    return message


def failure_of(error: Exception) -> Failure:
    """What the error means for the letter. What it said is not kept: it may quote the address."""
    code = _code_of(error)
    name = type(error).__name__
    is_refused = isinstance(error, SMTPRecipientsRefused | SMTPDataError) and (code or 0) >= PERMANENT
    # An address or a subject that no server can be given.
    is_impossible = isinstance(error, ValueError | SMTPNotSupportedError)
    is_broken_off = isinstance(error, OSError) and code is None and not is_impossible
    return Failure(f"{name} {code}" if code else name, is_refused or is_impossible, is_broken_off)


def _code_of(error: Exception) -> int | None:
    if isinstance(error, SMTPRecipientsRefused):
        return max((code for code, _ in error.recipients.values()), default=None)
    return int(error.smtp_code) if isinstance(error, SMTPResponseException) else None
