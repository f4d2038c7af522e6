"""Alliances in time and late, approved or not; chair and vice-chair by the votes; the roles that come of it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.constitution.constituted import NOW, begun, council, count, keep, list_called
from tests.constitution.test_composition import letter_from_kl, north
from tests.papers import OPERATOR, holder
from tvaers.access.actor import Actor
from tvaers.access.recording import recording
from tvaers.access.roles import Role
from tvaers.access.visibility import OPERATOR as EYES
from tvaers.access.visibility import PUBLIC
from tvaers.constitution.actions import (
    decide_alliance,
    draw_lots,
    elect,
    elect_named,
    note_alliance,
    remove_alliance,
    set_meeting_day,
)
from tvaers.constitution.actions.gathering import Day, make_meeting
from tvaers.constitution.models import AllianceNotice, Elected
from tvaers.constitution.queries import basis_of
from tvaers.constitution.queries.alliances import alliances_shown, chair_election_of, time_limit
from tvaers.constitution.reckoning import tied_in
from tvaers.councils.actions.members import person_called
from tvaers.councils.models import RoleGrant
from tvaers.councils.refusals import CannotBeDone
from tvaers.law.deadlines import Counting, Direction, Rule
from tvaers.meetings.models import CouncilDeadline, Meeting
from tvaers.meetings.planning.actions.deadlines import choose_deadlines

pytestmark = pytest.mark.usefixtures("registers")

MONDAY = date(2026, 1, 26)
ELECTED_ON = date(2026, 1, 26)


def allied(row, *keys, at=NOW, approved=None):
    notice = note_alliance(row, lists=keys, received_at=at, notified_by="Ida Holm, A", by=OPERATOR)
    if approved is not None:
        decide_alliance(notice, is_approved=approved, by=OPERATOR)
    return notice


def late_by(row):
    return [each.days_late for each in alliances_shown(row, basis_of(row, EYES), EYES)]


def elected_lists(row):
    return [post.party for post in chair_election_of(row, EYES).result]


def test_the_limit_is_three_hverdage_before_the_meeting_and_not_known_before_its_day_is():
    row = begun()
    assert time_limit(row, EYES) is None
    set_meeting_day(row, on=MONDAY, by=OPERATOR)
    assert time_limit(row, EYES).day == date(2026, 1, 21)
    assert time_limit(row, EYES).rule == "3 hverdage før mødet"


def test_which_days_count_and_how_many_is_the_councils_choice():
    row = begun()
    set_meeting_day(row, on=MONDAY, saturdays_count=True, by=OPERATOR)
    assert time_limit(row, EYES).day == date(2026, 1, 22)
    set_meeting_day(row, on=MONDAY, by=OPERATOR)
    assert row.saturdays_count
    rule = Rule(5, Counting.CALENDAR_DAYS, Direction.BEFORE)
    choose_deadlines(council(), {CouncilDeadline.What.ALLIANCES: rule}, by=OPERATOR)
    assert time_limit(row, EYES).day == date(2026, 1, 21)


def test_a_notice_is_in_time_until_midnight_and_a_late_one_is_recorded_all_the_same():
    row = north()
    set_meeting_day(row, on=MONDAY, by=OPERATOR)
    allied(row, "A", "F", at=datetime(2026, 1, 21, 22, 59, tzinfo=UTC))
    allied(row, "V", "C", at=datetime(2026, 1, 21, 23, 1, tzinfo=UTC))
    assert late_by(row) == [0, 1]
    assert AllianceNotice.objects.count() == 2


def test_only_approved_alliances_are_reckoned_with():
    row = north(a=400, v=300, c=180, f=120)
    assert elected_lists(row) == ["A", "V"]
    notice = allied(row, "V", "C")
    assert elected_lists(row) == ["A", "V"]
    decide_alliance(notice, is_approved=True, by=OPERATOR)
    assert elected_lists(row) == ["V", "A"]
    decide_alliance(notice, is_approved=False, by=OPERATOR)
    assert elected_lists(row) == ["A", "V"]


def test_a_list_is_in_one_approved_alliance():
    row = north()
    allied(row, "A", "F", approved=True)
    other = allied(row, "F", "V")
    with pytest.raises(CannotBeDone, match="F er allerede"):
        decide_alliance(other, is_approved=True, by=OPERATOR)


@pytest.mark.parametrize(("lists", "who"), [(["A"], "Ida"), (["A", "A"], "Ida"), (["A", "V"], " ")])
def test_an_alliance_is_of_two_lists_and_notified_by_someone(lists, who):
    with pytest.raises(CannotBeDone):
        note_alliance(begun(), lists=lists, received_at=NOW, notified_by=who, by=OPERATOR)
    assert not AllianceNotice.objects.exists()


def test_a_decided_alliance_is_not_removed_before_the_decision_is_taken_back():
    notice = allied(north(), "A", "F", approved=True)
    with pytest.raises(CannotBeDone):
        remove_alliance(notice, by=OPERATOR)
    decide_alliance(notice, is_approved=None, by=OPERATOR)
    remove_alliance(notice, by=OPERATOR)
    assert not AllianceNotice.objects.exists()


def test_a_list_without_members_in_the_council_is_pointed_at():
    row = north()
    letter_from_kl(row, A=7, V=3, C=1)
    allied(row, "A", "F", approved=True)
    (shown,) = alliances_shown(row, basis_of(row, EYES), EYES)
    assert shown.not_represented == ("F",)
    codes = [each.code for each in chair_election_of(row, EYES).warnings]
    assert codes == ["ally-not-represented"]


def test_an_ally_whose_votes_are_not_there_any_more_does_not_stop_the_reckoning():
    row = north()
    allied(row, "A", "F", approved=True)
    keep(row, count("Hjørring", (list_called("A"), 500), (list_called("V"), 300)))
    (shown,) = alliances_shown(row, basis_of(row, EYES), EYES)
    assert shown.unknown == ("F",)
    assert elected_lists(row) == ["A", "V"]


def test_a_tie_between_an_alliance_and_a_list_is_settled_by_lot():
    row = north(a=400, v=300, c=200, f=100)
    allied(row, "A", "F", approved=True)
    allied(row, "V", "C", approved=True)
    worked = chair_election_of(row, EYES)
    assert worked.result is None
    assert set(tied_in(worked)) == {("A", "F"), ("V", "C")}
    draw_lots(row, "chair", ["V", "A"], drawn_at=NOW, drawn_by="Ida", witnesses="Bo", by=OPERATOR)
    assert elected_lists(row) == ["V", "A"]


def test_who_is_elected_gets_the_role_and_the_one_before_loses_it():
    row, before = begun(), holder(Role.CHAIR)
    person = person_called(council(), "Ida Holm", by=OPERATOR)
    account = holder(Role.MEMBER)
    person = person_called(council(), "Ida Holm", account.email, by=OPERATOR)
    elected = elect(row, Elected.Post.CHAIR, person, key="A", on=ELECTED_ON, by=OPERATOR)
    assert elected.grant.account == account
    assert RoleGrant.objects.get(account=before, role=Role.CHAIR).valid_to == ELECTED_ON
    assert RoleGrant.objects.get(account=account, role=Role.CHAIR).valid_from == ELECTED_ON


def test_who_is_elected_again_keeps_the_role_and_no_account_means_no_role():
    row, account = begun(), holder(Role.CHAIR)
    person = person_called(council(), "Ida Holm", account.email, by=OPERATOR)
    elected = elect(row, Elected.Post.CHAIR, person, key="A", on=ELECTED_ON, by=OPERATOR)
    assert elected.grant == RoleGrant.objects.get(account=account, role=Role.CHAIR)
    assert elected.grant.valid_to is None
    second = elect_named(row, Elected.Post.VICE_CHAIR, None, "Bo Lind", key="V", on=ELECTED_ON, by=OPERATOR)
    assert second.grant is None
    assert second.person.name == "Bo Lind"


def test_another_for_the_same_post_replaces_and_nobody_has_both():
    row = begun()
    first = elect_named(row, Elected.Post.CHAIR, None, "Ida Holm", key="A", on=ELECTED_ON, by=OPERATOR)
    elect_named(row, Elected.Post.CHAIR, None, "Eva Sund", key="A", on=ELECTED_ON, by=OPERATOR)
    assert [each.person.name for each in Elected.objects.all()] == ["Eva Sund"]
    elect(row, Elected.Post.VICE_CHAIR, first.person, key="V", on=ELECTED_ON, by=OPERATOR)
    with pytest.raises(CannotBeDone, match="den anden post"):
        elect(row, Elected.Post.CHAIR, first.person, key="A", on=ELECTED_ON, by=OPERATOR)


def test_the_day_of_the_planned_meeting_goes_before_one_that_was_set_and_is_the_secretariats_until_published():
    row, secretary = begun(), Actor.of_account(holder(Role.SECRETARY))
    set_meeting_day(row, on=MONDAY, by=OPERATOR)
    make_meeting(row, Day(date(2026, 1, 27)), by=secretary)
    assert time_limit(row, EYES).meets_on == date(2026, 1, 27)
    assert time_limit(row, PUBLIC) is None
    with recording():
        Meeting.objects.update(published_at=NOW)
    assert time_limit(row, PUBLIC).meets_on == date(2026, 1, 27)
