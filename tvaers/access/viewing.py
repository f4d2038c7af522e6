"""Who looks at a page, and who acts on it."""

from __future__ import annotations

from django.http import HttpRequest

from tvaers.access.actor import Actor
from tvaers.access.models import Account
from tvaers.access.visibility import PUBLIC, Viewer


def viewer_of(request: HttpRequest) -> Viewer:
    """The signed-in account, the stand-in it looks through, or the public."""
    stand_in: Viewer | None = getattr(request, "stand_in", None)
    if stand_in is not None:
        return stand_in
    user: Viewer = getattr(request, "user", PUBLIC)
    return user if user.is_authenticated and user.is_active else PUBLIC


def actor_of(request: HttpRequest) -> Actor:
    """The signed-in account as the one who acts; the view must ask for a sign-in first. Raises TypeError without."""
    user = getattr(request, "user", None)
    if not isinstance(user, Account):
        raise TypeError("Nobody is signed in")
    return Actor.of_account(user)
