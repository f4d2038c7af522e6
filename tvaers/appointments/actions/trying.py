"""What an action would do, seen before it is done: it is run, and all that it wrote is undone again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.db import transaction

R = TypeVar("R")


def as_if(act: Callable[[], R]) -> R:
    """What the act returns, with nothing written. Raises what it raises."""
    with transaction.atomic():
        result = act()
        transaction.set_rollback(True)
    return result
