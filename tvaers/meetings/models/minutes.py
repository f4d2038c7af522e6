"""What is written after a meeting: decisions written anew before the minutes are approved, and letters."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tvaers.access.models import Account
from tvaers.access.roles import Sight
from tvaers.access.visibility import GuardedModel, Viewer, where_seen
from tvaers.councils.models import Council
from tvaers.meetings.models.session import SubPoint, Treatment


class EarlierDecision(GuardedModel):
    """What a decision, or a point under it, said before someone wrote it anew after the meeting."""

    treatment = models.ForeignKey(Treatment, models.CASCADE, related_name="earlier_decisions")
    sub_point = models.ForeignKey(SubPoint, models.CASCADE, null=True, blank=True, related_name="+")
    text = models.TextField(blank=True)
    acts = models.JSONField(default=list)
    replaced_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    replaced_at = models.DateTimeField()

    private_fields: ClassVar[frozenset[str]] = frozenset({"text"})

    class Meta:
        verbose_name = _("tidligere beslutningstekst")
        verbose_name_plural = _("tidligere beslutningstekster")
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return f"{self.treatment.item} – {self.replaced_at:%Y-%m-%d %H:%M}"

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """For the secretariat."""
        return where_seen(viewer, Sight.DRAFTS, "treatment__session__meeting__council")


class LetterTemplate(GuardedModel):
    """A letter that decisions often ask for; subject and body have places to fill in (`meetings.decision_letters`)."""

    council = models.ForeignKey(Council, models.CASCADE, related_name="letter_templates")
    name = models.CharField(max_length=100)
    subject = models.CharField(max_length=200)
    body = models.TextField()

    class Meta:
        verbose_name = _("brevskabelon")
        verbose_name_plural = _("brevskabeloner")
        ordering: ClassVar = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """For the secretariat."""
        return where_seen(viewer, Sight.DRAFTS)
