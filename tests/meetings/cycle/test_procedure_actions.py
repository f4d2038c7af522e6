"""A written procedure is answered, reminded of, closed and taken back."""

from datetime import time

import pytest
from django.utils import timezone

from tests.meetings.cycle.cases import account_of, member, prepared, substitute_of
from tests.meetings.cycle.procedures import (
    DISCUSS,
    NO,
    PROCEDURE,
    YES,
    invite,
    item_numbered,
    let_pass,
    say,
    seat,
    stand_in,
    written_procedure,
)
from tests.meetings.drafts.laid import SITE, secretary
from tvaers.access.action import NotPermitted
from tvaers.access.actor import Actor
from tvaers.access.recording import recording
from tvaers.access.visibility import OPERATOR
from tvaers.councils.models import CouncilSettings
from tvaers.document.model import MeetingKind
from tvaers.meetings.attendance.actions.calling_in import CannotAttend, answer
from tvaers.meetings.cycle.stages import CannotAdvance
from tvaers.meetings.minutes.composing import minutes_document
from tvaers.meetings.models import FollowUp, Invitee, Meeting, Presence, ProcedureAnswer, Sending, Session, Treatment
from tvaers.meetings.procedure.actions import (
    CannotAnswer,
    answer_procedure,
    answer_procedure_for,
    close_procedure,
    remind_procedure,
    reopen_procedure,
)
from tvaers.meetings.procedure.outcome import Result
from tvaers.meetings.procedure.queries import procedure_of
from tvaers.meetings.sending.actions.sending import send_agenda
from tvaers.meetings.session.actions.opening import open_session
from tvaers.meetings.sight.actions.taking_part import exclude
from tvaers.meetings.telling.letters import News, event_for, text_of
from tvaers.meetings.telling.receivers import Receiver
from tvaers.post.models import Letter

pytestmark = pytest.mark.usefixtures("registers")
Stage = Meeting.Stage


@pytest.fixture
def by(registers):
    return secretary()


@pytest.fixture
def ida(registers):
    return member("Ida Holm-Krogh", party="A")


@pytest.fixture
def bo(registers):
    return member("Bo Lind")


@pytest.fixture
def meeting(by, ida, bo):
    return written_procedure(by, ida, bo)


def acting(membership):
    return Actor.of_account(account_of(membership))


def result_of(meeting, number):
    return procedure_of(meeting, OPERATOR).result(item_numbered(meeting, number))


def recorded_of(meeting, number):
    return Treatment.objects.get(session=meeting.pk, item__number=number)


def test_an_answer_is_changed_until_the_deadline_and_all_are_kept(meeting, ida, bo):
    say(meeting, ida, NO)
    say(meeting, ida, YES)
    say(meeting, bo, YES)
    assert ProcedureAnswer.objects.count() == 3
    assert result_of(meeting, "1.1") is Result.ADOPTED
    let_pass(meeting)
    with pytest.raises(CannotAnswer, match="Fristen er udløbet"):
        say(meeting, ida, NO)


def test_nobody_answers_for_another(meeting, ida, bo):
    with pytest.raises(NotPermitted):
        answer_procedure(seat(meeting, ida), item_numbered(meeting, "1.1"), YES, by=acting(bo))
    with pytest.raises(NotPermitted):
        answer_procedure_for(seat(meeting, ida), item_numbered(meeting, "1.1"), YES, by=acting(bo))


def test_who_is_excluded_from_an_item_does_not_answer_on_it_and_is_not_missing(meeting, ida, bo, by):
    exclude(meeting, "2.1", account_of(ida), by=by)
    with recording():
        item_numbered(meeting, "2.2").disqualifications.create(invitee=seat(meeting, ida))
    for number in ("2.1", "2.2"):
        with pytest.raises(CannotAnswer, match="deltager ikke"):
            answer_procedure(seat(meeting, ida), item_numbered(meeting, number), YES, by=acting(ida))
    say(meeting, bo, None, YES, YES)
    assert result_of(meeting, "2.1") is result_of(meeting, "2.2") is Result.ADOPTED


