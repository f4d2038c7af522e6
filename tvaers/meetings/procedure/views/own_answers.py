"""One's own answers in a written procedure: the page that the letters lead to."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from tvaers.access.pages import for_accounts
from tvaers.access.viewing import account_of, actor_of, viewer_of
from tvaers.meetings.cycle.pages import may, tell_refusal
from tvaers.meetings.cycle.permissions import HOLD
from tvaers.meetings.models import Invitee, ProcedureAnswer
from tvaers.meetings.paper.presentation import shown_item
from tvaers.meetings.procedure.actions import CannotAnswer, answer_procedure
from tvaers.meetings.procedure.queries import asked_of, can_still_answer, last_day_of, own_seat
from tvaers.meetings.procedure.queries import own_answers as answers_of
from tvaers.meetings.procedure.views.places import procedure_at

NOT_ASKED = 404


@for_accounts
@require_http_methods(["GET", "POST"])
def own_answers(request: HttpRequest, council: str, address: str) -> HttpResponse:
    """All items, with a button for each answer; posted to, it takes the answer to one of them."""
    meeting = procedure_at(request, council, address)
    invitee = own_seat(meeting, account_of(request))
    if invitee is None and may(request, HOLD, meeting.council):
        return redirect("meetings:procedure_answers", council, address)
    if invitee is None:
        return render(request, "meetings/procedure/not_asked.html", status=NOT_ASKED)
    if request.method == "POST":
        return _take(request, invitee)
    viewer = viewer_of(request)
    answers = answers_of(invitee, viewer)
    entries = [
        (shown_item(entry.item, meeting), entry.draft is not None, answers.get(entry.item.number))
        for entry in asked_of(invitee, viewer)
    ]
    context = {
        "meeting": meeting,
        "council": meeting.council,
        "invitee": invitee,
        "entries": entries,
        "waiting": sum(is_asked and answer is None for _entry, is_asked, answer in entries),
        "can_answer": can_still_answer(meeting),
        "last_day": last_day_of(meeting),
    }
    return render(request, "meetings/procedure/answer.html", context)


def _take(request: HttpRequest, invitee: Invitee) -> HttpResponse:
    number, choice = request.POST.get("item", ""), request.POST.get("choice", "")
    entry = next((row for row in asked_of(invitee, viewer_of(request)) if row.item.number == number), None)
    if entry is None or entry.draft is None or choice not in ProcedureAnswer.Choice.values:
        raise Http404
    meeting = invitee.meeting
    here = reverse("meetings:procedure", args=[meeting.council.slug, meeting.address])
    try:
        text = request.POST.get("text", "")
        answer_procedure(invitee, entry.draft, ProcedureAnswer.Choice(choice), text, by=actor_of(request))
    except CannotAnswer as refusal:
        tell_refusal(request, refusal)
        return redirect(here)
    return redirect(f"{here}#pkt-{number}")
