"""Whether a printed table adds up, and whether its rows keep to one rate: told, never put right.

Printed numbers are rounded, so that rows which each are right can miss their sum by a little. What rounding can explain
is no fault. Sources: the arithmetic only; the cases that it was made for are published (quotas of the north of 2007:
207 announced and 209 printed; objective contributions of Socialtilsyn Øst 2022, where one row has another rate).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from tvaers.danish.numbers import short, whole
from tvaers.law.given import NotOfTheForm
from tvaers.law.rounding import HALF, as_decimal
from tvaers.law.wording import shown
from tvaers.law.working import LawWarning, Step, Value, Worked

ARITHMETIC = "Regning"
ADDED = "Rækkerne lægges sammen og holdes op mod summen; afrunding kan give en halv enhed for hver række og for summen."
ONE_RATE = "Hver rækkes beløb deles med dens antal; den sats, som de fleste rækker har, er tabellens."


@dataclass(frozen=True)
class Sum:
    """`found`: the rows added; `difference`: what they are above the printed total; `fits`: rounding can explain it."""

    found: Fraction
    difference: Fraction
    fits: bool


def sum_of_table(rows: Mapping[str, Fraction], total: Fraction, *, unit: Fraction | None = None) -> Worked[Sum]:
    """The sum of the rows beside the total that is printed.

    `unit`: what rows and total were rounded to (1 for whole numbers, 1/10 for one decimal); None when nothing was
    rounded, as for places and people, where each must fit. Source: arithmetic.
    """
    found = sum(rows.values(), Fraction(0))
    allowed = (len(rows) + 1) * HALF * unit if unit else Fraction(0)
    difference = found - total
    result = Sum(found, difference, abs(difference) <= allowed)
    given: dict[str, Value] = {"rows": _decimals(rows), "total": as_decimal(total)}
    output: dict[str, Value] = {
        "sum": as_decimal(found),
        "difference": as_decimal(difference),
        "explained_by_rounding": as_decimal(allowed),
    }
    step = Step(ADDED, ARITHMETIC, given, output)
    return Worked(result, (step,), () if result.fits else (_misfit(result, total),))


def _misfit(result: Sum, total: Fraction) -> LawWarning:
    more_or_less = "for meget" if result.difference > 0 else "for lidt"
    message = (
        f"Rækkerne giver {short(result.found)}, men summen er skrevet som {short(total)}: "
        f"{short(abs(result.difference))} {more_or_less}."
    )
    return LawWarning("sum-does-not-fit", message)


def rows_of_one_rate(amounts: Mapping[str, int], counts: Mapping[str, int]) -> Worked[Fraction | None]:
    """The rate that fits most rows, and a warning for each row that it does not fit; None when no rate fits two rows.

    `amounts`: whole kroner, rounded; `counts`: what each is paid for, over 0. An amount rounded to whole kroner says of
    its rate only that it lies between two bounds; the rate lies between those of as many rows as possible, and in the
    middle of what these leave. Raises NotOfTheForm when the tables name different rows or a count is 0.

    Source: arithmetic.
    """
    if amounts.keys() != counts.keys():
        raise NotOfTheForm("»amounts« og »counts« skal have de samme rækker.")
    if not all(counts.values()):
        raise NotOfTheForm("»counts« skal være over 0 i hver række.")
    bounds = {row: _bounds(amounts[row], counts[row]) for row in amounts}
    fitting = _fitting_most(bounds)
    rate = _middle([bounds[row] for row in fitting]) if len(fitting) > 1 else None
    others = [row for row in amounts if row not in fitting] if rate is not None else []
    rates: dict[str, Value] = {row: as_decimal(Fraction(amounts[row], counts[row])) for row in amounts}
    given: dict[str, Value] = {"amounts": dict(amounts), "counts": dict(counts)}
    output: dict[str, Value] = {"rates": rates, "rate": None if rate is None else as_decimal(rate), "others": others}
    warnings = tuple(_another_rate(row, amounts[row], counts[row]) for row in others)
    return Worked(rate, (Step(ONE_RATE, ARITHMETIC, given, output),), warnings)


def _bounds(amount: int, count: int) -> tuple[Fraction, Fraction]:
    """Between what the rate lies, when the amount was rounded to whole kroner."""
    return (amount - HALF) / count, (amount + HALF) / count


def _fitting_most(bounds: Mapping[str, tuple[Fraction, Fraction]]) -> frozenset[str]:
    """The rows of the rate that lies within most bounds; of rates with equally many, the lowest."""
    fits = [
        frozenset(row for row, (least, most) in bounds.items() if least <= rate <= most)
        for rate in sorted(least for least, _most in bounds.values())
    ]
    return max(fits, key=len, default=frozenset())


def _middle(bounds: Sequence[tuple[Fraction, Fraction]]) -> Fraction:
    return (max(least for least, _most in bounds) + min(most for _least, most in bounds)) / 2


def _another_rate(row: str, amount: int, count: int) -> LawWarning:
    rate = short(Fraction(amount, count))
    message = f"{shown(row)}: {whole(amount)} for {whole(count)} er {rate} for hver og ikke som i de andre rækker."
    return LawWarning("another-rate", message)


def _decimals(rows: Mapping[str, Fraction]) -> dict[str, Value]:
    return {row: as_decimal(value) for row, value in rows.items()}
