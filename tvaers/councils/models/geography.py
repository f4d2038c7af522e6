"""The councils' geography, terms, parties and lists, and the people."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tvaers.access.models import Account
from tvaers.access.visibility import EVERY_ROW, GuardedModel, Viewer
from tvaers.councils.periods import PeriodModel


class Public:
    """Facts about Denmark's public bodies, which everyone may see."""

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """Public."""
        return EVERY_ROW


class PublicModel(Public, GuardedModel):
    """A public fact."""

    class Meta:
        abstract = True


class PublicPeriodModel(Public, PeriodModel):
    """A public fact that holds for a period."""

    class Meta(PeriodModel.Meta):
        abstract = True


class Region(PublicPeriodModel):
    """One of the state's regions. A KKR's borders need not follow them."""

    code = models.CharField(max_length=4, blank=True)
    name = models.CharField(max_length=100)

    class Meta(PublicPeriodModel.Meta):
        verbose_name = _("region")
        verbose_name_plural = _("regioner")

    def __str__(self) -> str:
        return f"Region {self.name}"


class Municipality(PublicModel):
    """A municipality; `name` is the short name ("Vesthimmerlands")."""

    code = models.CharField(max_length=4, unique=True)
    name = models.CharField(max_length=100, unique=True)
    official_name = models.CharField(max_length=100)

    class Meta:
        verbose_name = _("kommune")
        verbose_name_plural = _("kommuner")

    def __str__(self) -> str:
        return self.name


class MunicipalityInRegion(PublicPeriodModel):
    """Which region a municipality lies in, and when."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="regions")
    region = models.ForeignKey(Region, models.PROTECT, related_name="municipalities")

    def __str__(self) -> str:
        return f"{self.municipality} → {self.region}"


class Council(PublicPeriodModel):
    """A KKR. Not a municipal council: that is a municipal board (kommunalbestyrelse)."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=100, unique=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta(PublicPeriodModel.Meta):
        verbose_name = _("KKR")
        verbose_name_plural = _("KKR'er")
        ordering: ClassVar = ["position", "name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("portal:council", args=[self.slug])

    @property
    def place_name(self) -> str:
        """The name without "KKR": "Nordjylland"."""
        return self.name.removeprefix("KKR ")


class MunicipalityInCouncil(PublicPeriodModel):
    """Which KKR a municipality belongs to, and when."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="councils")
    council = models.ForeignKey(Council, models.PROTECT, related_name="municipalities")

    def __str__(self) -> str:
        return f"{self.municipality} → {self.council}"


class Election(PublicModel):
    """A municipal election: the votes that councils are composed by."""

    code = models.SlugField(unique=True)
    held_on = models.DateField(unique=True)

    class Meta:
        ordering: ClassVar = ["held_on"]

    def __str__(self) -> str:
        return self.code.upper()


class Term(PublicPeriodModel):
    """The municipal boards' term after an election; the KKRs follow it (domain 1.4, 1.5)."""

    election = models.OneToOneField(Election, models.PROTECT, related_name="term")

    class Meta(PublicPeriodModel.Meta):
        ordering: ClassVar = ["valid_from"]

    def __str__(self) -> str:
        last = f"{self.valid_to.year - 1}" if self.valid_to else ""
        return f"{self.valid_from.year}–{last}"


class Party(PublicModel):
    """A party, whatever letter it had at an election."""

    name = models.CharField(max_length=100, unique=True)
    abbreviation = models.CharField(max_length=10, blank=True)

    class Meta:
        verbose_name = _("parti")
        verbose_name_plural = _("partier")

    def __str__(self) -> str:
        return self.name


class ElectoralList(PublicModel):
    """A letter on the ballot: it belongs to one election, and for local lists to one municipality."""

    election = models.ForeignKey(Election, models.PROTECT, related_name="lists")
    letter = models.CharField(max_length=2)
    name = models.CharField(max_length=100)
    party = models.ForeignKey(Party, models.PROTECT, null=True, blank=True, related_name="lists")
    municipality = models.ForeignKey(Municipality, models.PROTECT, null=True, blank=True, related_name="lists")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["election", "letter"], condition=Q(municipality=None), name="councils_national_letter"
            ),
            models.UniqueConstraint(fields=["election", "letter", "municipality"], name="councils_local_letter"),
        ]

    def __str__(self) -> str:
        return f"{self.letter} – {self.name}"


class Person(PublicModel):
    """A person who has taken part, and the account to sign in with, if any.

    Party belongs to attendance and mandates, never to the person.
    """

    name = models.CharField(max_length=200)
    account = models.OneToOneField(Account, models.SET_NULL, null=True, blank=True, related_name="person")

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("personer")

    def __str__(self) -> str:
        return self.name


class PersonSpelling(PublicModel):
    """A way in which a person's name has been printed.

    `folded` is it without case, hyphens and double spaces; `first_name` and `last_name` are its ends.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="spellings")
    spelling = models.CharField(max_length=200)
    folded = models.CharField(max_length=200, db_index=True)
    first_name = models.CharField(max_length=200, db_index=True)
    last_name = models.CharField(max_length=200, db_index=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "spelling"], name="councils_person_spelling")
        ]

    def __str__(self) -> str:
        return self.spelling
