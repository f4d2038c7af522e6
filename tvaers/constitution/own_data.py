"""What this room keeps of a person: as whom they came in for a new council, and whom a list is asked through."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tvaers.access.extensions import OwnPart
from tvaers.access.models import Account
from tvaers.constitution.models import Arrival, PartyContact


def own_data(account: Account) -> Iterator[OwnPart]:
    """The names under the account's address or its person, as member or as substitute, and contacts of lists."""
    # One's own is seen by oneself, so it is read whoever else may see it.
    own = Q(email__iexact=account.email) | Q(person__account=account)
    beside = Q(substitute_email__iexact=account.email) | Q(substitute_person__account=account)
    rows = Arrival.objects.filter(own | beside).select_related("constitution__council", "constitution__election")
    contacts = PartyContact.objects.filter(email__iexact=account.email)
    found = [_arrival(row) for row in rows]
    found += [_contact(row) for row in contacts.select_related("constitution__council", "constitution__election")]
    yield OwnPart("constitution", _("Konstituering efter valg"), found)


def _arrival(row: Arrival) -> dict[str, str]:
    return {
        _("Hvor"): str(row.constitution),
        _("Medlem"): row.name,
        _("E-mail"): row.email,
        _("Stedfortræder"): row.substitute_name,
        _("Stedfortræderens e-mail"): row.substitute_email,
        _("Modtaget"): date_format(row.received_on),
    }


def _contact(row: PartyContact) -> dict[str, str]:
    values = {_("Hvor"): str(row.constitution), _("Kontaktperson for liste"): row.party}
    return {**values, _("Navn"): row.name, _("E-mail"): row.email}
