"""A total shared by any key: inhabitants, an age group, agreed per cent, equal parts."""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from tvaers.allocations.kinds.kind import Asked, Given, Kind, Shared
from tvaers.law.share import share
from tvaers.law.working import Worked


def _reckon(given: Given) -> Worked[Shared]:
    total = given.whole("total")
    worked = share(total, given.columns["key"], minimum=given.whole("minimum"))
    return Worked(Shared(worked.result, total), worked.steps, worked.warnings)


MONEY = Kind(
    key="costs",
    name=_("Udgift delt efter en nøgle"),
    unit=_("kr."),
    lead=_("Fx et fælles sekretariat, delt efter indbyggertal."),
    figures=(
        Asked("total", _("Beløb, der deles"), _("Hele kroner.")),
        Asked("minimum", _("Mindste beløb pr. kommune"), usual=Decimal(0)),
    ),
    columns=(Asked("key", _("Nøgletal"), _("Fx indbyggere den 1. januar.")),),
    reckon=_reckon,
)
PLACES = Kind(
    key="places",
    name=_("Pladser delt efter en nøgle"),
    unit=_("pladser"),
    lead=_("Fx uddannelsespladser eller praktikpladser, delt efter indbyggere eller ansatte."),
    figures=(
        Asked("total", _("Pladser, der deles")),
        Asked("minimum", _("Mindste antal pr. kommune"), usual=Decimal(0)),
    ),
    columns=(Asked("key", _("Nøgletal"), _("Fx ansatte den 1. januar.")),),
    reckon=_reckon,
)
