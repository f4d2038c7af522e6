"""Days set in the timetable, and steps noted as done."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from tvaers.access.action import Actor, action
from tvaers.constitution.actions.beginning import council_of
from tvaers.constitution.models import Constitution, StepDay
from tvaers.councils.refusals import CannotBeDone
from tvaers.law.constitution_timetable import StepKey

FARTHEST = 366
"""A day further than a year from the election was typed wrong."""


@action("constitution.tend", council=council_of)
def keep_step(
    constitution: Constitution,
    step: StepKey,
    *,
    day: date | None,
    done_on: date | None,
    note: str = "",
    by: Actor,
) -> StepDay:
    """Sets a step's day, None for the one that is reckoned, and notes when it was done, None for not done.

    Raises CannotBeDone for a day that is more than a year from the election.
    """
    distance = abs((day - constitution.election.held_on).days) if day else 0
    if distance > FARTHEST:
        raise CannotBeDone(_("Dagen ligger mere end et år fra valget. Er den skrevet rigtigt?"))
    row = StepDay.objects.filter(constitution=constitution, step=step.value).first()
    row = row or StepDay(constitution=constitution, step=step.value)
    if done_on != row.done_on:
        row.done_by = by.account if done_on else None
    row.day, row.done_on, row.note = day, done_on, " ".join(note.split())
    row.save()
    return row


def note_done(constitution: Constitution, step: StepKey, on: date, by: Actor) -> None:
    """Notes that a step was done, unless it is noted already. Runs in an action."""
    row = StepDay.objects.filter(constitution=constitution, step=step.value).first()
    row = row or StepDay(constitution=constitution, step=step.value)
    if row.done_on is None:
        row.done_on, row.done_by = on, by.account
        row.save()
