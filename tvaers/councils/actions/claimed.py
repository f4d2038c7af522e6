"""Roles that an identity provider gives: they hold for a day more at each sign-in, and so end by themselves."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone

from tvaers.access.action import Actor, action
from tvaers.access.claims import ClaimedRole
from tvaers.access.models import Account
from tvaers.access.visibility import forget_roles
from tvaers.councils.models import Council, Municipality, RoleGrant
from tvaers.councils.periods import on_day

HOLDS = timedelta(days=2)
"""From the day of the sign-in, which may be late in the evening: today and tomorrow."""


def keep_claims(account: Account, roles: tuple[ClaimedRole, ...]) -> None:
    """What `access` calls at each sign-in through an identity provider."""
    if roles:
        keep_claimed_roles(account, roles, by=Actor.program())


@action("councils.keep_claimed_roles")
def keep_claimed_roles(account: Account, roles: tuple[ClaimedRole, ...], *, by: Actor) -> None:
    """Gives the account the roles for today and tomorrow; what it holds longer, and unknown places, are left."""
    today = timezone.localdate()
    for claimed in roles:
        council = Council.objects.filter(on_day(today), slug=claimed.council).first()
        municipality = Municipality.objects.filter(code=claimed.municipality).first()
        if bool(claimed.council) == bool(council) and bool(claimed.municipality) == bool(municipality):
            _keep(RoleGrant(account=account, role=claimed.role, council=council, municipality=municipality), today)
    forget_roles(account)


def _keep(grant: RoleGrant, today: date) -> None:
    until = today + HOLDS
    place = {"council": grant.council, "municipality": grant.municipality}
    held = RoleGrant.objects.filter(on_day(today), account=grant.account, role=grant.role, **place)
    known = held.order_by("-valid_to").first()
    if known is None:
        grant.valid_from, grant.valid_to = today, until
        grant.save()
    elif known.valid_to is not None and known.valid_to < until and not held.filter(valid_to=None).exists():
        known.valid_to = until
        known.save()
