"""A written procedure for the secretariat: who answered what, answers noted for others, and reminders."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from tvaers.access.mail import outside_address
from tvaers.access.pages import for_accounts
from tvaers.access.viewing import actor_of, viewer_of
from tvaers.meetings.cycle.pages import tell, tell_refusal
from tvaers.meetings.models import Invitee, Meeting, ProcedureAnswer
from tvaers.meetings.procedure.actions import CannotAnswer, answer_procedure_for, remind_procedure
from tvaers.meetings.procedure.queries import Procedure, can_still_answer, own_answers, procedure_of
from tvaers.meetings.procedure.shown import rows_of, tallies_shown, title_of
from tvaers.meetings.procedure.views.places import procedure_to_tend


@for_accounts
@require_http_methods(["GET"])
def answers(request: HttpRequest, council: str, address: str) -> HttpResponse:
    """The seats and what each answered, what that comes to, and who is missing."""
    meeting = procedure_to_tend(request, council, address)
    procedure = procedure_of(meeting, viewer_of(request))
    context = {
        "meeting": meeting,
        "council": meeting.council,
        "procedure": procedure,
        "rows": rows_of(procedure),
        "tallies": tallies_shown(procedure),
        "is_sent": meeting.stage not in (Meeting.Stage.PLANNED, Meeting.Stage.PREPARING),
        "is_open": _is_open(meeting),
        "can_remind": can_still_answer(meeting),
        "can_reopen": meeting.stage == Meeting.Stage.MINUTES_DRAFTED,
    }
    return render(request, "meetings/procedure/answers.html", context)


@for_accounts
@require_http_methods(["GET", "POST"])
def answer_for(request: HttpRequest, council: str, address: str, invitee: int) -> HttpResponse:
    """One seat's answers, as the secretariat was told them."""
    meeting = procedure_to_tend(request, council, address)
    procedure = procedure_of(meeting, viewer_of(request))
    row = _invitee_of(procedure, invitee)
    if request.method == "POST":
        return _note(request, procedure, row)
    found = own_answers(row, viewer_of(request))
    seat = row.sits_for_id or row.pk
    context = {
        "meeting": meeting,
        "council": meeting.council,
        "invitee": row,
        "entries": [
            (item, title_of(item), found.get(item.number))
            for item in procedure.items
            if item.pk in procedure.tallies and seat in procedure.tallies[item.pk].asked
        ],
        "is_open": _is_open(meeting),
    }
    return render(request, "meetings/procedure/answer_for.html", context)


@for_accounts
@require_POST
def remind(request: HttpRequest, council: str, address: str) -> HttpResponse:
    """Reminds those who are missing, at most once a day."""
    meeting = procedure_to_tend(request, council, address)
    try:
        count = remind_procedure(meeting, outside_address(request), by=actor_of(request))
    except CannotAnswer as refusal:
        tell_refusal(request, refusal)
    else:
        words = ngettext("%(n)s er mindet om det i dag.", "%(n)s er mindet om det i dag.", count) % {"n": count}
        tell(request, words if count else _("Ingen, der mangler at svare, kan nås med e-mail. Ring til dem."))
    return redirect("meetings:procedure_answers", council, address)


def _note(request: HttpRequest, procedure: Procedure, invitee: Invitee) -> HttpResponse:
    number, choice = request.POST.get("item", ""), request.POST.get("choice", "")
    item = next((row for row in procedure.items if row.number == number), None)
    if item is None or choice not in ProcedureAnswer.Choice.values:
        raise Http404
    meeting = procedure.meeting
    try:
        text = request.POST.get("text", "")
        answer_procedure_for(invitee, item, ProcedureAnswer.Choice(choice), text, by=actor_of(request))
    except CannotAnswer as refusal:
        tell_refusal(request, refusal)
    else:
        said = ProcedureAnswer.Choice(choice).label
        tell(request, _("{name}, pkt. {number}: {answer}.").format(name=invitee.name, number=number, answer=said))
    return redirect("meetings:procedure_answer_for", meeting.council.slug, meeting.address, invitee.pk)


def _invitee_of(procedure: Procedure, key: int) -> Invitee:
    found = next((row for row in (*procedure.members, *procedure.substitutes) if row.pk == key), None)
    if found is None:
        raise Http404
    found.meeting = procedure.meeting
    return found


def _is_open(meeting: Meeting) -> bool:
    return meeting.stage == Meeting.Stage.AGENDA_SENT and meeting.cancelled_at is None
