"""The steps of alliances and of the election of chair and vice-chair."""

from __future__ import annotations

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tvaers.access.visibility import Viewer
from tvaers.constitution.models import Constitution
from tvaers.constitution.queries.alliances import elected_of, notices_of, time_limit
from tvaers.constitution.steps.step import Step, StepState


def _alliances(constitution: Constitution, viewer: Viewer) -> StepState:
    notices = list(notices_of(constitution, viewer))
    undecided = sum(notice.is_approved is None for notice in notices)
    if undecided:
        words = ngettext("%(n)d venter på mødet.", "%(n)d venter på mødet.", undecided)
        return StepState(words % {"n": undecided})
    if notices:
        words = ngettext("%(n)d er afgjort.", "%(n)d er afgjort.", len(notices))
        return StepState(words % {"n": len(notices)}, is_done=True)
    limit = time_limit(constitution, viewer)
    if limit is None:
        return StepState(_("Dagen for mødet mangler."))
    return StepState(_("Ingen er meldt. Fristen er den %(day)s.") % {"day": date_format(limit.day)})


def _chair(constitution: Constitution, viewer: Viewer) -> StepState:
    elected = elected_of(constitution, viewer)
    said = ", ".join(f"{row.get_post_display()}: {row.person.name}" for row in elected.values())
    return StepState(said or _("Ingen er valgt endnu."), is_done=len(elected) == 2)


ALLIANCES = Step(gettext_lazy("Valgforbund"), "constitution:alliances", _alliances, is_for_everybody=True)
CHAIR = Step(gettext_lazy("Formand og næstformand"), "constitution:chair", _chair, is_for_everybody=True)
