"""The votes of an election in each municipality, and which local lists cooperate."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from tvaers.constitution.models.constitution import OfConstitution
from tvaers.councils.models import Election, ElectoralList, Municipality
from tvaers.councils.models.geography import PublicModel

LONGEST_CODE = 10


class MunicipalCount(PublicModel):
    """That the votes of a municipality at an election are known, and where they came from. Votes are public facts."""

    class Stage(models.TextChoices):
        NIGHT = "night", _("Optælling på valgaftenen")
        FINAL = "final", _("Fintælling")

    election = models.ForeignKey(Election, models.PROTECT, related_name="+")
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.NIGHT)
    source = models.CharField(max_length=200, blank=True)
    counted_at = models.DateTimeField()

    class Meta:
        verbose_name = _("stemmer i en kommune")
        verbose_name_plural = _("stemmer i kommuner")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["election", "municipality"], name="constitution_one_count")
        ]

    def __str__(self) -> str:
        return f"{self.municipality}, {self.election}"


class ListVotes(PublicModel):
    """The votes of one list in one municipality. Other votes of the same count replace them; the trail keeps them."""

    count = models.ForeignKey(MunicipalCount, models.CASCADE, related_name="votes")
    list = models.ForeignKey(ElectoralList, models.PROTECT, related_name="+")
    votes = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("stemmer på en liste")
        verbose_name_plural = _("stemmer på lister")
        constraints: ClassVar = [models.UniqueConstraint(fields=["count", "list"], name="constitution_one_list_votes")]

    def __str__(self) -> str:
        return f"{self.list}: {self.votes}"


class ListCooperation(OfConstitution):
    """Local lists of several municipalities whose votes count as those of one list (KL's love § 6).

    `code` names it beside the letters of the parties: "LL".
    """

    code = models.CharField(max_length=LONGEST_CODE)
    name = models.CharField(max_length=100)

    class Meta:
        verbose_name = _("listesamarbejde")
        verbose_name_plural = _("listesamarbejder")
        ordering: ClassVar = ["code"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["constitution", "code"], name="constitution_cooperation_code")
        ]

    def __str__(self) -> str:
        return f"{self.code} – {self.name}"


class CooperationList(OfConstitution):
    """That a local list takes part in a cooperation: in one at most."""

    cooperation = models.ForeignKey(ListCooperation, models.CASCADE, related_name="lists")
    list = models.ForeignKey(ElectoralList, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("liste i et samarbejde")
        verbose_name_plural = _("lister i samarbejder")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["constitution", "list"], name="constitution_in_one_cooperation")
        ]

    def __str__(self) -> str:
        return f"{self.list} → {self.cooperation.code}"
