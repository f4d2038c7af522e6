"""A council's allocations, beginning one, and one of them: its result, how it came about, and its variants."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tvaers.access.pages import for_accounts
from tvaers.access.viewing import actor_of, viewer_of
from tvaers.allocations.actions import (
    begin_allocation,
    continue_allocation,
    discard_allocation,
    publish_allocation,
    withdraw_allocation,
)
from tvaers.allocations.forms import NewAllocationForm, YearForm
from tvaers.allocations.queries import allocations_of, variants_of
from tvaers.allocations.reckoning import last_year_of, numbers_of, reckon
from tvaers.allocations.views.finding import (
    form_page,
    found_allocation,
    found_variant,
    may_tend,
    worked_on,
)
from tvaers.allocations.working import told_steps
from tvaers.councils.refusals import CannotBeDone
from tvaers.councils.views.places import council_place, tell, tell_refusal


@require_http_methods(["GET", "HEAD"])
def allocations(request: HttpRequest, council: str) -> HttpResponse:
    """The council's allocations that are seen, by year."""
    place, row = council_place(request, council)
    rows = list(allocations_of(row, viewer_of(request)))
    context = {"place": place, "council": row, "rows": rows, "may_tend": may_tend(request, place)}
    return render(request, "allocations/allocations.html", context)


@for_accounts
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, council: str) -> HttpResponse:
    """A form for a new allocation."""
    place, row = council_place(request, council)
    form = NewAllocationForm(request.POST or None, initial={"year": timezone.localdate().year + 1})
    if form.is_valid():
        try:
            allocation = begin_allocation(row, **form.cleaned_data, by=actor_of(request))
        except CannotBeDone as reason:
            form.add_error("name", str(reason))
        else:
            tell(request, _("%(name)s er begyndt. Skriv nu tallene."), name=allocation)
            return redirect(allocation.get_absolute_url())
    back = reverse("allocations:allocations", args=[row.slug])
    words = (_("Ny fordeling"), _("Begynd fordelingen"))
    return form_page(request, {"place": place, "council": row}, form, words, back=back)


@require_http_methods(["GET", "HEAD"])
def allocation(request: HttpRequest, council: str, allocation: int, variant: int | None = None) -> HttpResponse:
    """The chosen result, or that of another variant, beside last year's; the numbers it is of; and its working."""
    found, viewer = found_allocation(request, council, allocation), viewer_of(request)
    shown = found_variant(request, found, variant)
    last_year = last_year_of(found.allocation, viewer)
    reckoned = reckon(shown, viewer, last_year=last_year)
    variants = variants_of(found.allocation, viewer) if found.may_tend else []
    beside = [(each, reckoned if each == shown else reckon(each, viewer, last_year=last_year)) for each in variants]
    context = {
        **found.context,
        "variant": shown,
        "numbers": numbers_of(shown, viewer),
        "reckoned": reckoned,
        "steps": told_steps(reckoned),
        "beside": beside if len(beside) > 1 else [],
    }
    return render(request, "allocations/allocation.html", context)


@for_accounts
@require_http_methods(["GET", "POST"])
def next_year(request: HttpRequest, council: str, allocation: int) -> HttpResponse:
    """Asks for the year, and begins the same with these numbers to put right."""
    found = worked_on(request, council, allocation)
    form = YearForm(request.POST or None, initial={"year": found.allocation.year + 1})
    if form.is_valid():
        try:
            begun = continue_allocation(found.allocation, year=form.cleaned_data["year"], by=actor_of(request))
        except CannotBeDone as reason:
            form.add_error("year", str(reason))
        else:
            tell(request, _("%(name)s er begyndt med tallene fra %(year)d."), name=begun, year=found.allocation.year)
            return redirect(begun.get_absolute_url())
    back = found.allocation.get_absolute_url()
    words = (_("Begynd et nyt år"), _("Begynd med disse tal"))
    return form_page(request, found.context, form, words, back=back, lead=str(found.allocation))


@for_accounts
@require_POST
def publish(request: HttpRequest, council: str, allocation: int) -> HttpResponse:
    """Lets everybody read it."""
    found = worked_on(request, council, allocation)
    publish_allocation(found.allocation, at=timezone.now(), by=actor_of(request))
    tell(request, _("Fordelingen kan nu læses af alle, med tal og beregning."))
    return redirect(found.allocation.get_absolute_url())


@for_accounts
@require_POST
def withdraw(request: HttpRequest, council: str, allocation: int) -> HttpResponse:
    """Makes it the secretariat's again."""
    found = worked_on(request, council, allocation)
    withdraw_allocation(found.allocation, by=actor_of(request))
    tell(request, _("Fordelingen ses igen kun af sekretariatet."))
    return redirect(found.allocation.get_absolute_url())


@for_accounts
@require_http_methods(["GET", "POST"])
def discard(request: HttpRequest, council: str, allocation: int) -> HttpResponse:
    """Asks, and takes it away."""
    found = worked_on(request, council, allocation)
    if request.method == "POST":
        try:
            discard_allocation(found.allocation, by=actor_of(request))
        except CannotBeDone as reason:
            tell_refusal(request, reason)
            return redirect(found.allocation.get_absolute_url())
        tell(request, _("Fordelingen er slettet."))
        return redirect("allocations:allocations", found.council.slug)
    return render(request, "allocations/discard.html", found.context)
