"""What can be done with accounts."""

from __future__ import annotations

from tvaers.access.action import Actor, action
from tvaers.access.models import Account


@action("access.create_account")
def create_account(email: str, name: str, *, by: Actor) -> Account:
    """An account that cannot sign in until it is given a way to. Raises IntegrityError when the address is taken."""
    account = Account(email=email.strip().lower(), name=name)
    account.set_unusable_password()
    account.save()
    return account
