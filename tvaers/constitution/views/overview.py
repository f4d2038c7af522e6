"""A council's constitutions, beginning one, and the overview of one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tvaers.access.pages import for_accounts
from tvaers.access.viewing import actor_of, viewer_of
from tvaers.constitution.actions import begin_constitution, publish_constitution, withdraw_constitution
from tvaers.constitution.forms.beginning import BeginForm
from tvaers.constitution.queries import constitutions_of, elections_to_begin
from tvaers.constitution.steps import STEPS
from tvaers.constitution.views.finding import found_constitution, may_tend, worked_on
from tvaers.councils.refusals import CannotBeDone
from tvaers.councils.views.places import council_place, tell


@require_http_methods(["GET", "HEAD", "POST"])
def constitutions(request: HttpRequest, council: str) -> HttpResponse:
    """The council's constitutions that are seen; for the secretariat, beginning one."""
    place, row = council_place(request, council)
    works_here, viewer = may_tend(request, place), viewer_of(request)
    elections = elections_to_begin(row, viewer) if works_here else []
    form = BeginForm(request.POST or None, elections=elections) if elections else None
    if form and form.is_valid():
        chosen = next(each for each in elections if each.code == form.cleaned_data["election"])
        try:
            begun = begin_constitution(row, chosen, by=actor_of(request))
        except CannotBeDone as reason:
            form.add_error("election", str(reason))
        else:
            tell(request, _("Konstitueringen er begyndt."))
            return redirect(begun.get_absolute_url())
    context = {"place": place, "council": row, "rows": constitutions_of(row, viewer), "form": form}
    return render(request, "constitution/constitutions.html", {**context, "may_tend": works_here})


@require_http_methods(["GET", "HEAD"])
def overview(request: HttpRequest, council: str, election: str) -> HttpResponse:
    """The steps of one constitution, and how far each has come."""
    found, viewer = found_constitution(request, council, election), viewer_of(request)
    steps = [
        (step, step.state(found.constitution, viewer)) for step in STEPS if found.may_tend or step.is_for_everybody
    ]
    return render(request, "constitution/overview.html", {**found.context, "steps": steps})


@for_accounts
@require_POST
def publish(request: HttpRequest, council: str, election: str) -> HttpResponse:
    """Shows the constitution to everybody."""
    found = worked_on(request, council, election)
    publish_constitution(found.constitution, at=timezone.now(), by=actor_of(request))
    tell(request, _("Alle kan nu læse konstitueringen."))
    return redirect("constitution:overview", *found.slugs)


@for_accounts
@require_POST
def withdraw(request: HttpRequest, council: str, election: str) -> HttpResponse:
    """Takes the constitution back from the public."""
    found = worked_on(request, council, election)
    withdraw_constitution(found.constitution, by=actor_of(request))
    tell(request, _("Konstitueringen ses nu kun af sekretariatet."))
    return redirect("constitution:overview", *found.slugs)
