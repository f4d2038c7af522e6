"""What came back onto an agenda is outstanding no more, and is again when it did not stay there."""

from dataclasses import replace
from datetime import date

import pytest
from django.utils import timezone

from tests.meetings.cycle.cases import prepared, rewritten
from tests.meetings.drafts.laid import council, secretary
from tests.meetings.planning.test_offers import postponed
from tvaers.access.recording import recording
from tvaers.meetings.agenda.actions.arranging import take_off
from tvaers.meetings.drafts.actions.writing import latest_version, parts_of
from tvaers.meetings.follow_up.queries import Wanted, counts_outstanding, follow_ups
from tvaers.meetings.planning.actions.offers import take_returning
from tvaers.meetings.planning.offer_queries import returning_to

pytestmark = pytest.mark.usefixtures("registers")


@pytest.fixture
def by(registers):
    return secretary()


def outstanding(by):
    return [entry.follow_up for entry in follow_ups(council(), Wanted(), date(2027, 1, 1), by.account)]


def over(by):
    return [entry.follow_up for entry in follow_ups(council(), Wanted(is_closed=True), date(2027, 1, 1), by.account)]


def test_what_stands_on_an_agenda_is_outstanding_no_more_until_it_is_taken_off(by):
    follow_up = postponed(by, prepared(by, date(2026, 11, 6)))
    assert outstanding(by) == [follow_up]
    meeting = prepared(by)
    made = take_returning(meeting, follow_up, by=by)
    rewritten(made, replace(parts_of(latest_version(made)), title="Natbusser igen"), by)
    assert (outstanding(by), over(by)) == ([], [follow_up])
    assert counts_outstanding(council(), date(2027, 1, 1), by.account) == (0, 0)
    made.refresh_from_db()
    take_off(made, by=by)
    assert (outstanding(by), over(by)) == ([follow_up], [])
    assert [each.follow_up for each in returning_to(meeting, by.account)] == [follow_up]
    assert take_returning(meeting, follow_up, by=by) == made
    assert outstanding(by) == []


@pytest.mark.parametrize("end", ["discarded", "withdrawn", "cancelled"])
def test_what_came_back_and_did_not_stay_is_outstanding_and_comes_again_as_it_was_written(by, end):
    follow_up = postponed(by, prepared(by, date(2026, 11, 6)))
    meeting = prepared(by)
    made = take_returning(meeting, follow_up, by=by)
    rewritten(made, replace(parts_of(latest_version(made)), title="Natbusser igen"), by)
    with recording():
        if end == "cancelled":
            meeting.cancelled_at = timezone.now()
            meeting.save()
        else:
            made.refresh_from_db()
            setattr(made, f"{end}_at", timezone.now())
            made.save()
    follow_up.refresh_from_db()
    assert not follow_up.is_taken
    assert outstanding(by) == [follow_up]
    again = take_returning(prepared(by, date(2027, 4, 2)), follow_up, by=by)
    assert (again != made, latest_version(again).title) == (True, "Natbusser igen")
    assert outstanding(by) == []
