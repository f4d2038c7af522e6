"""Whole numbers for municipalities, which add up to the unit; where remainders are equal, the lower code has it."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from tvaers.law.sharing import largest_remainder
from tvaers.law.wording import listed
from tvaers.law.working import LawWarning

LARGEST_REMAINDER = "Alle tal rundes ned, og de største rester får én mere, til summen passer."
METHOD = "Største brøks metode"


def rounded_by_code(exact: Mapping[str, Fraction]) -> tuple[dict[str, int], tuple[LawWarning, ...]]:
    """Each code's whole number by the largest remainder, with the same sum, and a warning when codes decided.

    Source: the method of largest remainder; that equal remainders go to the lower code is our own rule.
    """
    rounded = largest_remainder(exact)
    if not rounded.tied:
        return dict(rounded.whole), ()
    codes = sorted(rounded.tied)
    lower = codes[: rounded.left]
    message = f"{listed(codes)} har lige store rester. De laveste koder fik én mere: {listed(lower)}."
    whole = {code: count + (code in lower) for code, count in rounded.whole.items()}
    return whole, (LawWarning("equal-remainders", message),)
