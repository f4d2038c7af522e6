"""Rounds in which organisations name candidates: who may, who was asked, what they answered."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tvaers.access.visibility import GuardedModel, Viewer
from tvaers.appointments.models.bodies import SeatKind
from tvaers.appointments.models.lives import PersonSex, tends_somewhere
from tvaers.councils.models import Council


class Nominator(GuardedModel):
    """An organisation that may name candidates for seats of a kind; `decision` is where the council decided that."""

    kind = models.ForeignKey(SeatKind, models.CASCADE, related_name="nominators")
    name = models.CharField(max_length=200)
    email = models.EmailField()
    decision = models.CharField(max_length=200, blank=True)

    private_fields: ClassVar[frozenset[str]] = frozenset({"email"})

    class Meta:
        verbose_name = _("organisation, der kan indstille")
        verbose_name_plural = _("organisationer, der kan indstille")
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.name}, {self.kind}"

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """For those who appoint."""
        return tends_somewhere(viewer)


class NominationRound(GuardedModel):
    """One time that organisations are asked. `council` runs it; the seats may be those of several councils."""

    council = models.ForeignKey(Council, models.PROTECT, related_name="nomination_rounds")
    title = models.CharField(max_length=200)
    due_on = models.DateField()
    words = models.TextField(blank=True)
    began_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("indstillingsrunde")
        verbose_name_plural = _("indstillingsrunder")
        ordering: ClassVar = ["-began_on", "-pk"]

    def __str__(self) -> str:
        return self.title

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """For those who appoint, in whichever council: a round can be run for all of them together."""
        return tends_somewhere(viewer)


class AskedNominator(GuardedModel):
    """An organisation in a round: when it was asked and reminded, and when it said that it names nobody."""

    round = models.ForeignKey(NominationRound, models.CASCADE, related_name="asked")
    nominator = models.ForeignKey(Nominator, models.PROTECT, related_name="asked")
    asked_on = models.DateField(null=True, blank=True)
    reminded_on = models.DateField(null=True, blank=True)
    names_nobody = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("spurgt organisation")
        verbose_name_plural = _("spurgte organisationer")
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["round", "nominator"], name="appointments_asked_once")]

    def __str__(self) -> str:
        return f"{self.nominator}, {self.round}"

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """As its round."""
        return tends_somewhere(viewer)


class Nominee(GuardedModel):
    """Whom an organisation named. `met` says of each requirement, by its place, y, n, or ? where nobody knows."""

    asked = models.ForeignKey(AskedNominator, models.CASCADE, related_name="nominees")
    name = models.CharField(max_length=200)
    note = models.CharField(max_length=300, blank=True)
    sex = models.CharField(max_length=1, choices=PersonSex.Sex, blank=True)
    met = models.CharField(max_length=40, blank=True)
    named_on = models.DateField()

    private_fields: ClassVar[frozenset[str]] = frozenset({"name", "note", "sex", "met"})

    class Meta:
        verbose_name = _("indstillet kandidat")
        verbose_name_plural = _("indstillede kandidater")
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.asked} {self.pk}"

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """As the round: a candidate is nobody else's business until somebody is appointed."""
        return tends_somewhere(viewer)
