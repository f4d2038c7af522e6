"""What those who are appointed are given to begin with: their task, whom to ask, briefings, and what they owe."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tvaers.access.roles import Sight
from tvaers.access.visibility import GuardedModel, Viewer, where_seen
from tvaers.appointments.models.bodies import Body
from tvaers.councils.models import Council
from tvaers.councils.models.geography import PublicModel
from tvaers.meetings.models import FollowUp


class Material(PublicModel):
    """What a council tells those whom it appoints to a body; `reports_every` is in months, None when they owe none."""

    body = models.ForeignKey(Body, models.CASCADE, related_name="materials")
    council = models.ForeignKey(Council, models.PROTECT, related_name="+")
    role = models.TextField(blank=True)
    contact = models.CharField(max_length=300, blank=True)
    reports_every = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        verbose_name = _("materiale til de udpegede")
        verbose_name_plural = _("materialer til de udpegede")
        constraints: ClassVar = [models.UniqueConstraint(fields=["body", "council"], name="appointments_material_once")]

    def __str__(self) -> str:
        return f"{self.body}, {self.council}"


class Briefing(GuardedModel):
    """A meeting at which a council briefs those whom it appointed to a body."""

    body = models.ForeignKey(Body, models.CASCADE, related_name="briefings")
    council = models.ForeignKey(Council, models.PROTECT, related_name="+")
    held_on = models.DateField()
    time = models.CharField(max_length=40, blank=True)
    place = models.CharField(max_length=200, blank=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = _("orienteringsmøde")
        verbose_name_plural = _("orienteringsmøder")
        ordering: ClassVar = ["held_on", "pk"]

    def __str__(self) -> str:
        return f"{self.body}, {self.held_on}"

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """For those who read what the council sends its members."""
        return where_seen(viewer, Sight.SENT)


class ReportDuty(GuardedModel):
    """That those in a body were asked to tell the council of it by a day: the follow-up says so and is closed."""

    body = models.ForeignKey(Body, models.CASCADE, related_name="report_duties")
    council = models.ForeignKey(Council, models.PROTECT, related_name="+")
    follow_up = models.OneToOneField(FollowUp, models.PROTECT, related_name="report_duty")
    due_on = models.DateField()

    class Meta:
        verbose_name = _("tilbagemelding fra de udpegede")
        verbose_name_plural = _("tilbagemeldinger fra de udpegede")
        ordering: ClassVar = ["due_on", "pk"]

    def __str__(self) -> str:
        return f"{self.body}, {self.due_on}"

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """As its follow-up: for the secretariat."""
        return where_seen(viewer, Sight.DRAFTS)
