"""The public holidays against the reckoning of Easter that everybody can check."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tvaers.law.public_holidays import UnknownHolidays, holiday_name

YEARS = range(1970, 2101)
FROM_EASTER = {
    -3: "Skærtorsdag",
    -2: "Langfredag",
    0: "Påskedag",
    1: "Anden påskedag",
    39: "Kristi himmelfartsdag",
    49: "Pinsedag",
    50: "Anden pinsedag",
}
FIXED = {(1, 1): "Nytårsdag", (12, 25): "Juledag", (12, 26): "Anden juledag"}


def easter(year: int) -> date:
    """The Gregorian reckoning of J.-M. Oudin (1940), as the US Naval Observatory prints it."""
    century = year // 100
    golden = year % 19
    k = (century - 17) // 25
    i = (century - century // 4 - (century - k) // 3 + 19 * golden + 15) % 30
    i -= (i // 28) * (1 - (i // 28) * (29 // (i + 1)) * ((21 - golden) // 11))
    j = (year + year // 4 + i + 2 - century + century // 4) % 7
    month = 3 + (i - j + 40) // 44
    return date(year, month, i - j + 28 - 31 * (month // 4))


def reckoned(year: int) -> dict[date, str]:
    named = {easter(year) + timedelta(days=days): name for days, name in FROM_EASTER.items()}
    if year <= 2023:
        named[easter(year) + timedelta(days=26)] = "Store bededag"
    return named | {date(year, *month_and_day): name for month_and_day, name in FIXED.items()}


@pytest.mark.parametrize(
    ("year", "day"), [(1970, (3, 29)), (2000, (4, 23)), (2008, (3, 23)), (2025, (4, 20)), (2038, (4, 25))]
)
def test_the_reckoning_gives_the_easters_of_the_almanac(year, day):
    assert easter(year) == date(year, *day)


@pytest.mark.parametrize("year", YEARS)
def test_every_day_of_the_year_is_a_holiday_exactly_where_easter_says_so(year):
    days = (date(year, 1, 1) + timedelta(days=offset) for offset in range(366))
    named = {day: holiday_name(day) for day in days if day.year == year}
    assert {day: name for day, name in named.items() if name} == reckoned(year)


@pytest.mark.parametrize("year", [1, 1770, 2101, 9999])
def test_years_without_a_known_calendar_are_refused_in_one_line(year):
    with pytest.raises(UnknownHolidays, match=f"^Helligdagene i år {year} kendes ikke") as refusal:
        holiday_name(date(year, 3, 1))
    assert "\n" not in str(refusal.value)
