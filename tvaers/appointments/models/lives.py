"""What is known of a person that seats rest on, with its period; and the sex, typed by a person, for the rule only."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tvaers.access.roles import Sight
from tvaers.access.visibility import EVERY_ROW, NO_ROW, GuardedModel, Viewer, councils_seen, sees_everything
from tvaers.councils.models import Municipality, Person
from tvaers.councils.periods import PeriodModel


def tends_somewhere(viewer: Viewer) -> Q:
    """Every row for those who prepare papers in some council, for lives and seats cross councils; else none."""
    is_secretariat = sees_everything(viewer) or bool(councils_seen(viewer, Sight.DRAFTS))
    return EVERY_ROW if is_secretariat else NO_ROW


class LifeFact(PeriodModel):
    """That someone sits in a municipal board, is its mayor, is in a party or on leave, and when; or died."""

    class Kind(models.TextChoices):
        BOARD = "board", _("Medlem af kommunalbestyrelsen")
        MAYORALTY = "mayoralty", _("Borgmester")
        PARTY = "party", _("Parti")
        LEAVE = "leave", _("Orlov")
        DEATH = "death", _("Død")

    person = models.ForeignKey(Person, models.PROTECT, related_name="life_facts")
    kind = models.CharField(max_length=10, choices=Kind)
    municipality = models.ForeignKey(Municipality, models.PROTECT, null=True, blank=True, related_name="+")
    party = models.CharField(max_length=5, blank=True)

    class Meta(PeriodModel.Meta):
        verbose_name = _("oplysning om en person")
        verbose_name_plural = _("oplysninger om personer")
        ordering: ClassVar = ["valid_from", "pk"]
        constraints: ClassVar = [
            *PeriodModel.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(kind__in=["board", "mayoralty"]) | Q(municipality__isnull=False),
                name="appointments_lifefact_place",
            ),
            models.CheckConstraint(condition=~Q(kind="party") | ~Q(party=""), name="appointments_lifefact_party"),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_kind_display()}"

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """For those who appoint: leave is nobody else's business, and what is public stands in the appointments."""
        return tends_somewhere(viewer)


class PersonSex(GuardedModel):
    """What a person has typed of someone's sex, for the rule on balance and nothing else. Never guessed."""

    class Sex(models.TextChoices):
        WOMAN = "F", _("Kvinde")
        MAN = "M", _("Mand")

    person = models.OneToOneField(Person, models.CASCADE, related_name="typed_sex")
    sex = models.CharField(max_length=1, choices=Sex)

    private_fields: ClassVar[frozenset[str]] = frozenset({"sex"})

    class Meta:
        verbose_name = _("oplyst køn")
        verbose_name_plural = _("oplyste køn")

    def __str__(self) -> str:
        return str(self.person)

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """For those who appoint."""
        return tends_somewhere(viewer)
