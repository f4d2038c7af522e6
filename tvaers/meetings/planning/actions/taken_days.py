"""Keeping the days that meetings should keep clear of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tvaers.access.action import Actor, action
from tvaers.councils.models import Council
from tvaers.meetings.models import TakenDay


@action("meetings.plan", council=lambda given: given["council"].pk)
def add_taken_days(council: Council, days: Sequence[tuple[date, str]], *, is_for_all: bool, by: Actor) -> int:
    """Enters the days, for the council or for all; how many were not there already."""
    owner = None if is_for_all else council
    added = 0
    for day, title in days:
        if not TakenDay.objects.filter(council=owner, day=day, title=title).exists():
            TakenDay(council=owner, day=day, title=title).save()
            added += 1
    return added


@action("meetings.plan", council=lambda given: given["council"].pk)
def remove_taken_day(council: Council, taken: TakenDay, *, by: Actor) -> None:
    """Takes a day away again; one for all councils too, for what is entered once is tended by all."""
    taken.delete()
