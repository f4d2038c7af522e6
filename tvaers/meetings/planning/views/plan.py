"""A council's plan of meetings: what is planned, one more, a whole year or term in one go, and days that are taken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
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
from tvaers.councils.models import Council
from tvaers.danish.dates import weekday_date
from tvaers.law.meeting_days import Concern, concerns_of
from tvaers.meetings.cycle.deadlines import MeetingDeadline, deadlines_by_meeting, next_deadline
from tvaers.meetings.cycle.next_steps import NextStep, next_step, plan_address
from tvaers.meetings.cycle.pages import tell
from tvaers.meetings.models import Meeting
from tvaers.meetings.planning.actions.meetings import MeetingFacts, plan_meeting, plan_meetings
from tvaers.meetings.planning.actions.taken_days import add_taken_days, remove_taken_day
from tvaers.meetings.planning.forms.meetings import ManyForm, NewMeetingForm, ProposalForm, TakenDaysForm
from tvaers.meetings.planning.proposing import ReadDay, proposed_days, read_days, read_titled_days
from tvaers.meetings.planning.queries import coming_or_unfinished, days_taken, taken_days_of
from tvaers.meetings.planning.views.places import council_to_plan
from tvaers.meetings.templatetags.papers import weekday_day

MEETINGS_A_PAGE = 30
MOST_AT_ONCE = 60
TEN, NOON = time(10), time(12)


@dataclass(frozen=True)
class PlannedRow:
    """A meeting as the plan shows it."""

    meeting: Meeting
    step: NextStep
    deadline: MeetingDeadline | None


@dataclass(frozen=True)
class LookedAt:
    """A day that someone thinks of, with what speaks against it."""

    read: ReadDay
    concerns: list[Concern]


@for_accounts
def plan(request: HttpRequest, council: str) -> HttpResponse:
    """The meetings to come, and those held that are not finished (?page=2)."""
    place, today = council_to_plan(request, council), timezone.localdate()
    meetings = coming_or_unfinished(place, today, viewer_of(request))
    page = Paginator(meetings, MEETINGS_A_PAGE).get_page(request.GET.get("page"))
    context = {"council": place, "page": page, "rows": rows_of(list(page), today)}
    return render(request, "meetings/planning/plan.html", context)


def rows_of(meetings: list[Meeting], today: date) -> list[PlannedRow]:
    """The meetings with what comes next. Two queries, however many they are."""
    days = deadlines_by_meeting(meetings, today)
    return [PlannedRow(meeting, next_step(meeting), next_deadline(days[meeting.pk])) for meeting in meetings]


@for_accounts
def new(request: HttpRequest, council: str) -> HttpResponse:
    """One meeting: first what speaks against the day, then it is planned."""
    place, today = council_to_plan(request, council), timezone.localdate()
    form = NewMeetingForm(request.POST or None, today=today)
    context: dict[str, Any] = {"council": place, "form": form}
    if form.is_valid():
        day = form.cleaned_data["held_on"]
        if request.POST.get("step") == "keep":
            meeting = plan_meeting(place, day, **vars(form.facts), by=actor_of(request))
            tell(request, _("Mødet %(day)s er planlagt.") % {"day": weekday_day(day)})
            return redirect(plan_address(meeting))
        context |= {"day": day, "concerns": concerns_of(day, days_taken(place, today, viewer_of(request)))}
    return render(request, "meetings/planning/new.html", context)


@for_accounts
def many(request: HttpRequest, council: str) -> HttpResponse:
    """Many meetings: days proposed or pasted, what speaks against each, and all planned when that is confirmed."""
    place, today = council_to_plan(request, council), timezone.localdate()
    if request.method == "POST":
        form = ManyForm(request.POST)
        read = _read(form, today)
        usable = [entry for entry in read if not entry.doubt]
        if usable and request.POST.get("step") == "keep":
            return _planned(request, place, form, usable)
        proposal = ProposalForm(today=today, initial=_next_year(today))
        return _many_page(request, place, form, proposal, _looked_at(place, read, request))
    proposal = ProposalForm(request.GET or None, today=today, initial=_next_year(today))
    if not proposal.is_valid():
        return _many_page(request, place, ManyForm(initial=_USUAL_TIMES), proposal, [])
    taken = days_taken(place, today, viewer_of(request))
    days = proposed_days(proposal.months_of_years, proposal.cleaned_data["weekday"], taken, after=today)
    lines = "\n".join(map(weekday_date, days))
    proposed = [ReadDay(weekday_date(day), day, TEN, NOON) for day in days]
    form = ManyForm(initial={**_USUAL_TIMES, "days": lines})
    return _many_page(request, place, form, proposal, _looked_at(place, proposed, request))


@for_accounts
def taken_days(request: HttpRequest, council: str) -> HttpResponse:
    """The days on which others meet: those to come, and adding some."""
    place, today = council_to_plan(request, council), timezone.localdate()
    form = TakenDaysForm(request.POST or None)
    if form.is_valid():
        read = read_titled_days(form.cleaned_data["lines"], after=today)
        wrong = [entry for entry in read if entry.doubt]
        for entry in wrong:
            form.add_error("lines", f"”{entry.text}”: {entry.doubt}")
        if not wrong:
            days = [(entry.day, entry.title) for entry in read if entry.day]
            n = add_taken_days(place, days, is_for_all=form.cleaned_data["is_for_all"], by=actor_of(request))
            tell(request, ngettext("%(n)d dag er tilføjet.", "%(n)d dage er tilføjet.", n) % {"n": n})
            return redirect("meetings:taken_days", place.slug)
    rows = taken_days_of(place, today, viewer_of(request)).select_related("council")
    page = Paginator(rows, MEETINGS_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "meetings/planning/taken_days.html", {"council": place, "form": form, "page": page})


@for_accounts
@require_POST
def taken_day_out(request: HttpRequest, council: str, taken: int) -> HttpResponse:
    """Takes a day away."""
    place = council_to_plan(request, council)
    row = get_object_or_404(taken_days_of(place, timezone.localdate(), viewer_of(request)), pk=taken)
    remove_taken_day(place, row, by=actor_of(request))
    tell(request, _("Dagen er fjernet: %(title)s, %(day)s.") % {"title": row.title, "day": weekday_day(row.day)})
    return redirect("meetings:taken_days", place.slug)


def _read(form: ManyForm, today: date) -> list[ReadDay]:
    if not form.is_valid():
        return []
    times = (form.cleaned_data["starts_at"], form.cleaned_data["ends_at"])
    read = read_days(form.cleaned_data["days"], after=today, default=times)
    if len(read) > MOST_AT_ONCE:
        form.add_error("days", _("Der kan planlægges højst %(most)d møder ad gangen.") % {"most": MOST_AT_ONCE})
        return []
    return read


def _looked_at(council: Council, read: list[ReadDay], request: HttpRequest) -> list[LookedAt]:
    taken = days_taken(council, timezone.localdate(), viewer_of(request)) if read else []
    return [LookedAt(entry, concerns_of(entry.day, taken) if entry.day else []) for entry in read]


def _planned(request: HttpRequest, council: Council, form: ManyForm, read: list[ReadDay]) -> HttpResponse:
    kind, place = form.cleaned_data["kind"], form.cleaned_data["place"]
    plans = [
        (entry.day, MeetingFacts(kind, entry.starts_at, entry.ends_at, place))
        for entry in read
        if entry.day is not None
    ]
    n = len(plan_meetings(council, plans, by=actor_of(request)))
    tell(request, ngettext("%(n)d møde er planlagt.", "%(n)d møder er planlagt.", n) % {"n": n})
    return redirect("meetings:plan", council.slug)


def _many_page(
    request: HttpRequest, council: Council, form: ManyForm, proposal: ProposalForm, rows: list[LookedAt]
) -> HttpResponse:
    usable = sum(1 for row in rows if not row.read.doubt)
    context = {"council": council, "form": form, "proposal": proposal, "rows": rows, "usable": usable}
    return render(request, "meetings/planning/many.html", context)


def _next_year(today: date) -> dict[str, int]:
    return {"first_year": today.year + 1, "last_year": today.year + 1}


_USUAL_TIMES = {"starts_at": TEN, "ends_at": NOON}
