"""Members of the new council made of the names that came in, with their substitutes, roles and what seats rest on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from tvaers.access.action import Actor, action
from tvaers.access.models import Account
from tvaers.access.roles import Role
from tvaers.appointments.actions import note_fact
from tvaers.appointments.models import LifeFact
from tvaers.constitution.actions.beginning import council_of
from tvaers.constitution.models import Arrival, Constitution
from tvaers.constitution.recognising import recognise
from tvaers.councils.actions.members import end_membership, new_person, seat, set_substitute
from tvaers.councils.actions.roles import end_role, grant_council_role
from tvaers.councils.models import Council, Membership, Municipality, Person, RoleGrant
from tvaers.councils.names import fold
from tvaers.councils.periods import on_day, overlapping
from tvaers.councils.refusals import CannotBeDone

Period = tuple[date, date]

OF_A_TERM = (Role.MEMBER, Role.SUBSTITUTE)
"""Roles that come with a seat and go with it."""


@dataclass(frozen=True)
class Left:
    """A name that no member was made of, and why, in Danish."""

    arrival: Arrival
    reason: str


@dataclass(frozen=True)
class Confirmed:
    """What came of confirming: the new members, how many seats and roles of the old term ended, who was left out."""

    members: tuple[Membership, ...]
    ended: int
    roles_ended: int
    left: tuple[Left, ...]


@action("constitution.tend", council=council_of)
def confirm_members(constitution: Constitution, *, by: Actor) -> Confirmed:
    """Makes members of all who came in, from the first day of the term to its last, and ends what of the old term
    would run into it, so that the old term reads as it was: seats, and roles as member or substitute.

    Whoever is doubtful, or has a seat in that time, is left out with the reason; the rest is done. Members with an
    account get the role of members, substitutes that of substitutes; that they sit in their boards, are mayors and of
    their parties is noted, so that seats in bodies can be judged by it. Raises CannotBeDone, naming who it is about,
    for what is refused all the same; then nothing is done. Source: domain 1.2, 1.7.
    """
    council, term = constitution.council, constitution.term
    rows = Arrival.objects.filter(constitution=constitution, membership=None)
    looked = looked_at(
        constitution, rows.select_related("municipality", "substitute_municipality", "person", "substitute_person")
    )
    ended, roles_ended = _end_the_old(council, term[0], by), _end_roles(council, term[0], by)
    members = tuple(_seated(council, arrival, term, by) for arrival, reason in looked if not reason)
    return Confirmed(members, ended, roles_ended, tuple(Left(*each) for each in looked if each[1]))


def looked_at(constitution: Constitution, arrivals: Iterable[Arrival]) -> list[tuple[Arrival, str]]:
    """Each name, the mayors first, with why no member can be made of it yet; empty when one can.

    Asked of all before anything is written: whoever is made a person is no doubt about the next of nearly the same
    name, and a refusal halfway would undo everything.
    """
    first, after = constitution.term
    seats = Membership.objects.filter(council=constitution.council, valid_from__gte=first, valid_from__lt=after)
    seated: set[object] = set(seats.values_list("person", flat=True))
    looked = []
    for arrival in sorted(arrivals, key=lambda row: (not row.is_mayor, row.pk)):
        reason, who = why_not(arrival), _who(arrival)
        if not reason and who in seated:
            reason = _("%(name)s har allerede en plads i den periode.") % {"name": arrival.name}
        if not reason:
            seated.add(who)
        looked.append((arrival, reason))
    return looked


def _who(arrival: Arrival) -> object:
    """What two names are the same by: the person, or as long as there is none, name and municipality.

    Somebody new is nobody else.
    """
    if arrival.is_new and arrival.person is None:
        return arrival
    person = arrival.person or recognise(arrival.name, arrival.municipality).person
    return person.pk if person else (fold(arrival.name).text, arrival.municipality_id)


def why_not(arrival: Arrival) -> str:
    """Why no member can be made of the name yet, in Danish; empty when one can."""
    if arrival.municipality is None:
        return _("Kommunen mangler.")
    if not arrival.is_new and arrival.person is None and recognise(arrival.name, arrival.municipality).is_doubtful:
        return _("Det er ikke afgjort, hvem det er.")
    name, place = arrival.substitute_name, arrival.substitute_municipality or arrival.municipality
    settled = arrival.substitute_is_new or arrival.substitute_person is not None
    if name and not settled and recognise(name, place).is_doubtful:
        return _("Det er ikke afgjort, hvem stedfortræderen er.")
    return ""


def ending(council: Council, first: date) -> list[Membership]:
    """The seats of the old term that would run into the new one."""
    runs_on = Q(valid_to=None) | Q(valid_to__gt=first)
    rows = Membership.objects.filter(runs_on, council=council, valid_from__lt=first)
    return list(rows.select_related("person", "municipality", "council"))


def roles_ending(council: Council, first: date) -> list[RoleGrant]:
    """The roles as member or substitute of the old council that would run into the new term."""
    runs_on = Q(valid_to=None) | Q(valid_to__gt=first)
    rows = RoleGrant.objects.filter(runs_on, council=council, role__in=OF_A_TERM, valid_from__lt=first)
    return list(rows.select_related("account"))


def _end_the_old(council: Council, first: date, by: Actor) -> int:
    rows = ending(council, first)
    for row in rows:
        end_membership(row, on=first, by=by)
    return len(rows)


def _end_roles(council: Council, first: date, by: Actor) -> int:
    rows = roles_ending(council, first)
    for row in rows:
        end_role(row, on=first, by=by)
    return len(rows)


def _seated(council: Council, arrival: Arrival, term: Period, by: Actor) -> Membership:
    try:
        return _seat(council, arrival, term, by)
    except CannotBeDone as refused:
        raise CannotBeDone(_("%(name)s: %(reason)s") % {"name": arrival.name, "reason": refused}) from refused


def _seat(council: Council, arrival: Arrival, term: Period, by: Actor) -> Membership:
    place = arrival.municipality
    if place is None:
        raise CannotBeDone(_("Kommunen mangler."))
    person = arrival.person or _found_or_new(arrival.name, place, is_new=arrival.is_new)
    _join(person, arrival.email)
    _note_life(council, person, place, arrival.letter, term, is_mayor=arrival.is_mayor, by=by)
    membership = seat(
        council,
        person,
        place,
        party=arrival.letter,
        is_mayor=arrival.is_mayor,
        valid_from=term[0],
        valid_to=term[1],
        by=by,
    )
    _give_role(council, person, Role.MEMBER, term, by)
    arrival.person, arrival.membership = person, membership
    if arrival.substitute_name:
        _seat_substitute(council, arrival, membership, term, by)
    arrival.save()
    return membership


def _seat_substitute(council: Council, arrival: Arrival, membership: Membership, term: Period, by: Actor) -> None:
    place = arrival.substitute_municipality or membership.municipality
    settled = arrival.substitute_is_new
    person = arrival.substitute_person or _found_or_new(arrival.substitute_name, place, is_new=settled)
    if person == membership.person:
        return
    _join(person, arrival.substitute_email)
    # A deputy mayor steps in by office, of whatever party; a personal substitute is of the member's own.
    party = "" if arrival.is_mayor else arrival.letter
    _note_life(council, person, place, party, term, is_mayor=False, by=by)
    set_substitute(membership, person, place, party=party, valid_from=term[0], by=by)
    _give_role(council, person, Role.SUBSTITUTE, term, by)
    arrival.substitute_person = person


def _found_or_new(name: str, municipality: Municipality, *, is_new: bool) -> Person:
    """Read anew: someone who was not known may have been made a person a moment ago, as another's substitute."""
    known = None if is_new else recognise(name, municipality).person
    return known or new_person(name)


