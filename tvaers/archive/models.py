"""What is doubtful in what came in, until a person has settled it, and what an answer moved."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tvaers.access.visibility import EVERY_ROW, NO_ROW, GuardedModel, Viewer, sees_everything
from tvaers.councils.models import Person
from tvaers.meetings.models import Edition


class PersonDoubt(GuardedModel):
    """Two people who may be one: `person` was new in `edition`, `candidate` was known before."""

    class ReasonChoices(models.TextChoices):
        SIMILAR_NAME = "similar-name", _("Navnene ligner hinanden")
        OTHER_MUNICIPALITY = "other-municipality", _("Samme navn, anden kommune")

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    candidate = models.ForeignKey(Person, models.CASCADE, related_name="+")
    edition = models.ForeignKey(Edition, models.CASCADE, related_name="+")
    reason = models.CharField(max_length=20, choices=ReasonChoices)
    settled_at = models.DateTimeField(null=True, blank=True)
    is_same = models.BooleanField(null=True, blank=True)

    class Meta:
        verbose_name = _("tvivl om person")
        verbose_name_plural = _("tvivl om personer")
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "candidate"], name="archive_one_doubt_a_pair")
        ]

    def __str__(self) -> str:
        return f"{self.person} / {self.candidate}"

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """For those who tend the archive."""
        return EVERY_ROW if sees_everything(viewer) else NO_ROW


class Merger(GuardedModel):
    """An answer that made two people one, with what it moved, so that it can be undone.

    `absorbed` has nothing as long as the row is there. `attendances` are the keys of the rows that were its own,
    `followed` those of seats, invitations and the account.
    """

    doubt = models.OneToOneField(PersonDoubt, models.CASCADE, related_name="merger")
    absorbed = models.OneToOneField(Person, models.CASCADE, related_name="+")
    kept = models.ForeignKey(Person, models.CASCADE, related_name="+")
    attendances = models.JSONField()
    followed = models.JSONField(default=dict)
    merged_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.absorbed} → {self.kept}"

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """For those who tend the archive."""
        return EVERY_ROW if sees_everything(viewer) else NO_ROW
