"""One KKR after one election."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tvaers.access.roles import Sight
from tvaers.access.visibility import GuardedModel, Viewer, through, where_seen
from tvaers.councils.models import Council, Election
from tvaers.law.constitution_timetable import term_after


class Constitution(GuardedModel):
    """The way of one KKR from an election to a new council: everything about it hangs on this row.

    It is the secretariat's work until `published_at`; from then on everybody reads it. `meets_on` is the day of the
    constituting meeting; alliances are notified so many *hverdage* before, and `saturdays_count` says whether Saturdays
    are such.
    """

    council = models.ForeignKey(Council, models.PROTECT, related_name="constitutions")
    election = models.ForeignKey(Election, models.PROTECT, related_name="constitutions")
    meets_on = models.DateField(null=True, blank=True)
    saturdays_count = models.BooleanField(default=False)
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("konstituering")
        verbose_name_plural = _("konstitueringer")
        ordering: ClassVar = ["-election__held_on", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["council", "election"], name="constitution_one_for_each_election")
        ]

    def __str__(self) -> str:
        return f"{self.council}, {self.election}"

    def get_absolute_url(self) -> str:
        return reverse("constitution:overview", args=[self.council.slug, self.election.code])

    @property
    def term(self) -> tuple[date, date]:
        """The term that follows the election, half-open."""
        return term_after(self.election.held_on)

    @property
    def first_day(self) -> date:
        """The first day of that term."""
        return self.term[0]

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """Seen by those who see what is in preparation in the council; by everybody once it is published."""
        return where_seen(viewer, Sight.DRAFTS) | Q(published_at__isnull=False)


class OfConstitution(GuardedModel):
    """A row about one constitution, seen by those who see that."""

    constitution = models.ForeignKey(Constitution, models.CASCADE, related_name="+")

    class Meta:
        abstract = True

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """As the constitution."""
        return through("constitution", Constitution.visibility(viewer))
