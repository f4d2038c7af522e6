"""The timetable of a constitution: days that are reckoned, set and passed, and what was done."""

from __future__ import annotations

from datetime import date

import pytest

from tests.constitution.constituted import OVERVIEW, begun
from tests.papers import OPERATOR, holder
from tvaers.access.action import NotPermitted
from tvaers.access.actor import Actor
from tvaers.access.roles import Role
from tvaers.access.visibility import OPERATOR as SEES_ALL
from tvaers.access.visibility import PUBLIC
from tvaers.constitution.actions.alliances import set_meeting_day
from tvaers.constitution.actions.timetable import keep_step
from tvaers.constitution.models import StepDay
from tvaers.constitution.queries.timetable import step_of, timetable_of
from tvaers.councils.refusals import CannotBeDone
from tvaers.law.constitution_timetable import Basis, StepKey
from tvaers.law.deadlines import Counting, Direction, Rule
from tvaers.meetings.models import CouncilDeadline
from tvaers.meetings.planning.actions.deadlines import choose_deadlines
from tvaers.meetings.planning.actions.meetings import cancel_meeting, plan_meeting

pytestmark = pytest.mark.usefixtures("registers")

TIMETABLE = f"{OVERVIEW}tidsplan/"
IN_DECEMBER = date(2025, 12, 16)


@pytest.fixture
def secretary(client):
    account = holder(Role.SECRETARY)
    client.force_login(account)
    return account


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


def test_a_step_that_nobody_touched_has_the_day_that_is_reckoned():
    shown = step_of(begun(), StepKey.BOARDS, IN_DECEMBER, SEES_ALL)
    assert (shown.step.day, shown.step.basis, shown.is_done) == (date(2025, 12, 15), Basis.RULE, False)
    assert shown.is_overdue
    assert shown.days_since == 1


def test_what_comes_by_itself_is_never_overdue():
    row = begun()
    assert step_of(row, StepKey.ELECTION, IN_DECEMBER, SEES_ALL).is_done
    assert not step_of(row, StepKey.TERM, IN_DECEMBER, SEES_ALL).is_done
    assert not step_of(row, StepKey.TERM, IN_DECEMBER, SEES_ALL).is_overdue


def test_a_step_is_overdue_from_the_day_after_and_near_within_a_week():
    row = begun()
    day = step_of(row, StepKey.NAMES, IN_DECEMBER, SEES_ALL).step.day
    assert step_of(row, StepKey.NAMES, day, SEES_ALL).is_near
    assert not step_of(row, StepKey.NAMES, day, SEES_ALL).is_overdue
    assert step_of(row, StepKey.NAMES, date(2026, 1, 25), SEES_ALL).is_overdue
    assert not step_of(row, StepKey.NAMES, IN_DECEMBER, SEES_ALL).is_near


def test_a_day_that_is_set_holds_and_what_is_reckoned_from_it_follows():
    row = begun()
    keep_step(row, StepKey.NAMES, day=date(2026, 1, 6), done_on=None, by=OPERATOR)
    assert step_of(row, StepKey.NAMES, IN_DECEMBER, SEES_ALL).step.basis is Basis.SET
    assert step_of(row, StepKey.NOTICE, IN_DECEMBER, SEES_ALL).step.day == date(2026, 1, 7)
    keep_step(row, StepKey.NAMES, day=None, done_on=None, by=OPERATOR)
    assert step_of(row, StepKey.NAMES, IN_DECEMBER, SEES_ALL).step.basis is Basis.CUSTOM


def test_a_day_a_year_away_was_typed_wrong():
    with pytest.raises(CannotBeDone):
        keep_step(begun(), StepKey.NAMES, day=date(2028, 1, 6), done_on=None, by=OPERATOR)


