"""A council's year wheel: what comes every year, and when."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tvaers.access.pages import for_accounts
from tvaers.access.viewing import actor_of, viewer_of
from tvaers.councils.models import Council
from tvaers.meetings.cycle.pages import tell, tell_refusal
from tvaers.meetings.models import WheelEntry
from tvaers.meetings.planning.actions.wheel import (
    CannotChangeWheel,
    add_entry,
    change_entry,
    remove_entry,
    use_usual_wheel,
)
from tvaers.meetings.planning.forms.standing import EntryForm, text_of
from tvaers.meetings.planning.queries import wheel_of
from tvaers.meetings.planning.usual_wheel import USUAL_WHEEL
from tvaers.meetings.planning.views.places import council_to_plan


@for_accounts
def wheel(request: HttpRequest, council: str) -> HttpResponse:
    """What comes in each month; the usual wheel for a council that has none."""
    place = council_to_plan(request, council)
    if request.method == "POST":
        try:
            use_usual_wheel(place, by=actor_of(request))
            tell(request, _("Årshjulet er lavet. Ret det, så det passer til rådet."))
        except CannotChangeWheel as refusal:
            tell_refusal(request, refusal)
        return redirect("meetings:wheel", place.slug)
    entries = wheel_of(place, viewer_of(request))
    context = {"council": place, "months": _by_month(entries), "usual": [] if entries else _by_month(USUAL_WHEEL)}
    return render(request, "meetings/planning/wheel.html", context)


@for_accounts
def entry_new(request: HttpRequest, council: str) -> HttpResponse:
    """One more thing that comes every year."""
    place = council_to_plan(request, council)
    form = EntryForm(request.POST or None)
    if form.is_valid():
        add_entry(place, form.text, by=actor_of(request))
        tell(request, _("Punktet er tilføjet."))
        return redirect("meetings:wheel", place.slug)
    return _form_page(request, place, form, heading=_("Nyt punkt i årshjulet"))


@for_accounts
def entry(request: HttpRequest, council: str, entry: int) -> HttpResponse:
    """When it comes and what it says."""
    place, row = _entry_at(request, council, entry)
    form = EntryForm(request.POST or None, initial=text_of(row))
    if form.is_valid():
        change_entry(row, form.text, by=actor_of(request))
        tell(request, _("Punktet er rettet."))
        return redirect("meetings:wheel", place.slug)
    return _form_page(request, place, form, heading=_("Ret punktet"))


@for_accounts
@require_http_methods(["GET", "POST"])
def entry_out(request: HttpRequest, council: str, entry: int) -> HttpResponse:
    """Asks, and takes it out of the wheel."""
    place, row = _entry_at(request, council, entry)
    if request.method == "POST":
        remove_entry(row, by=actor_of(request))
        tell(request, _("Punktet er fjernet fra årshjulet."))
        return redirect("meetings:wheel", place.slug)
    question = _("Punktet ”%(title)s” fjernes fra årshjulet. Udkast, der er lavet af det, bliver.") % {
        "title": row.title
    }
    return render(request, "meetings/planning/ask.html", {"council": place, "question": question, "parent": "wheel"})


def _by_month(entries: Any) -> list[tuple[str, list[Any]]]:
    """The entries under the name of their month."""
    return [(str(MONTHS[month]), list(rows)) for month, rows in groupby(entries, key=lambda row: row.month)]


def _entry_at(request: HttpRequest, slug: str, key: int) -> tuple[Council, WheelEntry]:
    council = council_to_plan(request, slug)
    return council, get_object_or_404(WheelEntry.objects.visible_to(viewer_of(request)).filter(council=council), pk=key)


def _form_page(request: HttpRequest, council: Council, form: EntryForm, heading: str) -> HttpResponse:
    context = {"council": council, "form": form, "heading": heading, "parent": "wheel"}
    return render(request, "meetings/planning/form.html", context)
