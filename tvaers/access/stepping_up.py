"""Pages and dangerous acts that ask who it is first."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.core.exceptions import ReauthenticationRequired
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse

from tvaers.access.adapter import proved_lately

View = Callable[..., HttpResponse]


def stepped_up(view: View) -> View:
    """For dangerous acts: a view for who is signed in and has shown within 15 minutes that it is themselves.

    Others are asked for password, passkey or code first, and come back to where they were: to the page, or, when a
    form was sent, to its answer.
    """

    @wraps(view)
    def stepped(request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
        if not proved_lately(request):
            raise ReauthenticationRequired
        return view(request, *args, **options)

    return login_required(stepped)
