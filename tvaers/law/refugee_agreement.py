"""Whether the municipalities of a region have agreed on their refugee quotas in a way that holds.

Source: BEK 550 of 3 May 2022 §§ 5 and 6.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tvaers.danish.dates import long_date
from tvaers.law.moves import Move, below_zero, move_step, moved
from tvaers.law.wording import listed
from tvaers.law.working import LawWarning, Step, Worked

ORDER = "BEK 550 af 3. maj 2022"
FIRST_YEAR = date.min.year + 1
REQUIRED = (
    "Aftalen har et tal for hver kommune i regionen, og de giver regionskvoten. Alle kommuner har skrevet under, ingen "
    "har et negativt tal, og den er meldt før 10. september året før."
)


@dataclass(frozen=True)
class Signing:
    """Who has signed, when it was reported (None: not yet), and whether it says what a changed number leads to."""

    signed: Collection[str]
    reported: date | None
    covers_changed_national_number: bool


@dataclass(frozen=True)
class Agreement:
    """The quotas as agreed, their sum, and whether the requirements are met."""

    agreed: Mapping[str, int]
    sum: int
    valid: bool


def refugee_agreement(
    regional_quota: int, quotas: Mapping[str, int], moves: Sequence[Move], signing: Signing, *, year: int
) -> Worked[Agreement]:
    """The quotas of `year` (2 or later) after the moves, with a warning for each requirement that is not met.

    Source: BEK 550 of 3 May 2022 § 5 stk. 1 (the time limit) and § 6 (the rest).
    """
    agreed = moved(quotas, moves)
    total = sum(agreed.values())
    before = date(year - 1, 9, 10)
    unmet = (
        *_about_the_numbers(regional_quota, quotas, agreed, signing.signed),
        *_about_the_time(signing.reported, before),
    )
    steps = (
        move_step(quotas, moves, f"{ORDER} § 5, stk. 1", "quotas"),
        Step(
            REQUIRED,
            f"{ORDER} §§ 5 og 6",
            {"regional_quota": regional_quota, "signed": tuple(signing.signed), "reported": signing.reported},
            {"sum": total, "report_before": before, "unmet": [warning.code for warning in unmet]},
        ),
    )
    return Worked(Agreement(agreed, total, not unmet), steps, (*unmet, *_about_a_change(signing)))


def _about_the_numbers(
    regional_quota: int, quotas: Mapping[str, int], agreed: Mapping[str, int], signed: Collection[str]
) -> Iterator[LawWarning]:
    total = sum(agreed.values())
    if total != regional_quota:
        difference = f"{abs(total - regional_quota)} for {'mange' if total > regional_quota else 'få'}"
        message = f"Summen er {total}, men regionskvoten er {regional_quota}: {difference}."
        yield LawWarning("sum-not-regional-quota", message)
    unnamed = sorted((agreed.keys() | set(signed)) - quotas.keys())
    if unnamed:
        yield LawWarning("municipality-not-named", f"Har intet tal i modellen: {listed(unnamed)}.")
    unsigned = [code for code in agreed if code not in signed]
    if unsigned:
        yield LawWarning("not-signed", f"Har ikke skrevet under: {listed(unsigned)}.")
    yield from below_zero(agreed)


def _about_the_time(reported: date | None, before: date) -> Iterator[LawWarning]:
    if reported is None:
        yield LawWarning("not-reported-in-time", f"Er ikke meldt; det skal ske før den {long_date(before)}.")
    elif reported >= before:
        message = f"Meldt den {long_date(reported)}; det skulle være sket før den {long_date(before)}."
        yield LawWarning("not-reported-in-time", message)


def _about_a_change(signing: Signing) -> Iterator[LawWarning]:
    if not signing.covers_changed_national_number:
        message = "Aftalen bortfalder, hvis landstallet ændres, for den siger ikke, hvad der så gælder."
        yield LawWarning("lapses-when-number-changes", message)
