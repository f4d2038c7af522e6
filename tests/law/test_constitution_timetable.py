"""When what happens after an election: the rounds of 2017-18 and 2021-22, and what holds in every round."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tvaers.law.constitution_timetable import (
    Basis,
    Calendar,
    Customs,
    Doer,
    StepKey,
    TimetableStep,
    election_day,
    last_meeting_day,
    next_election,
    term_after,
    timetable,
)
from tvaers.law.deadlines import is_working_day

KV17, KV21, KV25 = date(2017, 11, 21), date(2021, 11, 16), date(2025, 11, 18)
ELECTIONS = st.sampled_from([election_day(year) for year in range(2009, 2090, 4)])


def steps(election: date, **options) -> dict[StepKey, TimetableStep]:
    return {step.key: step for step in timetable(election, **options).result}


def codes(election: date, **options) -> list[str]:
    return [warning.code for warning in timetable(election, **options).warnings]


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (2009, date(2009, 11, 17)),  # valgloven § 6, stk. 2
        (2013, date(2013, 11, 19)),
        (2017, KV17),
        (2021, KV21),
        (2025, KV25),
        (2029, date(2029, 11, 20)),
    ],
)
def test_the_election_is_on_the_third_tuesday_of_november_every_fourth_year(year, day):
    assert election_day(year) == day


@pytest.mark.parametrize("year", [2005, 2010, 2022, 2024])
def test_there_is_no_election_in_other_years(year):
    with pytest.raises(ValueError, match=str(year)):
        election_day(year)


def test_the_next_election_is_that_day_itself_and_then_the_one_after_four_years():
    assert next_election(KV21) == KV21
    assert next_election(KV21 + timedelta(days=1)) == KV25
    assert next_election(date(2024, 1, 1)) == KV25
    assert next_election(date(1999, 1, 1)) == date(2009, 11, 17)


def test_the_term_is_the_four_years_from_new_year():
    # valgloven § 6, stk. 1 and 3
    assert term_after(KV21) == (date(2022, 1, 1), date(2026, 1, 1))


# N-2021-10 item 5.3, and KL's page on the election and constitution of the KKRs 2018-2022.
@pytest.mark.parametrize(
    ("key", "in_2017_18", "in_2021_22"),
    [
        (StepKey.ELECTION, KV17, KV21),
        (StepKey.NEW_COUNCILLORS, date(2017, 11, 27), date(2021, 11, 22)),
        (StepKey.BOARDS, date(2017, 12, 15), date(2021, 12, 15)),
        (StepKey.NUMBERS, date(2017, 12, 18), date(2021, 12, 16)),
        (StepKey.NAMES, date(2018, 1, 12), date(2022, 1, 7)),
        (StepKey.NOTICE, date(2018, 1, 15), date(2022, 1, 10)),
        (StepKey.FIRST_MEETINGS, date(2018, 1, 22), date(2022, 1, 17)),
        (StepKey.PROCEDURE_LETTER, date(2017, 11, 7), date(2021, 11, 2)),
        (StepKey.HANDOVER, date(2017, 10, 20), date(2021, 10, 15)),
    ],
)
def test_the_customs_give_the_days_of_both_earlier_rounds(key, in_2017_18, in_2021_22):
    assert steps(KV17)[key].day == in_2017_18
    assert steps(KV21)[key].day == in_2021_22


def test_alliances_are_known_three_working_days_before_the_planned_meeting():
    # KKR Nordjylland met on Friday 21 January 2022 (N-2021-10 item 5.3); contract `deadline`.
    found = steps(KV21, given={StepKey.MEETING: date(2022, 1, 21)})[StepKey.ALLIANCES]
    assert (found.day, found.basis, found.doer) == (date(2022, 1, 18), Basis.RULE, Doer.PARTIES)


def test_which_days_count_before_the_meeting_is_a_setting():
    monday = {StepKey.MEETING: date(2022, 1, 24)}
    assert steps(KV21, given=monday)[StepKey.ALLIANCES].day == date(2022, 1, 19)
    assert steps(KV21, given=monday, calendar=Calendar(saturday_counts=True))[StepKey.ALLIANCES].day == date(
        2022, 1, 20
    )
    closed = Calendar(also_closed=frozenset({date(2022, 1, 20)}))
    assert steps(KV21, given=monday, calendar=closed)[StepKey.ALLIANCES].day == date(2022, 1, 18)


def test_how_many_working_days_the_alliances_have_is_a_setting_of_the_rules_of_procedure():
    given_day = {StepKey.MEETING: date(2022, 1, 21)}
    five = Customs(alliances_working_days_before_meeting=5)
    assert steps(KV21, given=given_day, customs=five)[StepKey.ALLIANCES].day == date(2022, 1, 14)


def test_a_meeting_after_31_january_stands_and_is_warned_of():
    late = {StepKey.MEETING: date(2026, 2, 3)}
    assert steps(KV25, given=late)[StepKey.MEETING].day == date(2026, 2, 3)
    assert codes(KV25, given=late) == ["later-than-rule"]
    assert "tirsdag den 3. februar 2026" in timetable(KV25, given=late).warnings[0].message


def test_a_meeting_on_31_january_is_in_time():
    assert codes(KV25, given={StepKey.MEETING: date(2026, 1, 31)}) == []


def test_a_meeting_that_is_not_planned_is_said_to_be_so():
    assert codes(KV25) == ["meeting-not-planned"]


def test_alliances_later_than_the_rule_are_warned_of():
    given_days = {StepKey.MEETING: date(2022, 1, 21), StepKey.ALLIANCES: date(2022, 1, 19)}
    assert codes(KV21, given=given_days) == ["later-than-rule"]


def test_a_day_that_was_set_moves_what_is_reckoned_from_it():
    moved = steps(KV21, given={StepKey.NAMES: date(2022, 1, 6)})
    assert moved[StepKey.NAMES].basis is Basis.SET
    assert moved[StepKey.NOTICE].day == date(2022, 1, 7)
    later = steps(KV21, given={StepKey.FIRST_MEETINGS: date(2022, 1, 24)})
    assert later[StepKey.NAMES].day == date(2022, 1, 14)


def test_rules_and_customs_are_told_apart():
    rules = {key for key, step in steps(KV21).items() if step.basis is Basis.RULE}
    assert rules == {StepKey.ELECTION, StepKey.BOARDS, StepKey.TERM, StepKey.MEETING, StepKey.ALLIANCES}


@given(ELECTIONS)
def test_every_round_has_every_step_once_in_the_order_of_days_with_a_source(election):
    found = timetable(election)
    assert sorted(step.key for step in found.result) == sorted(StepKey)
    assert [step.day for step in found.result] == sorted(step.day for step in found.result)
    assert all(step.rule and step.source for step in found.result)
    assert [step.output["day"] for step in found.steps] == [step.day for step in found.result]


@given(ELECTIONS)
def test_in_every_round_names_come_before_the_notice_and_the_alliances_before_the_meeting(election):
    found = steps(election)
    assert found[StepKey.NUMBERS].day < found[StepKey.NAMES].day < found[StepKey.NOTICE].day
    assert found[StepKey.NOTICE].day < found[StepKey.MEETING].day <= last_meeting_day(election)
    assert found[StepKey.ALLIANCES].day < found[StepKey.MEETING].day


@given(ELECTIONS, st.integers(0, 40))
def test_between_the_alliances_and_the_meeting_lie_two_working_days_whatever_the_meeting_is(election, later):
    meeting = date(election.year + 1, 1, 10) + timedelta(days=later)
    last = steps(election, given={StepKey.MEETING: meeting})[StepKey.ALLIANCES].day
    between = [last + timedelta(days=n) for n in range(1, (meeting - last).days)]
    assert is_working_day(last)
    assert sum(is_working_day(day) for day in between) == 2


@given(ELECTIONS, st.sampled_from(StepKey), st.integers(-30, 30))
def test_a_day_that_is_given_is_kept_whatever_the_rules_say(election, key, shift):
    usual = steps(election)[key].day
    chosen = usual + timedelta(days=shift)
    assert steps(election, given={key: chosen})[key].day == chosen
