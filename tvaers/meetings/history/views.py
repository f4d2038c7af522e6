"""The histories of meetings, items, exclusions and drafts, for secretariat and auditors; others have no such page."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from tvaers.access.pages import for_accounts
from tvaers.access.roles import Sight
from tvaers.access.viewing import viewer_of
from tvaers.access.visibility import has_sight
from tvaers.meetings.history.events import events_of_meeting, reads_history, told_draft, told_item, told_meeting
from tvaers.meetings.history.exclusions import told_exclusions
from tvaers.meetings.models import DraftItem, Meeting, excluded_items
from tvaers.meetings.paper.queries import document_for, editions_of
from tvaers.meetings.paper.views.paper import meeting_or_404

EVENTS_A_PAGE = 50


@for_accounts
def meeting(request: HttpRequest, council: str, address: str) -> HttpResponse:
    """What was done with a meeting, newest first."""
    viewer = viewer_of(request)
    found = _meeting(request, council, address)
    page = Paginator(events_of_meeting(found, viewer), EVENTS_A_PAGE).get_page(request.GET.get("page"))
    context = {"meeting": found, "page": page, "lines": told_meeting(found, page, viewer)}
    return render(request, "meetings/history.html", context)


@for_accounts
def item(request: HttpRequest, council: str, address: str, number: str) -> HttpResponse:
    """What was done with one item, newest first, with its texts compared."""
    viewer = viewer_of(request)
    found = _meeting_with_item(request, council, address, number)
    page = Paginator(told_item(found, number, viewer), EVENTS_A_PAGE).get_page(request.GET.get("page"))
    return render(
        request, "meetings/history.html", {"meeting": found, "number": number, "page": page, "lines": list(page)}
    )


@for_accounts
def exclusions(request: HttpRequest, council: str, address: str, number: str) -> HttpResponse:
    """Who was excluded from one item and let in again, newest first, for those who see exclusions."""
    viewer = viewer_of(request)
    found = _meeting_with_item(request, council, address, number)
    if not has_sight(viewer, Sight.DRAFTS, found.council_id):
        raise Http404
    page = Paginator(told_exclusions(found, number, viewer), EVENTS_A_PAGE).get_page(request.GET.get("page"))
    context = {"meeting": found, "number": number, "page": page, "lines": list(page), "is_of_exclusions": True}
    return render(request, "meetings/history.html", context)


@for_accounts
def draft(request: HttpRequest, council: str, draft: int) -> HttpResponse:
    """What was done with a draft, newest first, each version compared with the one before; its author reads it too."""
    viewer = viewer_of(request)
    rows = DraftItem.objects.visible_to(viewer).filter(pk=draft, council__slug=council).select_related("council")
    found: DraftItem | None = rows.first()
    if found is None or not (found.author_id == viewer.pk or reads_history(viewer, found.council_id)):
        raise Http404
    page = Paginator(told_draft(found, viewer), EVENTS_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "meetings/draft_history.html", {"draft": found, "page": page, "lines": list(page)})


def _meeting_with_item(request: HttpRequest, council: str, address: str, number: str) -> Meeting:
    viewer = viewer_of(request)
    found = _meeting(request, council, address)
    numbers = {
        entry.number for edition in editions_of(found, viewer) for entry in document_for(edition, viewer).items()
    }
    if number not in numbers or (found.pk, number) in excluded_items(viewer):
        raise Http404
    return found


def _meeting(request: HttpRequest, council: str, address: str) -> Meeting:
    found = meeting_or_404(request, council, address)
    if not reads_history(viewer_of(request), found.council_id):
        raise Http404
    return found
