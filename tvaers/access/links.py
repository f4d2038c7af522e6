"""Links in e-mails that let someone in once: invitations and sign-in links.

A link is the account's key and a mark of its state, signed. What the link is used for changes the state, so a used link
no longer fits, and no table of links is needed.
"""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum

from django.core import signing
from django.utils.crypto import constant_time_compare, salted_hmac

from tvaers.access.models import Account

INVITATION_LASTS = timedelta(days=7)
SIGN_IN_LINK_LASTS = timedelta(minutes=10)


class Purpose(StrEnum):
    """What a link is for."""

    INVITATION = "invitation"
    SIGN_IN = "sign-in"


_LASTS = {Purpose.INVITATION: INVITATION_LASTS, Purpose.SIGN_IN: SIGN_IN_LINK_LASTS}


class LinkExpired(Exception):
    """The link is too old."""


class LinkUsed(Exception):
    """The link has been used, or a newer one was sent."""


class LinkBroken(Exception):
    """This is no link of ours: cut off on its way, or made up."""


def make_link(purpose: Purpose, account: Account) -> str:
    """What stands in the address of a link."""
    return _signer(purpose).sign_object([account.pk, _mark(purpose, account)])


def read_link(purpose: Purpose, text: str) -> Account:
    """The active account that a link lets in. Raises LinkExpired, LinkUsed or LinkBroken."""
    try:
        key, mark = _signer(purpose).unsign_object(text, max_age=_LASTS[purpose])
    except signing.SignatureExpired as error:
        raise LinkExpired from error
    except (signing.BadSignature, ValueError) as error:
        raise LinkBroken from error
    account = Account.objects.get_queryset().filter(pk=key, is_active=True).first()
    if account is None or not constant_time_compare(mark, _mark(purpose, account)):
        raise LinkUsed
    return account


def mark_of_sign_in(account: Account) -> str:
    """The mark of the account's sign-in links, which using one and a new password change."""
    return _mark(Purpose.SIGN_IN, account)


def account_that_joined(email: str) -> Account | None:
    """The active account with this address whose invitation was accepted. For sending it mail, never for showing."""
    found = Account.objects.get_queryset().filter(email__iexact=email.strip(), is_active=True, joined_at__isnull=False)
    account: Account | None = found.first()
    return account


def account_with_address(email: str) -> Account | None:
    """The account with this address, which someone else has shown to be theirs."""
    account: Account | None = Account.objects.get_queryset().filter(email__iexact=email.strip()).first()
    return account


def _mark(purpose: Purpose, account: Account) -> str:
    state: tuple[object, ...] = (account.email, account.link_used_at, account.password)
    if purpose is Purpose.INVITATION:
        state = (account.email, account.invited_at, account.joined_at)
    return salted_hmac(f"tvaers.access.links.{purpose}", repr(state)).hexdigest()[:32]


def _signer(purpose: Purpose) -> signing.TimestampSigner:
    return signing.TimestampSigner(salt=f"tvaers.access.links.{purpose}")
