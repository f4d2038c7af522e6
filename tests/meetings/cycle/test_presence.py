"""Who is there: kept as stays from item to item, and every list, count and note of the minutes derives from them."""

import pytest

from tests.meetings.cycle.cases import account_of, at_stage, in_session, member, sent, substitute_of, treatment
from tests.meetings.drafts.laid import SITE, secretary
from tests.papers import holder
from tvaers.access.action import Actor, NotPermitted
from tvaers.access.models import AuditEvent
from tvaers.access.recording import recording
from tvaers.access.roles import Role
from tvaers.access.visibility import OPERATOR
from tvaers.document.model import Attendee
from tvaers.meetings.attendance.actions.calling_in import CannotAttend, answer_for, call_in
from tvaers.meetings.attendance.queries import attendance_lists, voters_of
from tvaers.meetings.models import Exclusion, Invitee, Meeting, Presence, Vote
from tvaers.meetings.session.actions.opening import move_treatment, open_session
from tvaers.meetings.session.actions.presence import (
    disqualify,
    let_take_part,
    note_all_who_come,
    note_arrival,
    note_leaving,
    take_presence_back,
)
from tvaers.meetings.session.actions.votes_by_name import record_votes_by_name
from tvaers.meetings.session.presence_shown import presence_shown
from tvaers.meetings.session.voting import votes_in_words
from tvaers.meetings.sight.actions.closing import close_item
from tvaers.meetings.treatment.actions.holding import AlreadyDone, CannotHold

pytestmark = pytest.mark.usefixtures("registers")

COMES, APOLOGY = Invitee.Answer.COMES, Invitee.Answer.APOLOGY
FOR, AGAINST, ABSTAINED = Vote.Choice.FOR, Vote.Choice.AGAINST, Vote.Choice.ABSTAINED
WHY = "Ejer en vognmandsforretning"


@pytest.fixture
def by(registers):
    return secretary()


@pytest.fixture
def session(by):
    ida, _bo = member("Ida Holm-Krogh", party="A"), member("Bo Lind")
    substitute_of(ida, "Kai Mark")
    found = in_session(by)
    call_in(found.meeting, by=by)
    return found


@pytest.fixture
def meeting(session):
    return session.meeting


@pytest.fixture
def ida(meeting):
    return invited(meeting, "Ida Holm-Krogh")


@pytest.fixture
def bo(meeting):
    return invited(meeting, "Bo Lind")


def invited(meeting, name):
    return Invitee.objects.select_related("meeting", "person__account").get(meeting=meeting, name=name)


def lists(meeting):
    return attendance_lists(Meeting.objects.get(pk=meeting.pk), OPERATOR)


def notes(meeting):
    return {entry.name: entry.note for entry in lists(meeting).participants}


def test_who_came_is_a_participant_and_who_did_not_is_among_the_apologies(meeting, ida, by):
    note_arrival(ida, None, by=by)
    found = lists(meeting)
    assert found.participants == (Attendee("Ida Holm-Krogh", "A", "Rebild"),)
    assert found.apologies == (Attendee("Bo Lind", "V", "Rebild"),)
    assert found.people[found.participants[0]] == ida.person


def test_coming_late_leaving_and_coming_back_stands_beside_the_name(meeting, session, ida, bo, by):
    note_arrival(ida, treatment(session, "2.1"), by=by)
    note_arrival(bo, None, by=by)
    note_leaving(bo, treatment(session, "2.1"), by=by)
    assert notes(meeting) == {"Bo Lind": "til og med pkt. 1.1", "Ida Holm-Krogh": "fra pkt. 2.1"}
    note_arrival(bo, treatment(session, "2.2"), by=by)
    assert notes(meeting)["Bo Lind"] == "til og med pkt. 1.1 og fra pkt. 2.2"


def test_what_was_noted_last_is_taken_back_step_by_step(meeting, session, bo, by):
    note_arrival(bo, None, by=by)
    note_leaving(bo, treatment(session, "2.1"), by=by)
    take_presence_back(bo, by=by)
    assert notes(meeting) == {"Bo Lind": None}
    take_presence_back(bo, by=by)
    assert notes(meeting) == {}
    take_presence_back(bo, by=by)


def test_tapping_twice_notes_once(bo, by):
    note_arrival(bo, None, by=by)
    note_arrival(bo, None, by=by)
    assert Presence.objects.count() == 1


def test_a_tap_that_comes_twice_over_a_bad_connection_is_made_once(bo, by):
    note_arrival(bo, None, key="0123456789", by=by)
    take_presence_back(bo, by=by)
    with pytest.raises(AlreadyDone):
        note_arrival(bo, None, key="0123456789", by=by)
    assert Presence.objects.count() == 0


def test_all_who_said_yes_are_there_with_one_tap_and_nobody_else(meeting, ida, bo, by):
    answer_for(ida, COMES, site=SITE, by=by)
    note_all_who_come(meeting, by=by)
    assert list(notes(meeting)) == ["Ida Holm-Krogh"]


def test_a_substitute_sits_for_the_member_and_the_seat_counts_once(by):
    ida = member("Ida Holm-Krogh", party="A")
    substitute_of(ida, "Kai Mark")
    meeting = sent(by)
    call_in(meeting, by=by)
    answer_for(invited(meeting, "Ida Holm-Krogh"), APOLOGY, site=SITE, by=by)
    session = open_session(meeting, by=by)
    note_arrival(invited(meeting, "Kai Mark"), None, by=by)
    note_arrival(invited(meeting, "Ida Holm-Krogh"), treatment(session, "2.2"), by=by)
    assert notes(meeting) == {"Ida Holm-Krogh": "fra pkt. 2.2", "Kai Mark": "for Ida Holm-Krogh"}
    shown = presence_shown(meeting, OPERATOR)
    assert (shown.seats, [item.filled for item in shown.items]) == (1, [1, 1, 1])


