"""What a council's agendas begin with: the template's sections and items, and the year's wheel."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tvaers.access.roles import Sight
from tvaers.access.visibility import GuardedModel, Viewer, councils_seen, where_seen
from tvaers.councils.models import Council
from tvaers.meetings.models.drafts import DraftItem


class OfCouncil(GuardedModel):
    """A row of a council's own preparations: for its secretariat."""

    class Meta:
        abstract = True

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """For the secretariat."""
        return where_seen(viewer, Sight.DRAFTS)


class TemplateSection(OfCouncil):
    """A section that the council's agendas have."""

    council = models.ForeignKey(Council, models.CASCADE, related_name="template_sections")
    title = models.CharField(max_length=300)
    position = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = _("afsnit i skabelonen")
        verbose_name_plural = _("afsnit i skabelonen")
        ordering: ClassVar = ["position", "pk"]

    def __str__(self) -> str:
        return self.title


class TemplateItem(GuardedModel):
    """An item that every agenda of the council has; the reporters of Siden sidst are `reporters`, one a line."""

    section = models.ForeignKey(TemplateSection, models.CASCADE, related_name="items")
    standing = models.CharField(max_length=20, choices=DraftItem.Standing, blank=True)
    title = models.CharField(max_length=300)
    background = models.TextField(blank=True)
    recommendation = models.TextField(blank=True)
    presentation = models.TextField(blank=True)
    reporters = models.TextField(blank=True)
    position = models.PositiveSmallIntegerField()

    # Names, which the row keeps; the trail needs only to prove them.
    private_fields: ClassVar[frozenset[str]] = frozenset({"reporters"})

    class Meta:
        verbose_name = _("punkt i skabelonen")
        verbose_name_plural = _("punkter i skabelonen")
        ordering: ClassVar = ["position", "pk"]

    def __str__(self) -> str:
        return self.title

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """For the secretariat."""
        return where_seen(viewer, Sight.DRAFTS, "section__council")


class WheelEntry(OfCouncil):
    """Something that comes every year (årshjul): in which month, in which section of the agenda."""

    council = models.ForeignKey(Council, models.CASCADE, related_name="wheel")
    title = models.CharField(max_length=300)
    month = models.PositiveSmallIntegerField()
    section_title = models.CharField(max_length=300, blank=True)
    recommendation = models.TextField(blank=True)
    note = models.TextField(blank=True)
    only_election_years = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("punkt i årshjulet")
        verbose_name_plural = _("punkter i årshjulet")
        ordering: ClassVar = ["month", "title"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(month__gte=1, month__lte=12), name="meetings_wheel_month")
        ]

    def __str__(self) -> str:
        return self.title


class WheelTurn(GuardedModel):
    """That a yearly entry was taken up in a year: the draft that came of it, or that it was let go."""

    entry = models.ForeignKey(WheelEntry, models.CASCADE, related_name="turns")
    year = models.PositiveSmallIntegerField()
    draft = models.ForeignKey(DraftItem, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("årets punkt")
        verbose_name_plural = _("årets punkter")
        constraints: ClassVar = [models.UniqueConstraint(fields=["entry", "year"], name="meetings_wheel_turn")]

    def __str__(self) -> str:
        return f"{self.entry} {self.year}"

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """For the secretariat."""
        return where_seen(viewer, Sight.DRAFTS, "entry__council")


class TakenDay(GuardedModel):
    """A day that meetings should keep clear of: KL's meetings and others'. Without a council it is for all of them."""

    council = models.ForeignKey(Council, models.CASCADE, null=True, blank=True, related_name="taken_days")
    day = models.DateField()
    title = models.CharField(max_length=200)

    class Meta:
        verbose_name = _("optaget dag")
        verbose_name_plural = _("optagne dage")
        ordering: ClassVar = ["day", "title"]

    def __str__(self) -> str:
        return f"{self.day} {self.title}"

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """For the secretariats."""
        anywhere = where_seen(viewer, Sight.DRAFTS)
        return anywhere | Q(council=None) if councils_seen(viewer, Sight.DRAFTS) else anywhere


class CouncilDeadline(OfCouncil):
    """A deadline that the council has chosen otherwise than usual (`meetings.deadlines` has what is usual)."""

    class What(models.TextChoices):
        ITEMS_IN = "items-in", _("Punkter skal være skrevet")
        AGENDA_OUT = "agenda-out", _("Dagsordenen sendes")
        ADDENDUM_OUT = "addendum-out", _("Tillægsdagsorden sendes senest")
        APOLOGIES = "apologies", _("Afbud meldes senest")
        ALLIANCES = "alliances", _("Valgforbund meldes senest")
        MINUTES_OUT = "minutes-out", _("Referatet sendes")
        REMARKS = "remarks", _("Bemærkninger til referatet senest")

    council = models.ForeignKey(Council, models.CASCADE, related_name="deadlines")
    what = models.CharField(max_length=20, choices=What)
    count = models.PositiveSmallIntegerField()
    is_in_working_days = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("frist")
        verbose_name_plural = _("frister")
        constraints: ClassVar = [models.UniqueConstraint(fields=["council", "what"], name="meetings_deadline_once")]

    def __str__(self) -> str:
        return str(self.get_what_display())
