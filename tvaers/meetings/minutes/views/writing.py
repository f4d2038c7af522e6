"""Writing a decision anew after the meeting, adding files to the minutes, and sending them."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tvaers.access.mail import outside_address
from tvaers.access.pages import for_accounts
from tvaers.access.viewing import actor_of, viewer_of
from tvaers.meetings.cycle.deadlines import What, deadline_of
from tvaers.meetings.cycle.pages import tell
from tvaers.meetings.cycle.stages import CannotAdvance
from tvaers.meetings.drafts.actions.writing import CannotSave
from tvaers.meetings.minutes.actions.freezing import are_for_members_first
from tvaers.meetings.minutes.actions.writing import (
    CannotWriteMinutes,
    enclose_with_minutes,
    send_minutes,
    write_decision,
)
from tvaers.meetings.minutes.approval_sentences import sentences_for
from tvaers.meetings.minutes.approvals import corrections_of, put_for_approval
from tvaers.meetings.minutes.forms import DecisionForm, EnclosuresForm, SendMinutesForm
from tvaers.meetings.minutes.missing import missing_for_send_minutes
from tvaers.meetings.minutes.views.places import meeting_to_write, point_at, treatment_at
from tvaers.meetings.models import EarlierDecision, Meeting, SubPoint, Treatment
from tvaers.meetings.telling.actions import CannotTell
from tvaers.meetings.telling.receivers import receivers_of, told_circles
from tvaers.meetings.treatment.actions.holding import CannotHold
from tvaers.meetings.treatment.treating import decision_style, suggested_acts


@for_accounts
def decision(request: HttpRequest, council: str, address: str, number: str, point: int | None = None) -> HttpResponse:
    """A form with the decision, or a point under it, as it is now; what it said before stays below."""
    meeting = meeting_to_write(request, council, address)
    treatment = treatment_at(request, meeting, number)
    sub_point = point_at(request, treatment, point) if point is not None else None
    form = DecisionForm(request.POST or None, initial=_initial(treatment, sub_point))
    if form.is_valid():
        data = form.cleaned_data
        try:
            write_decision(
                treatment,
                data["text"],
                form.chosen_acts(),
                base=data["base"],
                sub_point=sub_point,
                by=actor_of(request),
            )
        except (CannotWriteMinutes, CannotHold) as refusal:
            form.add_error(None, str(refusal))
        else:
            tell(request, _("Beslutningen er gemt."))
            return _back(meeting, number)
    earlier = EarlierDecision.objects.visible_to(viewer_of(request)).filter(treatment=treatment, sub_point=sub_point)
    context = {
        "council": meeting.council,
        "meeting": meeting,
        "treatment": treatment,
        "sub_point": sub_point,
        "points": treatment.sub_points.all() if sub_point is None else (),
        "form": form,
        "earlier": earlier.select_related("replaced_by"),
    }
    return render(request, "meetings/minutes/decision.html", context)


@for_accounts
def enclose(request: HttpRequest, council: str, address: str, number: str) -> HttpResponse:
    """Files that go out with the minutes under an item."""
    meeting = meeting_to_write(request, council, address)
    treatment = treatment_at(request, meeting, number)
    form = EnclosuresForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        data = form.cleaned_data
        try:
            enclose_with_minutes(
                treatment.item, data["added"], data["title"], is_closed=data["is_closed"], by=actor_of(request)
            )
        except (CannotWriteMinutes, CannotSave) as refusal:
            form.add_error(None, str(refusal))
        else:
            tell(request, _("Bilaget er føjet til og sendes ud med referatet."))
            return _back(meeting, number)
    context = {"council": meeting.council, "meeting": meeting, "treatment": treatment, "form": form}
    return render(request, "meetings/minutes/enclose.html", context)


@for_accounts
def send(request: HttpRequest, council: str, address: str) -> HttpResponse:
    """Who gets the minutes, what is missing and until when remarks can come; sending is the one button."""
    meeting = meeting_to_write(request, council, address)
    if meeting.stage != Meeting.Stage.MINUTES_DRAFTED:
        raise Http404
    form = SendMinutesForm(request.POST or None)
    if form.is_valid():
        try:
            send_minutes(meeting, form.cleaned_data["note"], site=outside_address(request), by=actor_of(request))
        except (CannotAdvance, CannotTell, CannotWriteMinutes) as refusal:
            meeting.refresh_from_db()
            form.add_error(None, str(refusal))
        else:
            tell(request, _("Referatet er sendt."))
            return redirect("meetings:minutes", meeting.council.slug, meeting.address)
    viewer = viewer_of(request)
    missing = missing_for_send_minutes(meeting)
    context = {
        "council": meeting.council,
        "meeting": meeting,
        "form": form,
        "missing": missing,
        "is_blocked": any(entry.is_blocking for entry in missing),
        "receivers": receivers_of(meeting, told_circles(meeting, viewer), viewer),
        "for_members": are_for_members_first(meeting),
        "remarks_until": deadline_of(meeting, What.REMARKS),
    }
    return render(request, "meetings/minutes/send.html", context)


@for_accounts
def approval(request: HttpRequest, council: str, address: str) -> HttpResponse:
    """What would be approved: the corrections since the minutes were sent, and at which meeting they are put."""
    meeting = meeting_to_write(request, council, address)
    if meeting.stage == Meeting.Stage.MINUTES_DRAFTED:
        raise Http404
    context = {
        "council": meeting.council,
        "meeting": meeting,
        "corrections": corrections_of(meeting),
        "put": put_for_approval(meeting, viewer_of(request)),
        "is_approved": meeting.stage == Meeting.Stage.MINUTES_APPROVED,
        "sentences": sentences_for([meeting], decision_style(meeting)),
    }
    return render(request, "meetings/minutes/approval.html", context)


def _initial(treatment: Treatment, point: SubPoint | None) -> dict[str, object]:
    text, acts = (point.text, point.acts) if point else (treatment.decision, treatment.acts)
    return {"text": text, "base": text, "acts": acts, "acts_follow": list(acts) == suggested_acts(text)}


def _back(meeting: Meeting, number: str) -> HttpResponse:
    response = redirect("meetings:minutes", meeting.council.slug, meeting.address)
    response["Location"] += f"#punkt-{number}"
    return response
