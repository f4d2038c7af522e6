"""What speaks against a meeting day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tvaers.law.deadlines import is_working_day
from tvaers.law.meeting_days import Concern, TakenDay, concerns_of
from tvaers.law.public_holidays import holiday_name

ANY_DAY = st.dates()
KNOWN_DAYS = st.dates(date(1970, 1, 1), date(2100, 12, 31))
QUIET = date(2025, 2, 25)


def codes(day: date, *taken: TakenDay) -> list[str]:
    return [concern.code for concern in concerns_of(day, taken)]


def test_nothing_speaks_against_an_ordinary_tuesday():
    assert concerns_of(QUIET) == []


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2025, 5, 29), ["public-holiday"]),
        (date(2025, 4, 20), ["public-holiday", "weekend"]),
        (date(2025, 3, 1), ["weekend"]),
        (date(2025, 5, 30), ["squeezed-day"]),
        (date(2025, 6, 10), []),
        (date(2024, 12, 23), []),
        (date(2024, 12, 24), ["christmas"]),
        (date(2024, 12, 25), ["public-holiday", "christmas"]),
        (date(2024, 12, 27), ["squeezed-day", "christmas"]),
        (date(2024, 12, 30), ["christmas"]),
        (date(2024, 12, 31), ["christmas"]),
        (date(2025, 1, 1), ["public-holiday", "christmas"]),
        (date(2025, 1, 2), []),
        (date(2018, 12, 31), ["squeezed-day", "christmas"]),
        (date(2025, 5, 1), ["half-holiday"]),
        (date(2025, 6, 5), ["half-holiday"]),
        (date(2026, 5, 1), ["half-holiday"]),
        (date(2025, 2, 4), ["winter-holiday"]),
        (date(2025, 2, 11), ["winter-holiday"]),
        (date(2025, 2, 18), []),
        (date(2025, 10, 14), ["autumn-holiday"]),
        (date(2025, 10, 20), []),
        (date(2025, 6, 30), []),
        (date(2025, 7, 1), ["summer-holiday"]),
        (date(2025, 7, 31), ["summer-holiday"]),
        (date(2025, 8, 1), []),
    ],
)
def test_a_day_has_the_concerns_of_its_place_in_the_year(day, expected):
    assert codes(day) == expected


def test_a_holiday_is_named_in_danish():
    assert concerns_of(date(2025, 5, 29)) == [
        Concern("public-holiday", "Dagen er en helligdag: Kristi himmelfartsdag.")
    ]


def test_the_two_weeks_of_the_winter_holiday_say_which_they_are():
    # KKR Midtjylland, February 2025: no meetings in week 6, for the sake of the winter holiday.
    assert "uge 6" in concerns_of(date(2025, 2, 5))[0].message
    assert "uge 7" in concerns_of(date(2025, 2, 12))[0].message


def test_a_squeezed_day_tells_what_it_lies_between():
    (concern,) = concerns_of(date(2025, 5, 30))
    assert concern.message == "Klemmedag: dagen ligger alene mellem Kristi himmelfartsdag og lørdag."


def test_each_meeting_of_others_on_the_same_day_is_a_clash_and_no_other():
    taken = [
        TakenDay(QUIET, "KKR Sjælland"),
        TakenDay(QUIET + timedelta(days=1), "KKR Syddanmark"),
        TakenDay(QUIET, "KL's Kommunalpolitiske Topmøde"),
    ]
    assert concerns_of(QUIET, taken) == [
        Concern("clash", "Samme dag: KKR Sjælland."),
        Concern("clash", "Samme dag: KL's Kommunalpolitiske Topmøde."),
    ]


@pytest.mark.parametrize("day", [date(2101, 3, 1), date(1770, 3, 1), date.min, date.max, date(2100, 12, 31)])
def test_at_the_end_of_the_known_calendar_the_rest_is_still_told(day):
    assert ("holidays-unknown" in codes(day)) == (day.year not in range(1771, 2101))
    assert codes(day, TakenDay(day, "KKR Sjælland"))[-1] == "clash"


@given(ANY_DAY)
def test_no_day_is_too_odd_and_every_concern_is_one_line_under_a_code_in_kebab_case(day):
    for concern in concerns_of(day):
        assert concern.code == concern.code.lower().replace("_", "-").replace(" ", "-")
        assert concern.message.endswith(".")
        assert "\n" not in concern.message


@given(KNOWN_DAYS)
def test_a_day_without_work_always_has_a_concern_and_a_holiday_its_own(day):
    found = codes(day)
    assert is_working_day(day) or {"public-holiday", "weekend"} & set(found)
    assert ("public-holiday" in found) == (holiday_name(day) is not None)
    assert len(found) == len(set(found))


@given(KNOWN_DAYS)
def test_a_squeezed_day_is_a_working_day_alone_between_days_without_work(day):
    around = day - timedelta(days=1), day + timedelta(days=1)
    if "squeezed-day" in codes(day):
        assert is_working_day(day)
        assert not any(is_working_day(each) for each in around if each.year <= 2100)


@given(KNOWN_DAYS, st.lists(st.builds(TakenDay, KNOWN_DAYS, st.just("KKR Sjælland"))))
def test_taken_days_add_clashes_and_change_nothing_else(day, taken):
    others = [concern for concern in concerns_of(day, taken) if concern.code != "clash"]
    assert others == concerns_of(day)