def test_presence_is_noted_while_the_meeting_lasts_and_put_right_until_the_minutes_are_sent(meeting, bo, by):
    at_stage(meeting, Meeting.Stage.MINUTES_DRAFTED)
    bo.meeting = meeting
    note_arrival(bo, None, by=by)
    assert Presence.objects.get().came_at is None
    for stage in (Meeting.Stage.AGENDA_SENT, Meeting.Stage.MINUTES_SENT):
        at_stage(meeting, stage)
        with pytest.raises(CannotAttend):
            take_presence_back(bo, by=by)


def test_only_the_councils_own_secretariat_notes_presence(bo):
    for account in (holder(Role.CHAIR), holder(Role.SECRETARY, council="sjaelland")):
        with pytest.raises(NotPermitted):
            note_arrival(bo, None, by=Actor.of_account(account))


def test_an_item_taken_in_another_order_lets_those_there_be_there_for_what_came_after(meeting, session, ida, bo, by):
    """Bo leaves when 2.1 is about to be taken; 2.2 is then taken first, and Bo is there for neither."""
    note_arrival(bo, None, by=by)
    note_leaving(bo, treatment(session, "2.1"), by=by)
    note_arrival(ida, treatment(session, "2.1"), by=by)
    move_treatment(treatment(session, "2.2"), treatment(session, "2.1"), by=by)
    shown = presence_shown(meeting, OPERATOR)
    missing = {item.number: item.missing for item in shown.items}
    assert missing == {"1.1": ("Ida Holm-Krogh",), "2.2": ("Bo Lind",), "2.1": ("Bo Lind",)}


def test_a_disqualified_member_is_absent_from_that_item_and_the_minutes_say_so(meeting, session, bo, by):
    note_arrival(bo, None, by=by)
    disqualify(bo, treatment(session, "2.1"), WHY, by=by)
    assert notes(meeting) == {"Bo Lind": "ikke under pkt. 2.1 (inhabil)"}
    assert [item.filled for item in presence_shown(meeting, OPERATOR).items] == [1, 0, 1]
    let_take_part(bo, treatment(session, "2.1"), by=by)
    assert notes(meeting) == {"Bo Lind": None}


def test_who_is_disqualified_from_a_closed_item_reads_no_more_of_it_than_the_public(meeting, session, bo, by):
    close_item(meeting, "2.1", "Forhandling", by=by)
    disqualify(bo, treatment(session, "2.1"), WHY, by=by)
    disqualify(bo, treatment(session, "2.2"), WHY, by=by)
    excluded = Exclusion.objects.values_list("item_number", "account")
    assert list(excluded) == [("2.1", bo.person.account_id)]


def test_why_someone_is_disqualified_is_not_in_the_trail(session, bo, by):
    disqualify(bo, treatment(session, "2.1"), WHY, by=by)
    assert WHY not in str(list(AuditEvent.objects.values_list("changes", flat=True)))


def test_votes_by_name_add_up_and_are_told_by_name(session, ida, bo, by):
    for one in (ida, bo):
        note_arrival(one, None, by=by)
    record_votes_by_name(treatment(session, "2.1"), {ida.pk: AGAINST, bo.pk: FOR}, by=by)
    row = treatment(session, "2.1")
    assert (row.votes_for, row.votes_against, row.votes_abstained) == (1, 1, 0)
    assert votes_in_words(row, OPERATOR) == "For stemte Bo Lind (V). Imod stemte Ida Holm-Krogh (A)."
    record_votes_by_name(row, {ida.pk: ABSTAINED}, by=by)
    assert votes_in_words(row, OPERATOR) == "Ida Holm-Krogh (A) undlod at stemme."
    record_votes_by_name(row, {}, by=by)
    row = treatment(session, "2.1")
    assert (row.votes_for, votes_in_words(row, OPERATOR)) == (None, "")


def test_only_those_who_are_there_and_have_a_seat_can_vote(session, ida, bo, by):
    note_arrival(bo, None, by=by)
    disqualify(bo, treatment(session, "2.2"), by=by)
    assert [row.name for row in voters_of(treatment(session, "2.1"), OPERATOR)] == ["Bo Lind"]
    assert voters_of(treatment(session, "2.2"), OPERATOR) == []
    with pytest.raises(CannotHold):
        record_votes_by_name(treatment(session, "2.1"), {ida.pk: FOR}, by=by)
    assert not Vote.objects.exists()


def test_the_vote_of_one_who_turns_out_to_be_disqualified_is_taken_away(session, bo, by):
    note_arrival(bo, None, by=by)
    record_votes_by_name(treatment(session, "2.1"), {bo.pk: FOR}, by=by)
    disqualify(bo, treatment(session, "2.1"), by=by)
    assert not Vote.objects.exists()
    assert treatment(session, "2.1").votes_for is None


def test_one_sees_ones_own_stays_and_nobody_elses(ida, bo, by):
    for one in (ida, bo):
        note_arrival(one, None, by=by)
    seen = Presence.objects.visible_to(account_of(ida.membership))
    assert [row.invitee for row in seen] == [ida]
    with recording():
        assert Presence.objects.visible_to(holder(Role.CHAIR)).count() == 0
