"""Dates as they stand in KKR papers."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tvaers.danish import dates


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mødet d. 7. februar 2025.", date(2025, 2, 7)),
        ("fredag den 7. februar 2025", date(2025, 2, 7)),
        ("KKR Nordjylland | 05-02-2021", date(2021, 2, 5)),
        ("den 1. sept. 2024", date(2024, 9, 1)),
        ("7.2.2025", date(2025, 2, 7)),
        ("fredag d. 13/3 2020 kl. 9-11", date(2020, 3, 13)),
    ],
)
def test_a_date_is_found_in_its_printed_forms(text, expected):
    assert [mention.as_date() for mention in dates.find_dates(text)] == [expected]


@pytest.mark.parametrize("text", ["8.45-9.15", "2.7.1 (flytning af midler)", "SAG-2025-00364", "kl. 10.00-12.00"])
def test_times_and_numbers_are_no_dates(text):
    assert list(dates.find_dates(text)) == []


def test_a_day_without_a_year_takes_the_one_it_is_given():
    (mention,) = dates.find_dates("næste møde den 25. april")
    assert mention.as_date() is None
    assert mention.as_date(default_year=2025) == date(2025, 4, 25)


def test_a_day_that_does_not_exist_is_mentioned_but_is_no_date():
    (mention,) = dates.find_dates("den 30. februar 2025")
    assert mention.as_date() is None


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_every_written_form_reads_back(day):
    for write in (dates.long_date, dates.weekday_date, dates.short_date, dates.header_date):
        assert [mention.as_date() for mention in dates.find_dates(write(day))] == [day]


@given(st.text())
def test_no_text_is_too_odd(text):
    for mention in dates.find_dates(text):
        assert text[mention.start : mention.end].strip()
