"""Who comes: members are called in, answer, and the personal substitute is asked at once; the list is always true."""

from datetime import date, time, timedelta

import pytest
from icalendar import Calendar

from tests.meetings.cycle.cases import (
    HELD_ON,
    account_of,
    at_stage,
    member,
    prepared,
    sent,
    substitute_of,
)
from tests.meetings.drafts.laid import SITE, secretary
from tests.papers import holder
from tvaers.access.action import Actor, NotPermitted
from tvaers.access.models import AuditEvent
from tvaers.access.recording import recording
from tvaers.access.roles import Role
from tvaers.meetings.attendance.actions.calling_in import (
    CannotAttend,
    answer,
    answer_for,
    call_in,
    call_off,
    follow_memberships,
    let_sit_for,
)
from tvaers.meetings.models import Invitee, Meeting
from tvaers.meetings.planning.actions.meetings import move_meeting
from tvaers.meetings.sending.actions.sending import send_agenda
from tvaers.post.models import Letter

pytestmark = pytest.mark.usefixtures("registers")

COMES, APOLOGY = Invitee.Answer.COMES, Invitee.Answer.APOLOGY
WHY = "Skal til tandlæge"


@pytest.fixture
def by(registers):
    return secretary()


@pytest.fixture
def ida(registers):
    return member("Ida Holm-Krogh", party="A", is_mayor=True)


@pytest.fixture
def meeting(by, ida):
    member("Bo Lind")
    found = sent(by)
    call_in(found, by=by)
    return found


def invited(meeting, name):
    return Invitee.objects.get(meeting=meeting, name=name)


def names(meeting):
    return list(Invitee.objects.filter(meeting=meeting).values_list("name", flat=True))


def own(membership):
    return Actor.of_account(account_of(membership))


def letters():
    return list(Letter.objects.order_by("pk").values_list("kind", "email"))


def test_the_members_of_the_meetings_day_are_called_in_by_name_as_they_sit_that_day(meeting):
    rows = Invitee.objects.filter(meeting=meeting).values_list("name", "party", "municipality__name", "answer")
    assert list(rows) == [("Bo Lind", "V", "Rebild", "none"), ("Ida Holm-Krogh", "A", "Rebild", "none")]


def test_calling_in_twice_changes_nothing(meeting, by):
    before, events = names(meeting), AuditEvent.objects.count()
    call_in(meeting, by=by)
    assert (names(meeting), AuditEvent.objects.count()) == (before, events)


def test_who_gives_up_the_seat_before_the_meeting_is_called_off_and_who_takes_it_is_called_in(meeting, ida, by):
    with recording():
        ida.valid_to = date(2027, 1, 1)
        ida.save()
    member("Eva Sund")
    with recording():
        follow_memberships(meeting.council, by)
    assert names(meeting) == ["Bo Lind", "Eva Sund"]


def test_a_meeting_that_is_held_keeps_those_who_were_expected(meeting, ida, by):
    at_stage(meeting, Meeting.Stage.MINUTES_DRAFTED)
    with recording():
        ida.valid_to = date(2027, 1, 1)
        ida.save()
    call_in(meeting, by=by)
    assert names(meeting) == ["Bo Lind", "Ida Holm-Krogh"]


def test_one_answers_for_oneself_and_for_nobody_else(meeting, ida):
    answer(invited(meeting, "Ida Holm-Krogh"), COMES, site=SITE, by=own(ida))
    assert invited(meeting, "Ida Holm-Krogh").answer == COMES
    with pytest.raises(NotPermitted):
        answer(invited(meeting, "Bo Lind"), APOLOGY, site=SITE, by=own(ida))
    assert invited(meeting, "Bo Lind").answer == Invitee.Answer.NONE


def test_the_secretariat_answers_for_anyone_of_its_own_council(meeting, by):
    answer_for(invited(meeting, "Bo Lind"), APOLOGY, WHY, site=SITE, by=by)
    row = invited(meeting, "Bo Lind")
    assert (row.answer, row.note, row.answered_by) == (APOLOGY, WHY, by.account)
    elsewhere = Actor.of_account(holder(Role.SECRETARY, council="sjaelland"))
    with pytest.raises(NotPermitted):
        answer_for(row, COMES, site=SITE, by=elsewhere)


