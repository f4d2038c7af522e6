"""The constituting meeting of a round, who calls it and who opens it; and what the old council says of each body."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from tvaers.appointments.models import Body
from tvaers.constitution.models.timetable import SecretariatsOwn
from tvaers.councils.models import Person
from tvaers.meetings.models import DraftItem, Meeting


class Gathering(SecretariatsOwn):
    """Who calls and who opens the constituting meeting, and the meeting once it is planned (domain 1.5).

    `senior_mayor` is the longest-serving mayor as a person chose; the program only says who it may be.
    """

    class Convener(models.TextChoices):
        MAYOR = "mayor", _("Den borgmester, der har været borgmester længst")
        KL = "kl", _("KL")

    class Opener(models.TextChoices):
        MAYOR = "mayor", _("Den borgmester, der har været borgmester længst")
        KL = "kl", _("KL")
        CHAIR = "chair", _("Den afgående formand")

    convened_by = models.CharField(max_length=10, choices=Convener, default=Convener.MAYOR)
    opened_by = models.CharField(max_length=10, choices=Opener, default=Opener.MAYOR)
    senior_mayor = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    meeting = models.ForeignKey(Meeting, models.SET_NULL, null=True, blank=True, related_name="+")
    appointments_item = models.ForeignKey(DraftItem, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("det konstituerende møde")
        verbose_name_plural = _("de konstituerende møder")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["constitution"], name="constitution_one_gathering_for_each")
        ]

    def __str__(self) -> str:
        return str(self.constitution)


class BodyAdvice(SecretariatsOwn):
    """What the old council hands over of a body: go on, change or drop, and a note. `opened_on`: when that was done."""

    class Advice(models.TextChoices):
        GO_ON = "go-on", _("Fortsæt")
        CHANGE = "change", _("Ændr")
        DROP = "drop", _("Udgår")

    body = models.ForeignKey(Body, models.CASCADE, related_name="+")
    advice = models.CharField(max_length=10, choices=Advice, default=Advice.GO_ON)
    note = models.TextField(blank=True)
    opened_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("anbefaling om et forum")
        verbose_name_plural = _("anbefalinger om fora")
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["constitution", "body"], name="constitution_one_advice_for_each_body")
        ]

    def __str__(self) -> str:
        return f"{self.body}: {self.get_advice_display()}"
