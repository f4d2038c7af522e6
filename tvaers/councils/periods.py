"""Everything has a period: half-open, from a day up to but not including another."""

from __future__ import annotations

from datetime import date, timedelta
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from tvaers.access.visibility import GuardedModel


def on_day(day: date, path: str = "") -> Q:
    """The condition that a row's period holds `day`; `path` leads to the row that has the period ("places__")."""
    started = Q(**{f"{path}valid_from__lte": day})
    not_ended = Q(**{f"{path}valid_to__isnull": True}) | Q(**{f"{path}valid_to__gt": day})
    return started & not_ended


def overlapping(valid_from: date, valid_to: date | None) -> Q:
    """The condition that a row's period has a day in common with this one."""
    not_ended_before = Q(valid_to__isnull=True) | Q(valid_to__gt=valid_from)
    return not_ended_before if valid_to is None else not_ended_before & Q(valid_from__lt=valid_to)


class PeriodModel(GuardedModel):
    """A row that is valid from `valid_from` up to but not including `valid_to` (None: still)."""

    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
                name="%(app_label)s_%(class)s_period",
            )
        ]

    @property
    def last_day(self) -> date | None:
        """The last day that it holds, as people say it; None while no end is known."""
        return self.valid_to - timedelta(days=1) if self.valid_to else None

    def is_valid_on(self, day: date) -> bool:
        """Whether the row holds on the day."""
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)
