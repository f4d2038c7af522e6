"""Variants: one more to try something else, the one that is chosen, and one that is taken away."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tvaers.access.pages import for_accounts
from tvaers.access.viewing import actor_of
from tvaers.allocations.actions import choose_variant, copy_variant, discard_variant
from tvaers.allocations.forms import VariantForm
from tvaers.allocations.views.finding import form_page, found_variant, worked_on
from tvaers.allocations.views.numbers import at_variant
from tvaers.councils.refusals import CannotBeDone
from tvaers.councils.views.places import tell, tell_refusal


@for_accounts
@require_http_methods(["GET", "POST"])
def copy(request: HttpRequest, council: str, allocation: int, variant: int) -> HttpResponse:
    """Asks for a name, and makes a variant with the same numbers."""
    found = worked_on(request, council, allocation)
    row = found_variant(request, found, variant)
    form = VariantForm(request.POST or None)
    if form.is_valid():
        try:
            made = copy_variant(row, name=form.cleaned_data["name"], by=actor_of(request))
        except CannotBeDone as reason:
            form.add_error("name", str(reason))
        else:
            tell(request, _("Varianten har de samme tal. Ret det, der skal være anderledes."))
            return redirect(at_variant(found, made))
    words = (_("Prøv noget andet"), _("Lav varianten"))
    lead = _("Tallene kopieres fra %(name)s, som bliver, som den er.") % {"name": row.name}
    return form_page(request, found.context, form, words, back=at_variant(found, row), lead=lead)


@for_accounts
@require_POST
def choose(request: HttpRequest, council: str, allocation: int, variant: int) -> HttpResponse:
    """Makes it the one that is put into papers."""
    found = worked_on(request, council, allocation)
    row = found_variant(request, found, variant)
    try:
        choose_variant(row, by=actor_of(request))
        tell(request, _("%(name)s er nu den valgte."), name=row.name)
    except CannotBeDone as reason:
        tell_refusal(request, reason)
    return redirect(found.allocation.get_absolute_url())


@for_accounts
@require_POST
def discard(request: HttpRequest, council: str, allocation: int, variant: int) -> HttpResponse:
    """Takes it away."""
    found = worked_on(request, council, allocation)
    row = found_variant(request, found, variant)
    try:
        discard_variant(row, by=actor_of(request))
        tell(request, _("Varianten er slettet."))
    except CannotBeDone as reason:
        tell_refusal(request, reason)
    return redirect(found.allocation.get_absolute_url())
