"""The thread of a server process that sends what was posted: when something is, and every half minute.

The serving command starts it (`site/wsgi.py`); elsewhere there is none, and `tvaers deliver` does one pass.
"""

from __future__ import annotations

import logging
from threading import Event, Thread

from django.db import close_old_connections

LOOKS_EVERY = 30
"""Seconds. Other processes post too, and letters that failed have their time."""

_log = logging.getLogger(__name__)
_posted = Event()


def nudge() -> None:
    """Lets the courier of this process look at once, if there is one."""
    _posted.set()


def start_courier() -> None:
    """Starts the thread; it ends with the process."""
    Thread(target=_run, name="courier", daemon=True).start()


def _run() -> None:
    from tvaers.post.delivering import deliver

    while True:
        _posted.wait(LOOKS_EVERY)
        _posted.clear()
        close_old_connections()
        try:
            deliver()
        except Exception as error:
            # A database that is away comes back; the letters wait in it.
            _log.error("Letters could not be delivered: %s", type(error).__name__)
