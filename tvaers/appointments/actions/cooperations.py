"""What can be done with cooperations: begun, ended, and which municipalities take part in which role."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from tvaers.access.action import Actor, action, council_at
from tvaers.appointments.models import Cooperation, CooperationMunicipality
from tvaers.councils.models import Council, Municipality
from tvaers.councils.periods import on_day
from tvaers.councils.refusals import CannotBeDone


@action("appointments.tend", council=council_at("council.pk"))
def begin_cooperation(council: Council, *, name: str, valid_from: date, note: str = "", by: Actor) -> Cooperation:
    """A cooperation from a day. `council` is the one whose secretariat keeps it. Raises CannotBeDone without a name."""
    words = " ".join(name.split())
    if not words:
        raise CannotBeDone(_("Skriv et navn."))
    row = Cooperation(name=words, note=note, valid_from=valid_from)
    row.save()
    return row


@action("appointments.tend", council=council_at("council.pk"))
def set_participation(
    council: Council,
    cooperation: Cooperation,
    municipality: Municipality,
    *,
    role: str = CooperationMunicipality.Role.MEMBER,
    valid_from: date,
    valid_to: date | None = None,
    by: Actor,
) -> CooperationMunicipality:
    """Lets a municipality take part in a role from a day; the role it had until then ends."""
    for earlier in CooperationMunicipality.objects.filter(
        on_day(valid_from), cooperation=cooperation, municipality=municipality
    ):
        if earlier.valid_from >= valid_from:
            earlier.delete()
        else:
            earlier.valid_to = valid_from
            earlier.save()
    row = CooperationMunicipality(
        cooperation=cooperation, municipality=municipality, role=role, valid_from=valid_from, valid_to=valid_to
    )
    row.save()
    return row


@action("appointments.tend", council=council_at("council.pk"))
def end_cooperation(council: Council, cooperation: Cooperation, *, on: date, by: Actor) -> None:
    """Lets a cooperation and everyone's part in it end the day before `on`. Raises CannotBeDone before it began."""
    if on <= cooperation.valid_from:
        raise CannotBeDone(_("Et samarbejde kan ikke slutte, før det er begyndt."))
    cooperation.valid_to = on
    cooperation.save()
    for row in CooperationMunicipality.objects.filter(cooperation=cooperation):
        if row.valid_from < on and (row.valid_to is None or row.valid_to > on):
            row.valid_to = on
            row.save()
