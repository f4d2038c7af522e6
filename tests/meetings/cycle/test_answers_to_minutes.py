"""The chairmanship checks minutes before they are sent, and members remark on them after."""

import pytest

from tests.meetings.cycle.cases import closed, member
from tests.meetings.drafts.laid import SITE, secretary
from tests.papers import holder
from tvaers.access.action import Actor, NotPermitted
from tvaers.access.roles import Role
from tvaers.access.visibility import OPERATOR
from tvaers.meetings.minutes.actions.checking import ask_for_check, check_minutes
from tvaers.meetings.minutes.actions.remarking import answer_remark, remark_on_minutes
from tvaers.meetings.minutes.actions.writing import CannotWriteMinutes, send_minutes
from tvaers.meetings.minutes.missing import is_agreed_by_chair
from tvaers.meetings.minutes.reading import remarks_of
from tvaers.meetings.models import MinutesRemark
from tvaers.post.models import Letter

pytestmark = pytest.mark.usefixtures("registers")


@pytest.fixture
def by(registers):
    return secretary()


@pytest.fixture
def meeting(by):
    return closed(by)


@pytest.fixture
def sent(meeting, by):
    send_minutes(meeting, site=SITE, by=by)
    meeting.refresh_from_db()
    return meeting


def acting(role, email=""):
    return Actor.of_account(holder(role, email=email))


def test_chair_and_vice_chair_are_asked_each_time_the_secretariat_asks(meeting, by):
    with pytest.raises(CannotWriteMinutes):
        ask_for_check(meeting, site=SITE, by=by)
    chair, vice_chair = holder(Role.CHAIR), holder(Role.VICE_CHAIR)
    for time in (1, 2):
        ask_for_check(meeting, site=SITE, by=by)
        letters = Letter.objects.visible_to(OPERATOR).filter(kind="minutes-check")
        assert letters.count() == 2 * time
    assert {letter.email for letter in letters} == {chair.email, vice_chair.email}
    assert f"{SITE}/nordjylland/moeder/{meeting.address}/referat/" in letters[0].body


def test_the_last_answer_of_each_counts_and_wanting_changes_says_which(meeting):
    chair, vice_chair = acting(Role.CHAIR), acting(Role.VICE_CHAIR)
    assert not is_agreed_by_chair(meeting)
    with pytest.raises(CannotWriteMinutes):
        check_minutes(meeting, is_agreed=False, note=" ", by=chair)
    check_minutes(meeting, is_agreed=False, note="Punkt 2.1 er for kort.", by=chair)
    check_minutes(meeting, is_agreed=True, by=vice_chair)
    assert not is_agreed_by_chair(meeting)
    check_minutes(meeting, is_agreed=True, by=chair)
    assert is_agreed_by_chair(meeting)


@pytest.mark.parametrize("role", [Role.MEMBER, Role.ADMINISTRATOR])
def test_nobody_else_checks_minutes(meeting, role):
    with pytest.raises(NotPermitted):
        check_minutes(meeting, is_agreed=True, by=acting(role))


def test_a_member_remarks_on_an_item_and_reads_the_answer_and_nobody_elses_remark(sent, by):
    one, other = acting(Role.MEMBER), acting(Role.SUBSTITUTE)
    remark = remark_on_minutes(sent, "Jeg talte også om natbusser.", "2.1", by=one)
    assert remarks_of(sent, other.account) == []
    answer_remark(remark, "Det skrives ind.", is_followed=True, by=by)
    (read,) = remarks_of(sent, one.account)
    assert (read.answer, read.is_followed, read.answered_by) == ("Det skrives ind.", True, by.account)
    assert remarks_of(sent, by.account) == [read]


def test_a_remark_needs_a_text_an_item_that_is_there_and_minutes_that_are_sent(meeting, by):
    one = acting(Role.MEMBER)
    with pytest.raises(CannotWriteMinutes):
        remark_on_minutes(meeting, "For tidligt.", by=one)
    send_minutes(meeting, site=SITE, by=by)
    meeting.refresh_from_db()
    for text, number in ((" ", ""), ("Et punkt, der ikke er.", "9.9")):
        with pytest.raises(CannotWriteMinutes):
            remark_on_minutes(meeting, text, number, by=one)
    assert not MinutesRemark.objects.visible_to(OPERATOR).exists()


@pytest.mark.parametrize("role", [Role.MUNICIPAL_CONTACT, Role.ADMINISTRATOR])
def test_who_does_not_sit_in_the_council_does_not_remark(sent, role):
    with pytest.raises(NotPermitted):
        remark_on_minutes(sent, "Må jeg også?", by=acting(role))


def test_members_are_told_of_the_minutes_with_the_last_day_for_remarks(meeting, by):
    member("Ida Holm-Krogh")
    send_minutes(meeting, "Tak for mødet.", site=SITE, by=by)
    letter = Letter.objects.visible_to(OPERATOR).get(kind="meeting-minutes", email="ida@rebild.example")
    assert "Tak for mødet." in letter.body
    assert "bemærkninger til referatet" in letter.body
