"""Who looks at a page."""

from __future__ import annotations

from django.http import HttpRequest

from tvaers.access.visibility import PUBLIC, Viewer


def viewer_of(request: HttpRequest) -> Viewer:
    """The signed-in account, or the public."""
    return getattr(request, "user", PUBLIC)