def test_the_secretariat_notes_what_it_was_told_also_after_the_deadline(meeting, ida, by):
    let_pass(meeting)
    kept = answer_procedure_for(seat(meeting, ida), item_numbered(meeting, "1.1"), NO, " Ringede. ", by=by)
    assert (kept.text, kept.account) == ("Ringede.", by.account)


def test_a_substitute_answers_for_the_member_who_has_apologised(meeting, ida, by):
    deputy = stand_in(meeting, substitute_of(ida, "Kai Mark"))
    for_deputy = Actor.of_account(deputy.person.account)
    answer_procedure(deputy, item_numbered(meeting, "1.1"), NO, by=for_deputy)
    standing = procedure_of(meeting, OPERATOR).tallies[item_numbered(meeting, "1.1").pk]
    assert [(entry.by, entry.seat) for entry in standing.counted] == [(deputy.pk, seat(meeting, ida).pk)]


def test_those_who_are_missing_are_reminded_once_a_day_and_without_a_word_of_it(meeting, ida, bo, by):
    say(meeting, ida, YES, YES, YES)
    assert remind_procedure(meeting, SITE, by=by) == 1
    remind_procedure(meeting, SITE, by=by)
    letter = Letter.objects.get(kind="procedure-reminder")
    assert letter.email == account_of(bo).email
    assert f"{SITE}{PROCEDURE}" in letter.body
    assert "vagtplan" not in letter.body


def test_it_is_not_closed_while_someone_may_still_answer(meeting, ida, by):
    say(meeting, ida, YES, YES, YES)
    with pytest.raises(CannotAdvance):
        close_procedure(meeting, by=by)
    assert not Session.objects.exists()


def test_closing_records_what_became_of_each_item(meeting, ida, bo, by):
    say(meeting, ida, YES, YES, YES)
    say(meeting, bo, YES, DISCUSS, None, text="Det haster ikke.")
    let_pass(meeting)
    close_procedure(meeting, by=by)
    meeting.refresh_from_db()
    assert meeting.stage == Stage.MINUTES_DRAFTED
    assert recorded_of(meeting, "1.1").decision.startswith("I skriftlig procedure godkendte KKR Nordjylland planen.")
    wished = recorded_of(meeting, "2.1")
    assert wished.acts == ["postponed", "remarked"]
    assert "Bo Lind (V) ville drøfte sagen og bemærkede: ”Det haster ikke.”" in wished.decision
    assert {row.state for row in Treatment.objects.all()} == {Treatment.State.DONE}
    back = FollowUp.objects.get()
    assert (back.kind, back.item, back.text) == (FollowUp.Kind.RETURNS, wished.item, "Aftenbusser til alle")
    assert {row.invitee.name for row in Presence.objects.all()} == {"Ida Holm-Krogh", "Bo Lind"}


def test_the_secretary_may_record_something_else_than_is_proposed(meeting, ida, bo, by):
    say(meeting, ida, YES, YES, YES)
    say(meeting, bo, YES, YES, NO)
    first, last = item_numbered(meeting, "1.1"), item_numbered(meeting, "2.2")
    close_procedure(meeting, {first.pk: Result.TO_MEETING, last.pk: Result.WITH_RESERVATIONS}, by=by)
    assert recorded_of(meeting, "1.1").acts[0] == "postponed"
    told = recorded_of(meeting, "2.2")
    assert (told.votes_for, told.votes_against, told.acts[0]) == (1, 1, "approved")


def test_a_council_may_choose_that_one_wish_calls_no_meeting(meeting, ida, bo, by):
    with recording():
        CouncilSettings(council=meeting.council, one_objection_calls_meeting=False).save()
    mie = member("Mie Vang")
    invite(meeting, mie)
    for who, choice in ((ida, YES), (mie, YES), (bo, DISCUSS)):
        say(meeting, who, choice)
    assert result_of(meeting, "1.1") is Result.WITH_RESERVATIONS


