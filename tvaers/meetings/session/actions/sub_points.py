"""Points raised in the room under an item, with text and acts of their own."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Max

from tvaers.access.action import Actor, action
from tvaers.meetings.cycle.permissions import HOLD
from tvaers.meetings.models import SubPoint, Treatment
from tvaers.meetings.treatment.actions.holding import (
    LONGEST_LINE,
    check_length,
    checked_acts,
    council_of_sub_point,
    council_of_treatment,
    held_sub_point,
    held_treatment,
    one_line,
)
from tvaers.meetings.treatment.treating import put_together, suggested_acts


@action(HOLD, council=council_of_treatment, keeps_working_text=True)
def add_sub_point(treatment: Treatment, title: str, *, key: str = "", by: Actor) -> SubPoint:
    """One more point under the item, the last; the change's key becomes its own. Raises CannotHold without a title."""
    words = one_line(title, LONGEST_LINE)
    held = held_treatment(treatment, key, by)
    last = held.sub_points.aggregate(last=Max("position"))["last"]
    sub_point = SubPoint(treatment=held, title=words, position=0 if last is None else last + 1)
    if key:
        sub_point.key = key
    sub_point.save()
    return sub_point


@action(HOLD, council=council_of_sub_point, keeps_working_text=True)
def rename_sub_point(sub_point: SubPoint, title: str, *, key: str = "", by: Actor) -> None:
    """Gives the point another title."""
    words = one_line(title, LONGEST_LINE)
    held = held_sub_point(sub_point, key, by)
    held.title = words
    held.save()


@action(HOLD, council=council_of_sub_point, keeps_working_text=True)
def type_sub_point(sub_point: SubPoint, text: str, base: str, *, key: str = "", by: Actor) -> None:
    """Keeps what is typed as the point's text, as `type_decision` does."""
    check_length(text)
    held = held_sub_point(sub_point, key, by)
    is_followed = list(held.acts) == suggested_acts(held.text)
    held.text = put_together(base, text, held.text)
    if is_followed:
        held.acts = suggested_acts(held.text)
    held.save()


@action(HOLD, council=council_of_sub_point, keeps_working_text=True)
def set_sub_point_acts(sub_point: SubPoint, acts: Sequence[str], *, key: str = "", by: Actor) -> None:
    """Records the point's acts, whatever its text says."""
    held = held_sub_point(sub_point, key, by)
    held.acts = checked_acts(acts)
    held.save()


@action(HOLD, council=council_of_sub_point)
def remove_sub_point(sub_point: SubPoint, *, key: str = "", by: Actor) -> None:
    """Takes the point away, with what was written in it."""
    held_sub_point(sub_point, key, by).delete()
