"""What the pages of roles and circles begin with: the council in the address, the day asked for, what one may do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from tvaers.access.action import is_permitted
from tvaers.access.roles import Sight
from tvaers.access.viewing import actor_of, viewer_of
from tvaers.access.visibility import councils_seen, has_sight
from tvaers.councils.models import Council
from tvaers.councils.queries import council_by_slug

EVERYWHERE = "administration"
"""Stands in the address in a council's place for what no council has: national circles, roles that reach everywhere."""


@dataclass(frozen=True)
class Place:
    """A council, or for None what belongs to none."""

    slug: str
    council: Council | None

    @property
    def key(self) -> int | None:
        """The council's key, as permissions are asked for."""
        return self.council.pk if self.council else None


@dataclass(frozen=True)
class AskedDay:
    """The day that a page shows: the one in ?day=, else today."""

    day: date
    is_today: bool
    is_unreadable: bool


def place_of(request: HttpRequest, slug: str) -> Place:
    """The place in the address. Raises Http404."""
    if slug == EVERYWHERE:
        return Place(slug, None)
    try:
        return Place(slug, council_by_slug(slug, viewer_of(request)))
    except Council.DoesNotExist as error:
        raise Http404 from error


def council_place(request: HttpRequest, slug: str) -> tuple[Place, Council]:
    """The council in the address, where the place must be one. Raises Http404."""
    place = place_of(request, slug)
    if place.council is None:
        raise Http404
    return place, place.council


def place_with_lists(request: HttpRequest, slug: str) -> Place:
    """The place in the address, whose working lists the viewer sees. Raises Http404."""
    place = place_of(request, slug)
    viewer = viewer_of(request)
    is_seen = has_sight(viewer, Sight.CIRCLES, place.key)
    if not is_seen and not (place.council is None and councils_seen(viewer, Sight.CIRCLES)):
        raise Http404
    return place


def may(request: HttpRequest, permission: str, place: Place) -> bool:
    """Whether the signed-in account may do this here; nobody acts while looking through others' eyes."""
    looks_as_another = getattr(request, "stand_in", None) is not None
    return not looks_as_another and is_permitted(actor_of(request), permission, place.key)


def asked_day(request: HttpRequest) -> AskedDay:
    """The day in ?day=, today when there is none or it cannot be read."""
    today, text = timezone.localdate(), request.GET.get("day", "").strip()
    try:
        day = date.fromisoformat(text) if text else today
    except ValueError:
        return AskedDay(today, is_today=True, is_unreadable=True)
    return AskedDay(day, is_today=day == today, is_unreadable=False)


def tell(request: HttpRequest, text: str, **values: Any) -> None:
    """Says on the next page what was done."""
    messages.success(request, text % values if values else text)


def tell_refusal(request: HttpRequest, reason: Exception) -> None:
    """Says on the next page why nothing was done."""
    messages.error(request, _("%(reason)s Der er ikke ændret noget.") % {"reason": reason})
