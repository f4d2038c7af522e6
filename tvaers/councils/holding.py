"""The roles that accounts hold, as `access` asks for them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tvaers.access.models import Account
from tvaers.access.roles import HeldRole, Role
from tvaers.access.visibility import Viewer
from tvaers.councils.models import FunctionHolder, MunicipalityInCouncil, RoleGrant
from tvaers.councils.models.circles import held_by
from tvaers.councils.periods import on_day


def held_roles(account: Account, day: date) -> Iterator[HeldRole]:
    """The roles that the account holds on the day. A municipal contact's names the municipality's councils that day."""
    for grant in RoleGrant.objects.filter(on_day(day), account=account):
        role = Role(grant.role)
        if grant.municipality_id is None:
            yield HeldRole(role, council=grant.council_id)
            continue
        places = MunicipalityInCouncil.objects.filter(on_day(day), municipality=grant.municipality_id)
        for council in places.values_list("council", flat=True):
            yield HeldRole(role, council=council, municipality=grant.municipality_id)


def circles_of(viewer: Viewer, day: date) -> frozenset[int]:
    """The circles, by key, in which the viewer holds a function on the day."""
    if not viewer.pk:
        return frozenset()
    functions = FunctionHolder.objects.filter(
        held_by(viewer), on_day(day), on_day(day, "function__"), on_day(day, "function__circle__")
    )
    return frozenset(functions.values_list("function__circle", flat=True))
