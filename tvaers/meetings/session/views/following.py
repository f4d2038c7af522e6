"""A meeting while it is held, for those who follow it on their own screens, and for the wall of the room."""

from __future__ import annotations

from threading import Lock

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from tvaers.access.pages import for_accounts
from tvaers.access.roles import Sight
from tvaers.access.viewing import viewer_of
from tvaers.access.visibility import Viewer, has_sight
from tvaers.meetings.models import Meeting, Session, excluded_items
from tvaers.meetings.paper.queries import meeting_in_cycle_at
from tvaers.meetings.session.queries import session_of, session_seen

NOTHING_NEW = 204
NOT_OPENED = "-"
"""Stands for the revision of a meeting that is not opened yet."""
MOST_KEPT = 64
_FRAGMENTS = {False: "meetings/session/followed.html", True: "meetings/session/projected.html"}


@for_accounts
@require_safe
def follow(request: HttpRequest, council: str, address: str) -> HttpResponse:
    """The item that the meeting is at, what is decided of it as it is typed, and the items before and after."""
    meeting = _meeting(request, council, address)
    if request.GET.get("projektor") == "1":
        return projected(request, meeting)
    return _page(request, meeting, "meetings/session/follow.html", is_projected=False)


@for_accounts
@require_safe
def news(request: HttpRequest, council: str, address: str) -> HttpResponse:
    """What is to be shown now, or 204 for who has it already (?revision=7); `projektor=1` for the wall."""
    meeting = _meeting(request, council, address)
    viewer = viewer_of(request)
    session = session_of(meeting, viewer)
    revision = _revision(session)
    if request.GET.get("revision") == revision:
        return HttpResponse(status=NOTHING_NEW)
    is_projected = request.GET.get("projektor") == "1"
    return JsonResponse({"revision": revision, "html": _fragment(meeting, session, viewer, is_projected=is_projected)})


def projected(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """The page for the wall, large and calm."""
    return _page(request, meeting, "meetings/session/projector.html", is_projected=True)


def _page(request: HttpRequest, meeting: Meeting, template: str, *, is_projected: bool) -> HttpResponse:
    viewer = viewer_of(request)
    session = session_of(meeting, viewer)
    context = {
        "meeting": meeting,
        "council": meeting.council,
        "revision": _revision(session),
        "fragment": _fragment(meeting, session, viewer, is_projected=is_projected),
    }
    return render(request, template, context)


def _meeting(request: HttpRequest, council: str, address: str) -> Meeting:
    """The meeting in the address, for those who may follow it. Raises Http404."""
    viewer = viewer_of(request)
    try:
        meeting = meeting_in_cycle_at(council, address, viewer)
    except Meeting.DoesNotExist as error:
        raise Http404 from error
    if not has_sight(viewer, Sight.CLOSED, meeting.council_id):
        raise Http404
    return meeting


def _revision(session: Session | None) -> str:
    return NOT_OPENED if session is None else str(session.revision)


_kept: dict[tuple[object, ...], str] = {}
"""The latest fragments, each for all who see all of a session: sixty who follow are told the same."""
_lock = Lock()


def _fragment(meeting: Meeting, session: Session | None, viewer: Viewer, *, is_projected: bool) -> str:
    template = _FRAGMENTS[is_projected]
    if session is None:
        return render_to_string(template, {"meeting": meeting, "seen": None})
    if any(key == meeting.pk for key, _number in excluded_items(viewer)):
        return _rendered(template, session, viewer)
    sees_drafts = has_sight(viewer, Sight.DRAFTS, meeting.council_id)
    name = (
        *(meeting.pk, session.opened_at, session.revision, meeting.closings_changed, meeting.current_edition_id),
        *(meeting.members_edition_id, meeting.stage, sees_drafts, get_language(), is_projected),
    )
    fragment = _kept.get(name)
    if fragment is None:
        fragment = _rendered(template, session, viewer)
        with _lock:
            if len(_kept) >= MOST_KEPT:
                _kept.clear()
            _kept[name] = fragment
    return fragment


def _rendered(template: str, session: Session, viewer: Viewer) -> str:
    return render_to_string(template, {"meeting": session.meeting, "seen": session_seen(session, viewer)})
