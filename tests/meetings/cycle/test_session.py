"""A meeting is opened, held and closed: what is decided of each item, and that a decided one is frozen."""

from datetime import date

import pytest

from tests.meetings.cycle.cases import HELD_ON, in_session, planned, sent, treatment
from tests.meetings.drafts.laid import secretary
from tests.papers import holder
from tvaers.access.action import Actor, NotPermitted
from tvaers.access.models import AuditEvent
from tvaers.access.recording import recording
from tvaers.access.roles import Role
from tvaers.document.model import Act
from tvaers.meetings.cycle.stages import CannotAdvance
from tvaers.meetings.models import NOTHING_RECORDED, DraftItem, FollowUp, Meeting, Treatment
from tvaers.meetings.session.actions.deciding import finish_item, record_votes, reopen_item, set_acts, type_decision
from tvaers.meetings.session.actions.leaving_over import add_follow_up, postpone, remove_follow_up, withdraw
from tvaers.meetings.session.actions.opening import (
    close_session,
    missing_for_open_session,
    move_treatment,
    open_session,
    resume_session,
    take_up,
)
from tvaers.meetings.treatment.actions.holding import AlreadyDone, CannotHold

pytestmark = pytest.mark.usefixtures("registers")

NOTED = "KKR Nordjylland tog orienteringen til efterretning."


@pytest.fixture
def by(registers):
    return secretary()


@pytest.fixture
def session(by):
    return in_session(by)


def decided(session, by, acts=(Act.APPROVED,)):
    for row in session.treatments.all():
        set_acts(row, [act.value for act in acts], by=by)


def numbers(session):
    return list(session.treatments.values_list("item__number", flat=True))


def test_opening_makes_a_treatment_of_each_item_in_the_order_of_the_agenda(session):
    assert numbers(session) == ["1.1", "2.1", "2.2"]
    assert {row.state for row in session.treatments.all()} == {Treatment.State.WAITING}
    session.meeting.refresh_from_db()
    assert session.meeting.stage == Meeting.Stage.IN_SESSION


def test_an_item_withdrawn_before_the_meeting_is_recorded_so(by):
    meeting = sent(by)
    item = DraftItem.objects.get(meeting=meeting, number="2.1")
    with recording():
        item.withdrawn_at = meeting.sent_at
        item.save()
    row = treatment(open_session(meeting, by=by), "2.1")
    assert (row.acts, row.state, row.decision) == (["withdrawn"], Treatment.State.DONE, "Punktet udgik.")


def test_a_meeting_whose_agenda_was_not_sent_is_not_opened(by):
    meeting = planned(by)
    with pytest.raises(CannotAdvance):
        open_session(meeting, by=by)
    assert "Dagsordenen er ikke sendt." in [entry.message for entry in missing_for_open_session(meeting)]


def test_a_cancelled_meeting_is_not_opened(by):
    meeting = sent(by)
    meeting.cancelled_at = meeting.sent_at
    assert "Mødet er aflyst." in [entry.message for entry in missing_for_open_session(meeting) if entry.is_blocking]
    with pytest.raises(CannotAdvance):
        open_session(meeting, by=by)


@pytest.mark.parametrize("role", [Role.MEMBER, Role.CHAIR, Role.ADMINISTRATOR])
def test_only_the_secretariat_holds_a_session(session, role):
    other = Actor.of_account(holder(role, email="en-anden@kkr.example"))
    with pytest.raises(NotPermitted):
        type_decision(treatment(session, "1.1"), NOTED, "", by=other)
    with pytest.raises(NotPermitted):
        close_session(session.meeting, by=other)


def test_the_secretariat_of_another_council_does_not_hold_it(session):
    with pytest.raises(NotPermitted):
        take_up(treatment(session, "1.1"), by=secretary("sjaelland"))


def test_one_item_is_taken_up_at_a_time_and_the_one_before_waits_again(session, by):
    take_up(treatment(session, "1.1"), by=by)
    take_up(treatment(session, "2.1"), by=by)
    session.refresh_from_db()
    assert session.current_item.number == "2.1"
    assert [row.state for row in session.treatments.all()] == ["waiting", "open", "waiting"]


