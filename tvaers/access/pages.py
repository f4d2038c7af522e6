"""Pages that are not for everybody: sign-in asked for, and nothing kept or indexed."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponseBase

from tvaers.access.action import NotPermitted

P = ParamSpec("P")


def for_accounts(
    view: Callable[Concatenate[HttpRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Makes a view a page for those who are signed in; others are sent to sign in and come back.

    What the viewer may not do is not there: `NotPermitted` answers as an address that does not exist.
    """

    @functools.wraps(view)
    def run(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not (request.user.is_authenticated and request.user.is_active):
            response: HttpResponseBase = redirect_to_login(request.get_full_path())
        else:
            try:
                response = view(request, *args, **kwargs)
            except NotPermitted as error:
                raise Http404 from error
        return unkept(response)

    return run


def unkept(response: HttpResponseBase) -> HttpResponseBase:
    """The answer, marked so that no cache keeps it and no search engine lists it."""
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    return response
