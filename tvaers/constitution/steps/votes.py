"""The step of votes."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tvaers.access.visibility import Viewer
from tvaers.constitution.models import Constitution
from tvaers.constitution.queries import counts_of
from tvaers.constitution.steps.step import Step, StepState


def _state(constitution: Constitution, viewer: Viewer) -> StepState:
    counts = counts_of(constitution, viewer)
    missing = sum(each.count is None for each in counts)
    if not missing:
        return StepState(_("Stemmerne i alle %(n)d kommuner er indlæst.") % {"n": len(counts)}, is_done=True)
    words = ngettext("%(n)d af %(all)d kommune mangler.", "%(n)d af %(all)d kommuner mangler.", missing)
    return StepState(words % {"n": missing, "all": len(counts)})


VOTES = Step(gettext_lazy("Stemmer og listesamarbejder"), "constitution:votes", _state, is_for_everybody=True)
