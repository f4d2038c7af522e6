"""A council's cases: the list, and what is kept of one."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tvaers.access.pages import for_accounts
from tvaers.access.viewing import actor_of, viewer_of
from tvaers.meetings.agenda.item_forms import CaseForm
from tvaers.meetings.agenda.item_queries import case_of, cases_of, items_of_case
from tvaers.meetings.cycle.pages import tell
from tvaers.meetings.drafts.actions.cases import CannotKeepCase, keep_case
from tvaers.meetings.models import Case
from tvaers.meetings.planning.views.places import PREPARE, council_to_plan

CASES_A_PAGE = 50


@for_accounts
def cases(request: HttpRequest, council: str) -> HttpResponse:
    """The council's cases, the latest numbers first (?page=2)."""
    place = council_to_plan(request, council, PREPARE)
    page = Paginator(cases_of(place, viewer_of(request)), CASES_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "meetings/items/cases.html", {"council": place, "page": page})


@for_accounts
def case(request: HttpRequest, council: str, case: int) -> HttpResponse:
    """One case with its items, and a form for what is kept of it."""
    place, viewer = council_to_plan(request, council, PREPARE), viewer_of(request)
    try:
        found = case_of(place, case, viewer)
    except Case.DoesNotExist as error:
        raise Http404 from error
    initial = {"title": found.title, "kle_code": found.kle_code, "retention": found.retention}
    form = CaseForm(request.POST or None, initial=initial)
    if form.is_valid():
        try:
            keep_case(found, **form.cleaned_data, by=actor_of(request))
        except CannotKeepCase as refusal:
            form.add_error("kle_code", str(refusal))
        else:
            tell(request, _("Sagen er gemt."))
            return redirect("meetings:case", place.slug, found.pk)
    context = {"council": place, "case": found, "form": form, "items": items_of_case(found, viewer)}
    return render(request, "meetings/items/case.html", context)
