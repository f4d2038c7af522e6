"""What is different for who is signed in: answers are nobody else's, and the session ends, used or not."""

from __future__ import annotations

import time
from collections.abc import Callable

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

from tvaers.access.pages import unkept
from tvaers.access.viewing import is_signed_in

SEEN = "seen"
"""The session's note of when it was last used, in seconds."""
_NOTED_EVERY = 10 * 60
BEGUN = "begun"
"""The session's note of when someone signed in, in seconds."""


class SignedIn:
    """Keeps the answers to who is signed in out of every cache, and the session alive while it is used.

    Pages for everybody have an ETag over what everybody sees; a browser that comes back signed in must not be told
    that nothing has changed.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not is_signed_in(request):
            return self._get_response(request)
        if _has_lasted_too_long(request):
            logout(request)
        request.META.pop("HTTP_IF_NONE_MATCH", None)
        request.META.pop("HTTP_IF_MODIFIED_SINCE", None)
        if is_signed_in(request):
            _note_use(request)
        response = self._get_response(request)
        response.headers.pop("ETag", None)
        unkept(response)
        patch_vary_headers(response, ("Cookie",))
        return response


def _has_lasted_too_long(request: HttpRequest) -> bool:
    """Whether the session began longer ago than any may last; one without a note of it begins now."""
    now = int(time.time())
    return now - int(request.session.setdefault(BEGUN, now)) > settings.SESSION_LASTS_AT_MOST


def _note_use(request: HttpRequest) -> None:
    """At most every ten minutes, for it writes."""
    now = int(time.time())
    if now - request.session.get(SEEN, 0) >= _NOTED_EVERY:
        request.session[SEEN] = now
        UserSession.objects.create_from_request(request)
