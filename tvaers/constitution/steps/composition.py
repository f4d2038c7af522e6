"""The step of the composition."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tvaers.access.visibility import Viewer
from tvaers.constitution.models import Constitution
from tvaers.constitution.queries.composition import basis_of, binding_of
from tvaers.constitution.steps.step import Step, StepState


def _state(constitution: Constitution, viewer: Viewer) -> StepState:
    binding = binding_of(constitution, viewer)
    if binding:
        return StepState(_("KL's tal er indtastet: %(size)d medlemmer.") % {"size": binding.row.size}, is_done=True)
    missing = len(basis_of(constitution, viewer).without_mayor)
    if missing:
        return StepState(_("Borgmesterens liste mangler i %(n)d kommuner, og KL's brev mangler.") % {"n": missing})
    return StepState(_("KL's brev mangler."))


COMPOSITION = Step(gettext_lazy("Sammensætning"), "constitution:composition", _state, is_for_everybody=True)
