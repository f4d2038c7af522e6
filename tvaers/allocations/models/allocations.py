"""What is: an allocation of a year, its variants, and the numbers of each."""

from __future__ import annotations

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tvaers.access.roles import Sight
from tvaers.access.visibility import GuardedModel, Viewer, through, where_seen
from tvaers.allocations.kinds import KINDS, Kind
from tvaers.councils.models import Council, Municipality
from tvaers.meetings.models import DraftItem

FIRST_YEAR, LAST_YEAR = 1970, 2100


class Allocation(GuardedModel):
    """Something shared over a council's municipalities in one year: `kind` says by which rules.

    `previous` is last year's. `item` is the agenda item that it was put into, with `put_in` the text that went there.
    It is the secretariat's until `published_at`; from then on everybody reads the numbers and how they came about.
    """

    council = models.ForeignKey(Council, models.PROTECT, related_name="allocations")
    kind = models.CharField(max_length=30, choices=[(key, kind.name) for key, kind in KINDS.items()])
    name = models.CharField(max_length=200)
    year = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)],
    )
    previous = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="followed_by")
    item = models.ForeignKey(DraftItem, models.SET_NULL, null=True, blank=True, related_name="allocations")
    put_in = models.TextField(blank=True)
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("fordeling")
        verbose_name_plural = _("fordelinger")
        ordering: ClassVar = ["-year", "name", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["council", "name", "year"], name="allocations_one_a_year")
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.year}"

    def get_absolute_url(self) -> str:
        return reverse("allocations:allocation", args=[self.council.slug, self.pk])

    @property
    def is_published(self) -> bool:
        """Whether everybody reads it, so that what they read stands as it is."""
        return self.published_at is not None

    @property
    def rule(self) -> Kind:
        """Its kind, with the rule that makes the result."""
        return KINDS[self.kind]

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """Seen by those who see what is in preparation in the council; by everybody once it is published."""
        return where_seen(viewer, Sight.DRAFTS) | Q(published_at__isnull=False)


class OfAllocation(GuardedModel):
    """A row of an allocation, by the path to it."""

    path: ClassVar[str]

    class Meta:
        abstract = True

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """As the allocation; of one that is published, only what was chosen is everybody's."""
        chosen = "__".join([*cls.path.split("__")[:-1], "is_chosen"])
        drafts = where_seen(viewer, Sight.DRAFTS, f"{cls.path}__council")
        return drafts | (through(cls.path, Allocation.visibility(viewer)) & Q((chosen, True)))


class Variant(OfAllocation):
    """One set of numbers for an allocation. The one that `is_chosen` is what is put into papers and published."""

    path = "allocation"

    allocation = models.ForeignKey(Allocation, models.CASCADE, related_name="variants")
    name = models.CharField(max_length=100)
    is_chosen = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("variant")
        verbose_name_plural = _("varianter")
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["allocation", "name"], name="allocations_variant_name"),
            models.UniqueConstraint(
                fields=["allocation"], condition=Q(is_chosen=True), name="allocations_one_chosen_variant"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.allocation}, {self.name}"

    @property
    def is_read_by_all(self) -> bool:
        """Whether its numbers are those that everybody reads: they are withdrawn before they are changed."""
        return self.is_chosen and self.allocation.is_published


class Figure(OfAllocation):
    """A number that an allocation asks for once, with where it is from and the day it is of."""

    path = "variant__allocation"

    variant = models.ForeignKey(Variant, models.CASCADE, related_name="figures")
    name = models.CharField(max_length=30)
    value = models.DecimalField(max_digits=18, decimal_places=4)
    source = models.CharField(max_length=300, blank=True)
    as_of = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("tal")
        verbose_name_plural = _("tal")
        constraints: ClassVar = [models.UniqueConstraint(fields=["variant", "name"], name="allocations_figure_name")]

    def __str__(self) -> str:
        return f"{self.variant}: {self.name}"


class Entry(OfAllocation):
    """A municipality's number in a column, with where it is from and the day it is of."""

    path = "variant__allocation"

    variant = models.ForeignKey(Variant, models.CASCADE, related_name="entries")
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    column = models.CharField(max_length=30)
    value = models.BigIntegerField()
    source = models.CharField(max_length=300, blank=True)
    as_of = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("kommunes tal")
        verbose_name_plural = _("kommuners tal")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["variant", "municipality", "column"], name="allocations_entry_place")
        ]

    def __str__(self) -> str:
        return f"{self.variant}: {self.column}, {self.municipality}"


class Transfer(OfAllocation):
    """So many that one municipality takes over from another after the sharing, and why."""

    path = "variant__allocation"

    variant = models.ForeignKey(Variant, models.CASCADE, related_name="transfers")
    giver = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    taker = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    count = models.PositiveBigIntegerField()
    reason = models.CharField(max_length=300)

    class Meta:
        verbose_name = _("flytning")
        verbose_name_plural = _("flytninger")
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(giver=models.F("taker")), name="allocations_transfer_between_two")
        ]

    def __str__(self) -> str:
        return f"{self.giver} → {self.taker}: {self.count}"
