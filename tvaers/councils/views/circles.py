"""The list of circles, and a circle's page."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tvaers.access.pages import for_accounts
from tvaers.access.viewing import actor_of, viewer_of
from tvaers.councils.actions import (
    add_circle,
    add_usual_circles,
    change_circle,
    continue_circle,
    end_circle,
)
from tvaers.councils.exporting import circle_csv
from tvaers.councils.forms import CircleForm, EndForm, NewCircleForm, UsualCirclesForm, starting
from tvaers.councils.models import Circle
from tvaers.councils.queries import circles_on, ended_circles, places_of, vacant_functions
from tvaers.councils.refusals import CannotBeDone
from tvaers.councils.usual_circles import USUAL_CIRCLES
from tvaers.councils.views.places import Place, asked_day, may, place_with_lists, tell, tell_refusal

CIRCLES_A_PAGE = 30
FUNCTIONS_A_PAGE = 100
VACANT_SHOWN = 12
ENDED_SHOWN = 20
TEND = "councils.tend_circles"


@for_accounts
def circles(request: HttpRequest, council: str) -> HttpResponse:
    """The circles of a council, or the national ones, with the vacant functions first."""
    place, viewer, asked = place_with_lists(request, council), viewer_of(request), asked_day(request)
    vacant = vacant_functions(place.council, asked.day, viewer)
    context = {
        "place": place,
        "council": place.council,
        "asked": asked,
        "page": Paginator(circles_on(place.council, asked.day, viewer), CIRCLES_A_PAGE).get_page(
            request.GET.get("page")
        ),
        "vacant": vacant[:VACANT_SHOWN],
        "vacant_count": vacant.count(),
        "ended": ended_circles(place.council, asked.day, viewer)[:ENDED_SHOWN],
        "may_tend": may(request, TEND, place),
        "usual": UsualCirclesForm(initial={"names": [usual.name for usual in USUAL_CIRCLES]}),
    }
    return render(request, "councils/circles.html", context)


@for_accounts
def add(request: HttpRequest, council: str) -> HttpResponse:
    """A form for a new circle."""
    place = tended_place(request, council)
    form = NewCircleForm(request.POST or None, initial=starting(timezone.localdate()))
    if form.is_valid():
        try:
            circle = add_circle(place.council, **form.cleaned_data, by=actor_of(request))
        except CannotBeDone as reason:
            form.add_error("name", str(reason))
        else:
            tell(request, _("Kredsen %(name)s er oprettet. Tilføj nu dens funktioner."), name=circle.name)
            return redirect("councils:circle", place.slug, circle.pk)
    return render(request, "councils/form.html", _form_page(place, form, _("Ny kreds"), _("Opret kredsen")))


@for_accounts
@require_POST
def add_usual(request: HttpRequest, council: str) -> HttpResponse:
    """Begins with those of the usual circles that were ticked."""
    place = tended_place(request, council)
    form = UsualCirclesForm(request.POST)
    if form.is_valid():
        added = add_usual_circles(
            place.council, names=form.cleaned_data["names"], valid_from=timezone.localdate(), by=actor_of(request)
        )
        tell(request, _("Kredse oprettet: %(n)d."), n=len(added))
    else:
        tell_refusal(request, CannotBeDone(_("Vælg mindst én kreds.")))
    return redirect("councils:circles", place.slug)


@for_accounts
def circle(request: HttpRequest, council: str, circle: int) -> HttpResponse:
    """A circle as of any day: its functions, who holds them, and which are vacant."""
    place, row = seen_circle(request, council, circle)
    asked = asked_day(request)
    places = places_of(row, asked.day, viewer_of(request))
    context = {
        "place": place,
        "council": place.council,
        "circle": row,
        "asked": asked,
        "vacant": [found.function for found in places if found.holder is None],
        "page": Paginator(places, FUNCTIONS_A_PAGE).get_page(request.GET.get("page")),
        "may_tend": may(request, TEND, place),
        "has_ended": row.valid_to is not None and row.valid_to <= timezone.localdate(),
    }
    return render(request, "councils/circle.html", context)


@for_accounts
def export(request: HttpRequest, council: str, circle: int) -> HttpResponse:
    """The circle on a day as a file for spreadsheets."""
    _place, row = seen_circle(request, council, circle)
    day = asked_day(request).day
    text = circle_csv(places_of(row, day, viewer_of(request)))
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="kreds-{row.pk}-{day.isoformat()}.csv"'
    return response


@for_accounts
def change(request: HttpRequest, council: str, circle: int) -> HttpResponse:
    """A form for a circle's name, kind, field and note."""
    place, row = tended_circle(request, council, circle)
    now = {"name": row.name, "kind": row.kind, "field": row.field, "note": row.note}
    form = CircleForm(request.POST or None, initial=now)
    if form.is_valid():
        try:
            change_circle(row, **form.cleaned_data, by=actor_of(request))
        except CannotBeDone as reason:
            form.add_error("name", str(reason))
        else:
            tell(request, _("Kredsen er rettet."))
            return redirect("councils:circle", place.slug, row.pk)
    return render(request, "councils/form.html", _form_page(place, form, _("Ret kredsen"), _("Gem"), circle=row))


@for_accounts
def end(request: HttpRequest, council: str, circle: int) -> HttpResponse:
    """Asks when a circle ends, and ends it."""
    place, row = tended_circle(request, council, circle)
    form = EndForm(request.POST or None, initial={"on": timezone.localdate().isoformat()})
    if form.is_valid():
        try:
            end_circle(row, on=form.cleaned_data["on"], by=actor_of(request))
        except CannotBeDone as reason:
            form.add_error("on", str(reason))
        else:
            tell(request, _("Kredsen slutter den valgte dag. Den kan stadig ses, som den var før."))
            return redirect("councils:circles", place.slug)
    words = _form_page(place, form, _("Afslut kredsen"), _("Afslut kredsen"), circle=row)
    warning = _("Fra den valgte dag sendes der ikke mere til kredsen, og den kan ikke få noget forelagt.")
    return render(request, "councils/form.html", {**words, "warning": warning})


@for_accounts
@require_POST
def take_end_back(request: HttpRequest, council: str, circle: int) -> HttpResponse:
    """Lets a circle go on that was ended."""
    place, row = tended_circle(request, council, circle)
    try:
        continue_circle(row, by=actor_of(request))
    except CannotBeDone as reason:
        tell_refusal(request, reason)
    else:
        tell(request, _("Kredsen fortsætter."))
    return redirect("councils:circle", place.slug, row.pk)


def tended_place(request: HttpRequest, council: str) -> Place:
    """The place whose circles the account may change. Raises Http404."""
    place = place_with_lists(request, council)
    if not may(request, TEND, place):
        raise Http404
    return place


def seen_circle(request: HttpRequest, council: str, key: int) -> tuple[Place, Circle]:
    """A circle that the viewer sees, at its council's address. Raises Http404."""
    place = place_with_lists(request, council)
    row: Circle = get_object_or_404(Circle.objects.visible_to(viewer_of(request)), pk=key, council=place.council)
    return place, row


def tended_circle(request: HttpRequest, council: str, key: int) -> tuple[Place, Circle]:
    """A circle that the account may change. Raises Http404."""
    place, row = seen_circle(request, council, key)
    if not may(request, TEND, place):
        raise Http404
    return place, row


def _form_page(place: Place, form: Any, heading: str, button: str, circle: Circle | None = None) -> dict[str, Any]:
    return {
        "place": place,
        "council": place.council,
        "form": form,
        "heading": heading,
        "button": button,
        "circle": circle,
    }
