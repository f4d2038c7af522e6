"""How a circle's holders are reached: who gets an e-mail, who has no address, who has no account to read with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tvaers.access.models import Account
from tvaers.councils.models import FunctionHolder


@dataclass(frozen=True)
class Reach:
    """The holders who get an e-mail, those of them who have no account, and those without an e-mail address."""

    mailed: list[FunctionHolder]
    without_account: list[FunctionHolder]
    without_email: list[FunctionHolder]


def reach_of(holders: Iterable[FunctionHolder]) -> Reach:
    """How the holders are reached. An e-mail address that two of them have is written to once.

    What is shown before a version is laid before a circle, and who then gets the e-mail, both follow from this.
    """
    listed = list(holders)
    addresses = {row.email.lower() for row in listed if row.email}
    known = set(
        Account.objects.get_queryset().filter(email__in=addresses, is_active=True).values_list("email", flat=True)
    )
    mailed: dict[str, FunctionHolder] = {}
    for row in listed:
        if address_of(row):
            mailed.setdefault(address_of(row).lower(), row)
    without_account = [row for row in mailed.values() if not row.account_id and row.email.lower() not in known]
    without_email = [row for row in listed if is_out_of_reach(row)]
    return Reach(list(mailed.values()), without_account, without_email)


def address_of(holder: FunctionHolder) -> str:
    """The holder's e-mail address in the circle, else the account's; empty without either."""
    return holder.email or (holder.account.email if holder.account else "")


def is_out_of_reach(holder: FunctionHolder) -> bool:
    """Whether neither an e-mail nor an account leads to the holder."""
    return not holder.email and holder.account_id is None
