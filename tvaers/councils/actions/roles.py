"""Giving and ending roles."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from tvaers.access.action import Actor, action
from tvaers.access.models import Account
from tvaers.access.roles import RULES, Reach, Role
from tvaers.access.visibility import forget_roles
from tvaers.councils.models import Council, Municipality, RoleGrant


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


@action("councils.grant_council_role", council=_council_of_grant)
def end_role(grant: RoleGrant, *, on: date, by: Actor) -> None:
    """Ends a role with the beginning of the day `on`; one that had not begun by then is taken away.

    A role that is not held in a council is ended by those who may give it everywhere.
    """
    if on <= grant.valid_from:
        grant.delete()
    else:
        grant.valid_to = on
        grant.save()
    forget_roles(grant.account)


def _granted(grant: RoleGrant) -> RoleGrant:
    grant.save()
    forget_roles(grant.account)
    return grant
