"""How many places were filled of those that were aimed at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from tvaers.law.rounding import six_places
from tvaers.law.wording import shown
from tvaers.law.working import LawWarning, Step, Value, Worked

AIMS = "KL's og FOA's aftaler om mindste antal pladser; KKR's mål for hver kommune"
FILLED = "De optagne holdes op mod målet; målet for PAU er et mindstetal og sætter ingen grænse opad."


@dataclass(frozen=True)
class Fulfilment:
    """What was filled of an aim: `share` of it, None when nothing was aimed at; and how many are missing, 0 or more."""

    aim: int
    filled: int
    share: Fraction | None
    missing: int


def fulfilment(aims: Mapping[str, int], filled: Mapping[str, int]) -> Worked[Mapping[str, Fulfilment]]:
    """For each aim, by municipality or place, how many were taken in; one that told nothing is left out and warned of.

    Source: the agreements of KL and FOA on minimum places, and the KKR's aims for each municipality.
    """
    told = {
        name: Fulfilment(aim, filled[name], Fraction(filled[name], aim) if aim else None, max(aim - filled[name], 0))
        for name, aim in aims.items()
        if name in filled
    }
    silent = [name for name in aims if name not in filled]
    shares: dict[str, Value] = {
        name: None if each.share is None else six_places(each.share) for name, each in told.items()
    }
    missing: dict[str, Value] = {name: each.missing for name, each in told.items()}
    step = Step(FILLED, AIMS, {"aims": dict(aims), "filled": dict(filled)}, {"shares": shares, "missing": missing})
    warnings = tuple(
        LawWarning("not-told", f"Har ikke oplyst, hvor mange der er optaget: {shown(name)}.") for name in silent
    )
    return Worked(told, (step,), warnings)
