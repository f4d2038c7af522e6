"""Letters for the tests of this folder."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.papers import OPERATOR
from tvaers.access.recording import recording
from tvaers.post.actions import post
from tvaers.post.models import Letter
from tvaers.post.shape import NewLetter


def new(number: int = 1, **changes: Any) -> NewLetter:
    """A letter to the receiver with this number."""
    values: dict[str, Any] = {
        "once": f"edition-12-to-account-{number}",
        "kind": "agenda-sent",
        "name": f"Modtager {number}",
        "email": f"modtager{number}@kommune.example",
        "subject": "Dagsorden til mødet",
        "body": "Dagsordenen ligger klar.\n",
        "about": "meetings.Meeting:12",
    }
    return NewLetter(**(values | changes))


def posted(*letters: NewLetter) -> list[Letter]:
    """These letters in the outbox; one of them by default."""
    return post(letters or [new()], by=OPERATOR)


def time_passes(by: timedelta) -> None:
    """Moves all that the letters know of time back, as if so long had passed."""
    names = ("posted_at", "waiting_since", "next_attempt_at", "claimed_at")
    with recording():
        for letter in Letter.objects.all():
            for name in names:
                moment = getattr(letter, name)
                setattr(letter, name, moment - by if moment else None)
            letter.save()


def the_letter() -> Letter:
    """The only letter, as it is now."""
    found: Letter = Letter.objects.get()
    return found
