"""What is kept of someone on the way to a new council, by their address or that of their account."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from tvaers.constitution.models import Arrival, PartyContact


@dataclass(frozen=True)
class Kept:
    """Where someone came in as a member, where as a substitute, and the lists that are asked through them."""

    members: QuerySet[Arrival]
    substitutes: QuerySet[Arrival]
    contacts: QuerySet[PartyContact]

    @property
    def count(self) -> int:
        """In how many places."""
        return self.members.count() + self.substitutes.count() + self.contacts.count()

    @property
    def name(self) -> str:
        """What they are called there, empty when they are nowhere."""
        member, substitute, contact = self.members.first(), self.substitutes.first(), self.contacts.first()
        if member is not None:
            return member.name
        if substitute is not None:
            return substitute.substitute_name
        return contact.name if contact is not None else ""


def kept_of(email: str) -> Kept:
    """What is kept of the one with this address, whatever its case.

    Read whoever else may see it: by those themselves, and by those who are to take it away.
    """
    wanted = email.strip()
    member = Q(email__iexact=wanted) | Q(person__account__email__iexact=wanted)
    substitute = Q(substitute_email__iexact=wanted) | Q(substitute_person__account__email__iexact=wanted)
    return Kept(
        Arrival.objects.filter(member),
        Arrival.objects.filter(substitute),
        PartyContact.objects.filter(email__iexact=wanted),
    )
