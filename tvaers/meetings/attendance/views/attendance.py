"""Who comes to a meeting, for the secretariat: the seats, what was answered, and answers noted for others."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tvaers.access.mail import outside_address
from tvaers.access.pages import for_accounts
from tvaers.access.viewing import actor_of, viewer_of
from tvaers.meetings.attendance.actions.calling_in import CannotAttend, answer_for, call_in, call_off, let_sit_for
from tvaers.meetings.attendance.forms import AnswerForm, OwnSeatForm, PutInForm
from tvaers.meetings.attendance.queries import invitees_of
from tvaers.meetings.attendance.views.places import invitee_of, meeting_held
from tvaers.meetings.attendance.who_comes import MemberSeat, coming, coming_csv, seats_shown
from tvaers.meetings.cycle.pages import tell, tell_refusal
from tvaers.meetings.models import Invitee
from tvaers.meetings.paper.queries import guests_of


@for_accounts
@require_http_methods(["GET", "POST"])
def who_comes(request: HttpRequest, council: str, address: str) -> HttpResponse:
    """The seats with what was answered (?vis=afbud chooses); posted to, it calls the members in."""
    meeting = meeting_held(request, council, address)
    if request.method == "POST":
        try:
            call_in(meeting, by=actor_of(request))
        except CannotAttend as refusal:
            tell_refusal(request, refusal)
        else:
            tell(request, _("Medlemmerne er kaldt ind, som de sidder den dag."))
        return redirect("meetings:who_comes", council, address)
    viewer = viewer_of(request)
    if meeting.is_in_writing and invitees_of(meeting, viewer):
        return redirect("meetings:procedure_answers", council, address)
    found, chosen = coming(invitees_of(meeting, viewer)), request.GET.get("vis", "")
    context = {
        "meeting": meeting,
        "council": meeting.council,
        "coming": found,
        "seats": seats_shown(found.seats, chosen),
        "chosen": chosen,
        "readers": guests_of(meeting, viewer),
    }
    return render(request, "meetings/attendance/who_comes.html", context)


@for_accounts
def export(request: HttpRequest, council: str, address: str) -> HttpResponse:
    """Those expected as a file for spreadsheets."""
    meeting = meeting_held(request, council, address)
    text = coming_csv(invitees_of(meeting, viewer_of(request)))
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="deltagere-{council}-{address}.csv"'
    return response


@for_accounts
@require_http_methods(["GET", "POST"])
def invitee(request: HttpRequest, council: str, address: str, invitee: int) -> HttpResponse:
    """One of those expected: an answer noted for them, and for a member's empty seat another put in."""
    meeting = meeting_held(request, council, address)
    row = invitee_of(request, meeting, invitee)
    in_writing = meeting.is_in_writing
    form = (OwnSeatForm if in_writing else AnswerForm)(
        request.POST or None, initial={"answer": row.answer, "note": row.note}
    )
    if form.is_valid():
        says = Invitee.Answer(form.cleaned_data["answer"])
        try:
            answer_for(row, says, form.cleaned_data["note"], site=outside_address(request), by=actor_of(request))
        except CannotAttend as refusal:
            tell_refusal(request, refusal)
        else:
            told = form.told(says)
            tell(request, _("{name}: {answer}.").format(name=row.name, answer=told))
        return redirect("meetings:who_comes", council, address)
    substitutes = [other for other in invitees_of(meeting, viewer_of(request)) if other.sits_for_id == row.pk]
    context = {
        "meeting": meeting,
        "council": meeting.council,
        "invitee": row,
        "seat": MemberSeat(row, tuple(substitutes)) if row.part == Invitee.Part.MEMBER else None,
        "form": form,
        "put_in_form": PutInForm(),
        "in_writing": in_writing,
    }
    return render(request, "meetings/attendance/invitee.html", context)


@for_accounts
@require_POST
def put_in(request: HttpRequest, council: str, address: str, invitee: int) -> HttpResponse:
    """Puts another than the personal substitute in a member's seat."""
    row = invitee_of(request, meeting_held(request, council, address), invitee)
    form = PutInForm(request.POST)
    try:
        name = form.cleaned_data["name"] if form.is_valid() else ""
        let_sit_for(row, name, party=request.POST.get("party", "")[:5], by=actor_of(request))
    except CannotAttend as refusal:
        tell_refusal(request, refusal)
        return redirect("meetings:invitee", council, address, invitee)
    tell(request, _("{name} sidder for {member}.").format(name=name, member=row.name))
    return redirect("meetings:who_comes", council, address)


@for_accounts
@require_POST
def take_off(request: HttpRequest, council: str, address: str, invitee: int) -> HttpResponse:
    """Takes a substitute off the list."""
    row = invitee_of(request, meeting_held(request, council, address), invitee)
    try:
        call_off(row, site=outside_address(request), by=actor_of(request))
    except CannotAttend as refusal:
        tell_refusal(request, refusal)
    else:
        tell(request, _("{name} er taget af listen.").format(name=row.name))
    return redirect("meetings:who_comes", council, address)
