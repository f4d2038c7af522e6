"""Reminding those who have promised an attachment: by itself, when the day is near and when it has passed."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone

from tvaers.access.action import Actor, action
from tvaers.meetings.agenda.promise_letters import letters_due
from tvaers.post.actions import post
from tvaers.post.shape import NewLetter


def remind_when_due() -> None:
    """Posts what is due today, once; asked by the outbox before it sends."""
    letters = letters_due(timezone.localdate())
    if letters:
        remind_of_promises(letters, by=Actor.program())


@action("meetings.send")
def remind_of_promises(letters: Sequence[NewLetter], *, by: Actor) -> None:
    """Posts these reminders."""
    post(letters, by=by)
