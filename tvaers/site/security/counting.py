"""How often someone has asked for something in this minute, counted by all server processes together.

Each time adds one byte to a file in the data directory, which all processes share; the length of the file is the
number. The operating system adds whole and in turn, so nobody is lost, and the database is not written to for a search.
"""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

from django.conf import settings
from django.utils.crypto import salted_hmac

_MINUTE = 60


def asked_this_minute(what: str, who: str) -> int:
    """How often, this time included. Nothing is kept of earlier minutes, and no address is in any name."""
    minute = int(time.time()) // _MINUTE
    folder = Path(settings.DATA) / "limits" / str(minute)
    if not folder.exists():
        _forget_before(minute, folder.parent)
    folder.mkdir(parents=True, exist_ok=True)
    mark = salted_hmac("tvaers.site.security.counting", f"{what} {who}", algorithm="sha256").hexdigest()
    with (folder / mark).open("ab", buffering=0) as file:
        file.write(b".")
        return os.fstat(file.fileno()).st_size


def _forget_before(minute: int, folder: Path) -> None:
    """Takes away what is left of earlier minutes but the last, in which a request may still be counted."""
    for earlier in folder.glob("*"):
        if earlier.name.isdecimal() and int(earlier.name) < minute - 1:
            shutil.rmtree(earlier, ignore_errors=True)
