"""Repeats public answers that cannot have changed, before Django is asked.

A view says with `ETag` and `Cache-Control: public, no-cache` that its answer is everybody's and follows from the
archive alone. Such an answer is remembered by the process and given again to the same request for as long as nothing
has been written to the archive. It costs one small query, whatever the page costs.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from django.db import DatabaseError

from tvaers.access.written import last_write

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

MOST_ANSWERS = 128
MOST_BYTES = 500_000
"""Of one answer; a longer one is not remembered."""

_SIGNS_IN = ("HTTP_COOKIE", "HTTP_AUTHORIZATION")
_TELLS_REQUESTS_APART = (
    "wsgi.url_scheme",
    "HTTP_HOST",
    "SCRIPT_NAME",
    "PATH_INFO",
    "QUERY_STRING",
    "HTTP_IF_NONE_MATCH",
    "HTTP_HX_REQUEST",
)

Headers = list[tuple[str, str]]
Request = tuple[str, ...]


@dataclass(frozen=True)
class Answer:
    """What was answered when the archive's last write was `write`."""

    write: str
    status: str
    headers: Headers
    body: bytes


class Unchanged:
    """The WSGI application with a memory of its own answers."""

    def __init__(self, application: WSGIApplication) -> None:
        self._application = application
        self._answers: dict[Request, Answer] = {}
        self._lock = Lock()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answers from memory, else asks the application and remembers what it may."""
        if not _may_be_remembered(environ):
            return self._application(environ, start_response)
        try:
            write = last_write()
        except DatabaseError:
            return self._application(environ, start_response)
        request = tuple(environ.get(name, "") for name in _TELLS_REQUESTS_APART)
        answer = self._answers.get(request)
        if answer is None or answer.write != write:
            return self._asked(request, write, environ, start_response)
        start_response(answer.status, list(answer.headers))
        return [answer.body]

    def _asked(
        self, request: Request, write: str, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        begun: list[tuple[str, Headers]] = []

        def begin(status: str, headers: Headers, *error: object) -> object:
            begun.append((status, headers))
            return start_response(status, headers, *error)  # type: ignore[arg-type]

        body = self._application(environ, begin)  # type: ignore[arg-type]
        status, headers = begun[0]
        if not _is_everybodys(headers):
            return body
        try:
            content = b"".join(body)
        finally:
            _close(body)
        if len(content) <= MOST_BYTES:
            self._remember(request, Answer(write, status, headers, content))
        return [content]

    def _remember(self, request: Request, answer: Answer) -> None:
        with self._lock:
            self._answers.pop(request, None)
            if len(self._answers) >= MOST_ANSWERS:
                del self._answers[next(iter(self._answers))]
            self._answers[request] = answer


def _may_be_remembered(environ: WSGIEnvironment) -> bool:
    return environ["REQUEST_METHOD"] == "GET" and not any(environ.get(name) for name in _SIGNS_IN)


def _is_everybodys(headers: Headers) -> bool:
    named = {name.lower(): value for name, value in headers}
    directives = {directive.strip() for directive in named.get("cache-control", "").split(",")}
    return "etag" in named and directives >= {"public", "no-cache"} and "set-cookie" not in named


def _close(body: Iterable[bytes]) -> None:
    close = getattr(body, "close", None)
    if close is not None:
        close()
