"""Planning, changing, moving, cancelling: what can be done when, and how each is undone."""

from dataclasses import replace
from datetime import date, time

import pytest
from django.utils import timezone

from tests.meetings.cycle.cases import HELD_ON, member, on_agenda, planned, prepared
from tests.meetings.drafts.laid import SITE, council, secretary
from tests.papers import holder, keep, paper
from tvaers.access.action import NotPermitted
from tvaers.access.actor import Actor
from tvaers.access.models import Account, AuditEvent
from tvaers.access.recording import recording
from tvaers.access.roles import Role
from tvaers.access.visibility import PUBLIC
from tvaers.document.model import MeetingKind
from tvaers.law.meeting_days import concerns_of
from tvaers.meetings.models import AgendaSection, EarlierDay, Meeting, Sending
from tvaers.meetings.paper.queries import meeting_in_cycle_at, moved_from
from tvaers.meetings.planning.actions.meetings import (
    CannotPlan,
    MeetingFacts,
    cancel_meeting,
    change_meeting,
    is_untouched,
    move_meeting,
    plan_meeting,
    plan_meetings,
    remove_planned_meeting,
    take_cancelling_back,
)
from tvaers.meetings.planning.actions.taken_days import add_taken_days
from tvaers.meetings.planning.queries import days_taken
from tvaers.meetings.sending.actions.sending import send_agenda
from tvaers.post.models import Letter
from tvaers.search.queries import search

pytestmark = pytest.mark.usefixtures("registers")

LATER = date(2027, 3, 5)
MORNING = {"starts_at": time(9), "ends_at": time(11)}
TODAY = date(2026, 12, 1)


@pytest.fixture
def by(registers):
    return secretary()


def sent(by):
    meeting = prepared(by)
    send_agenda(meeting, site=SITE, by=by)
    return meeting


def test_a_term_is_planned_in_one_go_and_leaves_one_event(by):
    days = [date(year, month, 5) for year in (2027, 2028) for month in (2, 4, 6)]
    before = AuditEvent.objects.count()
    plan_meetings(council(), [(day, MeetingFacts(place="Aalborg", **MORNING)) for day in days], by=by)
    assert [meeting.held_on for meeting in Meeting.objects.order_by("held_on")] == days
    assert {meeting.time for meeting in Meeting.objects.all()} == {"9.00-11.00"}
    assert AuditEvent.objects.count() == before + 1


def test_members_may_not_plan(by):
    member = Actor.of_account(holder(Role.MEMBER))
    meeting = planned(by)
    for attempt in (
        lambda: plan_meeting(council(), LATER, by=member),
        lambda: change_meeting(meeting, MeetingFacts(), site=SITE, by=member),
        lambda: move_meeting(meeting, LATER, **MORNING, site=SITE, by=member),
        lambda: cancel_meeting(meeting, "Sygdom", site=SITE, by=member),
        lambda: remove_planned_meeting(meeting, by=member),
        lambda: plan_meeting(council("sjaelland"), LATER, by=by),
    ):
        with pytest.raises(NotPermitted):
            attempt()


def test_what_calendars_have_counts_up_when_it_changes_and_not_otherwise(by):
    meeting = planned(by)
    facts = MeetingFacts(starts_at=meeting.starts_at, ends_at=meeting.ends_at, place=meeting.place)
    assert change_meeting(meeting, replace(facts, kind=MeetingKind.EXTRAORDINARY), site=SITE, by=by) is False
    assert meeting.calendar_sequence == 0
    change_meeting(meeting, replace(facts, place="Hobro"), site=SITE, by=by)
    change_meeting(meeting, replace(facts, place="Hobro", starts_at=time(9)), site=SITE, by=by)
    assert (meeting.calendar_sequence, meeting.time) == (2, "9.00-12.00")


def test_those_who_got_the_agenda_must_know_of_another_place(by):
    meeting = sent(by)
    assert change_meeting(meeting, MeetingFacts(place="Hobro"), site=SITE, by=by) is True


def test_what_another_did_meanwhile_is_not_written_over(by):
    read_early = Meeting.objects.get(pk=planned(by).pk)
    for stage in (Meeting.Stage.PREPARING, Meeting.Stage.AGENDA_SENT):
        with recording():
            Meeting.objects.filter(pk=read_early.pk).update(stage=stage, place=f"Sal {stage}")
        cancel_meeting(read_early, "Sygdom", site=SITE, by=by)
        stored = Meeting.objects.get(pk=read_early.pk)
        assert (stored.stage, stored.place) == (stage, f"Sal {stage}")
        with recording():
            Meeting.objects.filter(pk=read_early.pk).update(cancelled_at=None)
    with recording():
        Meeting.objects.filter(pk=read_early.pk).update(stage=Meeting.Stage.IN_SESSION)
    with pytest.raises(CannotPlan, match="begyndt eller holdt"):
        change_meeting(read_early, MeetingFacts(), site=SITE, by=by)


