"""Alliances as they were notified, and who was elected chair and vice-chair."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from tvaers.constitution.models.composition import LONGEST_KEY
from tvaers.constitution.models.constitution import OfConstitution
from tvaers.councils.models import Person, RoleGrant


class AllianceNotice(OfConstitution):
    """An alliance between lists as it was notified: when it came, from whom, and what the meeting said of it.

    `is_approved` is None until the meeting has decided.
    """

    received_at = models.DateTimeField()
    notified_by = models.CharField(max_length=200)
    note = models.TextField(blank=True)
    is_approved = models.BooleanField(null=True, blank=True)

    class Meta:
        verbose_name = _("valgforbund")
        verbose_name_plural = _("meldte valgforbund")
        ordering: ClassVar = ["received_at", "pk"]

    def __str__(self) -> str:
        return f"{self.constitution}, {self.received_at:%Y-%m-%d}"


class AllianceList(OfConstitution):
    """That a list is in an alliance, by its key."""

    notice = models.ForeignKey(AllianceNotice, models.CASCADE, related_name="lists")
    key = models.CharField(max_length=LONGEST_KEY)

    class Meta:
        verbose_name = _("liste i et valgforbund")
        verbose_name_plural = _("lister i valgforbund")
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["notice", "key"], name="constitution_allied_once")]

    def __str__(self) -> str:
        return self.key


class Elected(OfConstitution):
    """Who was elected to a post, for which list, and the role that came of it when they have an account."""

    class Post(models.IntegerChoices):
        CHAIR = 1, _("Formand")
        VICE_CHAIR = 2, _("Næstformand")

    post = models.PositiveSmallIntegerField(choices=Post)
    key = models.CharField(max_length=LONGEST_KEY)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    elected_on = models.DateField()
    grant = models.ForeignKey(RoleGrant, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("valg til formandskabet")
        verbose_name_plural = _("valgene til formandskabet")
        ordering: ClassVar = ["post"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["constitution", "post"], name="constitution_one_for_each_post")
        ]

    def __str__(self) -> str:
        return f"{self.get_post_display()}: {self.person}"
