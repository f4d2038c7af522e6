"""A meeting while it is held, for those who record it: opening it, the view of the session, its changes, closing it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tvaers.access.pages import for_accounts
from tvaers.access.viewing import actor_of, viewer_of
from tvaers.document.phrasing import Outcome, Sentence, Style, decision_sentences, other_outcomes, report_sentence
from tvaers.document.wording import ACTS
from tvaers.meetings.cycle.pages import check_may, tell, tell_refusal
from tvaers.meetings.cycle.permissions import HOLD
from tvaers.meetings.cycle.stages import CannotAdvance, Step, is_at
from tvaers.meetings.extensions import ready_sentences
from tvaers.meetings.minutes.approval_sentences import minutes_by_item, sentences_for
from tvaers.meetings.models import NOTHING_RECORDED, DraftItem, FollowUp, Meeting, Session
from tvaers.meetings.paper.queries import meeting_in_cycle_at
from tvaers.meetings.session.actions.opening import (
    close_session,
    missing_for_close_session,
    missing_for_open_session,
    open_session,
    resume_session,
)
from tvaers.meetings.session.changes import Malformed
from tvaers.meetings.session.queries import ItemSeen, meetings_to_come, session_of, session_seen
from tvaers.meetings.session.state import state_of
from tvaers.meetings.session.sync import MOST_CHANGES, carry_out_all
from tvaers.meetings.session.views.following import projected
from tvaers.meetings.session.views.presence import presence_context
from tvaers.meetings.treatment.actions.holding import CannotHold
from tvaers.meetings.treatment.treating import decision_style

MOST_BYTES = 4_000_000
BAD_REQUEST, NOTHING_NEW = 400, 204


@dataclass(frozen=True)
class HeldItem:
    """An item of the session view, with the sentences that its recommendation makes ready."""

    seen: ItemSeen
    sentences: tuple[Sentence, ...]


@for_accounts
def session(request: HttpRequest, council: str, address: str) -> HttpResponse:
    """The session view; before the meeting is opened, what is missing for it; `?projektor=1` the view for a wall."""
    meeting = _meeting(request, council, address)
    held = session_of(meeting, viewer_of(request))
    if held is None:
        missing = missing_for_open_session(meeting)
        context = _context(meeting) | {"missing": missing, "can_open": is_at(meeting, Step.OPEN_SESSION)}
        context["is_blocked"] = any(entry.is_blocking for entry in missing)
        return render(request, "meetings/session/open.html", context)
    if request.GET.get("projektor") == "1":
        return projected(request, meeting)
    return render(request, "meetings/session/session.html", _session_context(request, meeting, held))


@for_accounts
@require_POST
def opening(request: HttpRequest, council: str, address: str) -> HttpResponse:
    """Opens the meeting."""
    meeting = _meeting(request, council, address)
    try:
        open_session(meeting, by=actor_of(request))
    except CannotAdvance as refusal:
        tell_refusal(request, refusal)
    return redirect("meetings:session", council, address)


@for_accounts
@require_http_methods(["GET", "HEAD", "POST"])
def closing(request: HttpRequest, council: str, address: str) -> HttpResponse:
    """What is missing, and closing the meeting."""
    meeting = _meeting(request, council, address)
    if session_of(meeting, viewer_of(request)) is None:
        raise Http404
    if request.method == "POST":
        try:
            close_session(meeting, by=actor_of(request))
        except (CannotAdvance, CannotHold) as refusal:
            tell_refusal(request, refusal)
        else:
            tell(request, _("Mødet er lukket, og alle punkter er låst. Det kan genoptages, hvis noget mangler."))
            return redirect("meetings:session", council, address)
        meeting = _meeting(request, council, address)
    missing = missing_for_close_session(meeting)
    is_blocked = any(entry.is_blocking for entry in missing) or not is_at(meeting, Step.CLOSE_SESSION)
    context = _context(meeting) | {"missing": missing, "is_blocked": is_blocked}
    return render(request, "meetings/session/close.html", context)


@for_accounts
@require_http_methods(["GET", "HEAD", "POST"])
def resuming(request: HttpRequest, council: str, address: str) -> HttpResponse:
    """Asks for the reason, and takes a closed meeting up again."""
    meeting = _meeting(request, council, address)
    if not is_at(meeting, Step.RESUME_SESSION):
        raise Http404
    if request.method == "POST":
        try:
            resume_session(meeting, request.POST.get("reason", ""), by=actor_of(request))
        except (CannotAdvance, CannotHold) as refusal:
            tell_refusal(request, refusal)
        else:
            return redirect("meetings:session", council, address)
    return render(request, "meetings/session/resume.html", _context(meeting))


@for_accounts
@require_http_methods(["GET", "POST"])
def changes(request: HttpRequest, council: str, address: str) -> HttpResponse:
    """Carries out `{"changes": [...]}` and answers what became of each, with the state and the form's token of now.

    A GET with the revision that the browser has (?revision=7) answers the state, or 204 when it has that already.
    """
    meeting = _meeting(request, council, address)
    viewer = viewer_of(request)
    held = session_of(meeting, viewer)
    if held is None:
        raise Http404
    results: list[dict[str, str]] = []
    if request.method == "POST":
        try:
            done = carry_out_all(held, _sent(request.body), viewer, actor_of(request))
        except Malformed:
            message = _("Ændringerne kunne ikke læses. Genindlæs siden, og prøv igen.")
            return JsonResponse({"error": message}, status=BAD_REQUEST)
        results = [asdict(result) for result in done]
        held = session_of(meeting, viewer) or held
    elif request.GET.get("revision") == str(held.revision):
        return HttpResponse(status=NOTHING_NEW)
    return JsonResponse({"results": results, "state": state_of(held, viewer), "token": get_token(request)})


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


def _meeting(request: HttpRequest, council: str, address: str) -> Meeting:
    """The meeting in the address, for those who hold its session. Raises Http404."""
    try:
        meeting = meeting_in_cycle_at(council, address, viewer_of(request))
    except Meeting.DoesNotExist as error:
        raise Http404 from error
    check_may(request, HOLD, meeting.council)
    return meeting


def _context(meeting: Meeting) -> dict[str, Any]:
    return {"meeting": meeting, "council": meeting.council}


def _session_context(request: HttpRequest, meeting: Meeting, held: Session) -> dict[str, Any]:
    viewer = viewer_of(request)
    seen = session_seen(held, viewer)
    style = decision_style(meeting)
    approves = minutes_by_item(meeting)
    ready = ready_sentences([item.item for item in seen.items])
    items = [
        _held_item(item, meeting.council.name, style, approves.get(item.item, ()), ready.get(item.item, ()))
        for item in seen.items
        if not item.is_shut
    ]
    return presence_context(request, meeting) | {
        "seen": seen,
        "items": items,
        "state": json.dumps(state_of(held, viewer)),
        "outcomes": _outcomes(meeting.council.name, style),
        "acts": [(act.value, _(words.past)) for act, words in ACTS.items()],
        "nothing_recorded": NOTHING_RECORDED,
        "to_come": meetings_to_come(meeting, viewer),
        "kinds": FollowUp.Kind.choices,
        "report": report_sentence("{name}", "{topic}"),
        "reports": DraftItem.Standing.REPORTS,
        "is_open": held.closed_at is None,
        "can_resume": is_at(meeting, Step.RESUME_SESSION),
    }


def _held_item(
    item: ItemSeen, council: str, style: Style, minutes: Sequence[Meeting], ready: Sequence[Sentence]
) -> HeldItem:
    """An item that approves minutes has the sentences of that; what it recommends says no more.

    What rooms above have `ready` stands first: it says by name what the recommendation says in general.
    """
    own = sentences_for(minutes, style) or decision_sentences(item.recommendation, council, style)
    return HeldItem(item, (*ready, *own))


def _outcomes(council: str, style: Style) -> list[tuple[str, Outcome]]:
    return [(_(outcome.name), outcome) for outcome in other_outcomes(council, style)]
