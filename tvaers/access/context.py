"""What every template may know of who is signed in."""

from __future__ import annotations

from typing import Any

from django.contrib.messages import get_messages
from django.http import HttpRequest

from tvaers.access.viewing import is_signed_in


def signed_in(request: HttpRequest) -> dict[str, Any]:
    """`account` and `messages`, both empty without a session, which is not asked for where no cookie names one."""
    if not is_signed_in(request):
        return {"account": None, "messages": ()}
    return {"account": request.user, "messages": get_messages(request)}
