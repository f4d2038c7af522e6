"""What is: one letter to one receiver, and how far it has come."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tvaers.access.roles import Sight
from tvaers.access.visibility import GuardedModel, Viewer, where_seen

CLAIM_LASTS = timedelta(minutes=10)
"""After so long nobody sends it any more: the process died. Longer than a mail server is ever waited for."""


class State(StrEnum):
    """How far a letter has come."""

    WAITING = "waiting"
    """Not tried yet, or being sent just now."""
    RETRIED = "retried"
    """Tried in vain, and will be tried again."""
    GIVEN_UP = "given-up"
    SENT = "sent"
    WITHDRAWN = "withdrawn"


class Letter(GuardedModel):
    """An e-mail to one receiver, kept before it is sent and after.

    `council` is a council's key. What names, tells and addresses the letter never changes; the rest says how far it has
    come. `doubtful` counts the attempts of which nobody knows whether the server took the letter.
    """

    once = models.CharField(max_length=200, unique=True)
    message_id = models.CharField(max_length=300, unique=True)
    council = models.BigIntegerField(null=True, blank=True)
    kind = models.CharField(max_length=60)
    about = models.CharField(max_length=100, blank=True)
    name = models.TextField(blank=True)
    email = models.EmailField(blank=True)
    subject = models.TextField()
    body = models.TextField()
    calendar = models.TextField(blank=True)
    calendar_method = models.CharField(max_length=20, blank=True)
    reply_to = models.EmailField(blank=True)
    posted_at = models.DateTimeField()
    waiting_since = models.DateTimeField()
    next_attempt_at = models.DateTimeField()
    attempts = models.PositiveIntegerField(default=0)
    doubtful = models.PositiveIntegerField(default=0)
    failure = models.CharField(max_length=100, blank=True)
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    given_up_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    private_fields: ClassVar[frozenset[str]] = frozenset({"name", "email", "subject", "body", "calendar", "reply_to"})

    class Meta:
        verbose_name = _("brev")
        verbose_name_plural = _("breve")
        ordering: ClassVar = ["-pk"]
        indexes: ClassVar = [
            models.Index(
                fields=["next_attempt_at"],
                condition=Q(sent_at=None, given_up_at=None, withdrawn_at=None),
                name="post_letter_unsent",
            ),
            models.Index(fields=["council", "posted_at"], name="post_letter_of_council"),
            models.Index(fields=["about"], name="post_letter_about"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """Contact data: for those who see the council's working lists; without a council, for administrators."""
        return where_seen(viewer, Sight.CIRCLES)

    @property
    def state(self) -> State:
        """How far it has come."""
        if self.sent_at:
            return State.SENT
        if self.withdrawn_at:
            return State.WITHDRAWN
        if self.given_up_at:
            return State.GIVEN_UP
        return State.RETRIED if self.failure else State.WAITING

    @property
    def is_open(self) -> bool:
        """Whether it is still to be sent."""
        return self.state in (State.WAITING, State.RETRIED)


UNSENT = Q(sent_at=None, given_up_at=None, withdrawn_at=None)

IN_STATE: dict[State, Q] = {
    State.WAITING: UNSENT & Q(failure=""),
    State.RETRIED: UNSENT & ~Q(failure=""),
    State.GIVEN_UP: Q(given_up_at__isnull=False, sent_at=None, withdrawn_at=None),
    State.SENT: Q(sent_at__isnull=False),
    State.WITHDRAWN: Q(withdrawn_at__isnull=False, sent_at=None),
}
"""The condition of the letters in each state; as `Letter.state` says of one."""


def due(at: datetime) -> Q:
    """The condition of the letters to be sent at this moment: their turn has come, or who sent them died."""
    has_turn = Q(claimed_at=None, next_attempt_at__lte=at)
    return UNSENT & (has_turn | Q(claimed_at__lt=at - CLAIM_LASTS))