def _join(person: Person, email: str) -> None:
    """Joins the account of the address to the person, when there is one and it is nobody else's."""
    if not email or person.account_id is not None:
        return
    account = Account.objects.get_queryset().filter(email__iexact=email, is_active=True).first()
    if account is not None and not Person.objects.filter(account=account).exists():
        person.account = account
        person.save()


def _give_role(council: Council, person: Person, role: Role, term: Period, by: Actor) -> None:
    """The role for the whole term, unless the account is closed; what held for some of it only is replaced."""
    account = person.account
    if account is None or not account.is_active:
        return
    held = list(RoleGrant.objects.filter(overlapping(*term), account=account, role=role, council=council))
    if [(grant.valid_from, grant.valid_to) for grant in held] == [term]:
        return
    for grant in held:
        end_role(grant, on=term[0], by=by)
    grant_council_role(account, role, council, valid_from=term[0], valid_to=term[1], by=by)


def _note_life(
    council: Council,
    person: Person,
    municipality: Municipality,
    party: str,
    term: Period,
    *,
    is_mayor: bool,
    by: Actor,
) -> None:
    """Keeps that they sit in the board, are mayor and of the party, where nothing is kept of it for that day."""
    kinds = LifeFact.Kind
    wanted: list[tuple[str, dict[str, Any]]] = [(kinds.BOARD, {"municipality": municipality})]
    wanted += [(kinds.MAYORALTY, {"municipality": municipality})] if is_mayor else []
    wanted += [(kinds.PARTY, {"party": party})] if party else []
    for kind, values in wanted:
        known = LifeFact.objects.filter(on_day(term[0]), person=person, kind=kind, **values)
        if not known.exists():
            note_fact(council, person, kind, valid_from=term[0], valid_to=term[1], **values, by=by)
