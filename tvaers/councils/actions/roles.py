"""Giving and ending roles."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from tvaers.access.action import Actor, action
from tvaers.access.models import Account
from tvaers.access.roles import RULES, Reach, Role
from tvaers.access.visibility import forget_roles
from tvaers.councils.models import Council, Municipality, RoleGrant
from tvaers.councils.periods import overlapping
from tvaers.councils.refusals import CannotBeDone


def _council_of_grant(given: Mapping[str, Any]) -> int | None:
    council: int | None = given["grant"].council_id
    return council


@action("councils.grant_council_role", council=lambda given: given["council"].pk)
def grant_council_role(
    account: Account, role: Role, council: Council, *, valid_from: date, valid_to: date | None = None, by: Actor
) -> RoleGrant:
    """Gives a role in a council from a day up to but not including another. Raises ValueError for other roles."""
    if RULES[role].reach is not Reach.COUNCIL:
        raise ValueError(f"{role} is not held in a council")
    return _granted(RoleGrant(account=account, role=role, council=council, valid_from=valid_from, valid_to=valid_to))


@action("councils.grant_role")
def grant_role(
    account: Account,
    role: Role,
    *,
    municipality: Municipality | None = None,
    valid_from: date,
    valid_to: date | None = None,
    by: Actor,
) -> RoleGrant:
    """Gives a role that is held for a municipality, or everywhere. Raises ValueError for other roles."""
    wanted = Reach.MUNICIPALITY if municipality else Reach.EVERYWHERE
    if RULES[role].reach is not wanted:
        raise ValueError(f"{role} is held by {RULES[role].reach}")
    return _granted(
        RoleGrant(account=account, role=role, municipality=municipality, valid_from=valid_from, valid_to=valid_to)
    )


@action("councils.grant_council_role", council=lambda given: given["council"].pk)
def grant_council_role_to(
    email: str, role: Role, council: Council, *, valid_from: date, valid_to: date | None = None, by: Actor
) -> RoleGrant:
    """Gives a role in a council to the account with exactly this e-mail. Raises CannotBeDone when there is none."""
    return grant_council_role(_account(email), role, council, valid_from=valid_from, valid_to=valid_to, by=by)


@action("councils.grant_role")
def grant_role_to(
    email: str,
    role: Role,
    *,
    municipality: Municipality | None = None,
    valid_from: date,
    valid_to: date | None = None,
    by: Actor,
) -> RoleGrant:
    """Gives a role for a municipality or everywhere to the account with this e-mail. Raises CannotBeDone."""
    return grant_role(_account(email), role, municipality=municipality, valid_from=valid_from, valid_to=valid_to, by=by)


@action("councils.grant_council_role", council=_council_of_grant)
def end_role(grant: RoleGrant, *, on: date, by: Actor) -> None:
    """Ends a role with the beginning of the day `on`; one that had not begun by then is taken away.

    A role that is not held in a council is ended by those who may give it everywhere. Raises CannotBeDone for the last
    administrator, unless the operator asks: nobody could give roles any more.
    """
    if grant.role == Role.ADMINISTRATOR and not by.is_operator and not _other_administrators(grant, on):
        raise CannotBeDone(_("Der skal være mindst én administrator. Giv rollen til en anden først."))
    if on <= grant.valid_from:
        grant.delete()
    else:
        grant.valid_to = on
        grant.save()
    forget_roles(grant.account)


@action("councils.grant_council_role", council=_council_of_grant)
def continue_role(grant: RoleGrant, *, by: Actor) -> None:
    """Takes a role's end back. Raises CannotBeDone when the same role was given anew meanwhile."""
    grant.valid_to = None
    _granted(grant)


def _granted(grant: RoleGrant) -> RoleGrant:
    if not grant.account.is_active:
        raise CannotBeDone(_("Kontoen er lukket og kan ikke få en rolle."))
    if grant.valid_to is not None and grant.valid_to <= grant.valid_from:
        raise CannotBeDone(_("Rollen skal slutte efter den dag, den begynder."))
    same = RoleGrant.objects.filter(
        overlapping(grant.valid_from, grant.valid_to),
        account=grant.account,
        role=grant.role,
        council=grant.council,
        municipality=grant.municipality,
    )
    if same.exclude(pk=grant.pk).exists():
        raise CannotBeDone(_("%(name)s har allerede rollen i den periode.") % {"name": grant.account.name})
    grant.save()
    forget_roles(grant.account)
    return grant


def _account(email: str) -> Account:
    account: Account | None = Account.objects.get_queryset().filter(email__iexact=email.strip()).first()
    if account is None:
        raise CannotBeDone(
            _("Der er ingen konto med denne e-mail. Bed en administrator om at invitere personen først.")
        )
    return account


def _other_administrators(grant: RoleGrant, on: date) -> bool:
    lasting = Q(valid_to__isnull=True) | Q(valid_to__gt=on)
    others = RoleGrant.objects.filter(lasting, role=Role.ADMINISTRATOR, valid_from__lte=on, account__is_active=True)
    return others.exclude(pk=grant.pk).exists()
