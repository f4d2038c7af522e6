"""What the pages of drafts begin with: the council, the draft or the laying in the address, for those who tend it."""

from __future__ import annotations

from django.http import Http404, HttpRequest

from tvaers.access.roles import Sight
from tvaers.access.viewing import viewer_of
from tvaers.access.visibility import has_sight
from tvaers.councils.models import Council
from tvaers.councils.queries import council_by_slug
from tvaers.meetings.cycle.pages import may
from tvaers.meetings.drafts.queries import tended_draft, tended_laying
from tvaers.meetings.models import DraftItem, Laying

WRITE, LAY = "meetings.write_draft", "meetings.lay_before"


def council_with_drafts(request: HttpRequest, slug: str) -> Council:
    """The council in the address, for those who see its drafts or write some. Raises Http404."""
    viewer = viewer_of(request)
    try:
        council = council_by_slug(slug, viewer)
    except Council.DoesNotExist as error:
        raise Http404 from error
    if not has_sight(viewer, Sight.DRAFTS, council.pk) and not may(request, WRITE, council):
        raise Http404
    return council


def draft_at(request: HttpRequest, slug: str, key: int) -> DraftItem:
    """The draft in the address, for those who work on it. Raises Http404."""
    try:
        return tended_draft(council_with_drafts(request, slug), key, viewer_of(request))
    except DraftItem.DoesNotExist as error:
        raise Http404 from error


def laying_at(request: HttpRequest, slug: str, draft: int, key: int) -> Laying:
    """The laying in the address, for those who work on the draft. Raises Http404."""
    try:
        return tended_laying(draft_at(request, slug, draft), key, viewer_of(request))
    except Laying.DoesNotExist as error:
        raise Http404 from error
