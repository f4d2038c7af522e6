"""A house or authority that one municipality runs for all: an objective part by children, and a rate for each case."""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from tvaers.allocations.kinds.kind import Asked, Given, Kind, Shared
from tvaers.danish.numbers import whole
from tvaers.law.objective_financing import Budget, objective_financing
from tvaers.law.working import Worked


def _reckon(given: Given) -> Worked[Shared]:
    budget = Budget(
        given.whole("budget"),
        given.whole("carried_over"),
        given.whole("one_off"),
        given.figures["objective_share"],
        given.whole("expected_cases"),
    )
    worked = objective_financing(budget, given.columns["children"])
    result = worked.result
    others = ((_("Takst pr. sag"), f"{whole(result.rate)} kr."),)
    return Worked(Shared(result.municipal, result.objective_total, others), worked.steps, worked.warnings)


OBJECTIVE = Kind(
    key="objective-financing",
    name=_("Objektiv finansiering og takst"),
    unit=_("kr."),
    lead=_("Fx et børnehus eller et socialtilsyn: en del efter antal børn, resten som takst pr. sag."),
    figures=(
        Asked("budget", _("Årets drift"), _("Hele kroner, uden engangsbeløb.")),
        Asked("carried_over", _("Overført fra tidligere år"), _("Underskud med minus."), least=None, usual=Decimal(0)),
        Asked("one_off", _("Engangsbeløb"), _("Betales alene gennem den objektive del."), usual=Decimal(0)),
        Asked(
            "objective_share",
            _("Objektiv andel i procent"),
            _("60 til og med 2023, 80 fra 2024."),
            most=Decimal(100),
            places=2,
            is_percent=True,
        ),
        Asked("expected_cases", _("Forventet antal sager"), least=Decimal(1)),
    ),
    columns=(Asked("children", _("Børn på 0-17 år"), _("Den 1. januar året før.")),),
    reckon=_reckon,
)
