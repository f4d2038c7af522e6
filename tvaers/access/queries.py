"""What can be seen of accounts."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from tvaers.access.models import Account
from tvaers.access.visibility import Viewer


def accounts(viewer: Viewer, sought: str = "") -> QuerySet[Account]:
    """The accounts that the viewer may see, those whose name or address holds what is sought, by name."""
    condition = Q(name__icontains=sought) | Q(email__icontains=sought) if sought else Q()
    return Account.objects.visible_to(viewer).filter(condition).order_by("name", "pk")


def account_by_key(key: int, viewer: Viewer) -> Account | None:
    """The account with this key, if the viewer may see it."""
    account: Account | None = Account.objects.visible_to(viewer).filter(pk=key).first()
    return account
