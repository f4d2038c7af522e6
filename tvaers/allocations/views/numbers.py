"""The numbers of a variant: figures, the municipalities' numbers typed or pasted, and what is moved between them."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from tvaers.access.pages import for_accounts
from tvaers.access.viewing import actor_of, viewer_of
from tvaers.allocations.actions import add_transfer, discard_transfer, keep_entries, keep_figures
from tvaers.allocations.actions.numbers import check_can_change
from tvaers.allocations.forms import EntriesForm, FiguresForm, PasteForm, TransferForm, entry_name, written
from tvaers.allocations.models import Transfer, Variant
from tvaers.allocations.pasting import read_table
from tvaers.allocations.reckoning import Numbers, numbers_of, places_of
from tvaers.allocations.views.finding import Found, form_page, found_variant, worked_on
from tvaers.councils.refusals import CannotBeDone
from tvaers.councils.views.places import tell, tell_refusal


def at_variant(found: Found, variant: Variant) -> str:
    """The page of the variant."""
    return reverse("allocations:variant", args=[found.council.slug, found.allocation.pk, variant.pk])


def of_numbers(
    view: Callable[[HttpRequest, Found, Variant], HttpResponse],
) -> Callable[..., HttpResponseBase]:
    """Makes a view a page that changes a variant's numbers; where everybody reads them, it says so and goes back."""

    @for_accounts
    @require_http_methods(["GET", "POST"])
    @functools.wraps(view)
    def run(request: HttpRequest, council: str, allocation: int, variant: int) -> HttpResponse:
        found = worked_on(request, council, allocation)
        row = found_variant(request, found, variant)
        try:
            check_can_change(row)
        except CannotBeDone as reason:
            tell_refusal(request, reason)
            return redirect(at_variant(found, row))
        return view(request, found, row)

    return run


@of_numbers
def figures(request: HttpRequest, found: Found, row: Variant) -> HttpResponse:
    """A form for the numbers that are asked for once."""
    asked, numbers = found.allocation.rule.figures, numbers_of(row, viewer_of(request))
    form = FiguresForm(request.POST or None, asked=asked, initial=_initial_figures(found, numbers))
    if form.is_valid():
        given = form.cleaned_data
        values = form.to_keep({each.name: given[each.name] for each in asked}, str)
        keep_figures(row, values, source=given["source"], as_of=given["as_of"], by=actor_of(request))
        tell(request, _("Tallene er gemt."))
        return redirect(at_variant(found, row))
    words = (_("Tal for fordelingen"), _("Gem tallene"))
    return form_page(request, found.context, form, words, back=at_variant(found, row), lead=str(found.allocation))


def _initial_figures(found: Found, numbers: Numbers) -> dict[str, Any]:
    rows = [
        (asked, numbers.figures[asked.name]) for asked in found.allocation.rule.figures if asked.name in numbers.figures
    ]
    initial: dict[str, Any] = {asked.name: written(asked, figure.value) for asked, figure in rows}
    if rows:
        initial |= {"source": rows[0][1].source, "as_of": rows[0][1].as_of}
    return initial


@of_numbers
def entries(request: HttpRequest, found: Found, row: Variant) -> HttpResponse:
    """A table of fields, one for each municipality and column."""
    viewer = viewer_of(request)
    columns, places = found.allocation.rule.columns, places_of(found.allocation, viewer)
    initial = _initial_entries(found, numbers_of(row, viewer), places)
    form = EntriesForm(request.POST or None, columns=columns, places=places, initial=initial)
    if form.is_valid():
        given = form.cleaned_data
        values = form.to_keep(form.values(), form.field_of)
        keep_entries(row, values, source=given["source"], as_of=given["as_of"], by=actor_of(request))
        tell(request, _("Kommunernes tal er gemt."))
        return redirect(at_variant(found, row))
    context = {**found.context, "variant": row, "form": form, "columns": columns, "back": at_variant(found, row)}
    return render(request, "allocations/entries.html", context)


def _initial_entries(found: Found, numbers: Numbers, places: Any) -> dict[str, Any]:
    initial: dict[str, Any] = {}
    for asked in found.allocation.rule.columns:
        known = numbers.entries.get(asked.name, {})
        for place in places:
            if place.pk in known:
                initial[entry_name(place, asked)] = written(asked, known[place.pk].value)
                initial |= {"source": known[place.pk].source, "as_of": known[place.pk].as_of}
    return initial


@of_numbers
def paste(request: HttpRequest, found: Found, row: Variant) -> HttpResponse:
    """Rows from a spreadsheet: read, shown with what is doubtful at each, and kept when nothing is."""
    viewer = viewer_of(request)
    columns, places = found.allocation.rule.columns, places_of(found.allocation, viewer)
    form = PasteForm(request.POST or None)
    pasted = read_table(form.cleaned_data["rows"], columns, places) if form.is_valid() else None
    if pasted is not None and pasted.is_sound and request.POST.get("step") == "keep":
        given = form.cleaned_data
        values = pasted.values()
        changed = keep_entries(row, values, source=given["source"], as_of=given["as_of"], by=actor_of(request))
        tell(request, ngettext("%(n)d tal er ændret.", "%(n)d tal er ændret.", changed), n=changed)
        return redirect(at_variant(found, row))
    context = {**found.context, "variant": row, "form": form, "columns": columns, "pasted": pasted}
    return render(request, "allocations/paste.html", {**context, "back": at_variant(found, row)})


@of_numbers
def transfers(request: HttpRequest, found: Found, row: Variant) -> HttpResponse:
    """What was moved between municipalities, and a form for one more."""
    viewer = viewer_of(request)
    form = TransferForm(request.POST or None, places=places_of(found.allocation, viewer))
    if form.is_valid():
        try:
            add_transfer(row, **form.cleaned_data, by=actor_of(request))
        except CannotBeDone as reason:
            form.add_error("taker", str(reason))
        else:
            tell(request, _("Flytningen er tilføjet."))
            return redirect(request.path)
    context = {**found.context, "variant": row, "form": form, "rows": numbers_of(row, viewer).transfers}
    return render(request, "allocations/transfers.html", {**context, "back": at_variant(found, row)})


@for_accounts
@require_POST
def remove_transfer(request: HttpRequest, council: str, allocation: int, transfer: int) -> HttpResponse:
    """Takes a transfer back."""
    found = worked_on(request, council, allocation)
    rows = Transfer.objects.visible_to(viewer_of(request)).filter(variant__allocation=found.allocation)
    row = rows.select_related("variant__allocation").filter(pk=transfer).first()
    if row is None:
        raise Http404
    try:
        discard_transfer(row, by=actor_of(request))
        tell(request, _("Flytningen er taget tilbage."))
    except CannotBeDone as reason:
        tell_refusal(request, reason)
    return redirect("allocations:transfers", found.council.slug, found.allocation.pk, row.variant_id)
