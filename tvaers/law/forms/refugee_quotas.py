"""`tvaers law refugee-quotas`."""

from __future__ import annotations

from collections.abc import Mapping

from tvaers.law.forms.calculation import Calculation
from tvaers.law.given import Given, read_choice, read_count, read_each, read_name
from tvaers.law.refugee_quotas import Municipality, Negatives, Quotas, refugee_quotas
from tvaers.law.working import Value, Worked

_OF_EACH = ("code", "region", "population", "immigrants", "family_reunified")


def _work_out(given: Given) -> Worked[Quotas]:
    return refugee_quotas(
        read_count(given, "national_number"),
        read_each(given, "municipalities", _OF_EACH, _municipality),
        negatives=read_choice(given, "negatives", Negatives) if "negatives" in given else Negatives.PROPORTIONAL,
    )


def _municipality(given: Given) -> Municipality:
    return Municipality(
        read_name(given, "code"),
        read_name(given, "region"),
        read_count(given, "population"),
        read_count(given, "immigrants"),
        read_count(given, "family_reunified"),
    )


def _write(quotas: Quotas) -> Mapping[str, Value]:
    return {"municipal": quotas.municipal, "regional": quotas.regional}


CALCULATION = Calculation(("national_number", "municipalities", "negatives"), _work_out, _write)
