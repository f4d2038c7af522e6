"""How many refugees each municipality and region is to house next year, worked out from all municipalities.

A check beside the numbers that Udlændingestyrelsen announces, which bind. The order's text is known up to § 4 stk. 5's
rule on negative numbers; how what they leave is taken off the others is not, so it is chosen by name.

Source: BEK 550 of 3 May 2022 §§ 4 and 7.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from tvaers.law.given import NotOfTheForm
from tvaers.law.municipal import LARGEST_REMAINDER, METHOD, rounded_by_code
from tvaers.law.rounding import six_places
from tvaers.law.wording import shown
from tvaers.law.working import LawWarning, Step, Value, Worked

ORDER = "BEK 550 af 3. maj 2022 § 4"
NOT_CONFIRMED = "hvordan overskuddet trækkes fra, er ikke bekræftet"
IN_THE_COUNTRY = 98
SHARES = (
    "Fordelingsandelen er kommunens andel af befolkningen, minus det, som dens andel af indvandrere og flygtninge er "
    "større end andelen af befolkningen."
)
PRELIMINARY = (
    "Fordelingsandelen ganges med landstallet og alle familiesammenførte året før; derfra trækkes kommunens egne "
    "familiesammenførte."
)
REGIONAL = "En regions kvote er summen af kommunernes tal."


class Negatives(StrEnum):
    """How what negative numbers leave is taken off the others: in proportion, or by starting again without them."""

    PROPORTIONAL = "proportional"
    REPEAT = "repeat"


NEGATIVE = {
    Negatives.PROPORTIONAL: "Negative tal bliver 0, og de andre sættes forholdsmæssigt ned, så summen er landstallet.",
    Negatives.REPEAT: "Kommuner med negative tal får 0, og de andre regnes om uden dem, til ingen er negative.",
}


@dataclass(frozen=True)
class Municipality:
    """Figures of BEK 550/2022 § 8: 1 January of the year of announcement; family-reunified of the year before."""

    code: str
    region: str
    population: int
    immigrants: int
    family_reunified: int


@dataclass(frozen=True)
class Quotas:
    """Whole numbers by code, and by region."""

    municipal: Mapping[str, int]
    regional: Mapping[str, int]


@dataclass(frozen=True)
class _Round:
    """One reckoning: each code's share and its preliminary number, which sum to the national number."""

    shares: Mapping[str, Fraction]
    preliminary: Mapping[str, Fraction]

    def negative(self) -> list[str]:
        return [code for code, number in self.preliminary.items() if number < 0]


def refugee_quotas(
    national_number: int, municipalities: Sequence[Municipality], *, negatives: Negatives = Negatives.PROPORTIONAL
) -> Worked[Quotas]:
    """The quotas of all municipalities and regions, which sum to the national number.

    Raises NotOfTheForm when there are no municipalities, two of one code, or one without population.

    Source: BEK 550 of 3 May 2022 § 4 stk. 1-5; the largest remainder is ours, the order does not say.
    """
    _check(municipalities)
    rounds = list(_rounds(national_number, municipalities, negatives))
    adjusted = _adjusted(national_number, rounds[-1], municipalities)
    municipal, warnings = rounded_by_code(adjusted)
    regional: dict[str, int] = {}
    for each in municipalities:
        regional[each.region] = regional.get(each.region, 0) + municipal[each.code]
    steps = (
        *_reckoning_steps(national_number, municipalities, rounds[0]),
        _negative_step(negatives, rounds, adjusted),
        Step(LARGEST_REMAINDER, METHOD, {"numbers": _six_places(adjusted)}, {"municipal": municipal}),
        Step(REGIONAL, f"{ORDER}, stk. 1", {"municipal": municipal}, {"regional": regional}),
    )
    return Worked(Quotas(municipal, regional), steps, (*_reservations(municipalities), *warnings))


