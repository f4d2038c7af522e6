"""What can be done with accounts, and what is noted of signing in."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.utils import timezone

from tvaers.access.action import Actor, action
from tvaers.access.links import LinkUsed, mark_of_sign_in
from tvaers.access.lockout import forget_failures
from tvaers.access.models import Account
from tvaers.access.recording import recorder


@action("access.create_account")
def create_account(email: str, name: str, *, by: Actor) -> Account:
    """An account that cannot sign in until it is given a way to. Raises IntegrityError when the address is taken."""
    account = Account(email=email.strip().lower(), name=name.strip())
    account.set_unusable_password()
    account.save()
    return account


@action("access.create_account")
def create_invited_account(email: str, name: str, *, by: Actor) -> Account:
    """An account that an invitation can be sent to. Raises IntegrityError when the address is taken."""
    account = create_account(email, name, by=by)
    renew_invitation(account, by=by)
    return account


@action("access.create_account")
def renew_invitation(account: Account, *, by: Actor) -> None:
    """A new invitation; the links of earlier ones no longer work. Raises ValueError for one who has joined."""
    if account.joined_at is not None:
        raise ValueError("The invitation has been accepted")
    account.invited_at = timezone.now()
    account.save(update_fields=["invited_at"])


@action("access.change_own_account")
def accept_invitation(account: Account, *, by: Actor) -> None:
    """The account is in use from now on, and its e-mail address is known to be its own.

    Raises LinkUsed when the invitation has been accepted already.
    """
    fresh = Account.objects.get_queryset().select_for_update().get(pk=account.pk)
    if fresh.joined_at is not None:
        raise LinkUsed
    account.joined_at = timezone.now()
    account.save(update_fields=["joined_at"])
    EmailAddress.objects.create(user=account, email=account.email, verified=True, primary=True)


@action("access.change_own_account")
def join(account: Account, *, by: Actor) -> None:
    """The same for one who has a way in by now: a provider, a passkey, a password; done twice it changes nothing."""
    if account.joined_at is None:
        accept_invitation(account, by=by)


@action("access.connect_provider")
def connect_provider(account: Account, known: SocialAccount, *, by: Actor) -> None:
    """Remembers by which key an identity provider knows the account, and nothing else that it said."""
    is_new = known.pk is None
    known.user = account
    known.extra_data = {}
    known.save()
    if is_new:
        recorder().add({"model": Account._meta.label, "pk": account.pk, "event": "provider-connected"})


@action("access.change_own_account")
def keep_password(account: Account, password: str, *, by: Actor) -> None:
    """Keeps a hash of the password, which must have been validated."""
    account.set_password(password)
    account.save(update_fields=["password"])


@action("access.change_own_account")
def note_sign_in(account: Account, method: str, *, by: Actor) -> None:
    """Notes that the account signed in, and how: "password", "link", "mfa" (a passkey) or "socialaccount"."""
    recorder().add({"model": Account._meta.label, "pk": account.pk, "signed_in": method})
    account.last_login = timezone.now()
    account.save(update_fields=["last_login"])


@action("access.change_own_account")
def use_sign_in_link(account: Account, mark: str, *, by: Actor) -> None:
    """Uses a sign-in link up. Raises LinkUsed when its mark is no longer the account's."""
    fresh = Account.objects.get_queryset().select_for_update().get(pk=account.pk)
    if mark_of_sign_in(fresh) != mark:
        raise LinkUsed
    account.link_used_at = timezone.now()
    account.save(update_fields=["link_used_at"])


@action("access.note_event")
def note_event(account: Account | None, event: str, *, by: Actor) -> None:
    """Notes something that befell an account: "sign-in-failed", "passkey-added". No address, no name."""
    recorder().add({"model": Account._meta.label, "pk": account.pk if account else None, "event": event})


@action("access.tend_accounts")
def deactivate(account: Account, *, by: Actor) -> None:
    """Nobody can sign in with the account from now on, and whoever is signed in with it is out."""
    account.is_active = False
    account.save(update_fields=["is_active"])
    end_sessions(account, by=by)


@action("access.tend_accounts")
def reactivate(account: Account, *, by: Actor) -> None:
    """The account can sign in again."""
    account.is_active = True
    account.save(update_fields=["is_active"])


@action("access.tend_accounts")
def unlock(account: Account, *, by: Actor) -> None:
    """Forgets the failed attempts that keep the account from signing in."""
    forget_failures(account.email)
    recorder().add({"model": Account._meta.label, "pk": account.pk, "event": "unlocked"})


@action("access.tend_accounts")
def forget_second_factors(account: Account, *, by: Actor) -> None:
    """Takes passkeys, apps and recovery codes away, for one who has lost them; a link by e-mail lets in again."""
    Authenticator.objects.filter(user_id=account.pk).delete()
    recorder().add({"model": Account._meta.label, "pk": account.pk, "event": "second-factors-forgotten"})


@action("access.change_own_account")
def end_session(account: Account, key: int, *, by: Actor) -> None:
    """Signs the account out in one place; what is not a session of its own is left alone."""
    for session in UserSession.objects.filter(user_id=account.pk, pk=key):
        session.end()
        recorder().add({"model": Account._meta.label, "pk": account.pk, "event": "session-ended"})


@action("access.change_own_account")
def end_sessions(account: Account, *, by: Actor) -> None:
    """Signs the account out everywhere."""
    for session in UserSession.objects.filter(user_id=account.pk):
        session.end()
    recorder().add({"model": Account._meta.label, "pk": account.pk, "event": "sessions-ended"})
