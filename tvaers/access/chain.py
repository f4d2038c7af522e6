"""What the hash of an event covers.

This never changes: every hash that was noted, mailed or published would be wrong. A field that is added to the events
one day is covered from a day on, under another name for the form.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC
from typing import Any

COVERED = ("actor", "account", "on_behalf_of", "origin", "action", "changes")
"""Beside the time. `account` is its key."""

NOTHING_BEFORE = ""
"""What stands for the hash before the first event."""


def event_hash(event: Mapping[str, Any], previous_sha256: str) -> str:
    """The SHA-256, in hexadecimal, over the event's time and fields as canonical JSON and the hash before it."""
    values = {name: event[name] for name in COVERED}
    values["at"] = event["at"].astimezone(UTC).isoformat(timespec="microseconds")
    values["previous_sha256"] = previous_sha256
    text = json.dumps(values, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return hashlib.sha256(text.encode()).hexdigest()
