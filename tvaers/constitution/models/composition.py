"""What the composition is reckoned from, KL's numbers, which bind, and lots that were drawn."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from tvaers.constitution.models.constitution import OfConstitution
from tvaers.councils.models import ElectoralList, Municipality

LONGEST_KEY = 110
"""How a list is counted: "A", "LL", "L-Hjørring" (`queries.lists`)."""


class Board(OfConstitution):
    """What a municipal board came to: which list its mayor is of, None while that is not known."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    mayor_list = models.ForeignKey(ElectoralList, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("kommunalbestyrelse")
        verbose_name_plural = _("kommunalbestyrelser")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["constitution", "municipality"], name="constitution_one_board")
        ]

    def __str__(self) -> str:
        return str(self.municipality)


class BoardList(OfConstitution):
    """That a list has a seat in a municipal board."""

    board = models.ForeignKey(Board, models.CASCADE, related_name="lists")
    list = models.ForeignKey(ElectoralList, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("liste i en kommunalbestyrelse")
        verbose_name_plural = _("lister i kommunalbestyrelser")
        constraints: ClassVar = [models.UniqueConstraint(fields=["board", "list"], name="constitution_one_board_list")]

    def __str__(self) -> str:
        return f"{self.list}, {self.board}"


class BindingNumbers(OfConstitution):
    """KL's letter: how large the council is, and below how many supplementary members each list has. It binds."""

    size = models.PositiveSmallIntegerField()
    dated = models.DateField()
    reference = models.CharField(max_length=200, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        verbose_name = _("KL's tal")
        verbose_name_plural = _("KL's tal")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["constitution"], name="constitution_one_letter_of_numbers")
        ]

    def __str__(self) -> str:
        return str(self.constitution)


class BindingNumber(OfConstitution):
    """The supplementary members of one list by KL's letter."""

    numbers = models.ForeignKey(BindingNumbers, models.CASCADE, related_name="lists")
    key = models.CharField(max_length=LONGEST_KEY)
    supplementary = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = _("KL's tal for en liste")
        verbose_name_plural = _("KL's tal for lister")
        ordering: ClassVar = ["key"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["numbers", "key"], name="constitution_one_number")]

    def __str__(self) -> str:
        return f"{self.key}: {self.supplementary}"


class Lot(OfConstitution):
    """Lots drawn between lists that were equal: `drawn` has their keys, the winner first."""

    class About(models.TextChoices):
        COMPOSITION = "composition", _("sammensætningen")
        CHAIR = "chair", _("formandsvalget")

    about = models.CharField(max_length=15, choices=About)
    drawn = models.JSONField()
    drawn_at = models.DateTimeField()
    drawn_by = models.CharField(max_length=200)
    witnesses = models.CharField(max_length=300)

    class Meta:
        verbose_name = _("lodtrækning")
        verbose_name_plural = _("lodtrækninger")
        ordering: ClassVar = ["drawn_at", "pk"]

    def __str__(self) -> str:
        return f"{self.winner} ({', '.join(self.drawn)})"

    @property
    def winner(self) -> str:
        """The key of the one that won."""
        found: str = self.drawn[0]
        return found

    @property
    def losers(self) -> list[str]:
        """The keys of the others."""
        found: list[str] = self.drawn[1:]
        return found
