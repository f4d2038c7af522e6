"""The public holidays of Denmark, by their Danish names, for the years whose calendar is known."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

SOURCE = "Forordning af 26. oktober 1770 om helligdagene; lov nr. 214 af 6. marts 2023 (store bededag)"


class UnknownHolidays(ValueError):
    """No calendar is known for the year; the message is one Danish line."""


def holiday_name(day: date) -> str | None:
    """The holiday's name, "Skærtorsdag", or None on every other day, Sundays too.

    1 May, 5 June, 24 and 31 December are none: shops and offices may close, but no law makes them holidays. Raises
    UnknownHolidays before 1771 and where the list of holidays ends, today after 2100.
    """
    return _holidays_of(day.year).get(day)


@cache
def _holidays_of(year: int) -> Mapping[date, str]:
    """The year's own object, so that threads never fill one together; the package costs 0.2 s, so only when asked."""
    from holidays import country_holidays

    # Without a language the names come in that of the machine's environment.
    calendar = country_holidays("DK", years=year, expand=False, language="da")
    if not calendar.start_year <= year <= calendar.end_year:
        raise UnknownHolidays(
            f"Helligdagene i år {year} kendes ikke, kun fra {calendar.start_year} til {calendar.end_year}."
        )
    return dict(calendar)
