"""What is known of lives that seats rest on: noted, corrected, taken away; each settles the seats at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from tvaers.access.action import Actor, action, council_at
from tvaers.appointments.actions.settling_seats import resettle
from tvaers.appointments.leaving import InBody
from tvaers.appointments.models import Appointment, LifeFact, PersonSex
from tvaers.appointments.standing import facts_by_membership
from tvaers.councils.models import Council, Membership, Municipality, Person
from tvaers.councils.refusals import CannotBeDone


@dataclass(frozen=True)
class Settled:
    """What came of a fact: seats that were given back, and what follows in each body."""

    given_back: tuple[Appointment, ...]
    bodies: tuple[InBody, ...]


@action("appointments.appoint", council=council_at("council.pk"))
def note_fact(
    council: Council,
    person: Person,
    kind: str,
    *,
    valid_from: date,
    valid_to: date | None = None,
    municipality: Municipality | None = None,
    party: str = "",
    by: Actor,
) -> Settled:
    """Keeps that someone sits in a board, is mayor, of a party or on leave, and settles their seats by the rules.

    `council` is the one whose secretariat says so; what it says holds for all. Raises CannotBeDone without place or
    party, and when something has happened since that stands in the way.
    """
    _check_period(valid_from, valid_to)
    if kind in (LifeFact.Kind.BOARD, LifeFact.Kind.MAYORALTY) and municipality is None:
        raise CannotBeDone(_("Vælg kommunen."))
    letter = party.strip().upper()
    if kind == LifeFact.Kind.PARTY and not letter:
        raise CannotBeDone(_("Skriv partiets bogstav."))
    adopt(person)
    values = {"municipality": municipality, "party": letter, "valid_from": valid_from, "valid_to": valid_to}
    LifeFact(person=person, kind=kind, **values).save()
    return _settled(person, by)


@action("appointments.appoint", council=council_at("council.pk"))
def correct_fact(
    council: Council, fact: LifeFact, *, valid_from: date, valid_to: date | None = None, by: Actor
) -> Settled:
    """Puts right when something was so; what followed from it is taken back and settled anew. Raises CannotBeDone."""
    _check_period(valid_from, valid_to)
    fact.valid_from, fact.valid_to = valid_from, valid_to
    fact.save()
    return _settled(fact.person, by)


@action("appointments.appoint", council=council_at("council.pk"))
def remove_fact(council: Council, fact: LifeFact, *, by: Actor) -> Settled:
    """Takes away what was never so, with what followed from it; the history keeps it. Raises CannotBeDone."""
    person = fact.person
    fact.delete()
    return _settled(person, by)


@action("appointments.appoint", council=council_at("council.pk"))
def type_sex(council: Council, person: Person, sex: str, *, by: Actor) -> None:
    """Keeps what someone typed; an empty text takes it away."""
    row = PersonSex.objects.filter(person=person).first()
    if not sex:
        if row is not None:
            row.delete()
        return
    row = row or PersonSex(person=person)
    row.sex = PersonSex.Sex(sex)
    row.save()


def note_board(person: Person, municipality: Municipality, day: date) -> None:
    """Keeps that someone sits in a board, said in the same breath as they are appointed; runs in an action.

    Of one of whom nothing was known the seats there are tell that they sat in it so long.
    """
    adopt(person)
    rows = Appointment.objects.filter(person=person).exclude(state=Appointment.State.VOID)
    is_known = LifeFact.objects.filter(person=person, kind=LifeFact.Kind.BOARD).exists()
    starts = [] if is_known else list(rows.values_list("valid_from", flat=True))
    begins = min([day, *starts])
    LifeFact(person=person, kind=LifeFact.Kind.BOARD, municipality=municipality, valid_from=begins).save()


def adopt(person: Person) -> None:
    """Makes facts of what seats in KKRs tell of a person of whom nothing else is kept. Runs in an action."""
    if LifeFact.objects.filter(person=person).exists():
        return
    for fact in facts_by_membership(Membership.objects.filter(person=person)):
        fact.save()


def _settled(person: Person, by: Actor) -> Settled:
    given_back, bodies = resettle(person, by)
    return Settled(tuple(given_back), tuple(bodies))


def _check_period(valid_from: date, valid_to: date | None) -> None:
    if valid_to is not None and valid_to <= valid_from:
        raise CannotBeDone(_("Perioden skal slutte efter den dag, den begynder."))
