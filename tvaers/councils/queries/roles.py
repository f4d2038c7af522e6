"""Who holds which role, and what a council has chosen."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Q, QuerySet

from tvaers.access.models import Account
from tvaers.access.roles import RULES, Sight
from tvaers.access.visibility import Viewer
from tvaers.councils.models import Council, CouncilSettings, MunicipalityInCouncil, RoleGrant
from tvaers.councils.periods import on_day

SOON = timedelta(days=60)
"""How long before its end a role is worth a reminder."""
CANDIDATES = 10


def grants_on(council: Council | None, day: date, viewer: Viewer) -> QuerySet[RoleGrant]:
    """The roles held on the day in the council or for a municipality of it; for None, all that no council has."""
    return _grants(council, day, viewer).filter(on_day(day))


def grants_earlier(council: Council | None, day: date, viewer: Viewer) -> QuerySet[RoleGrant]:
    """The roles that had ended by the day, the last to end first."""
    return _grants(council, day, viewer).filter(valid_to__lte=day).order_by("-valid_to", "-pk")


def grants_ending_soon(council: Council, day: date, viewer: Viewer) -> QuerySet[RoleGrant]:
    """The roles that end within 60 days."""
    return grants_on(council, day, viewer).filter(valid_to__lte=day + SOON).order_by("valid_to", "pk")


def own_grants(account: Account, viewer: Viewer) -> QuerySet[RoleGrant]:
    """Every role that the account has held or will hold."""
    rows: QuerySet[RoleGrant] = RoleGrant.objects.visible_to(viewer).filter(account=account)
    return rows.select_related("council", "municipality").order_by("valid_from", "pk")


def accounts_like(text: str, viewer: Viewer) -> list[Account]:
    """The first accounts whose e-mail or name holds the text, for those who see accounts."""
    if not text:
        return []
    like = Q(email__icontains=text) | Q(name__icontains=text)
    return list(Account.objects.visible_to(viewer).filter(like, is_active=True).order_by("name", "pk")[:CANDIDATES])


def accounts_with_sight(council: Council, sight: Sight, day: date, viewer: Viewer) -> frozenset[int]:
    """The accounts, by key, that see this in the council by a role on the day, of those whose roles the viewer sees."""
    roles = [role.value for role, rule in RULES.items() if sight in rule.sees]
    grants = _grants(council, day, viewer).filter(on_day(day), role__in=roles, account__is_active=True)
    return frozenset(grants.values_list("account", flat=True))


def settings_of(council: Council, viewer: Viewer) -> CouncilSettings:
    """What the council has chosen; the defaults when it has chosen nothing."""
    chosen: CouncilSettings | None = CouncilSettings.objects.visible_to(viewer).filter(council=council).first()
    return chosen or CouncilSettings(council=council)


def _grants(council: Council | None, day: date, viewer: Viewer) -> QuerySet[RoleGrant]:
    rows: QuerySet[RoleGrant] = RoleGrant.objects.visible_to(viewer).select_related(
        "account", "council", "municipality"
    )
    if council is None:
        return rows.filter(council=None)
    places = MunicipalityInCouncil.objects.visible_to(viewer).filter(on_day(day), council=council)
    return rows.filter(Q(council=council) | Q(municipality__in=places.values("municipality")))
