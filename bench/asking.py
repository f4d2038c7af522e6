"""Asking a server that may die at any moment."""

from __future__ import annotations

import http.client
from dataclasses import dataclass

PATIENCE = 240.0
TOKEN = "b" * 32


class Unanswered(Exception):
    """The server did not answer, so nobody knows whether it kept what was sent."""


class CutOff(Unanswered):
    """The server was there when it was asked, and died before its answer was through."""


@dataclass(frozen=True)
class Reply:
    """What was answered."""

    status: int
    body: bytes


def asked(port: int, method: str, path: str, session: str, body: str = "", content_type: str = "") -> Reply:
    """The answer to who has this session. Raises Unanswered."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    headers = {"Cookie": f"sessionid={session}; csrftoken={TOKEN}", "X-CSRFToken": TOKEN}
    try:
        connection.connect()
    except OSError as error:
        raise Unanswered from error
    try:
        connection.request(method, path, body or None, headers | {"Content-Type": content_type or "text/plain"})
        response = connection.getresponse()
        return Reply(response.status, response.read())
    except (OSError, http.client.HTTPException) as error:
        raise CutOff from error
    finally:
        connection.close()
