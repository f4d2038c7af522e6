"""Councils and their geography on a day."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from tvaers.access.visibility import Viewer
from tvaers.councils.models import Council, Municipality, Term
from tvaers.councils.periods import on_day
from tvaers.danish.alphabet import sort_key


def councils_on(day: date, viewer: Viewer) -> QuerySet[Council]:
    """The councils that exist on `day`, in their order."""
    rows: QuerySet[Council] = Council.objects.visible_to(viewer).filter(on_day(day))
    return rows


def council_by_slug(slug: str, viewer: Viewer) -> Council:
    """The council with this address. Raises Council.DoesNotExist."""
    council: Council = Council.objects.visible_to(viewer).get(slug=slug)
    return council


def are_registers_loaded(viewer: Viewer) -> bool:
    """Whether the database has been filled with the registers that come with the program."""
    return Council.objects.visible_to(viewer).exists()


def municipalities_of(council: Council, day: date, viewer: Viewer) -> list[Municipality]:
    """The council's municipalities on `day`, in Danish order."""
    rows = Municipality.objects.visible_to(viewer).filter(on_day(day, "councils__"), councils__council=council)
    return sorted(rows, key=lambda municipality: sort_key(municipality.name))


def term_on(day: date, viewer: Viewer) -> Term | None:
    """The municipal term that holds `day`, None when the program knows none."""
    term: Term | None = Term.objects.visible_to(viewer).filter(on_day(day)).first()
    return term
