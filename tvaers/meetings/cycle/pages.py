"""What pages of the cycle begin and end with: whether one may, and what is said on the next page."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest

from tvaers.access.action import is_permitted
from tvaers.access.viewing import actor_of
from tvaers.councils.models import Council


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
