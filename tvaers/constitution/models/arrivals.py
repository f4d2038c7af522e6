"""Who is to sit in the new council, as names come in, and whom the parties are asked through."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tvaers.constitution.models.timetable import SecretariatsOwn
from tvaers.councils.models import Membership, Municipality, Person

LONGEST_LETTER = 5
"""As long as the register of members has room for."""


class Arrival(SecretariatsOwn):
    """A member to come, with the one who steps in: a mayor with the deputy mayor, or one whom a party chose.

    `person` is who the name belongs to, None until it is known; `is_new` says that somebody settled that it is none of
    those whose names are alike. `party` is the key of the list. `membership` is what became of it, once it is
    confirmed. Source: domain 1.2.
    """

    class Part(models.TextChoices):
        MAYOR = "mayor", _("Borgmester")
        SUPPLEMENTARY = "supplementary", _("Supplerende medlem")

    part = models.CharField(max_length=15, choices=Part)
    municipality = models.ForeignKey(Municipality, models.PROTECT, null=True, blank=True, related_name="+")
    party = models.CharField(max_length=40, blank=True)
    name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    is_new = models.BooleanField(default=False)
    substitute_name = models.CharField(max_length=200, blank=True)
    substitute_email = models.EmailField(blank=True)
    substitute_municipality = models.ForeignKey(Municipality, models.PROTECT, null=True, blank=True, related_name="+")
    substitute_person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    substitute_is_new = models.BooleanField(default=False)
    received_on = models.DateField()
    membership = models.ForeignKey(Membership, models.SET_NULL, null=True, blank=True, related_name="+")

    private_fields: ClassVar[frozenset[str]] = frozenset({"name", "email", "substitute_name", "substitute_email"})

    class Meta:
        verbose_name = _("kommende medlem")
        verbose_name_plural = _("kommende medlemmer")
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["constitution", "municipality"],
                condition=Q(part="mayor"),
                name="constitution_one_mayor_for_each_municipality",
            ),
            models.CheckConstraint(
                condition=~Q(part="mayor") | Q(municipality__isnull=False), name="constitution_mayor_has_municipality"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.party}) {self.municipality or ''}".strip()

    @property
    def is_mayor(self) -> bool:
        """Whether they come by office."""
        return self.part == self.Part.MAYOR

    @property
    def letter(self) -> str:
        """The party's letter, as it stands by a member: of the local list "L-Hjørring" it is L."""
        return self.party.partition("-")[0][:LONGEST_LETTER]


class PartyContact(SecretariatsOwn):
    """Whom a party or list cooperation is asked through: who leads its choice of members in this council."""

    party = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    email = models.EmailField()

    private_fields: ClassVar[frozenset[str]] = frozenset({"name", "email"})

    class Meta:
        verbose_name = _("partiets kontaktperson")
        verbose_name_plural = _("partiernes kontaktpersoner")
        ordering: ClassVar = ["party", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["constitution", "party"], name="constitution_one_contact_for_each_party")
        ]

    def __str__(self) -> str:
        return f"{self.party}, {self.constitution}"
