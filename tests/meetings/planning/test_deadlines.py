"""Deadlines become days: by what is usual, by what the council chose, from the day that the minutes went out."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from tests.meetings.cycle.cases import HELD_ON, planned
from tests.meetings.drafts.laid import council, secretary
from tests.papers import holder
from tvaers.access.action import NotPermitted
from tvaers.access.actor import Actor
from tvaers.access.models import Account
from tvaers.access.recording import recording
from tvaers.access.roles import Role
from tvaers.document.model import MeetingKind
from tvaers.law.deadlines import Counting, Direction, Rule
from tvaers.meetings.cycle.deadlines import (
    USUAL,
    What,
    deadline_of,
    deadlines_by_meeting,
    deadlines_of,
    next_deadline,
    rule_in_words,
    rules_of,
)
from tvaers.meetings.models import CouncilDeadline, Meeting, Sending
from tvaers.meetings.planning.actions.deadlines import choose_deadlines

pytestmark = pytest.mark.usefixtures("registers")

PAGE = "/nordjylland/frister/"
LONG_BEFORE = date(2026, 11, 1)
MOST_QUERIES = 18
"""Of which ten are for the session and the sign-in; no more for more meetings."""


def days_of(meeting, today=LONG_BEFORE):
    return {entry.what: entry.day for entry in deadlines_of(meeting, today)}


def at(meeting, stage, **changes):
    with recording():
        meeting.stage = stage
        for name, value in changes.items():
            setattr(meeting, name, value)
        meeting.save()
    return meeting


def posted(rules=USUAL, **changes):
    values = {}
    for what, rule in rules.items():
        values |= {f"{what}-count": rule.count, f"{what}-counts": rule.counts.value}
    return values | changes


def test_a_meeting_on_a_friday_in_february_has_the_usual_days():
    assert days_of(planned()) == {
        What.ITEMS_IN: date(2027, 1, 21),
        What.AGENDA_OUT: date(2027, 1, 28),
        What.ADDENDUM_OUT: date(2027, 2, 2),
        What.APOLOGIES: date(2027, 2, 4),
        What.MINUTES_OUT: date(2027, 2, 12),
        What.REMARKS: date(2027, 2, 26),
    }


def test_alliances_are_told_before_a_constituting_meeting_only():
    meeting = planned(held_on=date(2027, 1, 25))
    assert What.ALLIANCES not in days_of(meeting)
    meeting.kind = MeetingKind.CONSTITUTING
    assert days_of(meeting)[What.ALLIANCES] == date(2027, 1, 20)


def test_nobody_sends_apologies_for_a_written_procedure():
    meeting = planned()
    meeting.kind = MeetingKind.WRITTEN_PROCEDURE
    assert not {What.APOLOGIES, What.ADDENDUM_OUT} & set(days_of(meeting))


def test_what_the_council_chose_counts_and_what_it_did_not_stays_usual():
    by = secretary()
    meeting = planned(by)
    choose_deadlines(council(), USUAL | {What.AGENDA_OUT: Rule(5, Counting.WORKING_DAYS, Direction.BEFORE)}, by=by)
    assert days_of(meeting)[What.AGENDA_OUT] == date(2027, 1, 29)
    assert days_of(meeting)[What.ITEMS_IN] == date(2027, 1, 21)
    assert CouncilDeadline.objects.count() == 1
    assert rules_of(council("sjaelland").pk) == USUAL


def test_choosing_what_is_usual_again_keeps_no_choice():
    by = secretary()
    choose_deadlines(council(), USUAL | {What.REMARKS: Rule(7, Counting.CALENDAR_DAYS, Direction.AFTER)}, by=by)
    choose_deadlines(council(), USUAL, by=by)
    assert not CouncilDeadline.objects.exists()


def test_remarks_are_counted_from_the_day_that_the_minutes_went_out():
    by = secretary()
    meeting = at(planned(by), Meeting.Stage.MINUTES_SENT)
    sent = datetime(2027, 2, 8, 22, 30, tzinfo=UTC)
    with recording():
        for later in (0, 3):
            when = sent + timedelta(days=later)
            Sending.objects.create(meeting=meeting, what=Sending.What.MINUTES, sent_by=by.account, sent_at=when)
    assert days_of(meeting)[What.REMARKS] == date(2027, 2, 22)


def test_a_deadline_is_near_for_three_days_and_passed_the_day_after_it_until_it_is_kept():
    meeting = planned()
    agenda_out = date(2027, 1, 28)
    states = {}
    for days in (-4, -3, 0, 1):
        entry = deadline_of(meeting, What.AGENDA_OUT, agenda_out + timedelta(days=days))
        states[days] = (entry.is_near, entry.is_passed)
    assert states == {-4: (False, False), -3: (True, False), 0: (True, False), 1: (False, True)}
    kept = deadline_of(at(meeting, Meeting.Stage.AGENDA_SENT), What.AGENDA_OUT, agenda_out + timedelta(days=1))
    assert (kept.is_done, kept.is_passed) == (True, False)


def test_the_next_deadline_is_the_first_that_is_not_kept():
    meeting = planned()
    assert next_deadline(deadlines_of(meeting, LONG_BEFORE)).what == What.ITEMS_IN
    assert next_deadline(deadlines_of(at(meeting, Meeting.Stage.AGENDA_SENT), LONG_BEFORE)).what == What.ADDENDUM_OUT
    assert next_deadline(deadlines_of(at(meeting, Meeting.Stage.MINUTES_APPROVED), LONG_BEFORE)) is None


def test_one_that_falls_on_a_holiday_says_so():
    meeting = planned(held_on=date(2027, 4, 2))
    entry = deadline_of(meeting, What.AGENDA_OUT, LONG_BEFORE)
    assert entry.day == date(2027, 3, 25)
    assert "skærtorsdag" in entry.warning.lower()


@pytest.mark.parametrize("changes", [{"stage": Meeting.Stage.ARCHIVED}, {"cancelled_at": timezone.now()}])
def test_a_meeting_from_the_archive_or_cancelled_has_none(changes):
    meeting = planned()
    for name, value in changes.items():
        setattr(meeting, name, value)
    assert deadlines_of(meeting) == []


def test_many_meetings_cost_two_queries(django_assert_num_queries):
    by = secretary()
    meetings = [planned(by, HELD_ON + timedelta(days=28 * number)) for number in range(4)]
    with django_assert_num_queries(2):
        deadlines_by_meeting(meetings, LONG_BEFORE)


def test_rules_are_told_in_words():
    assert rule_in_words(What.AGENDA_OUT, USUAL[What.AGENDA_OUT]) == "8 kalenderdage før mødet"
    assert rule_in_words(What.APOLOGIES, USUAL[What.APOLOGIES]) == "1 hverdag før mødet"
    assert rule_in_words(What.REMARKS, USUAL[What.REMARKS]) == "10 hverdage efter at referatet er sendt"


def test_only_the_secretariat_chooses_and_sees_the_page(client):
    member = holder(Role.MEMBER)
    with pytest.raises(NotPermitted):
        choose_deadlines(council(), USUAL, by=Actor.of_account(member))
    assert client.get(PAGE).status_code == 302
    for account in (member, secretary("hovedstaden").account):
        client.force_login(Account.objects.get(pk=account.pk))
        assert client.get(PAGE).status_code == 404


def test_the_page_shows_the_days_and_keeps_what_is_chosen(client, django_assert_max_num_queries):
    by = secretary()
    for number in range(3):
        planned(by, HELD_ON + timedelta(days=56 * number))
    client.force_login(by.account)
    with django_assert_max_num_queries(MOST_QUERIES):
        html = client.get(PAGE).content.decode()
    assert "torsdag den 28. januar 2027" in html
    answer = client.post(PAGE, posted(**{"agenda-out-count": "10"}), follow=True)
    assert "Fristerne er gemt" in answer.content.decode()
    assert "tirsdag den 26. januar 2027" in answer.content.decode()


@pytest.mark.parametrize("count", ["", "-1", "201", "otte", "1.5"])
def test_what_is_no_number_of_days_is_said_and_nothing_kept(client, count):
    client.force_login(secretary().account)
    html = client.post(PAGE, posted(**{"agenda-out-count": count})).content.decode()
    assert "Der er ikke gemt noget endnu" in html
    assert not CouncilDeadline.objects.exists()


def test_a_council_without_meetings_is_told_so(client):
    client.force_login(secretary().account)
    assert "ingen møder i planen endnu" in client.get(PAGE).content.decode()
