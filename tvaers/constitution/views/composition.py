"""The composition: reckoned by the hypothesis with its working, beside KL's letter, which binds."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tvaers.access.pages import for_accounts
from tvaers.access.viewing import actor_of, viewer_of
from tvaers.constitution.actions import keep_binding_numbers
from tvaers.constitution.forms.composition import BindingForm, field_of
from tvaers.constitution.models import Lot
from tvaers.constitution.queries import counts_of
from tvaers.constitution.queries.composition import Basis, Binding, basis_of, binding_of, boards_of, lots_of
from tvaers.constitution.queries.lists import CountedList, ListKind
from tvaers.constitution.reckoning import compared, disagreements, reckoned, tied_in
from tvaers.constitution.views.finding import found_constitution, worked_on
from tvaers.constitution.working import ROUNDINGS, shown_steps
from tvaers.councils.views.places import tell
from tvaers.law.composition import HYPOTHESIS_WARNING, Rounding

LABEL = HYPOTHESIS_WARNING.code
TIE = "tie-draw-lots"


def rounding_in(request: HttpRequest) -> Rounding:
    """The rounding in ?afrunding=, the usual one when there is none or it is unknown."""
    try:
        return Rounding(request.GET.get("afrunding", ""))
    except ValueError:
        return Rounding.LARGEST_REMAINDER


@require_http_methods(["GET", "HEAD"])
def composition(request: HttpRequest, council: str, election: str) -> HttpResponse:
    """How many members each list has by KL's letter and by the hypothesis, and how that was reckoned."""
    found, viewer = found_constitution(request, council, election), viewer_of(request)
    basis, binding = basis_of(found.constitution, viewer), binding_of(found.constitution, viewer)
    rounding = rounding_in(request)
    worked = reckoned(basis, rounding)
    rows = compared(basis, worked, rounding, binding) if worked else []
    context = {
        **found.context,
        "binding": binding,
        "rows": rows,
        "worked": worked,
        "tied": tied_in(worked) if worked else (),
        "steps": shown_steps(worked.steps) if worked else [],
        "warnings": [each.message for each in worked.warnings if each.code not in (LABEL, TIE)] if worked else [],
        "disagreements": disagreements(basis, binding, rows),
        "basis": basis,
        "mayors": sum(basis.mayors.values()),
        "boards": boards_of(found.constitution, viewer),
        "votes_missing": sum(each.count is None for each in counts_of(found.constitution, viewer)),
        "lots": lots_of(found.constitution, viewer).filter(about=Lot.About.COMPOSITION),
        "rounding": rounding.value,
        "roundings": ROUNDINGS.items(),
    }
    return render(request, "constitution/composition.html", context)


@for_accounts
@require_http_methods(["GET", "POST"])
def binding(request: HttpRequest, council: str, election: str) -> HttpResponse:
    """A form for KL's letter."""
    found, viewer = worked_on(request, council, election), viewer_of(request)
    now, basis = binding_of(found.constitution, viewer), basis_of(found.constitution, viewer)
    lists = _can_have_members(basis, now)
    form = BindingForm(request.POST or None, lists=lists, initial=_initial(now, lists))
    if form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("size", "dated", "reference", "note", "supplementary")}
        keep_binding_numbers(found.constitution, **given, by=actor_of(request))
        tell(request, _("KL's tal er gemt. De gælder fra nu af overalt."))
        return redirect("constitution:composition", *found.slugs)
    fields = [form[name] for name in form.keys]
    back = reverse("constitution:composition", args=found.slugs)
    context = {**found.context, "form": form, "fields": fields, "back": back}
    return render(request, "constitution/binding.html", context)


def _can_have_members(basis: Basis, now: Binding | None) -> list[CountedList]:
    """The lists that the letter can have numbers for; a local list by itself only when it has one already."""
    lists = [each for each in basis.lists if each.kind is not ListKind.LOCAL]
    known = {each.key for each in lists}
    extra = [key for key in (now.supplementary if now else {}) if key not in known]
    return [*lists, *(CountedList(key, basis.names.get(key, ""), ListKind.LOCAL) for key in extra)]


def _initial(now: Binding | None, lists: list[CountedList]) -> dict[str, object]:
    if now is None:
        return {}
    numbers = {field_of(row.key): now.supplementary.get(row.key) for row in lists}
    row = now.row
    return {"size": row.size, "dated": row.dated, "reference": row.reference, "note": row.note, **numbers}
