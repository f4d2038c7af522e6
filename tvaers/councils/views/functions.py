"""The functions of a circle and who holds them: added, moved, ended, set, pasted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from tvaers.access.pages import for_accounts
from tvaers.access.viewing import actor_of, viewer_of
from tvaers.councils.actions import (
    Contact,
    add_function,
    add_function_for_each_municipality,
    change_contact,
    change_function,
    continue_function,
    continue_holder,
    end_function,
    end_holder,
    move_function,
    set_holder,
    set_holders,
)
from tvaers.councils.forms import (
    ContactForm,
    EachMunicipalityForm,
    EndForm,
    FunctionForm,
    HolderForm,
    NewFunctionForm,
    PasteForm,
    starting,
)
from tvaers.councils.models import Circle, CircleFunction, FunctionHolder
from tvaers.councils.pasting import read_rows
from tvaers.councils.queries import history_of, places_of
from tvaers.councils.refusals import CannotBeDone
from tvaers.councils.usual_circles import FUNCTION_TITLES
from tvaers.councils.views.circles import seen_circle, tended_circle
from tvaers.councils.views.places import Place, may, tell, tell_refusal

HOLDERS_A_PAGE = 30


@for_accounts
def add(request: HttpRequest, council: str, circle: int) -> HttpResponse:
    """A form for one more function."""
    place, row = tended_circle(request, council, circle)
    suggested = {"title": FUNCTION_TITLES[row.kind], **starting(timezone.localdate())}
    form = NewFunctionForm(request.POST or None, initial=suggested)
    if form.is_valid():
        added = add_function(row, **form.cleaned_data, by=actor_of(request))
        tell(request, _("Funktionen %(name)s er tilføjet. Sæt nu en indehaver."), name=str(added))
        return redirect("councils:function", place.slug, row.pk, added.pk)
    return _form_page(request, place, row, form, _("Ny funktion"), _("Tilføj funktionen"))


@for_accounts
def add_for_each(request: HttpRequest, council: str, circle: int) -> HttpResponse:
    """One function for each municipality that has none yet."""
    place, row = tended_circle(request, council, circle)
    suggested = {"title": FUNCTION_TITLES[row.kind], **starting(timezone.localdate())}
    form = EachMunicipalityForm(request.POST or None, initial=suggested)
    if form.is_valid():
        added = add_function_for_each_municipality(row, **form.cleaned_data, by=actor_of(request))
        said = ngettext("%(n)d funktion er tilføjet.", "%(n)d funktioner er tilføjet.", len(added))
        tell(request, said, n=len(added))
        return redirect("councils:circle", place.slug, row.pk)
    return _form_page(request, place, row, form, _("Én funktion for hver kommune"), _("Tilføj dem, der mangler"))


@for_accounts
def paste(request: HttpRequest, council: str, circle: int) -> HttpResponse:
    """Rows from a spreadsheet: shown with what is doubtful first, kept when that was seen."""
    place, row = tended_circle(request, council, circle)
    form = PasteForm(request.POST or None, initial=starting(timezone.localdate()))
    context: dict[str, Any] = {"place": place, "council": place.council, "circle": row, "form": form}
    if not form.is_valid():
        return render(request, "councils/paste.html", context)
    day = form.cleaned_data["valid_from"]
    rows = read_rows(form.cleaned_data["rows"], places_of(row, day, viewer_of(request)))
    kept = [(read.function, read.contact) for read in rows if read.function and read.is_written]
    if request.POST.get("step") == "keep" and kept:
        n = set_holders(row, kept, valid_from=day, by=actor_of(request))
        tell(request, ngettext("%(n)d indehaver er gemt.", "%(n)d indehavere er gemt.", n), n=n)
        return redirect("councils:circle", place.slug, row.pk)
    return render(request, "councils/paste.html", {**context, "rows": rows, "kept": len(kept)})


@for_accounts
def function(request: HttpRequest, council: str, circle: int, function: int) -> HttpResponse:
    """A function: who holds it, who held it before, and a form to set the next."""
    place, row, found = _function(request, council, circle, function)
    may_tend = may(request, "councils.tend_circles", place)
    form = HolderForm(request.POST or None, initial=starting(timezone.localdate()))
    if request.method == "POST" and may_tend and form.is_valid():
        given = form.cleaned_data
        contact = Contact(given["name"], given["email"], given["phone"])
        set_holder(found, contact, valid_from=given["valid_from"], valid_to=given["valid_to"], by=actor_of(request))
        tell(request, _("%(name)s er sat som indehaver."), name=contact.name)
        return redirect("councils:function", place.slug, row.pk, found.pk)
    today = timezone.localdate()
    context = {
        "place": place,
        "council": place.council,
        "circle": row,
        "function": found,
        "page": Paginator(history_of(found, viewer_of(request)), HOLDERS_A_PAGE).get_page(request.GET.get("page")),
        "form": form,
        "may_tend": may_tend,
        "today": today,
        "has_ended": found.valid_to is not None and found.valid_to <= today,
    }
    return render(request, "councils/function.html", context)


@for_accounts
def change(request: HttpRequest, council: str, circle: int, function: int) -> HttpResponse:
    """A form for a function's title and place."""
    place, row, found = _tended_function(request, council, circle, function)
    now = {"title": found.title, "municipality": found.municipality_id, "body": found.body}
    form = FunctionForm(request.POST or None, initial=now)
    if form.is_valid():
        change_function(found, **form.cleaned_data, by=actor_of(request))
        tell(request, _("Funktionen er rettet."))
        return redirect("councils:function", place.slug, row.pk, found.pk)
    return _form_page(request, place, row, form, _("Ret funktionen"), _("Gem"))


