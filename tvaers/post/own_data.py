"""What the room keeps of a person: which letters were sent to their address."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from tvaers.access.extensions import OwnPart
from tvaers.access.models import Account
from tvaers.post.models import Letter


def own_data(account: Account) -> Iterator[OwnPart]:
    """The letters sent to the account's address."""
    rows = Letter.objects.filter(email__iexact=account.email, sent_at__isnull=False).order_by("sent_at", "pk")
    told = [
        {
            _("Sendt"): date_format(localtime(row.sent_at), "DATETIME_FORMAT"),
            _("Til"): row.email,
            _("Emne"): row.subject,
        }
        for row in rows
    ]
    yield OwnPart("letters", _("E-mails til dig"), told)
