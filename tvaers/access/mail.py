"""The e-mails that let someone in: short, plain text, Danish.

They are not in the outbox (`post`), which lies above this room and would keep their links, and with them the way in.
Nor need they be: who waits for one sees at once when none came, and asks again.
"""

from __future__ import annotations

import logging
from smtplib import SMTPException
from threading import Thread

from django.conf import settings
from django.core.mail import EmailMessage
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation

from tvaers.access.links import INVITATION_LASTS, Purpose, make_link
from tvaers.access.models import Account
from tvaers.danish.dates import long_date

CANNOT_SEND = (SMTPException, OSError)
"""What sending raises when the mail server refuses or does not answer."""

_log = logging.getLogger(__name__)


def outside_address(request: HttpRequest | None) -> str:
    """Where the site is called from outside: as the operator says, else as it was called just now."""
    if settings.SITE_ADDRESS:
        return str(settings.SITE_ADDRESS)
    return request.build_absolute_uri("/").rstrip("/") if request else "http://localhost:8000"


def send_invitation(account: Account, site: str) -> None:
    """Sends the invitation. Raises one of CANNOT_SEND."""
    link = _address("access:invitation", make_link(Purpose.INVITATION, account), site)
    last_day = timezone.localdate() + INVITATION_LASTS
    _message("invitation", account, {"link": link, "last_day": long_date(last_day), "site": site}).send()


def send_sign_in_link(account: Account, site: str) -> None:
    """Sends a link to sign in with, after the answer was given: how long it takes must not tell that there is one."""
    link = _address("access:link", make_link(Purpose.SIGN_IN, account), site)
    message = _message("link", account, {"link": link, "site": site})
    Thread(target=_send_quietly, args=(message,), name="sign-in-link").start()


def _send_quietly(message: EmailMessage) -> None:
    try:
        message.send()
    except CANNOT_SEND as error:
        _log.error("A sign-in link could not be sent: %s", type(error).__name__)


def _address(view: str, text: str, site: str) -> str:
    with translation.override(settings.LANGUAGE_CODE):
        return f"{site}{reverse(view, args=[text])}"


def _message(name: str, account: Account, values: dict[str, str]) -> EmailMessage:
    with translation.override(settings.LANGUAGE_CODE):
        text = render_to_string(f"access/mail/{name}.txt", {"account": account, **values})
    subject, _, body = text.partition("\n\n")
    return EmailMessage(subject.strip(), body, to=[account.email])
