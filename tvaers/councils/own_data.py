"""What this room keeps of a person: who they are to the councils, their roles, their places in circles."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tvaers.access.extensions import OwnPart
from tvaers.access.models import Account
from tvaers.councils.models import FunctionHolder, Person, PersonSpelling, RoleGrant
from tvaers.councils.periods import PeriodModel
from tvaers.councils.queries import functions_held_by, own_grants


def own_data(account: Account) -> Iterator[OwnPart]:
    """The person behind the account, roles and functions."""
    yield OwnPart("roles", _("Roller"), [_role(grant) for grant in own_grants(account, account)])
    yield OwnPart("functions", _("Funktioner i kredse"), [_function(held) for held in functions_held_by(account)])
    person = Person.objects.visible_to(account).filter(account=account).first()
    spellings = PersonSpelling.objects.visible_to(account).filter(person=person) if person else []
    rows = [{_("Navn"): person.name}] if person else []
    rows += [{_("Skrevet i et mødepapir som"): spelling.spelling} for spelling in spellings]
    yield OwnPart("person", _("Som person i arkivet"), rows)


def _role(grant: RoleGrant) -> dict[str, str]:
    place = grant.council or grant.municipality
    return {_("Rolle"): str(grant.get_role_display()), _("Hvor"): str(place or _("overalt")), **_period(grant)}


def _function(held: FunctionHolder) -> dict[str, str]:
    return {
        _("Kreds"): held.function.circle.name,
        _("Funktion"): str(held.function),
        _("Navn"): held.name,
        _("E-mail"): held.email,
        _("Telefon"): held.phone,
        **_period(held),
    }


def _period(row: PeriodModel) -> dict[str, str]:
    until = date_format(row.last_day) if row.last_day else ""
    return {_("Fra og med"): date_format(row.valid_from), _("Til og med"): until}
