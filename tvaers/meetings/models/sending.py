"""What was sent of a meeting, to whom, and what came back: the record of who was told what, and when."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tvaers.access.models import Account
from tvaers.access.roles import Sight
from tvaers.access.visibility import NO_ROW, GuardedModel, Viewer, where_seen
from tvaers.councils.models import Circle
from tvaers.meetings.models.meeting import Meeting
from tvaers.meetings.models.papers import Edition


class Sending(GuardedModel):
    """One sending to the members and others, with what the secretariat wrote along; its letters are about it."""

    class What(models.TextChoices):
        AGENDA = "agenda", _("Dagsorden")
        ADDENDUM = "addendum", _("Tillægsdagsorden")
        LATE_ATTACHMENT = "late-attachment", _("Eftersendt bilag")
        CORRECTION = "correction", _("Rettet udgave")
        MINUTES = "minutes", _("Referat")
        APPROVED_MINUTES = "approved-minutes", _("Godkendt referat")
        PROCEDURE = "procedure", _("Skriftlig procedure")
        MOVED = "moved", _("Mødet er flyttet")
        CANCELLED = "cancelled", _("Mødet er aflyst")
        EXTRACT = "extract", _("Uddrag af beslutninger")
        LETTER = "letter", _("Brev efter en beslutning")

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="sendings")
    edition = models.ForeignKey(Edition, models.PROTECT, null=True, blank=True, related_name="sendings")
    what = models.CharField(max_length=20, choices=What)
    note = models.TextField(blank=True)
    sent_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()

    # A letter's own words, which may be about what is closed.
    private_fields: ClassVar[frozenset[str]] = frozenset({"note"})

    class Meta:
        verbose_name = _("udsendelse")
        verbose_name_plural = _("udsendelser")
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.meeting}: {self.get_what_display()}"

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """For the secretariat."""
        return where_seen(viewer, Sight.DRAFTS, "meeting__council")


class ToldCircle(GuardedModel):
    """A circle that a sending went to besides the members."""

    sending = models.ForeignKey(Sending, models.CASCADE, related_name="circles")
    circle = models.ForeignKey(Circle, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("kreds i en udsendelse")
        verbose_name_plural = _("kredse i en udsendelse")

    def __str__(self) -> str:
        return f"{self.sending} – {self.circle}"

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """For the secretariat."""
        return where_seen(viewer, Sight.DRAFTS, "sending__meeting__council")


class MinutesCheck(GuardedModel):
    """That one of the chairmanship has looked at minutes before they are sent; with a note, they want changes."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="checks")
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    is_agreed = models.BooleanField()
    note = models.TextField(blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    private_fields: ClassVar[frozenset[str]] = frozenset({"note"})

    class Meta:
        verbose_name = _("gennemsyn af referat")
        verbose_name_plural = _("gennemsyn af referat")
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.meeting} – {self.account}"

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """One's own, and for the secretariat."""
        own = Q(account=viewer.pk) if viewer.pk else NO_ROW
        return own | where_seen(viewer, Sight.DRAFTS, "meeting__council")


class MinutesRemark(GuardedModel):
    """What a member remarks on minutes that were sent, and what was answered; both are kept."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="minutes_remarks")
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    item_number = models.CharField(max_length=20, blank=True)
    text = models.TextField()
    made_at = models.DateTimeField(auto_now_add=True)
    answer = models.TextField(blank=True)
    is_followed = models.BooleanField(null=True, blank=True)
    answered_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    private_fields: ClassVar[frozenset[str]] = frozenset({"text", "answer"})

    class Meta:
        verbose_name = _("bemærkning til referat")
        verbose_name_plural = _("bemærkninger til referat")
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.meeting} – {self.account}"

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """One's own, and for the secretariat."""
        own = Q(account=viewer.pk) if viewer.pk else NO_ROW
        return own | where_seen(viewer, Sight.DRAFTS, "meeting__council")
