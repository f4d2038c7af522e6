"""Cooperations on a day: those that a council's municipalities take part in, and who takes part in one."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Q, QuerySet

from tvaers.access.visibility import Viewer
from tvaers.appointments.models import Cooperation, CooperationMunicipality
from tvaers.councils.models import Council, MunicipalityInCouncil
from tvaers.councils.periods import on_day
from tvaers.councils.queries import municipalities_of
from tvaers.danish.alphabet import sort_key

_ROLES_FIRST = (
    CooperationMunicipality.Role.CHAIR,
    CooperationMunicipality.Role.OPERATOR,
    CooperationMunicipality.Role.ANCHOR,
    CooperationMunicipality.Role.LEAD_PARTNER,
)


def cooperations_in(council: Council, day: date, viewer: Viewer) -> list[Cooperation]:
    """Those in which a municipality of the council takes part on the day, each with `taking_part`, in Danish order."""
    parts = CooperationMunicipality.objects.visible_to(viewer).filter(
        on_day(day), municipality__in=[row.pk for row in municipalities_of(council, day, viewer)]
    )
    rows = Cooperation.objects.visible_to(viewer).filter(on_day(day), pk__in=parts.values("cooperation"))
    counted = Count("municipalities", filter=Q(on_day(day, "municipalities__")), distinct=True)
    return sorted(rows.annotate(taking_part=counted), key=lambda row: sort_key(row.name))


def cooperation_in(council: Council, key: int, viewer: Viewer) -> Cooperation:
    """One that a municipality of the council takes or took part in. Raises Cooperation.DoesNotExist."""
    ever = MunicipalityInCouncil.objects.visible_to(viewer).filter(council=council).values("municipality")
    parts = CooperationMunicipality.objects.visible_to(viewer).filter(municipality__in=ever)
    row: Cooperation = Cooperation.objects.visible_to(viewer).get(pk=key, pk__in=parts.values("cooperation"))
    return row


def parts_of(cooperation: Cooperation, day: date, viewer: Viewer) -> list[CooperationMunicipality]:
    """Who takes part on the day: those with a role first, then in Danish order."""
    rows = CooperationMunicipality.objects.visible_to(viewer).filter(on_day(day), cooperation=cooperation)
    return sorted(
        rows.select_related("municipality"),
        key=lambda row: (row.role not in _ROLES_FIRST, sort_key(row.municipality.name)),
    )


def cooperations_with(municipality: str, day: date, viewer: Viewer) -> QuerySet[CooperationMunicipality]:
    """What the municipality with the code takes part in on the day."""
    rows: QuerySet[CooperationMunicipality] = CooperationMunicipality.objects.visible_to(viewer).filter(
        on_day(day), on_day(day, "cooperation__"), municipality__code=municipality
    )
    return rows.select_related("cooperation").order_by("cooperation__name")
