"""What a kind of allocation is: which numbers it asks for, and the rule of `law` that makes a result of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from tvaers.law.working import Worked

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as StrOrPromise


@dataclass(frozen=True)
class Asked:
    """A number that is asked for: once (a figure), or of every municipality (a column).

    `least` and `most` are the bounds, None for no bound; with `places` 0 it is a whole number. One with a `usual` value
    need not be given. `is_percent`: people write 80, the rule takes 4/5.
    """

    name: str
    label: StrOrPromise
    help_text: StrOrPromise = ""
    least: Decimal | None = Decimal(0)
    most: Decimal | None = None
    places: int = 0
    usual: Decimal | None = None
    is_percent: bool = False


@dataclass(frozen=True)
class Given:
    """What was given: figures by name, and columns by name with each municipality's number by its code."""

    figures: Mapping[str, Fraction]
    columns: Mapping[str, Mapping[str, int]]

    def whole(self, name: str) -> int:
        """A figure that is a whole number."""
        return int(self.figures[name])


@dataclass(frozen=True)
class Shared:
    """What a kind makes: the municipalities' numbers by code, and other results, by label, that are told beside them.

    `total` is what the numbers add up to.
    """

    municipal: Mapping[str, int]
    total: int
    others: tuple[tuple[StrOrPromise, str], ...] = ()


@dataclass(frozen=True)
class Kind:
    """`key` is for ever; `unit` is what the result counts ("kr."); `reckon` raises NotOfTheForm."""

    key: str
    name: StrOrPromise
    unit: StrOrPromise
    lead: StrOrPromise
    figures: tuple[Asked, ...]
    columns: tuple[Asked, ...]
    reckon: Callable[[Given], Worked[Shared]]
