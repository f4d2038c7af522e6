"""How a row's values stand in the trail: short, as JSON has them, and private ones as a digest only.

A digest shows that a private value was changed, and lets whoever has the key and the value prove that it was this one.
The key lies in the data directory; without it nothing can be learned from a digest.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import models

LONGEST = 500
"""Characters of a text. Longer ones can be read where they stand: a paper's and a draft's in their own versions, which
are never changed."""


def recorded_values(model: type[models.Model], values: Mapping[str, Any]) -> dict[str, Any]:
    """The values, by name of field, as the trail has them. A model names its `private_fields`."""
    private: frozenset[str] = getattr(model, "private_fields", frozenset())
    return {
        name: digest(f"{model._meta.label}.{name}", value) if name in private else _plain(value)
        for name, value in values.items()
    }


def digest(field: str, value: Any) -> Any:
    """The keyed digest of a private value of a field ("access.Account.email"). That there is none is no secret."""
    if value in (None, ""):
        return value
    message = f"{field}:{value}".encode()
    return {"digest": hmac.new(settings.TRAIL_KEY.encode(), message, hashlib.sha256).hexdigest()}


def _plain(value: Any) -> Any:
    # A float is text: PostgreSQL gives some back as another number, and the event's hash would be wrong.
    if isinstance(value, datetime | date):
        return value.isoformat()
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, models.Model):
        return value.pk
    text = str(value)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
