"""E-mails where there is no mail server: printed where the program runs, to be read by people.

Django's own prints what would go over the line: headers in code, and a calendar's table of summer times for a page.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.console import EmailBackend as DjangosBackend
from django.utils.translation import gettext as _

RULE = "─" * 79


class EmailBackend(DjangosBackend):
    """Prints to whom, the subject and the text; of what comes along only that it does."""

    def write_message(self, message: EmailMessage) -> None:
        """Prints one e-mail."""
        self.stream.write(f"{printed(message)}\n{RULE}\n")


def printed(message: EmailMessage) -> str:
    """The e-mail as it is printed."""
    lines = [_("E-mail til %(receivers)s: %(subject)s") % _told(message), "", str(message.body).rstrip()]
    kinds = _kinds_along(message)
    if kinds:
        lines += ["", _("Med i e-mailen: %(kinds)s") % {"kinds": ", ".join(kinds)}]
    return "\n".join(lines)


def _told(message: EmailMessage) -> dict[str, str]:
    return {"receivers": ", ".join(message.recipients()), "subject": str(message.subject)}


def _kinds_along(message: EmailMessage) -> list[str]:
    """The media types of alternatives and attachments."""
    along: Sequence[object] = [*getattr(message, "alternatives", ()), *message.attachments]
    return [str(getattr(each, "mimetype", "")).partition(";")[0] for each in along]
