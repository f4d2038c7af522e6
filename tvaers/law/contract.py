"""The calculations by the names that `tvaers law` has for them: what each takes as JSON and prints as JSON.

A further calculation is a function that works it out, a module in `forms` that reads what it is given and writes the
result, and an entry in `CALCULATIONS`.
"""

from __future__ import annotations

from collections.abc import Mapping

from tvaers.law.forms import (
    chair_election,
    composition,
    deadline,
    gender_balance,
    objective_financing,
    refugee_agreement,
    refugee_quotas,
    share,
)
from tvaers.law.forms.calculation import Calculation
from tvaers.law.given import read_object
from tvaers.law.working import Json, to_json

CALCULATIONS: Mapping[str, Calculation] = {
    "chair-election": chair_election.CALCULATION,
    "composition": composition.CALCULATION,
    "deadline": deadline.CALCULATION,
    "gender-balance": gender_balance.CALCULATION,
    "objective-financing": objective_financing.CALCULATION,
    "refugee-agreement": refugee_agreement.CALCULATION,
    "refugee-quotas": refugee_quotas.CALCULATION,
    "share": share.CALCULATION,
}


def calculate(name: str, data: bytes) -> Json:
    """What the calculation of this name gives for the JSON object in `data`; raises NotOfTheForm in one Danish line."""
    calculation = CALCULATIONS[name]
    return to_json(calculation.work_out(read_object(data, calculation.keys)), calculation.write)