def test_those_who_got_the_agenda_are_told_of_a_move_and_a_cancelling_and_their_calendars_follow(by):
    member("Bo Lind")
    meeting = sent(by)
    before = list(Letter.objects.values_list("pk", flat=True))
    assert move_meeting(meeting, LATER, **MORNING, note="Vejret.", site=SITE, by=by) is True
    assert cancel_meeting(meeting, "For få sager", site=SITE, by=by) is True
    told = [(row.what, row.note) for row in Sending.objects.order_by("pk")]
    assert told[-2:] == [(Sending.What.MOVED, "Vejret."), (Sending.What.CANCELLED, "For få sager")]
    moved, cancelled = Letter.objects.filter(email="bo@rebild.example").exclude(pk__in=before).order_by("pk")
    assert "5. marts 2027" in moved.body
    assert "For få sager" in cancelled.body
    assert (moved.calendar_method, cancelled.calendar_method) == ("REQUEST", "CANCEL")
    with pytest.raises(CannotPlan, match="sendt ud"):
        take_cancelling_back(meeting, by=by)


def test_nobody_is_told_of_a_meeting_that_is_only_planned_or_prepared(by):
    member("Bo Lind")
    for meeting in (planned(by), prepared(by, date(2027, 6, 4))):
        assert move_meeting(meeting, meeting.held_on.replace(day=9), **MORNING, site=SITE, by=by) is False
        assert cancel_meeting(meeting, "For få sager", site=SITE, by=by) is False
    assert not Letter.objects.exists()


def test_a_moved_meeting_is_found_at_both_addresses(by):
    meeting = planned(by)
    old = meeting.address
    move_meeting(meeting, LATER, **MORNING, site=SITE, by=by)
    assert (meeting.address, meeting.time, meeting.calendar_sequence) == ("2027-03-05", "9.00-11.00", 1)
    assert meeting_in_cycle_at("nordjylland", "2027-03-05", by.account) == meeting
    assert moved_from("nordjylland", old, by.account) == meeting
    assert moved_from("nordjylland", old, PUBLIC) is None


def test_a_meeting_moved_back_has_its_first_address_again(by):
    meeting = planned(by)
    move_meeting(meeting, LATER, **MORNING, site=SITE, by=by)
    move_meeting(meeting, HELD_ON, **MORNING, site=SITE, by=by)
    assert (meeting.held_on, meeting.sequence) == (HELD_ON, 1)
    assert [row.held_on for row in EarlierDay.objects.all()] == [LATER]


def test_an_address_that_members_know_is_given_to_no_other_meeting(by):
    meeting = sent(by)
    move_meeting(meeting, LATER, **MORNING, site=SITE, by=by)
    assert plan_meeting(council(), HELD_ON, by=by).address == "2027-02-05-2"


def test_an_address_that_only_the_secretariat_knew_can_be_given_again(by):
    move_meeting(planned(by), LATER, **MORNING, site=SITE, by=by)
    assert plan_meeting(council(), HELD_ON, by=by).address == "2027-02-05"


def test_a_moved_meeting_is_found_by_its_new_day_in_the_search(by):
    meeting = sent(by)
    with recording():
        meeting.published_at = timezone.now()
        meeting.save()
    move_meeting(meeting, LATER, **MORNING, site=SITE, by=by)
    (hit,) = search("aftenbusser", viewer=PUBLIC).hits
    assert hit.day == LATER
    assert "2027-03-05" in hit.path


def test_moving_to_the_same_day_is_no_move(by):
    with pytest.raises(CannotPlan, match="allerede den dag"):
        move_meeting(planned(by), HELD_ON, **MORNING, site=SITE, by=by)


@pytest.mark.parametrize(
    "stage",
    [
        Meeting.Stage.IN_SESSION,
        Meeting.Stage.MINUTES_DRAFTED,
        Meeting.Stage.MINUTES_SENT,
        Meeting.Stage.MINUTES_APPROVED,
        Meeting.Stage.ARCHIVED,
    ],
)
def test_what_has_begun_can_neither_be_changed_moved_nor_cancelled(by, stage):
    meeting = planned(by)
    with recording():
        meeting.stage = stage
        meeting.save()
    for attempt in (
        lambda: change_meeting(meeting, MeetingFacts(), site=SITE, by=by),
        lambda: move_meeting(meeting, LATER, **MORNING, site=SITE, by=by),
        lambda: cancel_meeting(meeting, "Sygdom", site=SITE, by=by),
    ):
        with pytest.raises(CannotPlan, match="begyndt eller holdt"):
            attempt()


