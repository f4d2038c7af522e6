"""Tending circles: the lists themselves and the functions in them. Who holds a function is in `actions.holders`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from tvaers.access.action import Actor, action
from tvaers.councils.models import Circle, CircleFunction, Council, Municipality
from tvaers.councils.periods import on_day, overlapping
from tvaers.councils.refusals import CannotBeDone
from tvaers.councils.usual_circles import FUNCTION_TITLES, USUAL_CIRCLES
from tvaers.danish.alphabet import sort_key


def _of_council(given: Mapping[str, Any]) -> int | None:
    council: Council | None = given["council"]
    return council.pk if council else None


def _of_circle(given: Mapping[str, Any]) -> int | None:
    council: int | None = given["circle"].council_id
    return council


def _of_function(given: Mapping[str, Any]) -> int | None:
    council: int | None = given["function"].circle.council_id
    return council


@action("councils.tend_circles", council=_of_council)
def add_circle(
    council: Council | None, *, kind: str, name: str, field: str = "", note: str = "", valid_from: date, by: Actor
) -> Circle:
    """A new circle of the council, or for None a national one. Raises CannotBeDone when the name is taken."""
    circle = Circle(council=council, kind=kind, name=name.strip(), field=field, note=note, valid_from=valid_from)
    return _named(circle)


@action("councils.tend_circles", council=_of_council)
def add_usual_circles(council: Council | None, *, names: Iterable[str], valid_from: date, by: Actor) -> list[Circle]:
    """Those of the usual circles that are named, for a council that has none of that name."""
    wanted = set(names)
    return [
        add_circle(council, kind=usual.kind, name=usual.name, field=usual.field, valid_from=valid_from, by=by)
        for usual in USUAL_CIRCLES
        if usual.name in wanted and not _namesakes(council, usual.name, valid_from, None).exists()
    ]


@action("councils.tend_circles", council=_of_circle)
def change_circle(circle: Circle, *, kind: str, name: str, field: str, note: str, by: Actor) -> Circle:
    """Gives a circle another kind, name, field or note."""
    circle.kind, circle.name, circle.field, circle.note = kind, name.strip(), field, note
    return _named(circle)


@action("councils.tend_circles", council=_of_circle)
def end_circle(circle: Circle, *, on: date, by: Actor) -> None:
    """Ends a circle with the beginning of the day; it stays to be looked up as of an earlier one."""
    if on <= circle.valid_from:
        raise CannotBeDone(_("Kredsen kan tidligst slutte dagen efter, at den begyndte."))
    circle.valid_to = on
    circle.save()


@action("councils.tend_circles", council=_of_circle)
def continue_circle(circle: Circle, *, by: Actor) -> None:
    """Takes a circle's end back."""
    circle.valid_to = None
    _named(circle)


@action("councils.tend_circles", council=_of_circle)
def add_function(
    circle: Circle,
    *,
    title: str,
    municipality: Municipality | None = None,
    body: str = "",
    valid_from: date,
    by: Actor,
) -> CircleFunction:
    """A place in the circle, of a municipality, of another body, or of neither; it stands last."""
    last = CircleFunction.objects.filter(circle=circle).aggregate(last=Max("position"))["last"]
    function = CircleFunction(
        circle=circle,
        title=title.strip(),
        municipality=municipality,
        body="" if municipality else body.strip(),
        position=0 if last is None else last + 1,
        valid_from=valid_from,
    )
    function.save()
    return function


@action("councils.tend_circles", council=_of_circle)
def add_function_for_each_municipality(
    circle: Circle, *, title: str = "", valid_from: date, by: Actor
) -> list[CircleFunction]:
    """One function for each municipality of the council, in the country for a national circle, that has none yet."""
    there = CircleFunction.objects.filter(overlapping(valid_from, None), circle=circle, municipality__isnull=False)
    taken = set(there.values_list("municipality", flat=True))
    municipalities = Municipality.objects.all()
    if circle.council_id is not None:
        municipalities = municipalities.filter(on_day(valid_from, "councils__"), councils__council=circle.council_id)
    missing = sorted((row for row in municipalities if row.pk not in taken), key=lambda row: sort_key(row.name))
    wanted = title.strip() or str(FUNCTION_TITLES[circle.kind])
    return [add_function(circle, title=wanted, municipality=row, valid_from=valid_from, by=by) for row in missing]


@action("councils.tend_circles", council=_of_function)
def change_function(
    function: CircleFunction, *, title: str, municipality: Municipality | None, body: str, by: Actor
) -> None:
    """Gives a function another title or place."""
    function.title, function.municipality = title.strip(), municipality
    function.body = "" if municipality else body.strip()
    function.save()


@action("councils.tend_circles", council=_of_function)
def move_function(function: CircleFunction, *, up: bool, by: Actor) -> None:
    """Moves a function one place up or down in its circle; at the end of the list nothing changes."""
    ordered = list(CircleFunction.objects.filter(circle=function.circle_id))
    here = next(index for index, row in enumerate(ordered) if row.pk == function.pk)
    there = here - 1 if up else here + 1
    if not 0 <= there < len(ordered):
        return
    ordered[here], ordered[there] = ordered[there], ordered[here]
    for position, row in enumerate(ordered):
        row.position = position
    CircleFunction.objects.bulk_update(ordered, ["position"])


@action("councils.tend_circles", council=_of_function)
def end_function(function: CircleFunction, *, on: date, by: Actor) -> None:
    """Ends a function with the beginning of the day; one that had not begun by then is taken away, with its holders."""
    if on <= function.valid_from:
        function.delete()
        return
    function.valid_to = on
    function.save()


@action("councils.tend_circles", council=_of_function)
def continue_function(function: CircleFunction, *, by: Actor) -> None:
    """Takes a function's end back."""
    function.valid_to = None
    function.save()


def _named(circle: Circle) -> Circle:
    if _namesakes(circle.council, circle.name, circle.valid_from, circle.valid_to).exclude(pk=circle.pk).exists():
        raise CannotBeDone(_("Der er allerede en kreds, der hedder %(name)s.") % {"name": circle.name})
    circle.save()
    return circle


def _namesakes(council: Council | None, name: str, valid_from: date, valid_to: date | None) -> Any:
    return Circle.objects.filter(overlapping(valid_from, valid_to), council=council, name=name)
