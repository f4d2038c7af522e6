"""The refugee quotas of a region as its municipalities agree on them: those announced, and moves between them."""

from __future__ import annotations

from fractions import Fraction

from django.utils.translation import gettext_lazy as _

from tvaers.allocations.kinds.kind import Asked, Given, Kind, Shared
from tvaers.law.reconciling import sum_of_table
from tvaers.law.working import Worked


def _reckon(given: Given) -> Worked[Shared]:
    quotas, total = given.columns["announced"], given.whole("regional_quota")
    rows = {code: Fraction(count) for code, count in quotas.items()}
    fits = sum_of_table(rows, Fraction(total))
    return Worked(Shared(dict(quotas), total), fits.steps, fits.warnings)


QUOTAS = Kind(
    key="refugee-quotas",
    name=_("Kommunekvoter for flygtninge"),
    unit=_("personer"),
    lead=_("Kvoterne, som Udlændingestyrelsen har meldt dem ud, og det, kommunerne aftaler at flytte mellem sig."),
    figures=(Asked("regional_quota", _("Regionskvote"), _("Som Udlændingestyrelsen har meldt den ud.")),),
    columns=(Asked("announced", _("Udmeldt kvote")),),
    reckon=_reckon,
)
