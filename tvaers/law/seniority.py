"""Since when someone has been mayor without a break, from the periods that are known.

The constituting meeting of a KKR is called by the mayor of the region who has been mayor for longest, who chairs it
until a chair is elected (the calls of 2010, KKR Hovedstaden, and 2018, KKR Sjælland).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tvaers.law.seats import Period


def mayor_since(periods: Iterable[Period], day: date) -> date | None:
    """The first day of the unbroken time as mayor that reaches `day`, None when none of the periods does.

    Periods are half-open; one that ends on a day and another that begins on it leave no break. Nor does what is kept
    twice. Which periods count as one office in two municipalities is for people to say: here they do.
    """
    since = day
    reaches = False
    for period in sorted(periods, key=lambda each: each.begins, reverse=True):
        if period.begins <= since and (period.ends is None or period.ends >= since):
            since, reaches = period.begins, True
    return since if reaches else None
