"""The yardsticks of the pages as one application: a bare Django view, and the same bytes from memory.

The bare view has no middleware, no template and one query: it reads the stored HTML and answers it. Importing this
module makes it the process's Django, over the data directory that `TVAERS_DATA` names.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection, models
from django.http import HttpRequest, HttpResponse
from django.urls import path

from bench.site import STILL
from tvaers.site.configuration import SQLITE_START

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

settings.configure(
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": Path(os.environ["TVAERS_DATA"]) / "bare.sqlite3",
            "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": SQLITE_START},
            "CONN_MAX_AGE": None,
        }
    },
    ROOT_URLCONF="bench.bare_site",
    ALLOWED_HOSTS=["127.0.0.1"],
    MIDDLEWARE=[],
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
)
django.setup()


__all__ = ["Page", "application", "connection"]


class Page(models.Model):
    """A page as it is answered."""

    html = models.TextField()

    objects: ClassVar[models.Manager[Page]] = models.Manager()

    class Meta:
        app_label = "bare"

    def __str__(self) -> str:
        return f"page {self.pk}"


def page(request: HttpRequest) -> HttpResponse:
    """The stored HTML."""
    html = Page.objects.get(pk=1).html.encode()
    return HttpResponse(html, headers={"Content-Length": str(len(html))})


urlpatterns = [path("", page)]
_django = WSGIHandler()


def application(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    """Django, and beside it the same bytes from memory: the most that server and client can do together."""
    if environ["PATH_INFO"] != STILL:
        answer: Iterable[bytes] = _django(environ, start_response)
        return answer
    start_response("200 OK", [("Content-Type", "text/html"), ("Content-Length", str(len(_still())))])
    return [_still()]


def _still() -> bytes:
    if STILL not in _kept:
        _kept[STILL] = Page.objects.get(pk=1).html.encode()
    return _kept[STILL]


_kept: dict[str, bytes] = {}
