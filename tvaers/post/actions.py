"""What can be done: posting letters, sending again, withdrawing; and noting how delivery goes."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from email.utils import parseaddr
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tvaers.access.action import Actor, action
from tvaers.post.courier import nudge
from tvaers.post.models import UNSENT, Letter, due
from tvaers.post.shape import CannotTend, Failure, NewLetter, Taken

TRIED_FOR = timedelta(days=3)
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240))
"""After the first failure, the second and so on; the last of them from then on."""


def _council_of_letters(given: Mapping[str, Any]) -> int | None:
    councils = {letter.council for letter in given["letters"]}
    return councils.pop() if len(councils) == 1 else None


def _council_of_letter(given: Mapping[str, Any]) -> int | None:
    council: int | None = given["letter"].council
    return council


@action("post.tend", council=_council_of_letters)
def post(letters: Sequence[NewLetter], *, by: Actor) -> list[Letter]:
    """Puts the letters into the outbox and gives them back in their order; they are sent when all is written.

    Called inside the action that they tell of, they are kept or undone together with it. One that was posted before,
    by its `once`, is not posted again: it is given back as it is.
    """
    if not letters:
        return []
    now = timezone.now()
    # Another process may post the same at this moment, so what is there is read after, not before.
    Letter.objects.bulk_create([_row(letter, now) for letter in letters], ignore_conflicts=True)
    kept = {row.once: row for row in Letter.objects.filter(once__in=[letter.once for letter in letters])}
    transaction.on_commit(nudge, robust=True)
    return [kept[letter.once] for letter in letters]


@action("post.tend", council=_council_of_letter)
def send_again(letter: Letter, *, by: Actor) -> None:
    """Lets a letter that was given up, withdrawn or waits for its next attempt be sent at once.

    Raises CannotTend for one that was sent or is being sent just now.
    """
    now = timezone.now()
    rows = Letter.objects.filter(pk=letter.pk, sent_at=None, claimed_at=None).exclude(email="")
    again = rows.update(given_up_at=None, withdrawn_at=None, failure="", next_attempt_at=now, waiting_since=now)
    if not again:
        raise CannotTend(_("Brevet er sendt eller ved at blive sendt. Der er ikke ændret noget."))
    transaction.on_commit(nudge, robust=True)


@action("post.tend", council=_council_of_letter)
def withdraw(letter: Letter, *, by: Actor) -> None:
    """Keeps a letter from being sent. Raises CannotTend for one that was sent or is being sent just now."""
    rows = Letter.objects.filter(pk=letter.pk, sent_at=None, claimed_at=None)
    if not rows.update(withdrawn_at=timezone.now()):
        raise CannotTend(_("Brevet er sendt eller ved at blive sendt og kan ikke trækkes tilbage."))


@action("post.deliver")
def claim(letter: Letter, at: datetime, *, by: Actor) -> Letter:
    """Takes a letter that is due, so that no other process sends it, and gives it back as it now is. Raises Taken."""
    # The number of attempts is the letter's version: of two who read the same one, one alone finds it.
    taken = Letter.objects.filter(due(at), pk=letter.pk, attempts=letter.attempts).update(
        claimed_at=at,
        attempts=letter.attempts + 1,
        doubtful=letter.doubtful + (letter.claimed_at is not None),
    )
    if not taken:
        raise Taken
    return Letter.objects.get(pk=letter.pk)


@action("post.deliver")
def note_sent(letter: Letter, at: datetime, *, by: Actor) -> None:
    """Notes that the mail server took the letter."""
    Letter.objects.filter(pk=letter.pk).update(sent_at=at, claimed_at=None, failure="")


@action("post.deliver")
def note_failure(letter: Letter, failure: Failure, at: datetime, *, by: Actor) -> None:
    """Notes why a claimed letter was not sent, and when it is tried again, if at all."""
    is_over = failure.is_final or _is_too_old(letter, at)
    Letter.objects.filter(pk=letter.pk, attempts=letter.attempts, sent_at=None).update(
        claimed_at=None,
        failure=failure.reason,
        doubtful=letter.doubtful + failure.is_doubtful,
        next_attempt_at=at + pause_after(letter.attempts),
        given_up_at=at if is_over else None,
    )


@action("post.deliver")
def note_unreachable(failure: Failure, at: datetime, *, by: Actor) -> int:
    """Notes of all letters that are due that the mail server cannot be reached. How many."""
    rows = list(Letter.objects.select_for_update().filter(due(at)))
    for row in rows:
        row.attempts += 1
        row.doubtful += row.claimed_at is not None
        row.claimed_at, row.failure = None, failure.reason
        row.next_attempt_at = at + pause_after(row.attempts)
        row.given_up_at = at if _is_too_old(row, at) else None
    if rows:
        names = ("attempts", "doubtful", "claimed_at", "failure", "next_attempt_at", "given_up_at")
        Letter.objects.bulk_update(rows, names)
    return len(rows)


@action("post.forget")
def forget_receiver(email: str, called: str, *, by: Actor) -> None:
    """Takes name, address and texts from the letters to an address; what was not sent is withdrawn.

    That a letter was sent, when and about what stays. `called` stands where the name was. Letters to others no longer
    say that they are answered to the address.
    """
    to_them = Letter.objects.filter(email__iexact=email.strip())
    to_them.filter(UNSENT).update(withdrawn_at=timezone.now())
    to_them.update(name=called, email="", subject="", body="", calendar="")
    from_them = Letter.objects.filter(reply_to__iexact=email.strip())
    from_them.filter(sent_at__isnull=False).update(calendar="")
    from_them.update(reply_to="")


def pause_after(attempts: int) -> timedelta:
    """How long is waited after so many attempts in vain."""
    return PAUSES[min(attempts, len(PAUSES)) - 1]


def _is_too_old(letter: Letter, at: datetime) -> bool:
    return at - letter.waiting_since >= TRIED_FOR


def _row(letter: NewLetter, now: datetime) -> Letter:
    return Letter(
        once=letter.once,
        message_id=f"<{uuid.uuid4().hex}@{_sender_domain()}>",
        council=letter.council,
        kind=letter.kind,
        about=letter.about,
        name=_one_line(letter.name),
        email=letter.email.strip(),
        subject=_one_line(letter.subject),
        body=letter.body,
        calendar=letter.calendar,
        calendar_method=letter.calendar_method,
        reply_to=letter.reply_to.strip(),
        posted_at=now,
        waiting_since=now,
        next_attempt_at=now,
    )


def _one_line(text: str) -> str:
    """A mail's head has lines of its own: what would begin a new one is a space."""
    return " ".join(text.split())


def _sender_domain() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].partition("@")[2] or "localhost"
