"""What of a meeting's paper is closed or was depublished, and why."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tvaers.access.roles import Sight
from tvaers.access.visibility import GuardedModel, Viewer, where_seen
from tvaers.meetings.models.papers import Meeting, sees_closed


class Closing(GuardedModel):
    """An item, one part of it or one of its attachments that is closed in all editions of the meeting's paper.

    It holds until `opened_at`. The rows of the editions carry `closed`, which follows from it. `item_title` finds the
    item in an edition that numbers its items anew. `beside` are the folded titles that stood with a closed attachment
    and so are not it under another title; no field, but set by `attachments_in_doubt.with_what_stood_beside`.
    """

    class What(models.TextChoices):
        ITEM = "item", _("Hele punktet")
        PART = "part", _("En del af punktet")
        ATTACHMENT = "attachment", _("Et bilag")

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="closings")
    item_number = models.CharField(max_length=20)
    item_title = models.TextField(blank=True)
    what = models.CharField(max_length=12, choices=What)
    part = models.CharField(max_length=20, blank=True)
    attachment = models.TextField(blank=True)
    reason = models.CharField(max_length=300)
    neutral_title = models.CharField(max_length=300, blank=True)
    closed_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)

    private_fields: ClassVar[frozenset[str]] = frozenset({"item_title", "attachment", "reason"})
    beside: frozenset[str] = frozenset()

    class Meta:
        verbose_name = _("lukning")
        verbose_name_plural = _("lukninger")
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.meeting} {self.item_number} {self.what}"

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """For those who see what is closed in the council and are not excluded from the item."""
        return sees_closed(viewer, "meeting", "item_number")


class Depublication(GuardedModel):
    """The public marker that a meeting, or one item of it, was taken down; `note` is the secretariat's own."""

    class ReasonClass(models.TextChoices):
        MISTAKE = "mistake", _("Offentliggjort ved en fejl")
        PERSONAL_DATA = "personal-data", _("Oplysninger om personer")
        LAW = "law", _("Krav i lovgivningen")

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="depublications")
    item_number = models.CharField(max_length=20, blank=True)
    reason_class = models.CharField(max_length=20, choices=ReasonClass)
    note = models.TextField(blank=True)
    depublished_at = models.DateTimeField()
    republished_at = models.DateTimeField(null=True, blank=True)

    # It may name the person for whose sake the paper was taken down.
    private_fields: ClassVar[frozenset[str]] = frozenset({"note"})

    class Meta:
        verbose_name = _("afpublicering")
        verbose_name_plural = _("afpubliceringer")
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.meeting} {self.item_number}"

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """The marker is public, but for a meeting that never was. `note` is shown to the secretariat only."""
        return Q(meeting__published_at__isnull=False) | where_seen(viewer, Sight.DRAFTS, "meeting__council")


def items_taken_down() -> list[tuple[int, str]]:
    """The items that are taken down now, by meeting's key and number; few, for each is an accident."""
    down = Depublication.objects.filter(republished_at=None, meeting__session__isnull=False).exclude(item_number="")
    return list(down.values_list("meeting", "item_number"))