def test_a_meeting_is_cancelled_with_a_reason_and_that_is_undone_before_it_is_told(by):
    meeting = planned(by)
    with pytest.raises(CannotPlan, match="hvorfor"):
        cancel_meeting(meeting, "  ", site=SITE, by=by)
    cancel_meeting(meeting, " For få\nsager ", site=SITE, by=by)
    assert meeting.cancelled_because == "For få sager"
    with pytest.raises(CannotPlan, match="aflyst"):
        move_meeting(meeting, LATER, **MORNING, site=SITE, by=by)
    take_cancelling_back(meeting, by=by)
    assert (meeting.cancelled_at, meeting.cancelled_because, meeting.calendar_sequence) == (None, "", 2)
    with pytest.raises(CannotPlan, match="ikke aflyst"):
        take_cancelling_back(meeting, by=by)


def test_a_cancelling_that_was_told_stays(by):
    meeting = planned(by)
    cancel_meeting(meeting, "Sygdom", site=SITE, by=by)
    with recording():
        Sending.objects.create(meeting=meeting, what=Sending.What.CANCELLED, sent_by=by.account, sent_at=timezone.now())
    with pytest.raises(CannotPlan, match="sendt ud"):
        take_cancelling_back(meeting, by=by)


def test_an_untouched_meeting_is_removed_as_if_it_had_never_been_there(by):
    meeting = planned(by)
    move_meeting(meeting, LATER, **MORNING, site=SITE, by=by)
    assert is_untouched(meeting)
    remove_planned_meeting(meeting, by=by)
    assert not Meeting.objects.exists()


def test_what_something_hangs_on_is_not_removed(by):
    touched = planned(by)
    with recording():
        section = AgendaSection(meeting=touched, title="Afsnit", position=0)
        section.save()
    on_agenda(section, "Sag", by=by)
    cancelled_after_preparing = prepared(by, LATER)
    for meeting in (touched, cancelled_after_preparing):
        with pytest.raises(CannotPlan, match="arbejdet med"):
            remove_planned_meeting(meeting, by=by)


def test_days_are_checked_against_other_councils_plans_and_taken_days_but_not_against_the_meeting_itself(by):
    mine = planned(by)
    plan_meeting(council("sjaelland"), HELD_ON, by=secretary("sjaelland"))
    cancelled = plan_meeting(council("syddanmark"), HELD_ON, by=secretary("syddanmark"))
    cancel_meeting(cancelled, "Sygdom", site=SITE, by=secretary_of(cancelled))
    add_taken_days(council(), [(HELD_ON, "Kommunaltopmøde")], is_for_all=True, by=by)
    taken = days_taken(council(), TODAY, by.account, leaving_out=mine)
    said = [concern.message for concern in concerns_of(HELD_ON, taken)]
    assert said == ["Samme dag: Kommunaltopmøde.", "Samme dag: møde i KKR Sjælland."]
    assert "Samme dag: møde i KKR Nordjylland." in [
        concern.message for concern in concerns_of(HELD_ON, days_taken(council(), TODAY, by.account))
    ]


def secretary_of(meeting):
    account = Account.objects.get(email=f"sekretaer-{meeting.council.slug}@kkr.example")
    return Actor.of_account(account)


def test_days_of_one_council_are_no_concern_of_another_and_none_stands_twice(by):
    add_taken_days(council(), [(HELD_ON, "Intern dag")], is_for_all=False, by=by)
    assert add_taken_days(council(), [(HELD_ON, "Intern dag")], is_for_all=False, by=by) == 0
    assert [taken.title for taken in days_taken(council(), TODAY, by.account)] == ["Intern dag"]
    elsewhere = secretary("sjaelland")
    assert days_taken(council("sjaelland"), TODAY, elsewhere.account) == []


def test_a_day_that_a_paper_names_as_the_next_meeting_counts_until_it_is_planned(by):
    keep(paper(date=date(2026, 11, 6), next_meeting=HELD_ON))
    (taken,) = days_taken(council("sjaelland"), TODAY, by.account)
    assert "nævnt i et papir" in taken.title
    planned(by)
    (taken,) = days_taken(council("sjaelland"), TODAY, by.account)
    assert taken.title == "møde i KKR Nordjylland"
