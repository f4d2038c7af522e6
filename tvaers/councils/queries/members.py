"""Who sits in a council on a day, and who steps in for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from tvaers.access.visibility import Viewer
from tvaers.councils.models import Council, Membership, PersonalSubstitute
from tvaers.councils.periods import on_day
from tvaers.danish.alphabet import sort_key


@dataclass(frozen=True)
class Seated:
    """A member with the personal substitute of that day, None without one."""

    membership: Membership
    substitute: PersonalSubstitute | None

    @property
    def can_be_reached(self) -> bool:
        """Whether letters reach the member: an account that is in use."""
        account = self.membership.person.account
        return account is not None and account.is_active


def seats_on(council: Council, day: date, viewer: Viewer) -> list[Seated]:
    """The council's members on the day, by name in Danish order. Two queries."""
    members = _memberships(council, viewer).filter(on_day(day))
    rows = PersonalSubstitute.objects.visible_to(viewer).filter(on_day(day), membership__in=members)
    substitutes = {row.membership_id: row for row in rows.select_related("person__account", "municipality")}
    return [Seated(row, substitutes.get(row.pk)) for row in sorted(members, key=lambda row: sort_key(row.person.name))]


def seats_after(council: Council, day: date, viewer: Viewer) -> list[Membership]:
    """Those whose seat begins after the day, the next first."""
    return list(_memberships(council, viewer).filter(valid_from__gt=day).order_by("valid_from", "pk"))


def seats_before(council: Council, day: date, viewer: Viewer) -> QuerySet[Membership]:
    """Those whose seat ended by the day, the latest first."""
    return _memberships(council, viewer).filter(valid_to__lte=day).order_by("-valid_to", "pk")


def substitutes_of(membership: Membership, viewer: Viewer) -> list[PersonalSubstitute]:
    """All who have been the member's personal substitute, the latest first."""
    rows = PersonalSubstitute.objects.visible_to(viewer).filter(membership=membership)
    return list(rows.select_related("person__account", "municipality").order_by("-valid_from", "-pk"))


def _memberships(council: Council, viewer: Viewer) -> QuerySet[Membership]:
    rows: QuerySet[Membership] = Membership.objects.visible_to(viewer).filter(council=council)
    return rows.select_related("person__account", "municipality", "council")
