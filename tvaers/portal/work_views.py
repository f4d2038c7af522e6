"""A council's workroom, and a person's own data."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone

from tvaers.access.extensions import told_own_data
from tvaers.access.models import Account
from tvaers.access.pages import for_accounts
from tvaers.access.viewing import actor_of, viewer_of
from tvaers.councils.models import Council
from tvaers.councils.queries import council_by_slug, functions_held_by, grants_on
from tvaers.councils.views.places import Place, may
from tvaers.meetings.paper.queries import announced_days, meetings_with_attachments_in_doubt
from tvaers.portal.workroom import (
    cards_for_secretariat,
    layings_before,
    meetings_at_hand,
    meetings_in_preparation,
)


@for_accounts
def workroom(request: HttpRequest, council: str) -> HttpResponse:
    """What waits in a council for the one who is signed in."""
    viewer, today = viewer_of(request), timezone.localdate()
    try:
        found = council_by_slug(council, viewer)
    except Council.DoesNotExist as error:
        raise Http404 from error
    place = Place(found.slug, found)
    may_close = may(request, "meetings.close", place)
    held = functions_held_by(viewer).filter(function__circle__council=found)
    context = {
        "council": found,
        "cards": cards_for_secretariat(found, today, viewer),
        "coming": meetings_at_hand(found, today, viewer),
        "announced": announced_days(viewer, today).get(found.pk),
        "meetings": meetings_in_preparation(found, viewer),
        "in_doubt": meetings_with_attachments_in_doubt(found, viewer) if may_close else [],
        "laid": layings_before(found, today, viewer),
        "roles": grants_on(found, today, viewer).filter(account=viewer.pk),
        "functions": [row for row in held if row.is_valid_on(today)],
        "may_plan": may(request, "meetings.plan", Place(found.slug, found)),
        "may_change_settings": may(request, "councils.change_settings", place),
    }
    return render(request, "portal/workroom.html", context)


@for_accounts
def own_data(request: HttpRequest) -> HttpResponse:
    """All that the system keeps of the one who is signed in."""
    parts = told_own_data(_account(request))
    return render(request, "portal/own_data.html", {"parts": parts, "empty": [part for part in parts if not part.rows]})


@for_accounts
def own_data_file(request: HttpRequest) -> HttpResponse:
    """The same as a file."""
    parts = {part.key: {"title": part.title, "rows": part.file_rows} for part in told_own_data(_account(request))}
    response = JsonResponse(parts, json_dumps_params={"ensure_ascii": False, "indent": 2})
    response["Content-Disposition"] = 'attachment; filename="mine-data.json"'
    return response


def _account(request: HttpRequest) -> Account:
    account = actor_of(request).account
    if account is None:
        raise Http404
    return account