def test_typing_leaves_no_event_and_counts_the_session_on(session, by):
    events, revision = AuditEvent.objects.count(), session.revision
    type_decision(treatment(session, "2.1"), "KKR godk", "", by=by)
    session.refresh_from_db()
    assert (AuditEvent.objects.count(), session.revision) == (events, revision + 1)


def test_the_acts_follow_the_text_until_someone_chooses_others(session, by):
    row = treatment(session, "2.1")
    type_decision(row, NOTED, "", by=by)
    assert treatment(session, "2.1").acts == ["noted"]
    set_acts(row, ["discussed"], by=by)
    type_decision(row, "KKR Nordjylland godkendte planen.", NOTED, by=by)
    assert treatment(session, "2.1").acts == ["discussed"]


def test_that_nothing_was_recorded_stands_alone(session, by):
    row = treatment(session, "2.1")
    set_acts(row, [NOTHING_RECORDED], by=by)
    assert treatment(session, "2.1").acts == [NOTHING_RECORDED]
    for wrong in ([NOTHING_RECORDED, "noted"], ["no-act"]):
        with pytest.raises(CannotHold):
            set_acts(row, wrong, by=by)


def test_what_two_type_at_once_is_put_together(session, by):
    row = treatment(session, "2.1")
    type_decision(row, "Først.", "", by=by)
    type_decision(row, "Først.\n\nDen ene.", "Først.", by=by)
    type_decision(row, "Den anden.\n\nFørst.", "Først.", by=by)
    assert treatment(session, "2.1").decision == "Den anden.\n\nFørst.\n\nDen ene."


def test_two_wordings_of_one_paragraph_are_both_kept(session, by):
    row = treatment(session, "2.1")
    type_decision(row, "KKR drøftede sagen.", "", by=by)
    type_decision(row, "KKR drøftede sagen i maj.", "KKR drøftede sagen.", by=by)
    type_decision(row, "KKR drøftede sagen i juni.", "KKR drøftede sagen.", by=by)
    assert treatment(session, "2.1").decision == "KKR drøftede sagen i maj.\n\nKKR drøftede sagen i juni."


def test_a_change_that_comes_twice_is_made_once(session, by):
    row = treatment(session, "2.1")
    type_decision(row, "Én gang.", "", key="k1", by=by)
    with pytest.raises(AlreadyDone):
        type_decision(row, "To gange.", "Én gang.", key="k1", by=by)
    add_follow_up(row, FollowUp.Kind.TASK, "Ring til vognmanden", key="k2", by=by)
    with pytest.raises(AlreadyDone):
        add_follow_up(row, FollowUp.Kind.TASK, "Ring til vognmanden", key="k2", by=by)
    assert FollowUp.objects.count() == 1
    assert treatment(session, "2.1").decision == "Én gang."


def test_votes_are_counted_and_taken_back(session, by):
    row = treatment(session, "2.1")
    record_votes(row, 9, 2, 0, by=by)
    assert (treatment(session, "2.1").votes_for, treatment(session, "2.1").acts) == (9, ["voted"])
    record_votes(row, None, None, None, by=by)
    assert (treatment(session, "2.1").votes_for, treatment(session, "2.1").acts) == (None, [])


def test_a_decided_item_refuses_all_changes_until_it_is_reopened_with_a_reason(session, by):
    row = treatment(session, "2.1")
    with pytest.raises(CannotHold):
        finish_item(row, by=by)
    type_decision(row, NOTED, "", by=by)
    finish_item(row, by=by)
    event = AuditEvent.objects.latest("pk")
    assert event.action == "meetings.finish_item"
    assert NOTED not in str(event.changes)
    for change in (
        lambda: type_decision(row, "Andet.", NOTED, by=by),
        lambda: set_acts(row, ["approved"], by=by),
        lambda: record_votes(row, 1, 0, 0, by=by),
        lambda: postpone(row, None, by=by),
        lambda: withdraw(row, by=by),
        lambda: finish_item(row, by=by),
    ):
        with pytest.raises(CannotHold):
            change()
    with pytest.raises(CannotHold):
        reopen_item(row, "  ", by=by)
    reopen_item(row, "Et forbehold manglede", by=by)
    type_decision(row, "Andet.", NOTED, by=by)
    assert treatment(session, "2.1").decision == "Andet."


