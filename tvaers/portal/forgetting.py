"""Whom an address belongs to, and what of them would go: shown before anything is taken away."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from tvaers.access.models import Account
from tvaers.constitution.kept import Kept, kept_of
from tvaers.councils.models import FunctionHolder, Person, PersonSpelling, RoleGrant
from tvaers.meetings.registered.actions import Known
from tvaers.post.models import Letter


@dataclass(frozen=True)
class Found:
    """The account with an address, None when there is none, the places in circles that have it, and what else does."""

    account: Account | None
    holders: QuerySet[FunctionHolder]
    holder_count: int
    role_count: int
    known: Known
    constituted: Kept
    invited_count: int = 0
    letter_count: int = 0

    @property
    def name(self) -> str:
        """What the one is called."""
        if self.account is not None:
            return self.account.name
        held = self.holders.first() or self.known.invitations.first()
        promise = self.known.promises.first()
        named = held.name if held else promise.promised_by if promise else self.constituted.name
        return named or self.known.email


def find(email: str) -> Found | None:
    """What is kept under the address, whatever its case; None when nothing is."""
    wanted = email.strip().lower()
    if not wanted:
        return None
    account: Account | None = Account.objects.get_queryset().filter(email__iexact=wanted).first()
    of_account = Q(account=account) if account else Q(pk__in=[])
    holders = FunctionHolder.objects.filter(of_account | Q(email__iexact=wanted)).select_related("function__circle")
    known, constituted = _known(wanted, account, holders), kept_of(wanted)
    held, invited, letters = holders.count(), known.invitations.count(), _letters(wanted)
    if account is None and not (held or invited or letters or constituted.count or known.promises.exists()):
        return None
    roles = RoleGrant.objects.filter(account=account).count() if account else 0
    return Found(account, holders, held, roles, known, constituted, invited, letters)


def _known(email: str, account: Account | None, holders: QuerySet[FunctionHolder]) -> Known:
    person: Person | None = Person.objects.filter(account=account).first() if account else None
    names = {account.name} if account else set()
    names |= set(holders.values_list("name", flat=True))
    names |= set(Known(email).invitations.values_list("name", flat=True))
    if person is not None:
        names |= {person.name, *PersonSpelling.objects.filter(person=person).values_list("spelling", flat=True)}
    return Known(email, account, person, frozenset(names))


def _letters(email: str) -> int:
    return Letter.objects.filter(email__iexact=email).count()
