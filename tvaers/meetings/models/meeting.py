"""Meetings: their day, their stage in the cycle, and who is a guest at one."""

from __future__ import annotations

import secrets
from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tvaers.access.models import Account
from tvaers.access.roles import Sight
from tvaers.access.visibility import NO_ROW, GuardedModel, Viewer, roles_of, through, where_seen
from tvaers.councils.models import Council
from tvaers.document import wording
from tvaers.document.model import MeetingKind
from tvaers.meetings.models.choices import MEETING_KINDS


class Meeting(GuardedModel):
    """A council's meeting on a day; `sequence` tells two on the same day apart.

    `closings_changed` is 0 until something is closed or depublished in it, and another number after each change of that
    (`new_mark`), so that what was derived before is known to be old, also when an older database is put back.

    `stage` is where it stands in the cycle; a meeting whose papers came in as files has none and is ARCHIVED.
    `members_edition` is a newer edition than the current one that only those read who read what was sent.
    `answers_until` is the last day to answer a written procedure, or to sign up for a theme meeting.
    """

    class Stage(models.TextChoices):
        ARCHIVED = "archived", _("Fra arkivet")
        PLANNED = "planned", _("Planlagt")
        PREPARING = "preparing", _("Under forberedelse")
        AGENDA_SENT = "agenda-sent", _("Dagsorden sendt")
        IN_SESSION = "in-session", _("I gang")
        MINUTES_DRAFTED = "minutes-drafted", _("Referat under udarbejdelse")
        MINUTES_SENT = "minutes-sent", _("Referat sendt")
        MINUTES_APPROVED = "minutes-approved", _("Referat godkendt")

    council = models.ForeignKey(Council, models.PROTECT, related_name="meetings")
    held_on = models.DateField()
    sequence = models.PositiveSmallIntegerField(default=1)
    kind = models.CharField(max_length=20, choices=MEETING_KINDS, blank=True)
    stage = models.CharField(max_length=20, choices=Stage, default=Stage.ARCHIVED)
    title = models.CharField(max_length=200, blank=True)
    time = models.CharField(max_length=40, blank=True)
    starts_at = models.TimeField(null=True, blank=True)
    ends_at = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=200, blank=True)
    video_link = models.URLField(max_length=500, blank=True)
    other_board = models.CharField(max_length=200, blank=True)
    answers_until = models.DateField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_because = models.CharField(max_length=300, blank=True)
    calendar_sequence = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    depublished_at = models.DateTimeField(null=True, blank=True)
    closings_changed = models.PositiveIntegerField(default=0)
    current_edition = models.ForeignKey("Edition", models.PROTECT, null=True, blank=True, related_name="+")
    members_edition = models.ForeignKey("Edition", models.PROTECT, null=True, blank=True, related_name="+")

    # Whoever has the link can come to the meeting.
    private_fields: ClassVar[frozenset[str]] = frozenset({"video_link"})

    class Meta:
        verbose_name = _("møde")
        verbose_name_plural = _("møder")
        ordering: ClassVar = ["-held_on", "-sequence"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["council", "held_on", "sequence"], name="meetings_one_sequence_a_day")
        ]
        indexes: ClassVar = [models.Index(fields=["held_on"])]

    def __str__(self) -> str:
        return f"{self.council} {self.held_on}"

    def get_absolute_url(self) -> str:
        return reverse("meetings:meeting", args=[self.council.slug, self.address])

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """The public sees what is published, members what was sent, the secretariat also what is in preparation."""
        public = Q(published_at__isnull=False, depublished_at__isnull=True)
        sent = Q(sent_at__isnull=False, depublished_at__isnull=True)
        return (
            public
            | sent & (where_seen(viewer, Sight.SENT) | Q(pk__in=meetings_attended(viewer)))
            | where_seen(viewer, Sight.DRAFTS)
        )

    @property
    def is_in_cycle(self) -> bool:
        """Whether it is prepared here, and not only kept."""
        return self.stage != Meeting.Stage.ARCHIVED

    @property
    def is_in_writing(self) -> bool:
        """Whether it is a written procedure: answered, and come to by nobody."""
        return self.kind == MeetingKind.WRITTEN_PROCEDURE

    @property
    def place_beside_kind(self) -> str:
        """The place, an empty text when it only says again what kind of meeting it is ("Skriftlig procedure")."""
        kinds = {word.casefold() for word in wording.MEETING_KINDS.values()}
        return "" if self.place.casefold() in kinds else self.place

    @property
    def address(self) -> str:
        """The day, and which meeting that day when there is more than one: "2025-02-07", "2025-02-07-2"."""
        return meeting_address(self.held_on, self.sequence)


class MeetingGuest(GuardedModel):
    """Someone invited to one meeting, who reads its paper as sent."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="guests")
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("gæst")
        verbose_name_plural = _("gæster")
        constraints: ClassVar = [models.UniqueConstraint(fields=["meeting", "account"], name="meetings_guest_once")]

    def __str__(self) -> str:
        return f"{self.account} – {self.meeting}"

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """Seen by the guest, and by those who see the council's working lists."""
        own = Q(account=viewer.pk) if viewer.pk else NO_ROW
        return own | where_seen(viewer, Sight.CIRCLES, "meeting__council")


class EarlierDay(GuardedModel):
    """The address that a meeting had before it was moved; it leads on to the new one."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="earlier_days")
    held_on = models.DateField()
    sequence = models.PositiveSmallIntegerField(default=1)
    moved_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("tidligere mødedag")
        verbose_name_plural = _("tidligere mødedage")

    def __str__(self) -> str:
        return f"{self.meeting} ← {self.held_on}"

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """As its meeting."""
        return through("meeting", Meeting.visibility(viewer))


def meetings_attended(viewer: Viewer) -> frozenset[int]:
    """The meetings, by key, at which the viewer is a guest."""
    return frozenset(role.meeting for role in roles_of(viewer) if role.meeting is not None)


def new_mark() -> int:
    """A number for `Meeting.closings_changed` that was not there before."""
    return secrets.randbelow(_MOST) + 1


def meeting_address(held_on: date, sequence: int) -> str:
    """The last part of a meeting's address."""
    return held_on.isoformat() if sequence == 1 else f"{held_on.isoformat()}-{sequence}"


_MOST = 2**31 - 1
