"""One meeting of the plan: its facts and deadlines; changing, moving, cancelling and removing it; beginning with it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tvaers.access.mail import outside_address
from tvaers.access.pages import for_accounts
from tvaers.access.viewing import actor_of, viewer_of
from tvaers.law.meeting_days import concerns_of
from tvaers.meetings.cycle.deadlines import deadlines_of
from tvaers.meetings.cycle.next_steps import next_step, plan_address
from tvaers.meetings.cycle.pages import may, tell, tell_refusal
from tvaers.meetings.cycle.stages import CannotAdvance
from tvaers.meetings.models import Meeting
from tvaers.meetings.planning.actions.meetings import (
    BEFORE_THE_SESSION,
    CannotPlan,
    cancel_meeting,
    change_meeting,
    is_untouched,
    move_meeting,
    remove_planned_meeting,
    take_cancelling_back,
    was_told_of_cancelling,
)
from tvaers.meetings.planning.actions.preparing import begin_preparing
from tvaers.meetings.planning.forms.meetings import CancelForm, ChangeForm, MoveForm, facts_of
from tvaers.meetings.planning.offer_queries import offers_for
from tvaers.meetings.planning.queries import days_taken, template_of
from tvaers.meetings.planning.views.places import PREPARE, meeting_to_plan
from tvaers.meetings.templatetags.papers import weekday_day

Stage = Meeting.Stage
HELD = (Stage.MINUTES_DRAFTED, Stage.MINUTES_SENT, Stage.MINUTES_APPROVED)


@for_accounts
def plan(request: HttpRequest, council: str, address: str) -> HttpResponse:
    """What is planned of the meeting and what can be done with it."""
    meeting = meeting_to_plan(request, council, address)
    today = timezone.localdate()
    is_open = meeting.cancelled_at is None and meeting.stage in BEFORE_THE_SESSION
    taken = days_taken(meeting.council, today, viewer_of(request), leaving_out=meeting) if is_open else []
    context = {
        "council": meeting.council,
        "meeting": meeting,
        "deadlines": deadlines_of(meeting, today),
        "concerns": concerns_of(meeting.held_on, taken) if is_open else [],
        "step": next_step(meeting),
        "offers": offers_for(meeting, viewer_of(request)).count,
        "has_template": bool(template_of(meeting.council, viewer_of(request))),
        "is_open": is_open,
        "is_sent": meeting.sent_at is not None,
        "is_begun": meeting.stage in (Stage.IN_SESSION, *HELD),
        "is_held": meeting.stage in HELD,
        "is_planned": meeting.stage == Meeting.Stage.PLANNED and meeting.cancelled_at is None,
        "is_untouched": is_untouched(meeting),
        "may_prepare": may(request, PREPARE, meeting.council),
        "may_take_back": meeting.cancelled_at is not None and not was_told_of_cancelling(meeting),
    }
    return render(request, "meetings/planning/meeting.html", context)


@for_accounts
def change(request: HttpRequest, council: str, address: str) -> HttpResponse:
    """Its kind, time, place and the rest."""
    meeting = meeting_to_plan(request, council, address)
    form = ChangeForm(
        request.POST or None, initial=facts_of(meeting), held_on=meeting.held_on, is_sent=_is_sent(meeting)
    )
    if form.is_valid():
        note = form.cleaned_data.get("note", "")
        try:
            is_told = change_meeting(
                meeting, form.facts, note=note, site=outside_address(request), by=actor_of(request)
            )
        except CannotPlan as refusal:
            form.add_error(None, str(refusal))
        else:
            tell(request, _("Mødet er rettet. De indbudte får besked.") if is_told else _("Mødet er rettet."))
            return redirect(plan_address(meeting))
    return _form_page(request, meeting, form, heading=_("Ret mødet"), button=_("Gem"))


@for_accounts
def move(request: HttpRequest, council: str, address: str) -> HttpResponse:
    """Another day: first what speaks against it, then it is moved."""
    meeting, today = meeting_to_plan(request, council, address), timezone.localdate()
    now = {"starts_at": meeting.starts_at, "ends_at": meeting.ends_at}
    form = MoveForm(request.POST or None, initial=now, today=today, is_sent=_is_sent(meeting))
    looked: dict[str, Any] = {}
    if form.is_valid():
        day = form.cleaned_data["held_on"]
        if request.POST.get("step") == "keep":
            try:
                is_told = move_meeting(
                    meeting, **form.cleaned_data, site=outside_address(request), by=actor_of(request)
                )
            except CannotPlan as refusal:
                form.add_error(None, str(refusal))
            else:
                tell(request, _("Mødet er flyttet til %(day)s.") % {"day": weekday_day(day)})
                if is_told:
                    tell(request, _("De indbudte får besked. Dagsordenen, der er sendt, nævner stadig den gamle dag."))
                return redirect(plan_address(meeting))
        taken = days_taken(meeting.council, today, viewer_of(request), leaving_out=meeting)
        looked = {"day": day, "concerns": concerns_of(day, taken)}
    return _form_page(
        request, meeting, form, heading=_("Flyt mødet"), button=_("Se dagen"), confirm=_("Flyt mødet"), **looked
    )


@for_accounts
def cancel(request: HttpRequest, council: str, address: str) -> HttpResponse:
    """Why it is cancelled."""
    meeting = meeting_to_plan(request, council, address)
    form = CancelForm(request.POST or None)
    if form.is_valid():
        try:
            is_told = cancel_meeting(
                meeting, form.cleaned_data["because"], site=outside_address(request), by=actor_of(request)
            )
        except CannotPlan as refusal:
            form.add_error(None, str(refusal))
        else:
            tell(request, _("Mødet er aflyst. De indbudte får besked.") if is_told else _("Mødet er aflyst."))
            return redirect(plan_address(meeting))
    return _form_page(request, meeting, form, heading=_("Aflys mødet"), button=_("Aflys mødet"), is_grave=True)


@for_accounts
@require_POST
def take_back(request: HttpRequest, council: str, address: str) -> HttpResponse:
    """The meeting is held after all."""
    meeting = meeting_to_plan(request, council, address)
    try:
        take_cancelling_back(meeting, by=actor_of(request))
        tell(request, _("Aflysningen er fortrudt. Mødet holdes."))
    except CannotPlan as refusal:
        tell_refusal(request, refusal)
    return redirect(plan_address(meeting))


@for_accounts
@require_POST
def remove(request: HttpRequest, council: str, address: str) -> HttpResponse:
    """Takes an untouched meeting out of the plan."""
    meeting = meeting_to_plan(request, council, address)
    try:
        remove_planned_meeting(meeting, by=actor_of(request))
    except CannotPlan as refusal:
        tell_refusal(request, refusal)
        return redirect(plan_address(meeting))
    tell(request, _("Mødet %(day)s er fjernet fra planen.") % {"day": weekday_day(meeting.held_on)})
    return redirect("meetings:plan", council)


@for_accounts
@require_POST
def begin(request: HttpRequest, council: str, address: str) -> HttpResponse:
    """Takes the meeting into preparation."""
    meeting = meeting_to_plan(request, council, address, PREPARE)
    try:
        begin_preparing(meeting, by=actor_of(request))
    except CannotAdvance as refusal:
        tell_refusal(request, refusal)
        return redirect(plan_address(meeting))
    tell(request, _("Forberedelsen er begyndt."))
    if offers_for(meeting, viewer_of(request)).count:
        return redirect("meetings:offers", council, address)
    return redirect(next_step(meeting).address)


def _is_sent(meeting: Meeting) -> bool:
    """Whether there are some who got the agenda and must know of changes."""
    return meeting.stage == Meeting.Stage.AGENDA_SENT


def _form_page(request: HttpRequest, meeting: Meeting, form: Any, **more: Any) -> HttpResponse:
    context = {"council": meeting.council, "meeting": meeting, "form": form, **more}
    return render(request, "meetings/planning/meeting_form.html", context)
