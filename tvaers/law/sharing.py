"""Sharing a whole number by weights: exact shares, minimums, and the method of largest remainder."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True)
class Shares(Generic[K]):
    """`held`: whose minimum is more than their share, with it; `exact`: the others, with their share of the rest."""

    held: Mapping[K, int]
    exact: Mapping[K, Fraction]


@dataclass(frozen=True)
class Rounded(Generic[K]):
    """Whole numbers. When some are `tied`, `left` of them, fewer than all, get one more; someone must say which."""

    whole: Mapping[K, int]
    tied: tuple[K, ...] = ()
    left: int = 0


def shares(weights: Mapping[K, int], total: int, minimums: Mapping[K, int]) -> Shares[K]:
    """`total` by the weights, where whoever's minimum is more than the share gets the minimum and nothing more.

    What the others share is less by that, so it is looked at again until nobody is below the minimum. The minimums sum
    to at most `total`, and some weight is positive.
    """
    held: dict[K, int] = {}
    while True:
        others = {key: weight for key, weight in weights.items() if key not in held}
        rest, sum_of_weights = total - sum(held.values()), sum(others.values())
        exact = {key: Fraction(rest * weight, sum_of_weights) for key, weight in others.items()}
        above = {key: minimums[key] for key, share in exact.items() if minimums[key] > share}
        if not above:
            return Shares(held, exact)
        held.update(above)


def largest_remainder(exact: Mapping[K, Fraction]) -> Rounded[K]:
    """Whole numbers with the same sum, which is whole: all fractions are cut, and the largest cut get one more each.

    Source: the method of largest remainder (*største brøks metode*), which Danish election law uses as well.
    """
    whole = {key: math.floor(share) for key, share in exact.items()}
    remainders = {key: share - whole[key] for key, share in exact.items()}
    left = int(sum(exact.values())) - sum(whole.values())
    if not left:
        return Rounded(whole)
    least = sorted(remainders.values(), reverse=True)[left - 1]
    equal = tuple(key for key, remainder in remainders.items() if remainder == least)
    for key, remainder in remainders.items():
        if remainder > least:
            whole[key] += 1
            left -= 1
    if left < len(equal):
        return Rounded(whole, equal, left)
    return Rounded({key: count + (key in equal) for key, count in whole.items()})
