"""Who sits in a council: a seat taken, given up, and who steps in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from tvaers.access.action import Actor, action
from tvaers.access.models import Account
from tvaers.councils.extensions import tell_of_members
from tvaers.councils.models import Council, Membership, Municipality, Person, PersonalSubstitute, PersonSpelling
from tvaers.councils.names import fold
from tvaers.councils.periods import on_day, overlapping
from tvaers.councils.refusals import CannotBeDone


def _council_of_membership(given: Mapping[str, Any]) -> int:
    council: int = given["membership"].council_id
    return council


@action("councils.tend_members", council=lambda given: given["council"].pk)
def seat(
    council: Council,
    person: Person,
    municipality: Municipality,
    *,
    party: str = "",
    is_mayor: bool = False,
    valid_from: date,
    valid_to: date | None = None,
    by: Actor,
) -> Membership:
    """Gives someone a seat in the council for a period. Raises CannotBeDone for one who has a seat in it already."""
    if valid_to is not None and valid_to <= valid_from:
        raise CannotBeDone(_("Perioden skal slutte efter den dag, den begynder."))
    if Membership.objects.filter(overlapping(valid_from, valid_to), council=council, person=person).exists():
        raise CannotBeDone(_("{name} har allerede en plads i den periode.").format(name=person.name))
    membership = Membership(
        council=council,
        person=person,
        municipality=municipality,
        party=party.strip().upper(),
        is_mayor=is_mayor,
        valid_from=valid_from,
        valid_to=valid_to,
    )
    membership.save()
    tell_of_members(council, by)
    return membership


@action("councils.tend_members", council=lambda given: given["council"].pk)
def add_member(
    council: Council,
    *,
    name: str,
    email: str = "",
    municipality: Municipality,
    party: str = "",
    is_mayor: bool = False,
    valid_from: date,
    valid_to: date | None = None,
    by: Actor,
) -> Membership:
    """Gives a seat to the person of that name. Raises CannotBeDone as `person_called` and `seat` do."""
    person = person_called(council, name, email, by=by)
    return seat(
        council,
        person,
        municipality,
        party=party,
        is_mayor=is_mayor,
        valid_from=valid_from,
        valid_to=valid_to,
        by=by,
    )


@action("councils.tend_members", council=lambda given: given["council"].pk)
def seat_all(
    council: Council, listed: Sequence[tuple[str, Municipality, str]], *, valid_from: date, by: Actor
) -> list[Membership]:
    """Gives a seat to each of these (name, municipality, party); who has one already keeps it. Raises CannotBeDone."""
    seated = []
    for name, municipality, party in listed:
        person = person_called(council, name, by=by)
        if not Membership.objects.filter(overlapping(valid_from, None), council=council, person=person).exists():
            seated.append(seat(council, person, municipality, party=party, valid_from=valid_from, by=by))
    return seated


@action("councils.tend_members", council=_council_of_membership)
def change_seat(
    membership: Membership, *, municipality: Municipality, party: str = "", is_mayor: bool = False, by: Actor
) -> None:
    """Puts right what a seat is."""
    membership.municipality, membership.party, membership.is_mayor = municipality, party.strip().upper(), is_mayor
    membership.save()
    tell_of_members(membership.council, by)


@action("councils.tend_members", council=_council_of_membership)
def end_membership(membership: Membership, *, on: date, by: Actor) -> None:
    """Lets the member's last day be the one before `on`; the substitute's goes with it. Raises CannotBeDone."""
    if on <= membership.valid_from:
        raise CannotBeDone(_("Medlemmet kan ikke stoppe, før perioden er begyndt."))
    membership.valid_to = on
    membership.save()
    for substitute in PersonalSubstitute.objects.filter(overlapping(on, None), membership=membership):
        _end_or_remove(substitute, on)
    tell_of_members(membership.council, by)


@action("councils.tend_members", council=_council_of_membership)
def continue_membership(membership: Membership, *, by: Actor) -> None:
    """Takes the end back: the member stays, and so does the substitute who stopped that day."""
    ended = membership.valid_to
    membership.valid_to = None
    membership.save()
    for substitute in PersonalSubstitute.objects.filter(membership=membership, valid_to=ended):
        substitute.valid_to = None
        substitute.save()
    tell_of_members(membership.council, by)


@action("councils.tend_members", council=_council_of_membership)
def appoint_substitute(
    membership: Membership,
    *,
    name: str,
    email: str = "",
    municipality: Municipality | None = None,
    party: str = "",
    valid_from: date,
    by: Actor,
) -> PersonalSubstitute:
    """Makes the person of that name the member's substitute. Raises CannotBeDone as the two actions in it do."""
    person = person_called(membership.council, name, email, by=by)
    place = municipality or membership.municipality
    return set_substitute(membership, person, place, party=party or membership.party, valid_from=valid_from, by=by)


