"""The paper of an agenda as it is today, for those who prepare it: as a page, PDF and Word, before it is sent."""

from __future__ import annotations

from subprocess import SubprocessError

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tvaers.access.pages import for_accounts
from tvaers.access.viewing import viewer_of
from tvaers.document.model import Document
from tvaers.meetings.agenda.complete_paper import complete_pdf, enclosed_with
from tvaers.meetings.agenda.composing import agenda_document
from tvaers.meetings.agenda.queries import agenda_of, next_meeting_of
from tvaers.meetings.agenda.views.places import meeting_to_prepare
from tvaers.meetings.agenda.whole import Agenda
from tvaers.meetings.cycle.pages import tell_refusal
from tvaers.meetings.files.written_apart import written_apart
from tvaers.meetings.models import Meeting
from tvaers.meetings.paper.presentation import shown
from tvaers.meetings.planning.actions.preparing import CannotPrepare

PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@for_accounts
def paper(request: HttpRequest, council: str, address: str) -> HttpResponse:
    """The paper as the members would read it, were it sent now."""
    meeting = meeting_to_prepare(request, council, address)
    context = {
        "council": meeting.council,
        "meeting": meeting,
        "paper": shown(_paper_of(request, meeting), meeting, has_pages=False),
    }
    return render(request, "meetings/agenda/paper.html", context)


@for_accounts
def pdf(request: HttpRequest, council: str, address: str) -> HttpResponse:
    """The paper as PDF."""
    meeting = meeting_to_prepare(request, council, address)
    return _written(request, meeting, "pdf", PDF, "pdf")


@for_accounts
def word(request: HttpRequest, council: str, address: str) -> HttpResponse:
    """The paper as a Word file."""
    meeting = meeting_to_prepare(request, council, address)
    return _written(request, meeting, "word", WORD, "docx")


@for_accounts
def complete(request: HttpRequest, council: str, address: str) -> HttpResponseBase:
    """The paper with everything that is enclosed, as one PDF. It can take a while; others are answered meanwhile."""
    meeting = meeting_to_prepare(request, council, address)
    agenda = agenda_of(meeting, viewer_of(request))
    document = _paper_of(request, meeting)
    try:
        path = complete_pdf(f"agenda-{meeting.pk}", document, enclosed_with(agenda), holds_closed=_holds_closed(agenda))
    except SubprocessError:
        tell_refusal(request, CannotPrepare(_("Den samlede PDF kunne ikke laves nu. Prøv igen om lidt.")))
        return redirect("meetings:agenda", meeting.council.slug, meeting.address)
    name = f"{meeting.council.slug}-{meeting.address}-udkast-samlet.pdf"
    return FileResponse(path.open("rb"), as_attachment=True, filename=name, content_type=PDF)


def _holds_closed(agenda: Agenda) -> bool:
    return any(line.item.is_closed or any(row.is_closed for row in line.attachments) for line in agenda.lines())


def _paper_of(request: HttpRequest, meeting: Meeting) -> Document:
    """The paper; what goes out closed is marked as closed."""
    viewer = viewer_of(request)
    agenda = agenda_of(meeting, viewer)
    document = agenda_document(agenda, next_meeting=next_meeting_of(meeting, viewer))
    closed = {line.number for line in agenda.lines() if line.item.is_closed}
    for item in document.items():
        if item.number in closed:
            item.open = False
    return document


def _written(request: HttpRequest, meeting: Meeting, writer: str, media_type: str, ending: str) -> HttpResponse:
    """An answer that browsers save; its name says that it is not what was sent."""
    holds_closed = _holds_closed(agenda_of(meeting, viewer_of(request)))
    data = written_apart(writer, _paper_of(request, meeting), holds_closed=holds_closed)
    response = HttpResponse(data, content_type=media_type)
    name = f"{meeting.council.slug}-{meeting.address}-udkast.{ending}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
