"""Who looks at a page, and who acts on it."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

from tvaers.access.actor import Actor
from tvaers.access.models import Account
from tvaers.access.visibility import PUBLIC, Viewer


def is_signed_in(request: HttpRequest) -> bool:
    """Whether the request is that of a signed-in, active account. Asks for no session where no cookie names one."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES and not hasattr(request, "_cached_user"):
        return False
    user = getattr(request, "user", PUBLIC)
    return bool(user.is_authenticated and user.is_active)


def viewer_of(request: HttpRequest) -> Viewer:
    """The signed-in account, the stand-in it looks through, or the public."""
    stand_in: Viewer | None = getattr(request, "stand_in", None)
    if stand_in is not None:
        return stand_in
    user: Viewer = getattr(request, "user", PUBLIC)
    return user if user.is_authenticated and user.is_active else PUBLIC


def account_of(request: HttpRequest) -> Account:
    """The signed-in account; the view must ask for a sign-in first. Raises TypeError without."""
    user = getattr(request, "user", None)
    if not user or not isinstance(user, Account):
        raise TypeError("Nobody is signed in")
    return user


def actor_of(request: HttpRequest) -> Actor:
    """The signed-in account as the one who acts. Raises TypeError without."""
    return Actor.of_account(account_of(request))