@action("councils.tend_members", council=_council_of_membership)
def set_substitute(
    membership: Membership, person: Person, municipality: Municipality, *, party: str = "", valid_from: date, by: Actor
) -> PersonalSubstitute:
    """Makes someone the member's personal substitute from a day; whoever was it until then stops.

    Raises CannotBeDone for the member, and for a day on which the member does not sit.
    """
    if person.pk == membership.person_id:
        raise CannotBeDone(_("Et medlem kan ikke være sin egen stedfortræder."))
    if not membership.is_valid_on(valid_from):
        raise CannotBeDone(_("Medlemmet har ikke sin plads den dag."))
    for earlier in PersonalSubstitute.objects.filter(on_day(valid_from), membership=membership):
        _end_or_remove(earlier, valid_from)
    substitute = PersonalSubstitute(
        membership=membership,
        person=person,
        municipality=municipality,
        party=party.strip().upper(),
        valid_from=valid_from,
        valid_to=membership.valid_to,
    )
    substitute.save()
    return substitute


@action("councils.tend_members", council=lambda given: given["council"].pk)
def person_called(council: Council, name: str, email: str = "", *, by: Actor) -> Person:
    """The person of that name, a new one when nobody is called so; with the account of the address when given.

    Raises CannotBeDone for no name, for a name that several bear, and for an address that no account or another
    person has.
    """
    words = " ".join(name.split())
    if not words:
        raise CannotBeDone(_("Skriv et navn."))
    found = list(Person.objects.filter(spellings__folded=fold(words).text).distinct()[:2])
    if len(found) > 1:
        raise CannotBeDone(_("Flere personer i arkivet hedder {name}. Afgør tvivlen først.").format(name=words))
    person = found[0] if found else new_person(words)
    if email:
        _join_account(person, email.strip().lower())
    return person


def new_person(name: str) -> Person:
    """Someone new of that name, whoever else is called so. Runs in an action."""
    person = Person(name=name)
    person.save()
    folded = fold(name)
    spelling = PersonSpelling(
        person=person, spelling=name, folded=folded.text, first_name=folded.first, last_name=folded.last
    )
    spelling.save()
    return person


def _join_account(person: Person, email: str) -> None:
    account = Account.objects.get_queryset().filter(email=email).first()
    if account is None:
        raise CannotBeDone(_("Ingen konto har adressen {email}. Inviter den først.").format(email=email))
    if Person.objects.filter(account=account).exclude(pk=person.pk).exists():
        raise CannotBeDone(_("Kontoen {email} hører til en anden person.").format(email=email))
    if person.account_id != account.pk:
        person.account = account
        person.save()


def _end_or_remove(substitute: PersonalSubstitute, on: date) -> None:
    """Ends it the day before `on`; one that would not have begun by then never was."""
    if substitute.valid_from >= on:
        substitute.delete()
        return
    substitute.valid_to = on
    substitute.save()
