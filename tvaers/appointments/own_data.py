"""What this room keeps of a person: seats, and what is known of their life that seats rest on."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tvaers.access.extensions import OwnPart
from tvaers.access.models import Account
from tvaers.appointments.models import Appointment, LifeFact, PersonSex
from tvaers.councils.models import Person
from tvaers.councils.periods import PeriodModel


def own_data(account: Account) -> Iterator[OwnPart]:
    """The seats of the person behind the account, proposals too; facts of their life; and the sex that was typed."""
    # One's own is seen by oneself, so it is read whoever else may see it.
    person = Person.objects.filter(account=account).first()
    rows = Appointment.objects.filter(person=person).select_related("body", "seat__kind") if person else []
    yield OwnPart("appointments", _("Udpegninger"), [_appointment(row) for row in rows])
    facts = LifeFact.objects.filter(person=person).select_related("municipality") if person else []
    known = [_fact(fact) for fact in facts]
    typed = PersonSex.objects.filter(person=person).first() if person else None
    if typed:
        known.append({_("Køn, oplyst til reglen om ligelig sammensætning"): str(typed.get_sex_display())})
    yield OwnPart("life", _("Hvad der er noteret om dig til brug for udpegninger"), known)


def _appointment(row: Appointment) -> dict[str, str]:
    return {
        _("Forum"): row.body.name,
        _("Plads"): row.seat.name if row.seat else _("fælles liste"),
        _("Som"): str(row.get_part_display()),
        _("Status"): str(row.get_state_display()),
        **_period(row),
    }


def _fact(fact: LifeFact) -> dict[str, str]:
    what = fact.municipality.name if fact.municipality else fact.party
    return {_("Oplysning"): str(fact.get_kind_display()), _("Hvad"): what, **_period(fact)}


def _period(row: PeriodModel) -> dict[str, str]:
    until = date_format(row.last_day) if row.last_day else ""
    return {_("Fra og med"): date_format(row.valid_from), _("Til og med"): until}
