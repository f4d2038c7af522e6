"""“See it as …”: someone of the secretariat looks at the pages as the public, a member or a municipality does.

The choice is kept in the session and lasts until it is ended, or the role that allows it. While it lasts nothing can be
written.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _

from tvaers.access.pages import unkept
from tvaers.access.roles import HeldRole, Role, Sight
from tvaers.access.viewing import is_signed_in
from tvaers.access.visibility import PUBLIC, StandIn, has_sight
from tvaers.councils.models import Council, Municipality

KEY = "seen_as"
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_ALWAYS = frozenset({"meetings:see_as_oneself", "account_logout"})
REFUSED = 403


@dataclass(frozen=True)
class Eyes:
    """Through whose eyes the pages are seen: in a council, and for a municipal contact, of which municipality."""

    role: str
    council: int
    municipality: int | None = None

    def kept(self) -> list[object]:
        """As the session keeps it."""
        return [self.role, self.council, self.municipality]

    def stand_in(self) -> StandIn:
        """The viewer that pages are shown to."""
        if not self.role:
            return StandIn()
        return StandIn(HeldRole(Role(self.role), council=self.council, municipality=self.municipality))


def eyes_of(request: HttpRequest) -> Eyes | None:
    """Whose eyes the session has chosen, as long as the account may choose them."""
    if not is_signed_in(request):
        return None
    kept = request.session.get(KEY)
    if not kept:
        return None
    eyes = Eyes(*kept)
    return eyes if has_sight(request.user, Sight.DRAFTS, eyes.council) else None


def name_of(eyes: Eyes) -> str:
    """Whose eyes these are, in words that follow »som«."""
    council = Council.objects.visible_to(PUBLIC).get(pk=eyes.council)
    if eyes.role == Role.MEMBER:
        return _("et medlem af {council}").format(council=council.name)
    if eyes.municipality:
        municipality = Municipality.objects.visible_to(PUBLIC).get(pk=eyes.municipality)
        return _("kontaktpersonen i {municipality}").format(municipality=municipality.name)
    return _("offentligheden")


class StandingIn:
    """Gives each request of someone who sees as another the stand-in to look through, and keeps it from writing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        eyes = eyes_of(request)
        if eyes is None:
            return self._get_response(request)
        if request.method not in _SAFE and not _may_be_sent(request.path_info):
            request.seen_as = name_of(eyes)  # type: ignore[attr-defined]
            response = render(request, "meetings/access/refused.html", status=REFUSED)
            unkept(response)
            return response
        request.stand_in = eyes.stand_in()  # type: ignore[attr-defined]
        request.seen_as = name_of(eyes)  # type: ignore[attr-defined]
        return self._get_response(request)


def _may_be_sent(path: str) -> bool:
    try:
        return resolve(path).view_name in _ALWAYS
    except Resolver404:
        return True
