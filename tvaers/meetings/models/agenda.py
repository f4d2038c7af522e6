"""The agenda in preparation: its sections, the programme of the day, and the cases that items belong to."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tvaers.access.roles import Sight
from tvaers.access.visibility import GuardedModel, Viewer, where_seen
from tvaers.councils.models import Council
from tvaers.meetings.models.meeting import Meeting


class Case(GuardedModel):
    """A case (sag) as its number names it. One can cover a whole meeting, so it does not identify an item."""

    class Retention(models.TextChoices):
        KEEP = "keep", _("Bevares")
        FIVE_YEARS = "5-years", _("Kan kasseres efter 5 år")
        TEN_YEARS = "10-years", _("Kan kasseres efter 10 år")
        UNSETTLED = "unsettled", _("Ikke afgjort")

    council = models.ForeignKey(Council, models.PROTECT, related_name="cases")
    number = models.CharField(max_length=60)
    title = models.CharField(max_length=300, blank=True)
    kle_code = models.CharField(max_length=20, blank=True)
    retention = models.CharField(max_length=20, choices=Retention, default=Retention.UNSETTLED)

    private_fields: ClassVar[frozenset[str]] = frozenset({"title"})

    class Meta:
        verbose_name = _("sag")
        verbose_name_plural = _("sager")
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["council", "number"], name="meetings_case_number")]

    def __str__(self) -> str:
        return self.number

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """For the secretariat: a case begins long before anything of it is public."""
        return where_seen(viewer, Sight.DRAFTS)


class OfMeeting(GuardedModel):
    """A row of a meeting in preparation: for the secretariat."""

    class Meta:
        abstract = True

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """For the secretariat."""
        return where_seen(viewer, Sight.DRAFTS, "meeting__council")


class AgendaSection(OfMeeting):
    """A section of the agenda in preparation; its number follows from its place."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="agenda_sections")
    title = models.CharField(max_length=300)
    position = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = _("afsnit")
        verbose_name_plural = _("afsnit")
        ordering: ClassVar = ["position", "pk"]

    def __str__(self) -> str:
        return self.title


class ProgrammeLine(OfMeeting):
    """A line of the day's programme, group meetings and lunch included: "9.15-10.00", what happens."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="programme_lines")
    time = models.CharField(max_length=40)
    text = models.CharField(max_length=300)
    position = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = _("programpunkt")
        verbose_name_plural = _("programpunkter")
        ordering: ClassVar = ["position", "pk"]

    def __str__(self) -> str:
        return f"{self.time} {self.text}"
