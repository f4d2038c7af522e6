"""The character NUL, which PostgreSQL refuses in any text and no address of ours has."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest
from django.http.response import HttpResponseBase

NUL = "\x00"


class WithoutNul:
    """Answers 400 to a path or a form with a NUL, and takes it out of what stands behind the question mark."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if NUL in request.path_info:
            raise SuspiciousOperation("NUL in the path")
        if request.method == "POST" and _holds_nul(request):
            raise SuspiciousOperation("NUL in a form")
        asked = request.META.get("QUERY_STRING", "")
        if "%00" in asked or NUL in asked:
            request.META["QUERY_STRING"] = asked.replace("%00", "").replace(NUL, "")
        return self._get_response(request)


def _holds_nul(request: HttpRequest) -> bool:
    return any(NUL in name or any(NUL in value for value in values) for name, values in request.POST.lists())
