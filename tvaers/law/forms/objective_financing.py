"""`tvaers law objective-financing`."""

from __future__ import annotations

from collections.abc import Mapping

from tvaers.law.forms.calculation import Calculation
from tvaers.law.given import Given, read_count, read_counts, read_part, read_whole
from tvaers.law.objective_financing import Budget, Financing, objective_financing
from tvaers.law.working import Value, Worked


def _work_out(given: Given) -> Worked[Financing]:
    budget = Budget(
        read_count(given, "budget"),
        read_whole(given, "carried_over"),
        read_count(given, "one_off"),
        read_part(given, "objective_share"),
        read_count(given, "expected_cases"),
    )
    return objective_financing(budget, read_counts(given, "children", of="kommune"))


def _write(financing: Financing) -> Mapping[str, Value]:
    return {
        "objective_total": financing.objective_total,
        "rate": financing.rate,
        "municipal": financing.municipal,
    }


CALCULATION = Calculation(
    ("budget", "carried_over", "one_off", "objective_share", "expected_cases", "children"), _work_out, _write
)
