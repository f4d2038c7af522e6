"""One's own answer to being called to a meeting: the page that letters and calendars lead to."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tvaers.access.action import NotPermitted
from tvaers.access.mail import outside_address
from tvaers.access.pages import for_accounts
from tvaers.access.viewing import account_of, actor_of
from tvaers.meetings.attendance.actions.calling_in import BEFORE_IT_IS_HELD, CannotAttend, answer
from tvaers.meetings.attendance.actions.signing_up import sign_up
from tvaers.meetings.attendance.queries import own_invitation
from tvaers.meetings.attendance.signing_up import circles_to_sign_up_from, is_open_to_sign_up
from tvaers.meetings.cycle.pages import tell, tell_refusal
from tvaers.meetings.models import Invitee, Meeting
from tvaers.meetings.paper.queries import meeting_in_cycle_at

NOT_CALLED = 404


@for_accounts
@require_http_methods(["GET", "POST"])
def own_answer(request: HttpRequest, council: str, address: str) -> HttpResponse:
    """When and where the meeting is, and a button for each answer."""
    row = own_invitation(council, address, account_of(request))
    if row is not None and row.meeting.is_in_writing:
        return redirect("meetings:procedure", council, address)
    if row is None and (meeting := _meeting_to_sign_up_for(request, council, address)) is not None:
        return _sign_up(request, meeting)
    if row is None:
        return render(request, "meetings/attendance/not_called.html", status=NOT_CALLED)
    if request.method == "POST":
        says, note = request.POST.get("answer", ""), request.POST.get("note", "")
        if says not in (Invitee.Answer.COMES, Invitee.Answer.APOLOGY):
            raise Http404
        try:
            answer(row, Invitee.Answer(says), note, site=outside_address(request), by=actor_of(request))
        except CannotAttend as refusal:
            tell_refusal(request, refusal)
        else:
            tell(request, _("Tak. Dit svar er noteret, og du kan ændre det, indtil mødet begynder."))
        return redirect("meetings:answer", council, address)
    context = {
        "invitee": row,
        "meeting": row.meeting,
        "council": row.meeting.council,
        "can_answer": row.meeting.stage in BEFORE_IT_IS_HELD and row.meeting.cancelled_at is None,
        "can_come": row.part != Invitee.Part.SIGNED_UP or is_open_to_sign_up(row.meeting),
    }
    return render(request, "meetings/attendance/answer.html", context)


def _meeting_to_sign_up_for(request: HttpRequest, council: str, address: str) -> Meeting | None:
    """The theme meeting in the address, for one of the circles that were told of it."""
    account = account_of(request)
    try:
        meeting = meeting_in_cycle_at(council, address, account)
    except Meeting.DoesNotExist:
        return None
    return meeting if circles_to_sign_up_from(meeting, account) else None


def _sign_up(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """When and where the theme meeting is, and a button to sign up."""
    if request.method == "POST":
        try:
            sign_up(meeting, by=actor_of(request))
        except (CannotAttend, NotPermitted) as refusal:
            tell_refusal(request, refusal)
        else:
            tell(request, _("Du er tilmeldt. Du kan melde fra her, indtil mødet begynder."))
        return redirect("meetings:answer", meeting.council.slug, meeting.address)
    context = {"meeting": meeting, "council": meeting.council, "is_open": is_open_to_sign_up(meeting)}
    return render(request, "meetings/attendance/sign_up.html", context)
