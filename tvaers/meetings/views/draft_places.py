"""What the pages of drafts begin with: the council, the draft or the laying in the address, for those who tend it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest

from tvaers.access.action import is_permitted
from tvaers.access.roles import Sight
from tvaers.access.viewing import actor_of, viewer_of
from tvaers.access.visibility import has_sight
from tvaers.councils.models import Council
from tvaers.councils.queries import council_by_slug
from tvaers.meetings.draft_queries import tended_draft, tended_laying
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


def may(request: HttpRequest, permission: str, council: Council) -> bool:
    """Whether the signed-in account may do this there; nobody acts while looking through others' eyes."""
    if getattr(request, "stand_in", None) is not None:
        return False
    return is_permitted(actor_of(request), permission, council.pk)


def check_may(request: HttpRequest, permission: str, council: Council) -> None:
    """Raises Http404 for those who may not do this there: pages of what one may not do are not there."""
    if not may(request, permission, council):
        raise Http404


def tell(request: HttpRequest, text: Any) -> None:
    """Says on the next page what was done."""
    messages.success(request, str(text))


def tell_refusal(request: HttpRequest, reason: Exception) -> None:
    """Says on the next page why nothing was done."""
    messages.error(request, str(reason))
