"""Places on the education of pædagoger: how many are offered, and how they are split.

Each year a KKR recommends a number of places and a split over three specialisations. Overbooking is sometimes inside
the number and sometimes on top of it, so it is given apart. Sources: domain facts of KKR Sjælland 2019/20 (747 places
and 5 per cent on top), KKR Syddanmark 2016/17 (1,110 with 5 per cent inside) and KKR Midtjylland 2025/26 (1,329 places,
43, 34 and 23 per cent); the split is the council's own, the rounding that of the largest remainder.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from tvaers.law.given import NotOfTheForm
from tvaers.law.municipal import LARGEST_REMAINDER, METHOD, rounded_by_code
from tvaers.law.rounding import nearest, six_places
from tvaers.law.working import Step, Value, Worked

RECOMMENDED = "KKR's indstilling om uddannelsespladser"
WHOLE = 100
OFFERED = "Overbookningen lægges oveni eller er en del af tallet, som det er besluttet; ekstra pladser lægges til."
SPLIT = "Pladserne deles på specialiseringer efter de besluttede procenter."
SITES = "Pladserne deles på uddannelsessteder efter nøglen."


class Overbooking(StrEnum):
    """Where what is admitted beyond the places is counted: in the number that is recommended, or on top of it."""

    INSIDE = "inside"
    ON_TOP = "on-top"


@dataclass(frozen=True)
class Recommended:
    """`number`: as it is recommended; `overbooking_percent`: 0 to 100; `extra`: places for this one year."""

    number: int
    overbooking_percent: Fraction = Fraction(0)
    overbooking: Overbooking = Overbooking.ON_TOP
    extra: int = 0


@dataclass(frozen=True)
class StudyPlaces:
    """`places`: those that are to be filled; `admitted`: with overbooking, what is offered and split."""

    places: int
    admitted: int
    by_specialisation: Mapping[str, int]
    by_site: Mapping[str, int]


def study_places(
    recommended: Recommended, percents: Mapping[str, int], sites: Mapping[str, int] | None = None
) -> Worked[StudyPlaces]:
    """The places, the number admitted, and its split over specialisations (per cent) and sites (any key).

    The places for one year are on top of the number, and are not overbooked. Each split adds up to the number admitted.
    Raises NotOfTheForm when the per cents are not 100 together, overbooking is not from 0 to 100, or all keys are 0.

    Source: the recommendation of the KKR to the ministry; the method is that of the largest remainder.
    """
    if sum(percents.values()) != WHOLE:
        raise NotOfTheForm(f"»percents« giver {sum(percents.values())} og skal give 100.")
    if not 0 <= recommended.overbooking_percent <= WHOLE:
        raise NotOfTheForm("»overbooking_percent« skal være fra 0 til 100.")
    if sites is not None and not any(sites.values()):
        raise NotOfTheForm("»sites« skal have mindst ét tal over 0.")
    places, admitted = _offered(recommended)
    split = _Split(SPLIT, percents).of(admitted)
    located = _Split(SITES, sites or {}).of(admitted)
    given: dict[str, Value] = {
        "number": recommended.number,
        "overbooking_percent": six_places(recommended.overbooking_percent),
        "overbooking": recommended.overbooking.value,
        "extra": recommended.extra,
    }
    steps = (
        Step(OFFERED, RECOMMENDED, given, {"places": places, "admitted": admitted}),
        *split.steps,
        *located.steps,
    )
    result = StudyPlaces(places, admitted, split.result, located.result)
    return Worked(result, steps, (*split.warnings, *located.warnings))


def _offered(recommended: Recommended) -> tuple[int, int]:
    """The places to be filled and the number admitted, with those of one year in both."""
    times = 1 + recommended.overbooking_percent / WHOLE
    if recommended.overbooking is Overbooking.INSIDE:
        return nearest(recommended.number / times) + recommended.extra, recommended.number + recommended.extra
    return recommended.number + recommended.extra, nearest(recommended.number * times) + recommended.extra


@dataclass(frozen=True)
class _Split:
    """A split of the number admitted by a key; without a key there is none."""

    rule: str
    keys: Mapping[str, int]

    def of(self, total: int) -> Worked[Mapping[str, int]]:
        if not self.keys:
            return Worked({}, ())
        exact = {name: Fraction(total * key, sum(self.keys.values())) for name, key in self.keys.items()}
        whole, warnings = rounded_by_code(exact)
        shares: dict[str, Value] = {name: six_places(value) for name, value in exact.items()}
        steps = (
            Step(self.rule, RECOMMENDED, {"admitted": total, "keys": dict(self.keys)}, {"shares": shares}),
            Step(LARGEST_REMAINDER, METHOD, {"shares": shares}, {"split": whole}),
        )
        return Worked(whole, steps, warnings)
