"""What is added to the agenda, taken off and put back while the meeting lasts: the session follows it."""

from datetime import date

import pytest

from tests.meetings.cycle.cases import closed, in_session, member, on_agenda, sent, treatment
from tests.meetings.cycle.procedures import invite
from tests.meetings.drafts.laid import SITE, secretary
from tests.signin.steps import enter
from tvaers.access.recording import recording
from tvaers.access.visibility import OPERATOR
from tvaers.document.model import Act
from tvaers.meetings.cycle.stages import CannotAdvance
from tvaers.meetings.minutes.actions.writing import send_minutes, write_decision
from tvaers.meetings.minutes.composing import minutes_document
from tvaers.meetings.models import AgendaSection, DraftItem, Invitee, MinutesForApproval, Presence, Sending, Session
from tvaers.meetings.planning.standing_items import minutes_waiting
from tvaers.meetings.sending.actions.sending import CannotSend, put_back_on_agenda, send_news, take_off_agenda
from tvaers.meetings.session.actions.deciding import finish_item, reopen_item, set_acts, type_decision
from tvaers.meetings.session.actions.leaving_over import withdraw
from tvaers.meetings.session.actions.opening import (
    close_session,
    missing_for_close_session,
    move_treatment,
    open_session,
)
from tvaers.meetings.session.queries import session_of
from tvaers.meetings.session.state import state_of

pytestmark = pytest.mark.usefixtures("registers")

NEXT = date(2027, 4, 9)
WITHDRAWN = "Punktet udgik."


@pytest.fixture
def by(registers):
    return secretary()


@pytest.fixture
def session(by):
    return in_session(by)


def add(session, by, section="Godkendelser", title="Hastesag"):
    item = on_agenda(AgendaSection.objects.get(meeting=session.meeting, title=section), title, by)
    send_news(session.meeting, Sending.What.ADDENDUM, tells=False, site=SITE, by=by)
    item.refresh_from_db()
    return item


def numbers(session):
    return list(session.treatments.values_list("item__number", flat=True))


def item_of(session, number):
    return DraftItem.objects.select_related("meeting").get(meeting=session.meeting, number=number)


def in_minutes(session, number):
    return next(item for item in minutes_document(session.meeting).items() if item.number == number)


def test_what_an_addendum_adds_can_be_decided_at_its_place_on_the_agenda(session, by):
    revision = Session.objects.get().revision
    add(session, by)
    assert numbers(session) == ["1.1", "1.2", "2.1", "2.2"]
    type_decision(treatment(session, "1.2"), "KKR Nordjylland godkendte indstillingen.", "", by=by)
    state = state_of(session_of(session.meeting, OPERATOR), OPERATOR)
    assert [item["id"] for item in state["items"]] == list(session.treatments.values_list("pk", flat=True))
    assert state["revision"] > revision


def test_it_comes_after_the_item_before_it_wherever_that_was_switched_to(session, by):
    move_treatment(treatment(session, "1.1"), None, by=by)
    add(session, by)
    assert numbers(session) == ["2.1", "2.2", "1.1", "1.2"]


def test_a_new_first_section_s_item_comes_first_only_when_nothing_stands_before_it(session, by):
    add(session, by, section="Regionale sager")
    assert numbers(session) == ["1.1", "2.1", "2.2", "2.3"]


def test_who_came_before_the_item_that_it_was_put_before_is_there_for_it(session, by):
    invite(session.meeting, member("Anna Berg"))
    with recording():
        Presence(invitee=Invitee.objects.get(), from_item=item_of(session, "2.1")).save()
    item = add(session, by)
    assert Presence.objects.get().from_item_id == item.pk


def test_a_meeting_that_is_closed_gets_no_addendum(session, by):
    for row in session.treatments.all():
        set_acts(row, [Act.APPROVED], by=by)
    close_session(session.meeting, by=by)
    session.meeting.refresh_from_db()
    with pytest.raises(CannotAdvance, match="til mødet lukkes"):
        send_news(session.meeting, Sending.What.CORRECTION, site=SITE, by=by)


def test_closing_says_what_stands_on_the_agenda_and_was_not_sent(session, by):
    on_agenda(AgendaSection.objects.get(meeting=session.meeting, title="Godkendelser"), "Hastesag", by)
    told = [entry.message for entry in missing_for_close_session(session.meeting) if not entry.is_blocking]
    assert told == ["1 punkt på dagsordenen er ikke sendt ud og kommer ikke med i referatet."]


