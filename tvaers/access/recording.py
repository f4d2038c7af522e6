"""What a running action writes. Models ask here before they are written, so that nothing is written past an action."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any


class WrittenOutsideAction(RuntimeError):
    """A programming error: a model was written by something that is not an action."""


@dataclass
class Recorder:
    """What one running action has written so far; one that `keeps_working_text` may write nothing else."""

    changes: list[dict[str, Any]] = field(default_factory=list)
    keeps_working_text: bool = False

    def add(self, change: dict[str, Any], *, is_working_text: bool = False) -> None:
        """Notes one change: which model and row, what before and after.

        Raises WrittenOutsideAction when an action that leaves no event writes what the trail must know of.
        """
        if self.keeps_working_text and not is_working_text:
            raise WrittenOutsideAction(
                f"{change['model']} is no working text: an action that writes it leaves an event."
            )
        self.changes.append(change)


_running: ContextVar[Recorder | None] = ContextVar("running_action", default=None)


def is_running() -> bool:
    """Whether an action runs."""
    return _running.get() is not None


def recorder() -> Recorder:
    """The recorder of the running action. Raises WrittenOutsideAction when none runs."""
    running = _running.get()
    if running is None:
        raise WrittenOutsideAction("Models are written by actions only: wrap the use case in @action.")
    return running


@contextmanager
def recording(*, keeps_working_text: bool = False) -> Iterator[Recorder]:
    """A recorder for what is written within."""
    own = Recorder(keeps_working_text=keeps_working_text)
    token = _running.set(own)
    try:
        yield own
    finally:
        _running.reset(token)
