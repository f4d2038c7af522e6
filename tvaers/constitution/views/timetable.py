"""The timetable of a constitution, and one step of it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tvaers.access.pages import for_accounts
from tvaers.access.viewing import actor_of, viewer_of
from tvaers.constitution.actions.timetable import keep_step
from tvaers.constitution.forms.timetable import StepForm
from tvaers.constitution.queries.timetable import step_of, timetable_of
from tvaers.constitution.views.finding import form_page, worked_on
from tvaers.councils.refusals import CannotBeDone
from tvaers.councils.views.places import tell
from tvaers.law.constitution_timetable import StepKey


@for_accounts
@require_http_methods(["GET", "HEAD"])
def timetable(request: HttpRequest, council: str, election: str) -> HttpResponse:
    """Every step with its day, who does it, and what is overdue."""
    found = worked_on(request, council, election)
    shown = timetable_of(found.constitution, timezone.localdate(), viewer_of(request))
    return render(request, "constitution/timetable.html", {**found.context, "shown": shown})


@for_accounts
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, council: str, election: str, step: str) -> HttpResponse:
    """When one step is to be done, and that it was."""
    found = worked_on(request, council, election)
    if step not in set(StepKey):
        raise Http404
    shown = step_of(found.constitution, StepKey(step), timezone.localdate(), viewer_of(request))
    row = shown.row
    initial = {"day": row.day, "done_on": row.done_on, "note": row.note} if row else {}
    form = StepForm(request.POST or None, initial=initial)
    if form.is_valid():
        try:
            keep_step(found.constitution, StepKey(step), **form.cleaned_data, by=actor_of(request))
        except CannotBeDone as reason:
            form.add_error("day", str(reason))
        else:
            tell(request, _("Tidsplanen er gemt."))
            return redirect("constitution:timetable", *found.slugs)
    lead = _("%(day)s. %(rule)s Kilde: %(source)s.") % {
        "day": date_format(shown.step.day, "l j. F Y").capitalize(),
        "rule": shown.step.rule,
        "source": shown.step.source,
    }
    back = reverse("constitution:timetable", args=found.slugs)
    return form_page(request, found, form, (shown.title, _("Gem")), back=back, lead=lead)
