"""What this room keeps of a person: as whom they came in for a new council, and whom a list is asked through."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tvaers.access.extensions import OwnPart
from tvaers.access.models import Account
from tvaers.constitution.kept import kept_of
from tvaers.constitution.models import Arrival, PartyContact


def own_data(account: Account) -> Iterator[OwnPart]:
    """The names under the account's address or its person, as member or as substitute, and contacts of lists.

    Of a seat only the own side: the address of the one beside is theirs.
    """
    kept, of_it = kept_of(account.email), ("constitution__council", "constitution__election")
    found = [_member(row) for row in kept.members.select_related(*of_it)]
    found += [_substitute(row) for row in kept.substitutes.select_related(*of_it)]
    found += [_contact(row) for row in kept.contacts.select_related(*of_it)]
    yield OwnPart("constitution", _("Konstituering efter valg"), found)


def _member(row: Arrival) -> dict[str, str]:
    values = {_("Hvor"): str(row.constitution), _("Medlem"): row.name, _("E-mail"): row.email}
    return {**values, _("Modtaget"): date_format(row.received_on)}


def _substitute(row: Arrival) -> dict[str, str]:
    values = {_("Hvor"): str(row.constitution), _("Stedfortræder"): row.substitute_name}
    return {**values, _("E-mail"): row.substitute_email, _("Modtaget"): date_format(row.received_on)}


def _contact(row: PartyContact) -> dict[str, str]:
    values = {_("Hvor"): str(row.constitution), _("Kontaktperson for liste"): row.party}
    return {**values, _("Navn"): row.name, _("E-mail"): row.email}
