"""Circles: the secretariat's working lists of functions, each with a holder and a period."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tvaers.access.models import Account
from tvaers.access.roles import Sight
from tvaers.access.visibility import NO_ROW, Viewer, councils_seen, through, where_seen
from tvaers.councils.models.geography import Council, Municipality
from tvaers.councils.periods import PeriodModel


class Circle(PeriodModel):
    """A list of functions that mails, invitations, hearings and reviews go to; without a council it is national."""

    class Kind(models.TextChoices):
        CHIEF_EXECUTIVES = "chief-executives", _("Kommunaldirektørkreds (KDK)")
        DIRECTORS = "directors", _("Direktørkreds (DAS m.fl.)")
        CHIEFS = "chiefs", _("Chefkreds")
        PREPARATION = "preparation", _("Forretningsudvalg (FU)")
        COMMITTEE_CHAIRS = "committee-chairs", _("Udvalgsformænd")
        PARTY_GROUP = "party-group", _("Partigruppe eller blok")
        CHAIRMANSHIP = "chairmanship", _("Formandskab")
        DISABILITY_COUNCIL = "disability-council", _("Handicapråd")
        OTHER = "other", _("Anden kreds")

    council = models.ForeignKey(Council, models.PROTECT, null=True, blank=True, related_name="circles")
    kind = models.CharField(max_length=20, choices=Kind)
    name = models.CharField(max_length=200)
    field = models.CharField(max_length=100, blank=True)
    note = models.TextField(blank=True)

    class Meta(PeriodModel.Meta):
        verbose_name = _("kreds")
        verbose_name_plural = _("kredse")
        ordering: ClassVar = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """For those who see the council's working lists; a national circle for those who see them anywhere."""
        seen = where_seen(viewer, Sight.CIRCLES)
        return seen | Q(council=None) if councils_seen(viewer, Sight.CIRCLES) else seen


class CircleFunction(PeriodModel):
    """A place in a circle: "Kommunaldirektør" of a municipality, or of another body."""

    circle = models.ForeignKey(Circle, models.CASCADE, related_name="functions")
    title = models.CharField(max_length=200)
    municipality = models.ForeignKey(Municipality, models.PROTECT, null=True, blank=True, related_name="+")
    body = models.CharField(max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta(PeriodModel.Meta):
        verbose_name = _("funktion")
        verbose_name_plural = _("funktioner")
        ordering: ClassVar = ["position", "pk"]

    def __str__(self) -> str:
        return f"{self.title}, {self.municipality or self.body}"

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """As its circle."""
        return through("circle", Circle.visibility(viewer))


class FunctionHolder(PeriodModel):
    """Who holds a function, and how to reach them. Contact data never leaves the working lists."""

    function = models.ForeignKey(CircleFunction, models.CASCADE, related_name="holders")
    account = models.ForeignKey(Account, models.SET_NULL, null=True, blank=True, related_name="functions")
    name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)

    private_fields: ClassVar[frozenset[str]] = frozenset({"name", "email", "phone"})

    class Meta(PeriodModel.Meta):
        verbose_name = _("indehaver")
        verbose_name_plural = _("indehavere")
        ordering: ClassVar = ["valid_from", "pk"]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """As its circle, and by the holder."""
        return held_by(viewer) | through("function", CircleFunction.visibility(viewer))


def held_by(viewer: Viewer) -> Q:
    """The condition of the functions that the viewer holds.

    Lists are filled before those on them have accounts, so a holder without one is known by the e-mail address; an
    account's is the one that its invitation was accepted from.
    """
    if not viewer.pk:
        return NO_ROW
    own = Q(account=viewer.pk)
    email = getattr(viewer, "email", "")
    return own | Q(account=None, email=email) if email else own