def test_the_order_is_switched_and_the_numbers_stay(session, by):
    move_treatment(treatment(session, "2.2"), treatment(session, "1.1"), by=by)
    assert numbers(session) == ["2.2", "1.1", "2.1"]
    move_treatment(treatment(session, "2.2"), None, by=by)
    assert numbers(session) == ["1.1", "2.1", "2.2"]


def test_a_postponed_item_comes_back_by_itself_and_is_postponed_once(session, by):
    row = treatment(session, "2.1")
    postpone(row, None, by=by)
    follow_up = FollowUp.objects.get()
    assert (follow_up.kind, follow_up.item, follow_up.to_meeting) == (FollowUp.Kind.RETURNS, row.item, None)
    assert treatment(session, "2.1").acts == ["postponed"]
    later = planned(by, date(2027, 4, 9))
    postpone(row, later, by=by)
    assert FollowUp.objects.get().to_meeting == later
    with pytest.raises(CannotHold):
        postpone(row, session.meeting, by=by)


def test_a_postponed_item_keeps_what_was_typed_before(session, by):
    row = treatment(session, "2.1")
    type_decision(row, "KKR Nordjylland drøftede sagen.", "", by=by)
    postpone(row, None, by=by)
    assert treatment(session, "2.1").decision.startswith("KKR Nordjylland drøftede sagen.\n\n")
    assert {"discussed", "postponed"} == set(treatment(session, "2.1").acts)


def test_an_item_is_withdrawn_in_the_meeting(session, by):
    withdraw(treatment(session, "2.1"), by=by)
    assert treatment(session, "2.1").acts == ["withdrawn"]


def test_a_follow_up_is_made_from_the_decision_and_taken_back(session, by):
    row = treatment(session, "2.1")
    made = add_follow_up(row, FollowUp.Kind.TASK, "Send brev", "Sekretariatet", date(2027, 3, 1), by=by)
    assert (made.council, made.meeting, made.item, made.who) == (
        session.meeting.council,
        session.meeting,
        row.item,
        "Sekretariatet",
    )
    with pytest.raises(CannotHold):
        add_follow_up(row, FollowUp.Kind.TASK, " ", by=by)
    with pytest.raises(CannotHold):
        remove_follow_up(treatment(session, "1.1"), made, by=by)
    remove_follow_up(row, made, by=by)
    assert not FollowUp.objects.exists()


def test_a_meeting_closes_when_every_item_has_an_act_and_freezes_them(session, by):
    set_acts(treatment(session, "1.1"), ["approved"], by=by)
    with pytest.raises(CannotAdvance) as refusal:
        close_session(session.meeting, by=by)
    assert ["2.1" in entry.message or "2.2" in entry.message for entry in refusal.value.missing] == [True, True]
    decided(session, by)
    close_session(session.meeting, by=by)
    session.refresh_from_db()
    assert session.closed_at
    assert {row.state for row in session.treatments.all()} == {Treatment.State.DONE}
    with pytest.raises(CannotHold):
        type_decision(treatment(session, "1.1"), "For sent.", "", by=by)


def test_a_closed_meeting_is_taken_up_again_with_a_reason(session, by):
    decided(session, by)
    close_session(session.meeting, by=by)
    with pytest.raises(CannotHold):
        resume_session(session.meeting, "", by=by)
    resume_session(session.meeting, "En afstemning manglede", by=by)
    session.refresh_from_db()
    assert (session.closed_at, session.resumed_because) == (None, "En afstemning manglede")
    assert session.meeting.held_on == HELD_ON
    reopen_item(treatment(session, "1.1"), "Stemmerne manglede", by=by)
