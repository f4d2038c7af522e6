"""Headers that every answer has, the static files' too. Those of Django and django-csp are in the settings."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

A_YEAR = 365 * 24 * 60 * 60

_NEVER_USED = (
    "accelerometer",
    "autoplay",
    "camera",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "screen-wake-lock",
    "usb",
    "xr-spatial-tracking",
)
_FOR_PASSKEYS = ("publickey-credentials-create", "publickey-credentials-get")

HEADERS = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(
        [*(f"{feature}=()" for feature in _NEVER_USED), *(f"{feature}=(self)" for feature in _FOR_PASSKEYS)]
    ),
    "X-Permitted-Cross-Domain-Policies": "none",
}


class Headers:
    """Sets the headers. It is outermost, so that no answer is without them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response
        self._headers = dict(HEADERS)
        if settings.IS_ENCRYPTED:
            # Django's own is for servers that end TLS themselves; here a web server in front does.
            self._headers["Strict-Transport-Security"] = f"max-age={A_YEAR}; includeSubDomains"

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self._get_response(request)
        for name, value in self._headers.items():
            response.headers.setdefault(name, value)
        return response
