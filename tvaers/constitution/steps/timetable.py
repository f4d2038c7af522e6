"""The timetable as a step of the overview."""

from __future__ import annotations

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tvaers.access.visibility import Viewer
from tvaers.constitution.models import Constitution
from tvaers.constitution.queries.timetable import timetable_of
from tvaers.constitution.steps.step import Step, StepState


def _state(constitution: Constitution, viewer: Viewer) -> StepState:
    shown = timetable_of(constitution, timezone.localdate(), viewer)
    if shown.overdue:
        words = ngettext("%(n)d trin er over tiden.", "%(n)d trin er over tiden.", shown.overdue)
        return StepState(words % {"n": shown.overdue})
    if shown.next is None:
        return StepState("", is_done=all(step.is_done for step in shown.steps))
    values = {"title": shown.next.title, "day": date_format(shown.next.step.day)}
    return StepState(_("Det næste: %(title)s, %(day)s.") % values)


TIMETABLE = Step(gettext_lazy("Tidsplan"), "constitution:timetable", _state)