def test_an_apology_asks_the_personal_substitute_of_that_day_at_once_by_a_letter(meeting, ida):
    substitute_of(ida, "Kai Mark")
    answer(invited(meeting, "Ida Holm-Krogh"), APOLOGY, WHY, site=SITE, by=own(ida))
    asked = invited(meeting, "Kai Mark")
    assert (asked.part, asked.sits_for.name, asked.answer) == ("substitute", "Ida Holm-Krogh", "none")
    assert letters() == [("substitute-asked", "kai@rebild.example")]
    letter = Letter.objects.get()
    assert "Ida Holm-Krogh har meldt afbud" in letter.body
    assert f"{SITE}/nordjylland/moeder/2027-02-05/deltagere/svar/" in letter.body
    assert WHY not in letter.body


def event_in(letter):
    (event,) = Calendar.from_ical(letter.calendar).walk("VEVENT")
    return event


def test_the_substitute_has_the_meeting_in_the_calendar_as_the_members_have_and_it_is_moved_and_taken_out(by, ida):
    deputy = substitute_of(ida, "Kai Mark")
    meeting = prepared(by)
    send_agenda(meeting, site=SITE, by=by)
    members = event_in(Letter.objects.get(email="ida@rebild.example"))
    answer(invited(meeting, "Ida Holm-Krogh"), APOLOGY, site=SITE, by=own(ida))
    asked = Letter.objects.get(kind="substitute-asked")
    assert (asked.calendar_method, asked.reply_to) == ("REQUEST", by.account.email)
    for name in ("UID", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "LOCATION"):
        assert event_in(asked)[name] == members[name]
    assert deputy.person.account.email in event_in(asked)["ATTENDEE"]
    move_meeting(meeting, HELD_ON + timedelta(days=7), starts_at=time(9), ends_at=time(11), site=SITE, by=by)
    moved = Letter.objects.filter(kind="meeting-moved").get(email="kai@rebild.example")
    assert event_in(moved)["UID"] == members["UID"]
    assert event_in(moved)["SEQUENCE"] > members["SEQUENCE"]
    answer(invited(meeting, "Ida Holm-Krogh"), COMES, site=SITE, by=own(ida))
    gone = Letter.objects.get(kind="substitute-not-needed")
    assert (gone.calendar_method, event_in(gone)["STATUS"]) == ("CANCEL", "CANCELLED")
    assert event_in(gone)["UID"] == members["UID"]


def test_who_is_taken_off_the_list_is_told_and_so_is_the_substitute_of_a_seat_that_is_gone(meeting, ida, by):
    substitute_of(ida, "Kai Mark")
    answer(invited(meeting, "Ida Holm-Krogh"), APOLOGY, site=SITE, by=own(ida))
    call_off(invited(meeting, "Kai Mark"), site=SITE, by=by)
    answer(invited(meeting, "Ida Holm-Krogh"), APOLOGY, site=SITE, by=own(ida))
    with recording():
        ida.valid_to = date(2027, 1, 1)
        ida.save()
    call_in(meeting, by=by)
    assert [kind for kind, _email in letters()] == ["substitute-asked", "substitute-not-needed"] * 2


def test_saying_so_twice_asks_once(meeting, ida):
    substitute_of(ida, "Kai Mark")
    for _time in range(2):
        answer(invited(meeting, "Ida Holm-Krogh"), APOLOGY, site=SITE, by=own(ida))
    assert len(letters()) == 1
    assert names(meeting).count("Kai Mark") == 1


def test_a_member_who_comes_after_all_has_the_seat_and_the_substitute_is_told(meeting, ida):
    substitute_of(ida, "Kai Mark")
    answer(invited(meeting, "Ida Holm-Krogh"), APOLOGY, site=SITE, by=own(ida))
    answer(invited(meeting, "Ida Holm-Krogh"), COMES, site=SITE, by=own(ida))
    assert "Kai Mark" not in names(meeting)
    assert [kind for kind, _email in letters()] == ["substitute-asked", "substitute-not-needed"]


def test_a_second_apology_asks_the_substitute_again(meeting, ida):
    substitute_of(ida, "Kai Mark")
    for says in (APOLOGY, COMES, APOLOGY):
        answer(invited(meeting, "Ida Holm-Krogh"), says, site=SITE, by=own(ida))
    assert [kind for kind, _email in letters()].count("substitute-asked") == 2


