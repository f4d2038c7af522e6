"""Whom an address belongs to, and what of them would go: shown before anything is taken away."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from tvaers.access.models import Account
from tvaers.councils.models import FunctionHolder, RoleGrant


@dataclass(frozen=True)
class Found:
    """The account with an address, None when there is none, and the places in circles that have it."""

    account: Account | None
    holders: QuerySet[FunctionHolder]
    holder_count: int
    role_count: int

    @property
    def name(self) -> str:
        """What the one is called."""
        if self.account is not None:
            return self.account.name
        held = self.holders.first()
        return held.name if held else ""


def find(email: str) -> Found | None:
    """What is kept under the address, whatever its case; None when nothing is."""
    wanted = email.strip().lower()
    account: Account | None = Account.objects.get_queryset().filter(email__iexact=wanted).first() if wanted else None
    of_account = Q(account=account) if account else Q(pk__in=[])
    holders = FunctionHolder.objects.filter(of_account | Q(email__iexact=wanted)).select_related("function__circle")
    count = holders.count() if wanted else 0
    if account is None and not count:
        return None
    return Found(account, holders, count, RoleGrant.objects.filter(account=account).count() if account else 0)
