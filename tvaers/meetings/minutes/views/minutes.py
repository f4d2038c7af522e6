"""The minutes of a meeting while they are written: what they say, what is missing, and what can be done."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tvaers.access.mail import outside_address
from tvaers.access.pages import for_accounts
from tvaers.access.roles import Sight
from tvaers.access.viewing import actor_of, viewer_of
from tvaers.access.visibility import has_sight
from tvaers.meetings.cycle.pages import check_may, may, tell, tell_refusal
from tvaers.meetings.files.written_apart import written_apart
from tvaers.meetings.minutes.actions.checking import CHECK as CHECK_LETTER
from tvaers.meetings.minutes.actions.checking import ask_for_check, check_minutes
from tvaers.meetings.minutes.actions.writing import CannotWriteMinutes
from tvaers.meetings.minutes.forms import CheckForm
from tvaers.meetings.minutes.missing import missing_for_send_minutes
from tvaers.meetings.minutes.reading import checks_of, minutes_for, remarks_of
from tvaers.meetings.minutes.views.places import AFTER_SESSION, CHECK, WRITE, meeting_in_cycle_or_404, meeting_to_write
from tvaers.meetings.models import Meeting
from tvaers.meetings.paper.presentation import shown
from tvaers.post.queries import letters_about
from tvaers.post.shape import name_of

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
WRITERS = {"pdf": "pdf", "docx": "word"}


@for_accounts
def minutes(request: HttpRequest, council: str, address: str) -> HttpResponse:
    """For the secretariat all of it, for the chairmanship to read and answer, for other members their remarks."""
    meeting = meeting_in_cycle_or_404(request, council, address)
    if meeting.stage not in AFTER_SESSION:
        raise Http404
    if may(request, WRITE, meeting.council):
        return render(request, "meetings/minutes/minutes.html", _for_secretariat(request, meeting))
    if may(request, CHECK, meeting.council) and meeting.stage == Meeting.Stage.MINUTES_DRAFTED:
        return _to_check(request, meeting)
    if not has_sight(viewer_of(request), Sight.CLOSED, meeting.council_id) or not _is_sent(meeting):
        raise Http404
    return redirect("meetings:minutes_remarks", meeting.council.slug, meeting.address)


@for_accounts
def written(request: HttpRequest, council: str, address: str, ending: str) -> HttpResponse:
    """The minutes as they are today, as PDF or Word; the name says that they are not what was sent."""
    meeting = meeting_in_cycle_or_404(request, council, address)
    is_checking = may(request, CHECK, meeting.council) and meeting.stage == Meeting.Stage.MINUTES_DRAFTED
    if meeting.stage not in AFTER_SESSION or not (may(request, WRITE, meeting.council) or is_checking):
        raise Http404
    document = minutes_for(meeting, viewer_of(request))
    holds_closed = any(item.open is False for item in document.items())
    data = written_apart(WRITERS[ending], document, holds_closed=holds_closed)
    response = HttpResponse(data, content_type=MEDIA_TYPES[ending])
    name = f"{meeting.council.slug}-{meeting.address}-referat-udkast.{ending}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@for_accounts
@require_POST
def ask(request: HttpRequest, council: str, address: str) -> HttpResponse:
    """Asks the chairmanship by mail to read the minutes."""
    meeting = meeting_to_write(request, council, address)
    try:
        letters = ask_for_check(meeting, site=outside_address(request), by=actor_of(request))
        tell(request, _("Sendt til %(names)s.") % {"names": ", ".join(letter.name for letter in letters)})
    except CannotWriteMinutes as refusal:
        tell_refusal(request, refusal)
    return redirect("meetings:minutes", meeting.council.slug, meeting.address)


def _to_check(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    check_may(request, CHECK, meeting.council)
    form = CheckForm(request.POST or None)
    if form.is_valid():
        try:
            is_agreed = form.cleaned_data["answer"] == "agrees"
            check_minutes(meeting, is_agreed=is_agreed, note=form.cleaned_data["note"], by=actor_of(request))
        except CannotWriteMinutes as refusal:
            form.add_error("note", str(refusal))
        else:
            tell(request, _("Tak. Sekretariatet kan se dit svar."))
            return redirect("meetings:minutes", meeting.council.slug, meeting.address)
    viewer = viewer_of(request)
    context = {
        "council": meeting.council,
        "meeting": meeting,
        "paper": shown(minutes_for(meeting, viewer), meeting, has_pages=False),
        "checks": checks_of(meeting, viewer),
        "form": form,
    }
    return render(request, "meetings/minutes/check.html", context)


def _for_secretariat(request: HttpRequest, meeting: Meeting) -> dict[str, object]:
    viewer = viewer_of(request)
    is_drafted = meeting.stage == Meeting.Stage.MINUTES_DRAFTED
    return {
        "council": meeting.council,
        "meeting": meeting,
        "paper": shown(minutes_for(meeting, viewer), meeting, has_pages=False),
        "missing": missing_for_send_minutes(meeting) if is_drafted else (),
        "is_drafted": is_drafted,
        "is_open": meeting.stage != Meeting.Stage.MINUTES_APPROVED,
        "checks": checks_of(meeting, viewer),
        "asked": letters_about(name_of(meeting), viewer).filter(kind=CHECK_LETTER),
        "remarks": remarks_of(meeting, viewer),
    }


def _is_sent(meeting: Meeting) -> bool:
    return meeting.stage in (Meeting.Stage.MINUTES_SENT, Meeting.Stage.MINUTES_APPROVED)
