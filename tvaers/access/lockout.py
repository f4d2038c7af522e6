"""Locking out after failed sign-ins (django-axes): per account and address, so that nobody can lock out another."""

from __future__ import annotations

from typing import Any

from axes.utils import reset
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.crypto import salted_hmac


def account_mark(request: HttpRequest | None, credentials: dict[str, Any] | None) -> str:
    """What failed attempts are counted under: a keyed hash of the address given, for no address is to be kept."""
    given = (credentials or {}).get("email") or (request.POST.get("login", "") if request else "")
    return mark_of_address(given)


def mark_of_address(email: str) -> str:
    """The mark that attempts with this e-mail address are counted under."""
    return salted_hmac("tvaers.access.lockout", email.strip().lower()).hexdigest()[:40]


def address_of(request: HttpRequest) -> str:
    """The network address that a request came from, as the web server in front tells where a header is named."""
    if settings.CLIENT_ADDRESS_HEADER:
        told = request.META.get(f"HTTP_{settings.CLIENT_ADDRESS_HEADER.upper().replace('-', '_')}", "")
        if told:
            return str(told).rpartition(",")[2].strip()
    return str(request.META.get("REMOTE_ADDR", ""))


def forget_failures(email: str) -> None:
    """Lets the address sign in again at once."""
    reset(username=mark_of_address(email))


def locked_answer(request: HttpRequest, original: HttpResponse | None, credentials: Any) -> HttpResponse:
    """The page that says that it is locked, and for how long."""
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    return render(request, "access/locked.html", {"minutes": minutes}, status=429)
