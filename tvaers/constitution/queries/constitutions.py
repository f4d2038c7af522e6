"""The constitutions of a council, the elections after which one can begin, and the municipalities of one."""

from __future__ import annotations

from django.db.models import QuerySet

from tvaers.access.visibility import Viewer
from tvaers.constitution.models import Constitution
from tvaers.councils.models import Council, Election, Municipality
from tvaers.councils.queries import municipalities_of


def constitutions_of(council: Council, viewer: Viewer) -> QuerySet[Constitution]:
    """Those that the viewer sees, the latest election first."""
    rows: QuerySet[Constitution] = Constitution.objects.visible_to(viewer).filter(council=council)
    return rows.select_related("council", "election__term")


def constitution_in(council: Council, election: str, viewer: Viewer) -> Constitution:
    """The council's constitution after the election of that code. Raises Constitution.DoesNotExist."""
    return constitutions_of(council, viewer).get(election__code=election)


def elections_to_begin(council: Council, viewer: Viewer) -> list[Election]:
    """The elections after which the council's constitution is not begun, the latest first."""
    begun = constitutions_of(council, viewer).values("election")
    return list(Election.objects.visible_to(viewer).exclude(pk__in=begun).order_by("-held_on"))


def municipalities_in(constitution: Constitution, viewer: Viewer) -> list[Municipality]:
    """The council's municipalities as its new term begins, in Danish order."""
    return municipalities_of(constitution.council, constitution.first_day, viewer)
