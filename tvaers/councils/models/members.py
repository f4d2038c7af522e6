"""Who sits in a council by which seat, and who steps in for them, each with a period."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from tvaers.councils.models.geography import Council, Municipality, Person, PublicPeriodModel


class Membership(PublicPeriodModel):
    """A seat in a council and who has it: a mayor by office, or a supplementary member (domain 1.2).

    The party is the seat's, not the person's: it is the one that the member sits for.
    """

    council = models.ForeignKey(Council, models.PROTECT, related_name="memberships")
    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships")
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    party = models.CharField(max_length=5, blank=True)
    is_mayor = models.BooleanField(default=False)

    class Meta(PublicPeriodModel.Meta):
        verbose_name = _("medlemskab")
        verbose_name_plural = _("medlemskaber")
        ordering: ClassVar = ["valid_from", "pk"]

    def __str__(self) -> str:
        return f"{self.person} ({self.party}) {self.municipality}"


class PersonalSubstitute(PublicPeriodModel):
    """Who steps in for a member: a mayor's deputy mayor, a supplementary member's named person (domain 1.2)."""

    membership = models.ForeignKey(Membership, models.CASCADE, related_name="personal_substitutes")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    party = models.CharField(max_length=5, blank=True)

    class Meta(PublicPeriodModel.Meta):
        verbose_name = _("personlig stedfortræder")
        verbose_name_plural = _("personlige stedfortrædere")
        ordering: ClassVar = ["valid_from", "pk"]

    def __str__(self) -> str:
        return f"{self.person} ({self.party}) {self.municipality}"