def test_the_secretary_sends_an_addendum_from_the_pages_while_the_meeting_lasts(client, session, by):
    enter(client, by.account)
    page = f"/nordjylland/moeder/{session.meeting.address}"
    section = AgendaSection.objects.get(meeting=session.meeting, title="Godkendelser")
    assert "i en tillægsdagsorden" in client.get(f"{page}/dagsorden/").content.decode()
    on_agenda(section, "Hastesag", by)
    seen = client.post(f"{page}/udsend/nyt/", {"what": "addendum", "note": ""})
    client.post(f"{page}/udsend/nyt/", {"what": "addendum", "note": "", "confirmed": seen.context["mark"]})
    assert "Hastesag" in client.get(f"{page}/afvikling/").content.decode()


def test_an_item_that_is_withdrawn_in_the_meeting_is_off_the_agenda_and_its_minutes_keep_its_text(session, by):
    before = in_minutes(session, "2.1").parts.background
    withdraw(treatment(session, "2.1"), by=by)
    assert item_of(session, "2.1").withdrawn_at is not None
    assert in_minutes(session, "2.1").parts.decision == WITHDRAWN
    assert in_minutes(session, "2.1").parts.background == before


def test_one_that_was_off_before_says_no_more_than_that_in_the_minutes(by):
    meeting = open_session(_sent_without(by), by=by)
    found = in_minutes(meeting, "2.1")
    assert (found.parts.presentation, found.parts.decision) == ("Punktet udgår.", WITHDRAWN)
    assert not found.parts.background


def _sent_without(by):
    meeting = sent(by)
    take_off_agenda(DraftItem.objects.get(meeting=meeting, number="2.1"), by=by)
    return meeting


def test_what_is_decided_otherwise_is_on_the_agenda_again(session, by):
    withdraw(treatment(session, "2.1"), by=by)
    finish_item(treatment(session, "2.1"), by=by)
    reopen_item(treatment(session, "2.1"), "Det blev taget alligevel", by=by)
    type_decision(treatment(session, "2.1"), "KKR Nordjylland godkendte indstillingen.", WITHDRAWN, by=by)
    set_acts(treatment(session, "2.1"), [Act.APPROVED], by=by)
    finish_item(treatment(session, "2.1"), by=by)
    assert item_of(session, "2.1").withdrawn_at is None


def test_a_decision_that_is_written_anew_as_withdrawn_counts_as_withdrawn(by):
    meeting = closed(by)
    row = treatment(meeting.session, "2.1")
    write_decision(row, WITHDRAWN, None, base=row.decision, by=by)
    assert item_of(meeting.session, "2.1").withdrawn_at is not None


def test_taking_off_in_the_meeting_is_what_is_decided_and_can_be_undone(session, by):
    take_off_agenda(item_of(session, "2.1"), by=by)
    assert (treatment(session, "2.1").acts, treatment(session, "2.1").decision) == (["withdrawn"], WITHDRAWN)
    put_back_on_agenda(item_of(session, "2.1"), by=by)
    assert (treatment(session, "2.1").acts, treatment(session, "2.1").decision) == ([], "")
    assert item_of(session, "2.1").withdrawn_at is None


def test_what_was_off_before_the_meeting_can_be_put_back_and_decided(by):
    session = open_session(_sent_without(by), by=by)
    put_back_on_agenda(item_of(session, "2.1"), by=by)
    assert treatment(session, "2.1").state == "waiting"
    type_decision(treatment(session, "2.1"), "KKR Nordjylland godkendte indstillingen.", "", by=by)


def test_what_is_decided_is_not_taken_off(session, by):
    set_acts(treatment(session, "2.1"), [Act.APPROVED], by=by)
    finish_item(treatment(session, "2.1"), by=by)
    with pytest.raises(CannotSend, match="afsluttet og låst"):
        take_off_agenda(item_of(session, "2.1"), by=by)


def test_minutes_whose_approval_was_withdrawn_in_the_meeting_wait_for_the_next(by):
    minutes = closed(by)
    send_minutes(minutes, site=SITE, by=by)
    session = in_session(by, NEXT)
    with recording():
        MinutesForApproval(item=item_of(session, "1.1"), meeting=minutes).save()
    assert minutes_waiting(session.meeting) == []
    withdraw(treatment(session, "1.1"), by=by)
    assert minutes_waiting(session.meeting) == [minutes]
