"""Cooperations: any set of municipalities over time, also across councils, and their roles."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tvaers.councils.models import Municipality
from tvaers.councils.models.geography import PublicPeriodModel


class Cooperation(PublicPeriodModel):
    """A shared task of some municipalities, whatever KKR they belong to: Limfjordsrådet, a local tripartite.

    One that came with the program has its `key`, by which it is known when the ready ones are loaded again.
    """

    key = models.SlugField(max_length=80, blank=True)
    name = models.CharField(max_length=200)
    note = models.TextField(blank=True)
    source = models.TextField(blank=True)

    class Meta(PublicPeriodModel.Meta):
        verbose_name = _("samarbejde")
        verbose_name_plural = _("samarbejder")
        ordering: ClassVar = ["name", "pk"]
        constraints: ClassVar = [
            *PublicPeriodModel.Meta.constraints,
            models.UniqueConstraint(fields=["key"], condition=~Q(key=""), name="appointments_cooperation_key"),
        ]

    def __str__(self) -> str:
        return self.name


class CooperationMunicipality(PublicPeriodModel):
    """That a municipality takes part, in which role, and when."""

    class Role(models.TextChoices):
        MEMBER = "member", _("Deltager")
        OPERATOR = "operator", _("Driftsherre")
        ANCHOR = "anchor", _("Ankerkommune")
        CHAIR = "chair", _("Formandskommune")
        LEAD_PARTNER = "lead-partner", _("Lead partner")

    cooperation = models.ForeignKey(Cooperation, models.CASCADE, related_name="municipalities")
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    role = models.CharField(max_length=15, choices=Role, default=Role.MEMBER)

    class Meta(PublicPeriodModel.Meta):
        verbose_name = _("kommune i et samarbejde")
        verbose_name_plural = _("kommuner i samarbejder")
        ordering: ClassVar = ["valid_from", "pk"]

    def __str__(self) -> str:
        return f"{self.municipality}, {self.cooperation}"