def test_a_substitute_answers_too(meeting, ida):
    deputy = substitute_of(ida, "Kai Mark")
    answer(invited(meeting, "Ida Holm-Krogh"), APOLOGY, site=SITE, by=own(ida))
    answer(invited(meeting, "Kai Mark"), APOLOGY, site=SITE, by=Actor.of_account(deputy.person.account))
    assert invited(meeting, "Kai Mark").answer == APOLOGY


def test_a_substitute_with_a_seat_of_their_own_is_not_asked_to_sit_in_two(meeting, ida, by):
    bo = invited(meeting, "Bo Lind").membership
    with recording():
        ida.personal_substitutes.create(person=bo.person, municipality=bo.municipality, valid_from=date(2026, 1, 1))
    answer(invited(meeting, "Ida Holm-Krogh"), APOLOGY, site=SITE, by=own(ida))
    assert names(meeting) == ["Bo Lind", "Ida Holm-Krogh"]


def test_a_substitute_of_another_day_is_not_asked(meeting, ida):
    former = substitute_of(ida, "Kai Mark")
    with recording():
        former.valid_to = HELD_ON
        former.save()
    answer(invited(meeting, "Ida Holm-Krogh"), APOLOGY, site=SITE, by=own(ida))
    assert letters() == []


def test_the_secretariat_puts_another_in_the_seat_and_takes_that_back(meeting, by):
    bo = invited(meeting, "Bo Lind")
    answer_for(bo, APOLOGY, site=SITE, by=by)
    put_in = let_sit_for(bo, " Mie  Vang ", by=by)
    assert (put_in.name, put_in.party, put_in.sits_for, put_in.answer) == ("Mie Vang", "V", bo, COMES)
    call_off(put_in, site=SITE, by=by)
    assert "Mie Vang" not in names(meeting)


def test_who_has_a_seat_sits_for_nobody_else_and_nobody_is_put_in_without_a_name(meeting, by, ida):
    bo = invited(meeting, "Bo Lind")
    for name, person in (("Ida Holm-Krogh", ida.person), ("  ", None)):
        with pytest.raises(CannotAttend):
            let_sit_for(bo, name, person=person, by=by)
    with pytest.raises(CannotAttend):
        call_off(bo, site=SITE, by=by)


@pytest.mark.parametrize("stage", [Meeting.Stage.IN_SESSION, Meeting.Stage.MINUTES_DRAFTED])
def test_once_the_meeting_is_held_only_the_secretariat_answers(meeting, ida, by, stage):
    at_stage(meeting, stage)
    with pytest.raises(CannotAttend, match="Kontakt sekretariatet"):
        answer(invited(meeting, "Ida Holm-Krogh"), APOLOGY, site=SITE, by=own(ida))
    answer_for(invited(meeting, "Ida Holm-Krogh"), APOLOGY, site=SITE, by=by)


def test_nothing_changes_once_the_minutes_are_sent_or_the_meeting_is_cancelled(meeting, by):
    at_stage(meeting, Meeting.Stage.MINUTES_SENT)
    with pytest.raises(CannotAttend, match="ligger fast"):
        answer_for(invited(meeting, "Bo Lind"), COMES, site=SITE, by=by)
    at_stage(meeting, Meeting.Stage.AGENDA_SENT, cancelled_at=meeting.sent_at)
    with pytest.raises(CannotAttend, match="aflyst"):
        call_in(meeting, by=by)


def test_one_sees_ones_own_invitation_the_secretariat_all_and_others_none(meeting, ida, by):
    seen = Invitee.objects.visible_to(account_of(ida)).filter(meeting=meeting)
    assert [row.name for row in seen] == ["Ida Holm-Krogh"]
    assert Invitee.objects.visible_to(by.account).filter(meeting=meeting).count() == 2
    assert not Invitee.objects.visible_to(holder(Role.CHAIR)).filter(meeting=meeting).exists()


def test_why_someone_stays_away_is_not_in_the_trail(meeting, by):
    answer_for(invited(meeting, "Bo Lind"), APOLOGY, WHY, site=SITE, by=by)
    assert WHY not in str(list(AuditEvent.objects.values_list("changes", flat=True)))


def test_members_can_be_called_to_a_meeting_in_preparation(by, ida):
    meeting = prepared(by)
    call_in(meeting, by=by)
    assert names(meeting) == ["Ida Holm-Krogh"]
