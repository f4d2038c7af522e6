"""Deadlines in working days and calendar days: known cases first, then what holds for every day of 1970 to 2100."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tvaers.law.deadlines import Counting, Direction, Rule, deadline, is_working_day, working_days_after
from tvaers.law.public_holidays import UnknownHolidays, holiday_name

DAYS = st.dates(date(1970, 1, 1), date(2100, 12, 31))
WELL_INSIDE = st.dates(date(1970, 6, 1), date(2100, 6, 30))
FEW = st.integers(0, 60)
DAY = timedelta(days=1)


def working(count: int, direction: Direction) -> Rule:
    return Rule(count, Counting.WORKING_DAYS, direction)


def before(day: date, count: int) -> date:
    return deadline(day, working(count, Direction.BEFORE)).result


def after(day: date, count: int) -> date:
    return deadline(day, working(count, Direction.AFTER)).result


def test_alliances_reach_the_secretariat_three_weekdays_before_the_constituting_meeting():
    # Rules of procedure 2022-26 and KKR Nordjylland's paper of October 2021: meeting on Friday 21 January 2022.
    assert before(date(2022, 1, 21), 3) == date(2022, 1, 18)


@pytest.mark.parametrize(
    ("meeting", "sent", "days"),
    [
        (date(2020, 6, 19), date(2020, 6, 12), 7),
        (date(2021, 2, 5), date(2021, 1, 29), 7),
        (date(2021, 10, 15), date(2021, 10, 8), 7),
        (date(2025, 2, 7), date(2025, 1, 30), 8),
    ],
)
def test_calendar_days_are_counted_as_kkr_nordjylland_sent_its_agendas(meeting, sent, days):
    assert deadline(meeting, Rule(days, Counting.CALENDAR_DAYS, Direction.BEFORE)).result == sent
    assert deadline(sent, Rule(days, Counting.CALENDAR_DAYS, Direction.AFTER)).result == meeting


def test_minutes_went_out_six_calendar_days_after_the_meeting_of_january_2021():
    assert deadline(date(2021, 1, 15), Rule(6, Counting.CALENDAR_DAYS, Direction.AFTER)).result == date(2021, 1, 21)


def test_easter_does_not_count():
    assert after(date(2026, 4, 1), 1) == date(2026, 4, 7)
    assert before(date(2026, 4, 7), 1) == date(2026, 4, 1)


def test_the_great_prayer_day_counts_from_2024():
    # Act no. 214 of 6 March 2023: no public holiday from 1 January 2024.
    assert not is_working_day(date(2023, 5, 5))
    assert is_working_day(date(2024, 4, 26))


@pytest.mark.parametrize("day", [date(2026, 5, 1), date(2026, 6, 5), date(2026, 12, 24), date(2026, 12, 31)])
def test_half_holidays_count_unless_they_are_named(day):
    assert is_working_day(day)
    assert not is_working_day(day, also_closed=frozenset({day}))
    rule = working(1, Direction.AFTER)
    assert deadline(day - DAY, rule).result == day
    assert deadline(day - DAY, rule, also_closed=frozenset({day})).result > day


def test_saturday_counts_in_the_other_reading_but_sunday_and_a_holiday_never():
    saturday = date(2025, 2, 8)
    assert not is_working_day(saturday)
    assert is_working_day(saturday, saturday_counts=True)
    assert not is_working_day(saturday + DAY, saturday_counts=True)
    assert not is_working_day(date(2026, 12, 26), saturday_counts=True)
    rule = working(2, Direction.BEFORE)
    assert deadline(date(2025, 2, 10), rule, saturday_counts=True).result == date(2025, 2, 7)
    assert deadline(date(2025, 2, 10), rule).result == date(2025, 2, 6)


def test_ten_working_days_after_a_friday_is_a_friday_when_no_holiday_lies_between():
    friday = date(2026, 2, 6)
    assert working_days_after(friday, 10) == date(2026, 2, 20)
    assert working_days_after(friday + DAY, 1) == date(2026, 2, 9)
    assert working_days_after(date(2026, 3, 27), 10) == date(2026, 4, 15)


def test_the_working_tells_which_days_did_not_count_and_why():
    worked = deadline(
        date(2025, 6, 11), working(3, Direction.BEFORE), also_closed=frozenset({date(2025, 6, 5), date(2025, 1, 2)})
    )
    (step,) = worked.steps
    assert worked.result == date(2025, 6, 4)
    assert step.input == {"date": date(2025, 6, 11), "working_days_before": 3}
    assert step.output == {
        "deadline": date(2025, 6, 4),
        "not_counted": {
            "2025-06-05": "lukkedag",
            "2025-06-07": "lørdag",
            "2025-06-08": "Pinsedag",
            "2025-06-09": "Anden pinsedag",
        },
    }
    assert step.rule == "Lørdage, søndage, helligdage og lukkedage tælles ikke med, og heller ikke dagen selv."
    assert "lov nr. 214 af 6. marts 2023" in step.source
    assert worked.warnings == ()


def test_calendar_days_that_end_on_a_closed_day_are_warned_of():
    worked = deadline(date(2025, 6, 12), Rule(3, Counting.CALENDAR_DAYS, Direction.BEFORE))
    assert worked.result == date(2025, 6, 9)
    (warning,) = worked.warnings
    assert warning.code == "deadline-on-closed-day"
    assert "9. juni 2025" in warning.message
    assert "Anden pinsedag" in warning.message


def test_where_no_holidays_are_known_working_days_are_not_counted_but_calendar_days_are():
    for day, direction in ((date(2101, 1, 10), Direction.BEFORE), (date(2100, 12, 30), Direction.AFTER)):
        with pytest.raises(UnknownHolidays):
            deadline(day, working(3, direction))
    worked = deadline(date(2300, 1, 9), Rule(8, Counting.CALENDAR_DAYS, Direction.BEFORE))
    assert worked.result == date(2300, 1, 1)
    assert [warning.code for warning in worked.warnings] == ["holidays-unknown"]


@pytest.mark.parametrize("counting", Counting)
@pytest.mark.parametrize("direction", Direction)
@pytest.mark.parametrize("count", [10**7, 10**40])
def test_a_count_beyond_the_calendar_is_refused(counting, direction, count):
    with pytest.raises(UnknownHolidays if counting is Counting.WORKING_DAYS else OverflowError):
        deadline(date(2025, 2, 7), Rule(count, counting, direction))


def test_a_negative_count_is_refused():
    with pytest.raises(ValueError, match="negative"):
        Rule(-1, Counting.WORKING_DAYS, Direction.AFTER)


@given(DAYS)
def test_a_working_day_is_never_a_holiday_and_never_at_the_weekend(day):
    assert is_working_day(day) == (holiday_name(day) is None and day.weekday() < 5)


@given(DAYS)
def test_saturdays_are_the_only_difference_between_the_two_readings(day):
    both = is_working_day(day, saturday_counts=True), is_working_day(day)
    assert both[0] == both[1] or day.weekday() == 5


@given(WELL_INSIDE, FEW)
def test_the_deadline_is_a_working_day_with_that_many_working_days_from_the_day_to_it(day, count):
    found = after(day, count)
    between = [day + DAY * step for step in range(1, (found - day).days + 1)]
    assert sum(is_working_day(each) for each in between) == count
    assert is_working_day(found) or count == 0
    assert working_days_after(day, count) == found


@given(WELL_INSIDE, FEW)
def test_after_undoes_before_and_before_undoes_after_from_a_working_day(day, count):
    working_day = after(day, 1)
    assert after(before(working_day, count), count) == working_day
    assert before(after(working_day, count), count) == working_day


@given(WELL_INSIDE, st.integers(1, 60))
def test_there_and_back_from_any_day_leads_to_the_nearest_working_day(day, count):
    assert after(before(day, count), count) == after(day - DAY, 1)
    assert before(after(day, count), count) == before(day + DAY, 1)


@given(WELL_INSIDE, st.integers(0, 30), st.integers(0, 30))
def test_counting_twice_is_counting_the_sum(day, first, second):
    assert after(after(day, first), second) == after(day, first + second)
    assert before(before(day, first), second) == before(day, first + second)


@given(WELL_INSIDE, st.integers(0, 40), FEW)
def test_a_later_day_never_has_an_earlier_deadline(day, later, count):
    assert after(day, count) <= after(day + DAY * later, count)
    assert before(day, count) <= before(day + DAY * later, count)


@given(WELL_INSIDE, FEW)
def test_one_day_more_moves_the_deadline_further(day, count):
    assert after(day, count) < after(day, count + 1)
    assert before(day, count) > before(day, count + 1)


@given(WELL_INSIDE, FEW, st.frozensets(st.integers(-90, 90).map(timedelta)))
def test_a_further_closed_day_never_brings_the_deadline_nearer(day, count, offsets):
    closed = frozenset(day + offset for offset in offsets)
    rule = working(count, Direction.AFTER)
    assert deadline(day, rule, also_closed=closed).result >= deadline(day, rule).result
    assert deadline(day, rule, saturday_counts=True).result <= deadline(day, rule).result


@given(WELL_INSIDE, FEW)
def test_the_days_not_counted_and_the_count_fill_the_way_to_the_deadline(day, count):
    worked = deadline(day, working(count, Direction.BEFORE))
    (step,) = worked.steps
    not_counted = step.output["not_counted"]
    assert isinstance(not_counted, dict)
    assert (day - worked.result).days == count + len(not_counted)
