"""A council's deadlines: choosing them, and the days that they make for the coming meetings."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from tvaers.access.pages import for_accounts
from tvaers.access.viewing import actor_of, viewer_of
from tvaers.meetings.cycle.deadlines import deadlines_by_meeting, rules_of
from tvaers.meetings.cycle.pages import tell
from tvaers.meetings.planning.actions.deadlines import choose_deadlines
from tvaers.meetings.planning.forms.deadlines import DeadlinesForm
from tvaers.meetings.planning.queries import meetings_to_hold
from tvaers.meetings.planning.views.places import council_to_plan

SHOWN = 6


@for_accounts
def deadlines(request: HttpRequest, council: str) -> HttpResponse:
    """The deadlines in days, and as dates for the meetings that come."""
    place, today = council_to_plan(request, council), timezone.localdate()
    form = DeadlinesForm(request.POST or None, rules=rules_of(place.pk))
    if form.is_valid():
        choose_deadlines(place, form.chosen(), by=actor_of(request))
        tell(request, _("Fristerne er gemt og gælder fra nu af."))
        return redirect("meetings:deadlines", place.slug)
    meetings = list(meetings_to_hold(place, viewer_of(request))[:SHOWN])
    days = deadlines_by_meeting(meetings, today)
    context = {"council": place, "form": form, "meetings": [(meeting, days[meeting.pk]) for meeting in meetings]}
    return render(request, "meetings/planning/deadlines.html", context)
