"""A total shared by any key: population, children, equal parts, an agreed per cent."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from tvaers.law.given import NotOfTheForm
from tvaers.law.municipal import LARGEST_REMAINDER, METHOD, rounded_by_code
from tvaers.law.rounding import six_places
from tvaers.law.sharing import shares
from tvaers.law.working import Step, Value, Worked

SHARED = "Tallet deles efter nøglen."
WITH_MINIMUM = "Tallet deles efter nøglen; den, hvis andel er under det mindste tal, får det, og de andre deler resten."
AGREED = "Nøglen, som den er aftalt"


class Method(StrEnum):
    """How shares are made whole."""

    LARGEST_REMAINDER = "largest-remainder"


def share(total: int, keys: Mapping[str, int], *, minimum: int = 0) -> Worked[dict[str, int]]:
    """Whole numbers by the keys, which are 0 or more and not all 0, with the sum `total` and none below `minimum`.

    Raises NotOfTheForm when the keys are all 0 or the minimums do not fit into the total. Source: the key is agreed on;
    the method is that of the largest remainder.
    """
    if not any(keys.values()):
        raise NotOfTheForm("»keys« skal have mindst ét tal over 0.")
    if minimum * len(keys) > total:
        raise NotOfTheForm(f"»minimum« er for stort: {len(keys)} gange {minimum} er mere end {total}.")
    found = shares(keys, total, dict.fromkeys(keys, minimum))
    whole, warnings = rounded_by_code(found.exact)
    result = {code: found.held[code] if code in found.held else whole[code] for code in keys}
    exact: dict[str, Value] = {code: six_places(each) for code, each in found.exact.items()}
    given: dict[str, Value] = {"total": total, "keys": keys, "minimum": minimum}
    steps = (
        Step(WITH_MINIMUM if minimum else SHARED, AGREED, given, {"shares": exact, "at_minimum": dict(found.held)}),
        Step(LARGEST_REMAINDER, METHOD, {"shares": exact}, {"shares": result}),
    )
    return Worked(result, steps, warnings)
