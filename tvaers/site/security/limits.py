"""How much anyone may ask for in a minute of what costs most: searches, files, and exports of what is not public.

Who is signed in is counted by account, others by address. An address of the machine itself is not counted: it is the
web server in front, which stands for everybody, unless `TVAERS_CLIENT_ADDRESS_HEADER` names the header in which it
tells who asked. All server processes count together (`counting.py`).
"""

from __future__ import annotations

import ipaddress
import logging
import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from tvaers.access.lockout import address_of
from tvaers.site.security.counting import asked_this_minute

LIMITED = {
    "search:search": "searches",
    "meetings:pdf": "files",
    "meetings:word": "files",
    "meetings:edition_pdf": "files",
    "meetings:edition_word": "files",
    "meetings:original": "files",
    "meetings:file": "files",
    "allocations:pdf": "files",
    "allocations:csv": "exports",
    "appointments:pdf": "files",
    "appointments:word": "files",
    "councils:circle_csv": "exports",
    "meetings:remarks_text": "exports",
    "portal:own_data_file": "exports",
}
"""The views that are limited, and under which count."""

_log = logging.getLogger(__name__)
TOO_MANY = 429
_MINUTE = 60


class Limits:
    """Answers 429 to whoever has asked for more than the share of the minute."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self._get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, named: Any) -> HttpResponseBase | None:
        """None to go on; the answer where too much was asked for."""
        match = request.resolver_match
        counted = LIMITED.get(match.view_name) if match else None
        most = settings.LIMITS_A_MINUTE[counted] if counted else 0
        who = _who_asks(request) if most else ""
        if counted is None or not who or asked_this_minute(counted, who) <= most:
            return None
        _log.warning("More %s asked for in a minute than allowed, by %s", counted, _without_address(who))
        response = render(request, "429.html", status=TOO_MANY)
        response["Retry-After"] = str(_MINUTE - int(time.time()) % _MINUTE)
        response["Cache-Control"] = "private, no-store"
        return response


def _who_asks(request: HttpRequest) -> str:
    """The account, or the address of whoever is not signed in; empty for one that is not counted.

    Without the session's cookie nobody is asked who it is.
    """
    if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
        return f"account {request.user.pk}"
    address = address_of(request)
    return "" if _is_this_machine(address) else f"address {address}"


def _without_address(who: str) -> str:
    """The log has accounts by key, and no addresses."""
    return who if who.startswith("account") else "an address"


def _is_this_machine(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