def test_it_is_kept_who_noted_that_a_step_was_done():
    account = holder(Role.SECRETARY)
    row = keep_step(begun(), StepKey.NUMBERS, day=None, done_on=IN_DECEMBER, by=Actor.of_account(account))
    assert (row.done_on, row.done_by) == (IN_DECEMBER, account)
    keep_step(row.constitution, StepKey.NUMBERS, day=None, done_on=None, by=Actor.of_account(account))
    row.refresh_from_db()
    assert (row.done_on, row.done_by) == (None, None)


def test_the_alliances_are_reckoned_from_the_meeting_that_is_planned_and_not_from_a_cancelled_one():
    from tvaers.access.recording import recording
    from tvaers.constitution.models import Gathering

    row = begun()
    meeting = plan_meeting(row.council, date(2026, 1, 23), by=OPERATOR)
    with recording():
        Gathering.objects.create(constitution=row, meeting=meeting)
    assert step_of(row, StepKey.ALLIANCES, IN_DECEMBER, SEES_ALL).step.day == date(2026, 1, 20)
    cancel_meeting(meeting, "Sne", site="", by=OPERATOR)
    codes = [warning.code for warning in timetable_of(row, IN_DECEMBER, SEES_ALL).warnings]
    assert codes == ["meeting-not-planned"]


def test_saturdays_count_where_the_council_says_so_and_the_councils_own_rule_holds():
    row = begun()
    set_meeting_day(row, on=date(2026, 1, 26), by=OPERATOR)
    assert step_of(row, StepKey.ALLIANCES, IN_DECEMBER, SEES_ALL).step.day == date(2026, 1, 21)
    set_meeting_day(row, on=None, saturdays_count=True, by=OPERATOR)
    assert step_of(row, StepKey.ALLIANCES, IN_DECEMBER, SEES_ALL).step.day == date(2026, 1, 22)
    choose_deadlines(
        row.council, {CouncilDeadline.What.ALLIANCES: Rule(7, Counting.CALENDAR_DAYS, Direction.BEFORE)}, by=OPERATOR
    )
    assert step_of(row, StepKey.ALLIANCES, IN_DECEMBER, SEES_ALL).step.day == date(2026, 1, 19)


def test_the_page_shows_every_step_with_rule_and_source(client, secretary):
    begun()
    page = text_of(client.get(TIMETABLE))
    for words in ("Kommunalvalg", "Sidste frist for valgforbund", "Kommunestyrelsesloven § 6, stk. 1", "Sædvane"):
        assert words in page
    assert "Over tiden" in page


def test_a_step_is_changed_on_its_page(client, secretary):
    begun()
    response = client.post(
        f"{TIMETABLE}numbers/", {"day": "", "done_on": "2025-12-16", "note": "KL's brev"}, follow=True
    )
    assert "Tidsplanen er gemt." in text_of(response)
    row = StepDay.objects.get()
    assert (row.step, row.done_on, row.done_by, row.note) == ("numbers", IN_DECEMBER, secretary, "KL's brev")


def test_a_day_that_is_wrong_is_told_on_the_page(client, secretary):
    begun()
    assert "mere end et år fra valget" in text_of(client.post(f"{TIMETABLE}numbers/", {"day": "2035-01-01"}))
    assert client.get(f"{TIMETABLE}findes-ikke/").status_code == 404


def test_the_overview_tells_how_many_steps_are_overdue(client, secretary):
    begun()
    assert "trin er over tiden." in text_of(client.get(OVERVIEW))


@pytest.mark.parametrize("role", [Role.MEMBER, Role.CHAIR, Role.MUNICIPAL_CONTACT, Role.ADMINISTRATOR])
def test_only_the_secretariat_sees_and_changes_it(client, role):
    row = begun()
    account = holder(role)
    with pytest.raises(NotPermitted):
        keep_step(row, StepKey.NAMES, day=None, done_on=IN_DECEMBER, by=Actor.of_account(account))
    client.force_login(account)
    assert client.get(TIMETABLE).status_code == 404
    assert not StepDay.objects.visible_to(PUBLIC).exists()
