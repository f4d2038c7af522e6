"""Who is there while the meeting lasts, for the secretariat: taps that survive a lost connection, and a plain form."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tvaers.access.pages import for_accounts
from tvaers.access.viewing import account_of, actor_of, viewer_of
from tvaers.meetings.attendance.actions.calling_in import CannotAttend
from tvaers.meetings.attendance.views.places import meeting_held
from tvaers.meetings.cycle.pages import tell_refusal
from tvaers.meetings.models import Meeting
from tvaers.meetings.session.changes import Malformed
from tvaers.meetings.session.presence_changes import ALL_HERE, KINDS, PresenceChange, carry_out, carry_out_all
from tvaers.meetings.session.presence_shown import presence_shown
from tvaers.meetings.treatment.actions.holding import CannotHold

MOST_CHANGES, MOST_BYTES, BAD_REQUEST = 50, 50_000, 400


@for_accounts
@require_http_methods(["GET", "POST"])
def presence(request: HttpRequest, council: str, address: str) -> HttpResponse:
    """Everyone with a button for coming and leaving; posted to without JavaScript, it makes one change."""
    meeting = meeting_held(request, council, address)
    if request.method == "POST":
        try:
            carry_out(meeting, _posted(request), viewer_of(request), actor_of(request))
        except (CannotAttend, CannotHold) as refusal:
            tell_refusal(request, refusal)
        return redirect("meetings:presence", council, address)
    return render(request, "meetings/attendance/presence.html", presence_context(request, meeting))


@for_accounts
@require_http_methods(["GET", "POST"])
def presence_changes(request: HttpRequest, council: str, address: str) -> HttpResponse:
    """Carries out `{"changes": [...]}` and answers what became of each, with the list as it now is and a token."""
    meeting = meeting_held(request, council, address)
    results: list[dict[str, str]] = []
    if request.method == "POST":
        try:
            done = carry_out_all(meeting, _sent(request.body), viewer_of(request), actor_of(request))
        except Malformed:
            message = _("Ændringerne kunne ikke læses. Genindlæs siden, og prøv igen.")
            return JsonResponse({"error": message}, status=BAD_REQUEST)
        results = [asdict(result) for result in done]
    html = render_to_string("meetings/attendance/there.html", presence_context(request, meeting), request)
    return JsonResponse({"results": results, "state": {"html": html}, "token": get_token(request)})


def presence_context(request: HttpRequest, meeting: Meeting) -> dict[str, Any]:
    """What the list of those there is shown from."""
    return {
        "meeting": meeting,
        "council": meeting.council,
        "there": presence_shown(meeting, viewer_of(request)),
        "account_key": account_of(request).pk,
    }


def _posted(request: HttpRequest) -> PresenceChange:
    """The change of the plain form. Raises Http404 for what is none."""
    kind, _separator, person = request.POST.get("do", "").partition(":")
    item, reason = request.POST.get("item", ""), request.POST.get("reason", "")
    if kind not in {*KINDS, ALL_HERE} or (person and not person.isdecimal()) or (item and not item.isdecimal()):
        raise Http404
    return PresenceChange("", kind, int(person) if person else None, int(item) if item else None, reason)


def _sent(body: bytes) -> list[Any]:
    """The changes in the body of a request. Raises Malformed."""
    if len(body) > MOST_BYTES:
        raise Malformed("too much")
    try:
        sent = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Malformed("no JSON") from error
    listed = sent.get("changes") if isinstance(sent, dict) else None
    if not isinstance(listed, list) or len(listed) > MOST_CHANGES:
        raise Malformed("no list of changes")
    return listed
