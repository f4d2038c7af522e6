"""Taking a meeting or an item down, publishing what was held back, and the marker that stands in its place."""

from __future__ import annotations

from allauth.core.exceptions import ReauthenticationRequired
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tvaers.access.action import is_permitted
from tvaers.access.adapter import proved_lately
from tvaers.access.viewing import actor_of, viewer_of
from tvaers.access.visibility import PUBLIC
from tvaers.meetings.models import Depublication, Meeting
from tvaers.meetings.paper.queries import document_for, editions_of
from tvaers.meetings.paper.views.marker import kept_private
from tvaers.meetings.paper.views.paper import meeting_or_404
from tvaers.meetings.sight.actions.depublication import (
    LONGEST_NOTE,
    CannotPublish,
    depublish,
    depublish_item,
    publish,
    republish,
)
from tvaers.meetings.sight.actions.letting_read import is_published_when_sent, send
from tvaers.meetings.sight.depublished import markers_of


@require_http_methods(["GET", "POST"])
def depublication(request: HttpRequest, council: str, address: str, number: str = "") -> HttpResponseBase:
    """Asks for the class of reason and takes the meeting, or one item of it, down when it is posted."""
    found = _to_tend(request, council, address, "meetings.depublish")
    if isinstance(found, HttpResponseBase):
        return found
    if number and number not in _numbers_of(found):
        raise Http404
    error = ""
    if request.method == "POST":
        error = _taken_down(request, found, number)
        if not error:
            messages.success(request, _("Det er fjernet. Siden, filerne og søgningen har det ikke længere."))
            return redirect("meetings:depublication", council, address)
    markers = markers_of(found, viewer_of(request))
    context = {
        "meeting": found,
        "number": number,
        "markers": markers,
        "can_be_removed": not any(marker.item_number in ("", number) for marker in markers),
        "reasons": Depublication.ReasonClass.choices,
        "reason": request.POST.get("reason", ""),
        "note": request.POST.get("note", "")[:LONGEST_NOTE],
        "longest_note": LONGEST_NOTE,
        "error": error,
        "items": document_for(found.current_edition, viewer_of(request)).items() if found.current_edition else [],
    }
    return kept_private(render(request, "meetings/depublication.html", context))


@require_POST
def republication(request: HttpRequest, council: str, address: str, marker: int) -> HttpResponseBase:
    """Takes a depublication back."""
    found = _to_tend(request, council, address, "meetings.depublish")
    if isinstance(found, HttpResponseBase):
        return found
    row = next((entry for entry in markers_of(found, viewer_of(request)) if entry.pk == marker), None)
    if row is None:
        raise Http404
    try:
        republish(row, by=actor_of(request))
        messages.success(request, _("Det er offentligt igen."))
    except CannotPublish as error:
        messages.error(request, str(error))
    return redirect("meetings:depublication", council, address)


@require_http_methods(["GET", "POST"])
def publication(request: HttpRequest, council: str, address: str) -> HttpResponseBase:
    """Shows what becomes public of a meeting held back; a post sends it to the members or publishes it."""
    found = _to_tend(request, council, address, "meetings.publish")
    if isinstance(found, HttpResponseBase):
        return found
    if request.method == "POST":
        _let_out(request, found)
        return redirect(found)
    viewer = viewer_of(request)
    context = {
        "meeting": found,
        "editions": editions_of(found, viewer),
        "entries": list(document_for(found.current_edition, PUBLIC).items()) if found.current_edition else [],
        "can_be_sent": found.sent_at is None and not is_published_when_sent(found),
    }
    return kept_private(render(request, "meetings/publication.html", context))


def _let_out(request: HttpRequest, meeting: Meeting) -> None:
    """Sends or publishes the meeting, as the button says, and tells how it went."""
    only_members = request.POST.get("to") == "members"
    try:
        if only_members:
            send(meeting, by=actor_of(request))
        else:
            publish(meeting, by=actor_of(request))
    except CannotPublish as error:
        messages.error(request, str(error))
        return
    is_out = Meeting.objects.visible_to(PUBLIC).filter(pk=meeting.pk).exists()
    messages.success(request, _("Mødet er nu offentligt.") if is_out else _("Medlemmerne kan nu læse papirerne."))


def _to_tend(request: HttpRequest, council: str, address: str, permission: str) -> Meeting | HttpResponseBase:
    """The meeting, for those who may do this to it; a way to sign in for nobody; a 404 for all others.

    Who sends a form is asked to show that it is themselves, unless they did so lately, and comes back to its answer.
    """
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    meeting = meeting_or_404(request, council, address)
    if not is_permitted(actor_of(request), permission, meeting.council_id):
        raise Http404
    if request.method == "POST" and not proved_lately(request):
        raise ReauthenticationRequired
    return meeting


def _taken_down(request: HttpRequest, meeting: Meeting, number: str) -> str:
    """Takes it down as the form says; what is wrong with the form, empty when nothing is."""
    reason = request.POST.get("reason", "")
    if reason not in Depublication.ReasonClass.values:
        return _("Vælg, hvorfor det fjernes.")
    chosen = Depublication.ReasonClass(reason)
    note = request.POST.get("note", "").replace("\x00", "").strip()
    try:
        if number:
            depublish_item(meeting, number, chosen, note=note, by=actor_of(request))
        else:
            depublish(meeting, chosen, note=note, by=actor_of(request))
    except CannotPublish as error:
        return str(error)
    return ""


def _numbers_of(meeting: Meeting) -> set[str]:
    edition = meeting.current_edition
    return {item.number for item in edition.as_document().items()} if edition else set()
