"""What municipalities pay for a house or authority that one of them runs for all: an objective part, and a rate a case.

As for a Børnehus: the objective share was 60 per cent until 2023 and is 80 from 2024; the key is the children of 0 to
17 on 1 January of the year before. One-off items sit in the objective part alone. A falling rate does not mean that it
becomes cheaper: the objective part can rise meanwhile.

Sources: BEK 1153 of 1 October 2013 § 5; barnets lov from 2024; the model reproduces the published figures of Børnehus
Nord of 2021 and 2025 within the rounding of the rate.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from tvaers.law.given import NotOfTheForm
from tvaers.law.municipal import LARGEST_REMAINDER, METHOD, rounded_by_code
from tvaers.law.rounding import nearest, six_places
from tvaers.law.working import Step, Value, Worked

SOURCE = "Bekendtgørelsen om børnehuse § 5 (60 % til 2023); barnets lov (80 % fra 2024)"
OBJECTIVE = (
    "Det objektive beløb er den objektive andel af driften, når overskud fra tidligere år er trukket fra eller "
    "underskud lagt til, og dertil engangsbeløb."
)
RATE = "Taksten er resten af driften delt med det forventede antal sager, til nærmeste krone."
BY_CHILDREN = "Det objektive beløb deles efter antallet af børn på 0-17 år den 1. januar året før."


@dataclass(frozen=True)
class Budget:
    """A year in kroner. `carried_over`: surplus of earlier years, negative for a deficit. `share`: 0 to 1."""

    operation: int
    carried_over: int
    one_off: int
    share: Fraction
    expected_cases: int


@dataclass(frozen=True)
class Financing:
    """Whole kroner; `municipal` adds up to `objective_total`."""

    objective_total: int
    rate: int
    municipal: Mapping[str, int]


def objective_financing(budget: Budget, children: Mapping[str, int]) -> Worked[Financing]:
    """The objective part, the rate of a case, and what each municipality pays of the objective part.

    Raises NotOfTheForm when no cases are expected or there are no children. Sources: BEK 1153 of 1 October 2013 § 5;
    barnets lov.
    """
    if not budget.expected_cases:
        raise NotOfTheForm("»expected_cases« skal være mindst 1.")
    if not any(children.values()):
        raise NotOfTheForm("»children« skal have mindst ét barn.")
    operation = budget.operation - budget.carried_over
    total = nearest(budget.share * operation + budget.one_off)
    rate = nearest((1 - budget.share) * operation / budget.expected_cases)
    exact = {code: Fraction(total * count, sum(children.values())) for code, count in children.items()}
    municipal, warnings = rounded_by_code(exact)
    return Worked(Financing(total, rate, municipal), _steps(budget, children, exact, total, rate, municipal), warnings)


def _steps(
    budget: Budget,
    children: Mapping[str, int],
    exact: Mapping[str, Fraction],
    total: int,
    rate: int,
    municipal: Mapping[str, int],
) -> tuple[Step, ...]:
    operation: dict[str, Value] = {
        "budget": budget.operation,
        "carried_over": budget.carried_over,
        "objective_share": six_places(budget.share),
    }
    shares: dict[str, Value] = {code: six_places(share) for code, share in exact.items()}
    return (
        Step(OBJECTIVE, SOURCE, {**operation, "one_off": budget.one_off}, {"objective_total": total}),
        Step(RATE, SOURCE, {**operation, "expected_cases": budget.expected_cases}, {"rate": rate}),
        Step(BY_CHILDREN, SOURCE, {"objective_total": total, "children": children}, {"shares": shares}),
        Step(LARGEST_REMAINDER, METHOD, {"shares": shares}, {"municipal": municipal}),
    )
