"""What this room keeps of a person: the account, where it is signed in, what it is signed in with, and each sign-in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from tvaers.access.browsers import browser_in_words
from tvaers.access.extensions import OwnPart
from tvaers.access.models import Account, AuditEvent

_SIGN_INS = 100
"""The latest; the trail keeps the rest for as long as it is kept."""


def own_data(account: Account) -> Iterator[OwnPart]:
    """The account itself, sessions, keys and sign-ins."""
    moments = {
        _("Oprettet"): account.created_at,
        _("Inviteret"): account.invited_at,
        _("Invitation besvaret"): account.joined_at,
        _("Senest logget ind"): account.last_login,
    }
    told = {label: _moment(moment) for label, moment in moments.items()}
    yield OwnPart("account", _("Konto"), [{_("Navn"): account.name, _("E-mail"): account.email, **told}])
    sessions = list(UserSession.objects.filter(user=account))
    yield OwnPart(
        "sessions",
        _("Hvor du er logget ind"),
        [_session(row, browser_in_words(row.user_agent)) for row in sessions],
        [_session(row, row.user_agent) for row in sessions],
    )
    keys = Authenticator.objects.filter(user=account).order_by("created_at")
    shown = [{_("Slags"): str(key.get_type_display()), _("Tilføjet"): _moment(key.created_at)} for key in keys]
    yield OwnPart("keys", _("Passkeys og koder"), shown)
    signed_in = AuditEvent.objects.filter(account=account, action="access.note_sign_in")[:_SIGN_INS]
    yield OwnPart(
        "sign_ins", _("De seneste gange, du har logget ind"), [{_("Tid"): _moment(row.at)} for row in signed_in]
    )


def _session(row: UserSession, browser: str) -> dict[str, str]:
    return {
        _("Browser"): browser,
        _("IP-adresse"): row.ip,
        _("Siden"): _moment(row.created_at),
        _("Brugt senest"): _moment(row.last_seen_at),
    }


def _moment(moment: datetime | None) -> str:
    return date_format(localtime(moment), "DATETIME_FORMAT") if moment else ""