@for_accounts
@require_POST
def move(request: HttpRequest, council: str, circle: int, function: int) -> HttpResponse:
    """Moves a function up or down."""
    place, row, found = _tended_function(request, council, circle, function)
    move_function(found, up=request.POST.get("way") == "up", by=actor_of(request))
    return redirect("councils:circle", place.slug, row.pk)


@for_accounts
def end(request: HttpRequest, council: str, circle: int, function: int) -> HttpResponse:
    """Asks when a function ends, and ends it."""
    place, row, found = _tended_function(request, council, circle, function)
    warning = _("Fra den valgte dag står funktionen ikke i kredsen. Indehaverne bliver i historikken.")
    heading = _("Afslut funktionen %(name)s") % {"name": found}

    def ends(on: Any) -> None:
        end_function(found, on=on, by=actor_of(request))

    return _ending(request, place, row, ends, heading, warning)


@for_accounts
@require_POST
def take_end_back(request: HttpRequest, council: str, circle: int, function: int) -> HttpResponse:
    """Lets a function go on that was ended."""
    place, row, found = _tended_function(request, council, circle, function)
    continue_function(found, by=actor_of(request))
    tell(request, _("Funktionen fortsætter."))
    return redirect("councils:function", place.slug, row.pk, found.pk)


@for_accounts
def change_holder(request: HttpRequest, council: str, circle: int, holder: int) -> HttpResponse:
    """A form for a holder's name and contact data."""
    place, row, found = _tended_holder(request, council, circle, holder)
    form = ContactForm(request.POST or None, initial={"name": found.name, "email": found.email, "phone": found.phone})
    if form.is_valid():
        change_contact(found, Contact(**form.cleaned_data), by=actor_of(request))
        tell(request, _("Oplysningerne er rettet."))
        return redirect("councils:function", place.slug, row.pk, found.function_id)
    return _form_page(request, place, row, form, _("Ret indehaverens oplysninger"), _("Gem"))


@for_accounts
def end_of_holder(request: HttpRequest, council: str, circle: int, holder: int) -> HttpResponse:
    """Asks when a holder stops, and ends the period."""
    place, row, found = _tended_holder(request, council, circle, holder)
    warning = _("Fra den valgte dag er funktionen ubesat, og %(name)s får ikke mere fra kredsen.")
    heading = _("%(name)s stopper") % {"name": found.name}

    def ends(on: Any) -> None:
        end_holder(found, on=on, by=actor_of(request))

    return _ending(request, place, row, ends, heading, warning % {"name": found.name})


@for_accounts
@require_POST
def take_end_of_holder_back(request: HttpRequest, council: str, circle: int, holder: int) -> HttpResponse:
    """Lets a holder go on whose period was ended."""
    place, row, found = _tended_holder(request, council, circle, holder)
    try:
        continue_holder(found, by=actor_of(request))
    except CannotBeDone as reason:
        tell_refusal(request, reason)
    else:
        tell(request, _("%(name)s fortsætter."), name=found.name)
    return redirect("councils:function", place.slug, row.pk, found.function_id)


def _ending(
    request: HttpRequest, place: Place, circle: Circle, ends: Callable[[Any], None], heading: str, warning: str
) -> HttpResponse:
    form = EndForm(request.POST or None, initial={"on": timezone.localdate().isoformat()})
    if form.is_valid():
        ends(form.cleaned_data["on"])
        tell(request, _("Det slutter den valgte dag."))
        return redirect("councils:circle", place.slug, circle.pk)
    return _form_page(request, place, circle, form, heading, _("Afslut"), warning=warning)


def _form_page(
    request: HttpRequest, place: Place, circle: Circle, form: Any, heading: str, button: str, warning: str = ""
) -> HttpResponse:
    words = {"form": form, "heading": heading, "button": button, "warning": warning}
    return render(request, "councils/form.html", {"place": place, "council": place.council, "circle": circle, **words})


def _function(request: HttpRequest, council: str, circle: int, key: int) -> tuple[Place, Circle, CircleFunction]:
    place, row = seen_circle(request, council, circle)
    rows = CircleFunction.objects.visible_to(viewer_of(request)).select_related("municipality", "circle")
    return place, row, get_object_or_404(rows, pk=key, circle=row)


def _tended_function(request: HttpRequest, council: str, circle: int, key: int) -> tuple[Place, Circle, CircleFunction]:
    tended_circle(request, council, circle)
    return _function(request, council, circle, key)


def _tended_holder(request: HttpRequest, council: str, circle: int, key: int) -> tuple[Place, Circle, FunctionHolder]:
    place, row = tended_circle(request, council, circle)
    rows = FunctionHolder.objects.visible_to(viewer_of(request)).select_related("function__circle")
    return place, row, get_object_or_404(rows, pk=key, function__circle=row)
