"""Why what municipalities pay for a common house changes from one year to the next, in parts that add up.

Sources: BEK 1153 of 1 October 2013 § 5 and barnets lov, as for `objective_financing`; tested against the published
changes of Børnehus Nord of 2021 (136,072 kr.) and 2025 (6,920,400 kr.), which hold within the rounding of the rate.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from tvaers.danish.numbers import whole
from tvaers.law.given import NotOfTheForm
from tvaers.law.objective_financing import SOURCE, Budget
from tvaers.law.rounding import HALF, nearest, six_places
from tvaers.law.working import LawWarning, Step, Value, Worked

PARTS = (
    "Ændringen deles: driften til den gamle andel, overskud og underskud til den gamle andel, den nye andel af den nye "
    "drift, og engangsbeløb."
)
FROM_RATES = (
    "Det, taksterne skal dække, er antal sager gange takst; den objektive del er samme beløb gange andelen delt med "
    "resten. Taksten er rundet til hele kroner, så tallet kan afvige med en halv krone for hver sag."
)
CAUSES = "De oplyste årsager lægges sammen; det, der er tilbage, er ikke forklaret."


@dataclass(frozen=True)
class Change:
    """Kroner, each rounded so that they add up to `total`: by operation, by what is carried, by the share, one-off."""

    total: int
    operation: int
    carried_over: int
    share: int
    one_off: int


def objective_change(before: Budget, after: Budget) -> Worked[Change]:
    """What the objective part of `after` is above that of `before`, in parts that add up to the krone.

    What rounding leaves is put on the operation, which is the largest. Source: as for `objective_financing`.
    """
    total = _objective(after) - _objective(before)
    carried = nearest(-before.share * (after.carried_over - before.carried_over))
    shared = nearest((after.share - before.share) * (after.operation - after.carried_over))
    one_off = after.one_off - before.one_off
    change = Change(total, total - carried - shared - one_off, carried, shared, one_off)
    given: dict[str, Value] = {"before": _told(before), "after": _told(after)}
    output: dict[str, Value] = {
        "total": change.total,
        "operation": change.operation,
        "carried_over": change.carried_over,
        "share": change.share,
        "one_off": change.one_off,
    }
    return Worked(change, (Step(PARTS, SOURCE, given, output),))


def _objective(budget: Budget) -> int:
    return nearest(budget.share * (budget.operation - budget.carried_over) + budget.one_off)


def _told(budget: Budget) -> Mapping[str, Value]:
    return {
        "budget": budget.operation,
        "carried_over": budget.carried_over,
        "one_off": budget.one_off,
        "objective_share": six_places(budget.share),
    }


@dataclass(frozen=True)
class Charged:
    """A year as it is published: so many cases at so many kroner."""

    cases: int
    rate: int


@dataclass(frozen=True)
class Predicted:
    """Kroner: the change that the rates give, and how far the rounding of the rates can put it off."""

    change: int
    bound: int


def change_from_rates(before: Charged, after: Charged, share: Fraction, *, one_off: int = 0) -> Worked[Predicted]:
    """The change of the objective part between two years of one share, from cases and rates alone.

    `share`: over 0 and under 1; else NotOfTheForm is raised, for a rate then tells nothing of the objective part.
    Source: as for `objective_financing`.
    """
    if not 0 < share < 1:
        raise NotOfTheForm("»share« skal være over 0 og under 1.")
    times = share / (1 - share)
    change = nearest(times * (after.cases * after.rate - before.cases * before.rate) + one_off)
    bound = nearest(times * HALF * (after.cases + before.cases))
    given: dict[str, Value] = {
        "before": {"cases": before.cases, "rate": before.rate},
        "after": {"cases": after.cases, "rate": after.rate},
        "objective_share": six_places(share),
        "one_off": one_off,
    }
    return Worked(Predicted(change, bound), (Step(FROM_RATES, SOURCE, given, {"change": change, "bound": bound}),))


def unexplained(change: int, causes: Mapping[str, int]) -> Worked[int]:
    """What of a change the causes that were told (volume, staff, rent …) leave, in kroner; warned of unless it is 0.

    Source: arithmetic.
    """
    rest = change - sum(causes.values())
    step = Step(CAUSES, "Regning", {"change": change, "causes": dict(causes)}, {"unexplained": rest})
    message = f"Årsagerne giver {whole(change - rest)} kr. af {whole(change)} kr.; {whole(rest)} kr. er ikke forklaret."
    return Worked(rest, (step,), (LawWarning("not-explained", message),) if rest else ())
