"""Names that come in: kept one by one or as a table, settled who they are, taken out; and the parties' contacts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from tvaers.access.action import Actor, action
from tvaers.constitution.actions.beginning import council_of
from tvaers.constitution.models import Arrival, Constitution, PartyContact
from tvaers.constitution.recognising import recognise
from tvaers.councils.models import Municipality, Person
from tvaers.councils.names import fold
from tvaers.councils.refusals import CannotBeDone


@dataclass(frozen=True)
class Named:
    """What came in of one seat: who, from where, of which list, and who steps in."""

    part: str
    name: str
    municipality: Municipality | None = None
    party: str = ""
    email: str = ""
    substitute_name: str = ""
    substitute_email: str = ""
    substitute_municipality: Municipality | None = None


def council_of_arrival(given: Mapping[str, Any]) -> int:
    """The council that an action on an `arrival` writes in."""
    key: int = given["arrival"].constitution.council_id
    return key


@action("constitution.tend", council=council_of)
def keep_arrival(
    constitution: Constitution, named: Named, *, on: date, arrival: Arrival | None = None, by: Actor
) -> Arrival:
    """Keeps who is to have a seat; of a mayor, in place of whoever was named for that municipality.

    What does not fit is warned of elsewhere and hinders nothing. Raises CannotBeDone without a name, for a mayor
    without a municipality, and for one who is a member already.
    """
    row = arrival or _named_before(constitution, named) or Arrival(constitution=constitution, received_on=on)
    if row.membership_id is not None:
        raise CannotBeDone(_("%(name)s er allerede medlem. Ret det på medlemmets egen side.") % {"name": row.name})
    words = " ".join(named.name.split())
    if not words:
        raise CannotBeDone(_("Skriv et navn."))
    if named.part == Arrival.Part.MAYOR and named.municipality is None:
        raise CannotBeDone(_("Vælg den kommune, borgmesteren kommer fra."))
    is_another = fold(row.name) != fold(words) or row.municipality != named.municipality
    before = (fold(row.substitute_name), row.substitute_municipality)
    row.part, row.name, row.email = named.part, words, named.email.strip().lower()
    row.municipality, row.party = named.municipality, named.party.strip()
    row.substitute_name = " ".join(named.substitute_name.split())
    row.substitute_email = named.substitute_email.strip().lower()
    row.substitute_municipality = named.municipality if row.is_mayor else named.substitute_municipality
    if is_another:
        row.person, row.is_new = recognise(row.name, row.municipality).person, False
    if before != (fold(row.substitute_name), row.substitute_municipality):
        found = recognise(row.substitute_name, row.substitute_municipality or row.municipality)
        row.substitute_person, row.substitute_is_new = found.person, False
    row.save()
    return row


@action("constitution.tend", council=council_of)
def keep_arrivals(constitution: Constitution, names: Sequence[Named], *, on: date, by: Actor) -> int:
    """Keeps a whole table: whoever is there already is put right, what is empty stays as it is. How many were kept.

    Whoever is a member already is passed over. Raises CannotBeDone for a name that several of the list bear.
    """
    kept = 0
    for named in names:
        before = _there_before(constitution, named)
        if before is not None and before.membership_id is not None:
            continue
        keep_arrival(constitution, _completed(named, before) if before else named, on=on, arrival=before, by=by)
        kept += 1
    return kept


@action("constitution.tend", council=council_of_arrival)
def settle_who(arrival: Arrival, person: Person | None, *, is_substitute: bool = False, by: Actor) -> None:
    """Says who a name belongs to, or with None that it is somebody new, of whom nothing is kept yet."""
    if is_substitute:
        arrival.substitute_person, arrival.substitute_is_new = person, person is None
    else:
        arrival.person, arrival.is_new = person, person is None
    arrival.save()


@action("constitution.tend", council=council_of_arrival)
def remove_arrival(arrival: Arrival, *, by: Actor) -> None:
    """Takes a name out again. Raises CannotBeDone for one who is a member already."""
    if arrival.membership_id is not None:
        raise CannotBeDone(_("%(name)s er allerede medlem og kan ikke fjernes her.") % {"name": arrival.name})
    arrival.delete()


@action("constitution.tend", council=council_of)
def keep_contact(constitution: Constitution, party: str, name: str, email: str, *, by: Actor) -> None:
    """Says whom a list is asked through; without an address nobody."""
    row = PartyContact.objects.filter(constitution=constitution, party=party).first()
    if not email.strip():
        if row is not None:
            row.delete()
        return
    row = row or PartyContact(constitution=constitution, party=party)
    row.name, row.email = " ".join(name.split()), email.strip().lower()
    row.save()


def _named_before(constitution: Constitution, named: Named) -> Arrival | None:
    """Whoever was named as mayor of the municipality."""
    if named.part != Arrival.Part.MAYOR or named.municipality is None:
        return None
    return Arrival.objects.filter(
        constitution=constitution, part=Arrival.Part.MAYOR, municipality=named.municipality
    ).first()


def _there_before(constitution: Constitution, named: Named) -> Arrival | None:
    """The mayor of the municipality, or the supplementary member of that name, list and municipality.

    Where one of both sides knows no municipality, name and list are enough. Raises CannotBeDone when several fit.
    """
    if named.part == Arrival.Part.MAYOR:
        return _named_before(constitution, named)
    rows = Arrival.objects.filter(constitution=constitution, part=named.part, party=named.party.strip())
    same = [row for row in rows.select_related("municipality") if fold(row.name) == fold(named.name)]
    place = named.municipality
    found = [row for row in same if row.municipality == place] if place else same
    found = found or [row for row in same if row.municipality is None]
    if len(found) > 1:
        values = {"name": named.name, "party": named.party}
        raise CannotBeDone(_("Flere på liste %(party)s hedder %(name)s. Skriv kommunen.") % values)
    return found[0] if found else None


def _completed(named: Named, row: Arrival) -> Named:
    """What came in, with what is there already where it says nothing. What was another person's stays theirs."""
    if fold(row.name) == fold(named.name):
        named = replace(
            named,
            party=named.party or row.party,
            email=named.email or row.email,
            municipality=named.municipality or row.municipality,
        )
    if named.substitute_name and fold(row.substitute_name) != fold(named.substitute_name):
        return named
    return replace(
        named,
        substitute_name=named.substitute_name or row.substitute_name,
        substitute_email=named.substitute_email or row.substitute_email,
        substitute_municipality=named.substitute_municipality or row.substitute_municipality,
    )
