"""What signing in leaves in the trail: who, when and how, without addresses and names."""

from __future__ import annotations

import time
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.signals import user_logged_in
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authentication_failed, authenticator_added, authenticator_removed, authenticator_reset
from django.contrib.auth import signals as django_signals
from django.contrib.auth.models import update_last_login
from django.http import HttpRequest

from tvaers.access.actions import join, note_event, note_sign_in
from tvaers.access.actor import Actor
from tvaers.access.middleware import BEGUN
from tvaers.access.models import Account


def connect() -> None:
    """Listens to allauth and Django. Django's own note of the last sign-in is replaced by an action."""
    django_signals.user_logged_in.disconnect(update_last_login, dispatch_uid="update_last_login")
    django_signals.user_login_failed.connect(_failed)
    django_signals.user_logged_out.connect(_signed_out)
    user_logged_in.connect(_signed_in)
    authentication_failed.connect(_second_factor_failed)
    authenticator_added.connect(_key_added)
    authenticator_removed.connect(_key_removed)
    authenticator_reset.connect(_key_renewed)


def _signed_in(request: HttpRequest, user: Account, **rest: Any) -> None:
    request.session.clear_expired()
    request.session[BEGUN] = int(time.time())
    records = get_authentication_records(request, user)
    note_sign_in(user, records[-1]["method"] if records else "unknown", by=Actor.of_account(user))


def _failed(credentials: dict[str, Any], **rest: Any) -> None:
    email = str(credentials.get("email") or "")
    account = Account.objects.get_queryset().filter(email__iexact=email).first() if email else None
    note_event(account, "sign-in-failed", by=Actor.program())


def _signed_out(user: Account | None, **rest: Any) -> None:
    if user is not None:
        note_event(user, "signed-out", by=Actor.program())


def _second_factor_failed(user: Account, **rest: Any) -> None:
    note_event(user, "second-factor-failed", by=Actor.program())


def _key_added(user: Account, authenticator: Authenticator, **rest: Any) -> None:
    note_event(user, f"{authenticator.type}-added", by=Actor.program())
    if authenticator.type == Authenticator.Type.WEBAUTHN:
        join(user, by=Actor.of_account(user))


def _key_removed(user: Account, authenticator: Authenticator, **rest: Any) -> None:
    note_event(user, f"{authenticator.type}-removed", by=Actor.program())


def _key_renewed(user: Account, authenticator: Authenticator, **rest: Any) -> None:
    note_event(user, f"{authenticator.type}-renewed", by=Actor.program())