def _check(municipalities: Sequence[Municipality]) -> None:
    if not municipalities:
        raise NotOfTheForm("»municipalities« skal have alle landets kommuner.")
    seen: set[str] = set()
    for each in municipalities:
        if each.code in seen:
            raise NotOfTheForm(f"»municipalities« har {shown(each.code)} to gange.")
        if not each.population:
            raise NotOfTheForm(f"»municipalities«: {shown(each.code)} skal have »population« over 0.")
        seen.add(each.code)


def _rounds(national: int, municipalities: Sequence[Municipality], negatives: Negatives) -> Iterator[_Round]:
    """The reckoning, and when it is repeated, each further one without the municipalities that were negative."""
    taking_part = list(municipalities)
    while True:
        found = _reckoned(national, taking_part)
        yield found
        negative = set(found.negative())
        if negatives is Negatives.PROPORTIONAL or not negative:
            return
        taking_part = [each for each in taking_part if each.code not in negative]


def _reckoned(national: int, municipalities: Sequence[Municipality]) -> _Round:
    population = sum(each.population for each in municipalities)
    immigrants = sum(each.immigrants for each in municipalities)
    pool = national + sum(each.family_reunified for each in municipalities)
    shares: dict[str, Fraction] = {}
    for each in municipalities:
        of_population = Fraction(each.population, population)
        # Where there are no immigrants at all, nobody has more of them than of the population.
        of_immigrants = Fraction(each.immigrants, immigrants) if immigrants else of_population
        shares[each.code] = of_population - (of_immigrants - of_population)
    return _Round(shares, {each.code: shares[each.code] * pool - each.family_reunified for each in municipalities})


def _adjusted(national: int, last: _Round, municipalities: Sequence[Municipality]) -> dict[str, Fraction]:
    """The numbers before they are made whole: none negative, and summing to the national number."""
    positive = sum((number for number in last.preliminary.values() if number > 0), Fraction(0))
    times = national / positive if positive else Fraction(0)
    return {
        each.code: max(last.preliminary.get(each.code, Fraction(0)), Fraction(0)) * times for each in municipalities
    }


def _reckoning_steps(national: int, municipalities: Sequence[Municipality], first: _Round) -> Iterator[Step]:
    reunified = {each.code: each.family_reunified for each in municipalities}
    given: dict[str, Value] = {
        "population": {each.code: each.population for each in municipalities},
        "immigrants": {each.code: each.immigrants for each in municipalities},
    }
    yield Step(SHARES, f"{ORDER}, stk. 2", given, {"shares": _six_places(first.shares)})
    pool: dict[str, Value] = {"national_number": national, "family_reunified": reunified}
    yield Step(PRELIMINARY, f"{ORDER}, stk. 3 og 4", pool, {"preliminary": _six_places(first.preliminary)})


def _negative_step(negatives: Negatives, rounds: Sequence[_Round], adjusted: Mapping[str, Fraction]) -> Step:
    set_to_zero = [code for each in rounds for code in each.negative()]
    given: dict[str, Value] = {"negatives": negatives.value, "preliminary": _six_places(rounds[0].preliminary)}
    output: dict[str, Value] = {"set_to_zero": set_to_zero, "numbers": _six_places(adjusted)}
    return Step(NEGATIVE[negatives], f"{ORDER}, stk. 5; {NOT_CONFIRMED}", given, output)


def _six_places(numbers: Mapping[str, Fraction]) -> dict[str, Value]:
    return {code: six_places(number) for code, number in numbers.items()}


def _reservations(municipalities: Sequence[Municipality]) -> Iterator[LawWarning]:
    message = "Dette er en kontrol. Det er tallene fra Udlændingestyrelsen, der gælder."
    yield LawWarning("announced-numbers-bind", message)
    if len(municipalities) != IN_THE_COUNTRY:
        message = (
            f"Der er {len(municipalities)} kommuner; tallene bliver kun rigtige med alle landets {IN_THE_COUNTRY}."
        )
        yield LawWarning("not-all-municipalities", message)
