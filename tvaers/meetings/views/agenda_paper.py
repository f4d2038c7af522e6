"""The paper of an agenda as it is today, for those who prepare it: as a page, PDF and Word, before it is sent."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tvaers.access.pages import for_accounts
from tvaers.access.viewing import viewer_of
from tvaers.document.model import Document
from tvaers.meetings.agenda_queries import agenda_of, next_meeting_of
from tvaers.meetings.composing import agenda_document
from tvaers.meetings.models import Meeting
from tvaers.meetings.presentation import shown
from tvaers.meetings.views.agenda_places import meeting_to_prepare
from tvaers.meetings.written_apart import written_apart

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
    document = _paper_of(request, meeting)
    holds_closed = any(item.open is False for item in document.items())
    response = HttpResponse(written_apart(writer, document, holds_closed=holds_closed), content_type=media_type)
    name = f"{meeting.council.slug}-{meeting.address}-udkast.{ending}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
