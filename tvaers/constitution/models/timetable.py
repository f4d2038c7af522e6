"""What people set and did in the timetable, and the letters that were sent on the way."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tvaers.access.models import Account
from tvaers.access.roles import Sight
from tvaers.access.visibility import Viewer, where_seen
from tvaers.constitution.models.constitution import OfConstitution


class SecretariatsOwn(OfConstitution):
    """A row that stays the secretariat's when the constitution is published: contact data, and names on their way."""

    class Meta:
        abstract = True

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """For those who see what is in preparation in the council."""
        return where_seen(viewer, Sight.DRAFTS, "constitution__council")


class StepDay(SecretariatsOwn):
    """One step of the timetable where a person set its day, noted that it was done and by whom, or wrote a note.

    `step` is a `law.constitution_timetable.StepKey`; a step without a row is as the law reckons it, and not done.
    """

    step = models.CharField(max_length=30)
    day = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    done_by = models.ForeignKey(Account, models.SET_NULL, null=True, blank=True, related_name="+")
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = _("trin i tidsplanen")
        verbose_name_plural = _("trin i tidsplanen")
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["constitution", "step"], name="constitution_one_row_for_each_step")
        ]

    def __str__(self) -> str:
        return f"{self.step}, {self.constitution}"


class RoundLetter(SecretariatsOwn):
    """A letter of the round as it was sent to all of its receivers, whose copies are in the outbox."""

    class Kind(models.TextChoices):
        PROCEDURE = "procedure", _("Til kommunerne: valg og konstituering")
        BOARDS = "boards", _("Til kommunerne: meld borgmester og viceborgmester")
        PARTIES = "parties", _("Til partierne: meld medlemmer og stedfortrædere")
        NOTICE = "notice", _("Indkaldelse til det konstituerende møde")
        WELCOME = "welcome", _("Velkommen til de nye medlemmer")
        CHASE_BOARDS = "chase-boards", _("Rykker til kommuner, der mangler")
        CHASE_PARTIES = "chase-parties", _("Rykker til partier, der mangler")

    kind = models.CharField(max_length=20, choices=Kind)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(Account, models.SET_NULL, null=True, blank=True, related_name="+")
    sent_to = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("brev om konstitueringen")
        verbose_name_plural = _("breve om konstitueringen")
        ordering: ClassVar = ["-sent_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.constitution}"
