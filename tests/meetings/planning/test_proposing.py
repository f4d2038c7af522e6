"""Days to meet on: proposed so that as little as possible speaks against them, and read from pasted lines."""

from datetime import date, time

import pytest

from tvaers.law.meeting_days import TakenDay
from tvaers.meetings.planning.proposing import FRIDAY, USUAL_MONTHS, concerns_by_day, proposed_days, read_days

BEFORE = date(2026, 12, 1)
NO_TIMES = (None, None)


def of_year(year, taken=(), after=BEFORE):
    return proposed_days([(year, month) for month in USUAL_MONTHS], FRIDAY, list(taken), after=after)


def test_the_usual_year_is_five_fridays_that_nothing_speaks_against():
    days = of_year(2027)
    assert [(day.month, day.weekday()) for day in days] == [(month, FRIDAY) for month in USUAL_MONTHS]
    assert not any(concerns_by_day(days, []).values())


def test_winter_holidays_and_taken_days_are_kept_clear_of():
    assert of_year(2027)[0] == date(2027, 2, 5)
    assert of_year(2027, [TakenDay(date(2027, 2, 5), "KL's topmøde")])[0] == date(2027, 2, 26)
    assert of_year(2028)[0] == date(2028, 2, 4)


def test_when_something_speaks_against_every_day_the_least_bad_one_is_proposed():
    days = proposed_days([(2027, 7)], FRIDAY, [TakenDay(date(2027, 7, 2), "Optaget")], after=BEFORE)
    assert days == [date(2027, 7, 9)]


def test_no_day_that_has_gone_is_proposed():
    assert of_year(2027, after=date(2027, 6, 30)) == [date(2027, 9, 3), date(2027, 11, 5)]


@pytest.mark.parametrize(
    ("line", "day", "starts_at"),
    [
        ("5. februar 2027", date(2027, 2, 5), None),
        ("fredag den 5. februar 2027 kl. 10-12", date(2027, 2, 5), time(10)),
        ("5.2.2027 kl. 9.30-12.00", date(2027, 2, 5), time(9, 30)),
        ("05-02-2027, 10:00 – 12:00", date(2027, 2, 5), time(10)),
        ("2027-02-05 10 til 12", date(2027, 2, 5), time(10)),
        ("Møde 1: 5/2/2027", date(2027, 2, 5), None),
        ("5.2.2027 kl. 12-10", date(2027, 2, 5), None),
        ("5.2.2027 kl. 25-26", date(2027, 2, 5), None),
    ],
)
def test_a_day_is_read_however_it_is_written(line, day, starts_at):
    (read,) = read_days(line, after=BEFORE, default=NO_TIMES)
    assert (read.day, read.starts_at, read.doubt) == (day, starts_at, "")


def test_a_line_without_times_has_the_common_ones():
    first, second = read_days("5.2.2027\n2.4.2027 9-11", after=BEFORE, default=(time(10), time(12)))
    assert (first.starts_at, first.ends_at) == (time(10), time(12))
    assert (second.starts_at, second.ends_at) == (time(9), time(11))


@pytest.mark.parametrize(
    ("line", "doubt"),
    [
        ("en fredag i februar", "ingen dag i linjen"),
        ("5. februar", "Året mangler"),
        ("31. februar 2027", "ingen sådan dag"),
        ("2027-02-31", "ingen sådan dag"),
        ("torsdag den 5. februar 2027", "Det er fredag den 5. februar 2027, ikke en torsdag."),
        ("5. februar 2021", "Dagen er gået"),
        ("1. december 2026", "Dagen er gået"),
    ],
)
def test_what_cannot_be_used_says_why(line, doubt):
    (read,) = read_days(f"\n  {line}  \n\n", after=BEFORE, default=NO_TIMES)
    assert doubt in read.doubt


def test_a_day_that_stands_twice_is_used_once():
    doubts = [read.doubt for read in read_days("5.2.2027\n2027-02-05", after=BEFORE, default=NO_TIMES)]
    assert doubts == ["", "Dagen står der to gange."]
