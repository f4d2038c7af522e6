"""The year that a list is narrowed to."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest


def chosen_year(request: HttpRequest, years: Sequence[int]) -> int | None:
    """The year in the address (?year=2025) when it is one of `years`, else the first of them; None without years."""
    asked = request.GET.get("year", "")
    if asked.isdecimal() and int(asked) in years:
        return int(asked)
    return years[0] if years else None
