"""Circles on a day: their functions, who holds them, and the addresses that mail to them goes to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from tvaers.access.visibility import Viewer
from tvaers.councils.models import Circle, CircleFunction, Council, FunctionHolder
from tvaers.councils.models.circles import held_by
from tvaers.councils.periods import on_day


@dataclass(frozen=True)
class FunctionPlace:
    """A function with the one who holds it on a day, None when it is vacant."""

    function: CircleFunction
    holder: FunctionHolder | None


def circles_on(council: Council | None, day: date, viewer: Viewer) -> QuerySet[Circle]:
    """The council's circles on the day, for None the national ones, each with `places` and `vacant` as numbers."""
    on_the_day = on_day(day, "functions__")
    is_held = Exists(_holders_on(day, viewer).filter(function=OuterRef("functions")))
    rows: QuerySet[Circle] = Circle.objects.visible_to(viewer).filter(on_day(day), council=council)
    return rows.annotate(
        places=Count("functions", filter=on_the_day), vacant=Count("functions", filter=on_the_day & ~Q(is_held))
    ).order_by("name", "pk")


def ended_circles(council: Council | None, day: date, viewer: Viewer) -> QuerySet[Circle]:
    """The circles that had ended by the day."""
    rows: QuerySet[Circle] = Circle.objects.visible_to(viewer).filter(council=council, valid_to__lte=day)
    return rows.order_by("-valid_to", "name")


def vacant_functions(council: Council | None, day: date, viewer: Viewer) -> QuerySet[CircleFunction]:
    """The functions of the council's circles that nobody holds on the day."""
    rows: QuerySet[CircleFunction] = (
        CircleFunction.objects.visible_to(viewer)
        .filter(on_day(day), on_day(day, "circle__"), circle__council=council)
        .filter(~Exists(_holders_on(day, viewer).filter(function=OuterRef("pk"))))
    )
    return rows.select_related("circle", "municipality").order_by("circle__name", "position", "pk")


def count_of_vacant(council: Council | None, day: date, viewer: Viewer) -> int:
    """How many functions of the council's circles nobody holds on the day."""
    return vacant_functions(council, day, viewer).count()


def places_of(circle: Circle, day: date, viewer: Viewer) -> list[FunctionPlace]:
    """The circle's functions on the day with their holders, in the circle's order; in two queries."""
    holders = Prefetch("holders", _holders_on(day, viewer), to_attr="on_the_day")
    functions = CircleFunction.objects.visible_to(viewer).filter(on_day(day), circle=circle)
    rows = functions.select_related("municipality").prefetch_related(holders)
    return [FunctionPlace(row, row.on_the_day[-1] if row.on_the_day else None) for row in rows]


def history_of(function: CircleFunction, viewer: Viewer) -> QuerySet[FunctionHolder]:
    """Everyone who has held or will hold the function, the latest first."""
    rows: QuerySet[FunctionHolder] = FunctionHolder.objects.visible_to(viewer).filter(function=function)
    return rows.order_by("-valid_from", "-pk")


def functions_held_by(viewer: Viewer) -> QuerySet[FunctionHolder]:
    """The functions that the viewer holds, has held or will hold."""
    rows: QuerySet[FunctionHolder] = FunctionHolder.objects.visible_to(viewer).filter(held_by(viewer))
    return rows.select_related("function__circle__council", "function__municipality").order_by("valid_from", "pk")


def _holders_on(day: date, viewer: Viewer) -> QuerySet[FunctionHolder]:
    rows: QuerySet[FunctionHolder] = FunctionHolder.objects.visible_to(viewer).filter(on_day(day))
    return rows.order_by("valid_from", "pk")
