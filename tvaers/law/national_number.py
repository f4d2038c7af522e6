"""Whether the national number of refugees must be changed in mid-year, and what that does to an agreement.

Source: BEK 550 of 3 May 2022 § 2 stk. 5-8 and § 6 stk. 3.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from tvaers.law.given import NotOfTheForm
from tvaers.law.rounding import six_places
from tvaers.law.working import LawWarning, Step, Worked

ORDER = "BEK 550 af 3. maj 2022"
SMALL = 8_000
THRESHOLD_OF_SMALL = Fraction(40, 100)
THRESHOLD_OF_LARGE = Fraction(25, 100)
CHANGED = (
    "Et landstal på højst 8.000 ændres, når det forventede antal afviger mere end 40 %; et større, når det afviger "
    "mere end 25 %."
)


@dataclass(frozen=True)
class Change:
    """`by`: what the expected number differs by, as a share of the announced one; `must_change`: more than allowed."""

    by: Fraction
    threshold: Fraction
    must_change: bool


def change_of_national_number(announced: int, expected: int, *, is_covered: bool) -> Worked[Change]:
    """Whether an announced national number must be changed when so many are expected; up or down is the same.

    `is_covered`: the agreement of the region says what then holds, and Udlændingestyrelsen was told so beforehand.
    Raises NotOfTheForm when the announced number is 0: nothing is a share of it.

    Source: BEK 550 of 3 May 2022 § 2 stk. 5-6 (the thresholds), stk. 7-8 and § 6 stk. 3 (what follows).
    """
    if not announced:
        raise NotOfTheForm("»announced« skal være over 0.")
    by = Fraction(expected - announced, announced)
    threshold = THRESHOLD_OF_SMALL if announced <= SMALL else THRESHOLD_OF_LARGE
    must_change = abs(by) > threshold
    step = Step(
        CHANGED,
        f"{ORDER} § 2, stk. 5 og 6",
        {"announced": announced, "expected": expected},
        {"changed_by": six_places(by), "threshold": six_places(threshold), "must_change": must_change},
    )
    warnings = tuple(_what_follows(is_covered=is_covered)) if must_change else ()
    return Worked(Change(by, threshold, must_change), (step,), warnings)


def _what_follows(*, is_covered: bool) -> Iterator[LawWarning]:
    message = "Landstallet skal ændres; nye regionskvoter og kommunekvoter meldes ud sammen med det."
    yield LawWarning("national-number-must-change", message)
    if not is_covered:
        message = "Aftalen om kommunekvoter bortfalder, for den siger ikke, hvad der gælder, når landstallet ændres."
        yield LawWarning("agreement-lapses", message)
