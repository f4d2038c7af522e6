"""Who was told what of a meeting, and when: the record of its sendings, letter by letter."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tvaers.access.pages import for_accounts
from tvaers.access.viewing import viewer_of
from tvaers.meetings.sending.queries import sent_out
from tvaers.meetings.sending.views.places import meeting_to_send


@for_accounts
def record(request: HttpRequest, council: str, address: str) -> HttpResponse:
    """Every sending of the meeting, the last first."""
    meeting = meeting_to_send(request, council, address)
    context = {"meeting": meeting, "council": meeting.council, "sendings": sent_out(meeting, viewer_of(request))}
    return render(request, "meetings/sending/record.html", context)
