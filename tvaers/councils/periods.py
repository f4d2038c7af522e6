"""Everything has a period: half-open, from a day up to but not including another."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from tvaers.access.visibility import GuardedModel


def on_day(day: date, path: str = "") -> Q:
    """The condition that a row's period holds `day`; `path` leads to the row that has the period ("places__")."""
    started = Q(**{f"{path}valid_from__lte": day})
    not_ended = Q(**{f"{path}valid_to__isnull": True}) | Q(**{f"{path}valid_to__gt": day})
    return started & not_ended


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
