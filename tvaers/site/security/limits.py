"""How much one address may ask for in a minute of what costs most: searches, and files that are made or handed out.

Each process counts for itself. An address of the machine itself is not counted: it is the web server in front, which
stands for everybody, unless `TVAERS_CLIENT_ADDRESS_HEADER` names the header in which it tells who asked.
"""

from __future__ import annotations

import ipaddress
import time
from collections import Counter
from collections.abc import Callable
from threading import Lock
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from tvaers.access.lockout import address_of

LIMITED = {
    "search:search": "searches",
    "meetings:pdf": "files",
    "meetings:word": "files",
    "meetings:edition_pdf": "files",
    "meetings:edition_word": "files",
    "meetings:original": "files",
    "meetings:file": "files",
}
"""The views that are limited, and under which count."""

TOO_MANY = 429
_MINUTE = 60


class Limits:
    """Answers 429 to an address that has asked for more than its share of the minute."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response
        self._lock = Lock()
        self._minute = 0
        self._asked: Counter[tuple[str, str]] = Counter()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self._get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, named: Any) -> HttpResponseBase | None:
        """None to go on; the answer where too much was asked for."""
        match = request.resolver_match
        counted = LIMITED.get(match.view_name) if match else None
        address = address_of(request)
        if counted is None or not settings.LIMITS_A_MINUTE[counted] or _is_this_machine(address):
            return None
        if self._count(counted, address) <= settings.LIMITS_A_MINUTE[counted]:
            return None
        response = render(request, "429.html", status=TOO_MANY)
        response["Retry-After"] = str(_MINUTE - int(time.time()) % _MINUTE)
        response["Cache-Control"] = "private, no-store"
        return response

    def _count(self, counted: str, address: str) -> int:
        """How often the address has asked in this minute, this time included. Nothing is kept of earlier minutes."""
        now = int(time.time()) // _MINUTE
        with self._lock:
            if now != self._minute:
                self._minute = now
                self._asked.clear()
            self._asked[counted, address] += 1
            return self._asked[counted, address]


def _is_this_machine(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