def test_the_closing_is_taken_back_while_the_minutes_are_not_sent(meeting, ida, bo, by):
    for who in (ida, bo):
        say(meeting, who, YES, DISCUSS, YES)
    close_procedure(meeting, by=by)
    reopen_procedure(meeting, by=by)
    meeting.refresh_from_db()
    assert meeting.stage == Stage.AGENDA_SENT
    for model in (Session, Treatment, FollowUp, Presence):
        assert not model.objects.exists()
    assert ProcedureAnswer.objects.count() == 6
    close_procedure(meeting, by=by)
    with recording():
        meeting.stage = Stage.MINUTES_SENT
        meeting.save()
    with pytest.raises(CannotAdvance):
        reopen_procedure(meeting, by=by)


def test_a_closing_stands_when_an_item_is_on_its_way_to_a_meeting(meeting, ida, bo, by):
    for who in (ida, bo):
        say(meeting, who, YES, DISCUSS, YES)
    close_procedure(meeting, by=by)
    with recording():
        FollowUp.objects.update(came_back_as=item_numbered(meeting, "1.1"))
    with pytest.raises(CannotAnswer, match="på vej"):
        reopen_procedure(meeting, by=by)
    assert Session.objects.exists()


def test_the_minutes_say_who_answered_what_and_who_did_not_and_of_no_apologies(meeting, ida, bo, by):
    mie = member("Mie Vang")
    invite(meeting, mie)
    say(meeting, ida, YES, YES, YES)
    say(meeting, bo, NO)
    let_pass(meeting)
    close_procedure(meeting, by=by)
    minutes = minutes_document(meeting)
    assert [row.name for row in minutes.participants] == ["Bo Lind", "Ida Holm-Krogh"]
    assert minutes.apologies == []
    assert minutes.preamble.endswith(". Mie Vang svarede ikke.")
    told = next(item.parts.decision for item in minutes.items() if item.number == "1.1")
    assert "Ja svarede Ida Holm-Krogh (A)." in told
    assert "Bo Lind (V) svarede nej." in told
    assert "Mie Vang (V) svarede ikke." in told


def test_nothing_of_it_asks_anyone_to_come_or_stands_in_a_calendar(meeting, bo):
    receiver = Receiver("Bo Lind", "bo@rebild.example", "Medlem", is_invited=True, reads=True, has_account=True)
    with recording():
        meeting.starts_at = time(9)
        meeting.save()
    for what in (Sending.What.MOVED, Sending.What.CANCELLED, Sending.What.ADDENDUM):
        news = News(meeting, what, "", SITE)
        _subject, body = text_of(receiver, news)
        assert event_for(receiver, news) is None
        assert "om du kommer" not in body
        assert "Mødet er" not in body
        assert (f"{SITE}{PROCEDURE}" in body) == (what != Sending.What.CANCELLED)
    with pytest.raises(CannotAttend, match="ingen kommer til"):
        answer(seat(meeting, bo), Invitee.Answer.APOLOGY, site=SITE, by=acting(bo))


def test_a_written_procedure_is_not_held_as_a_meeting(meeting, by):
    with pytest.raises(CannotAdvance):
        open_session(meeting, by=by)


def test_the_letter_leads_to_the_page_where_it_is_answered(meeting):
    receiver = Receiver("Bo Lind", "bo@rebild.example", "Medlem", is_invited=True, reads=True, has_account=True)
    _subject, body = text_of(receiver, News(meeting, Sending.What.PROCEDURE, "", SITE))
    assert "Svar her senest" in body
    assert f"{SITE}{PROCEDURE}\n" in body


def test_sending_it_asks_the_members_for_their_answers(by, ida):
    meeting = prepared(by)
    with recording():
        meeting.kind, meeting.answers_until = MeetingKind.WRITTEN_PROCEDURE, timezone.localdate()
        meeting.save()
    send_agenda(meeting, site=SITE, by=by)
    assert Sending.objects.get().what == Sending.What.PROCEDURE
    assert seat(meeting, ida).part == "member"
    letter = Letter.objects.get(email=account_of(ida).email)
    assert f"{SITE}{PROCEDURE}" in letter.body
    assert letter.calendar == ""
