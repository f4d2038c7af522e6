"""Minutes are approved at a later meeting, with their corrections, and an approval can be taken back."""

from datetime import date

import pytest
from django.utils import timezone

from tests.meetings.cycle.cases import closed, decided, in_session, treatment
from tests.meetings.drafts.laid import SITE, secretary
from tests.papers import item, keep, paper
from tests.signin.steps import enter
from tvaers.access.recording import recording
from tvaers.access.visibility import PUBLIC
from tvaers.councils.models import CouncilSettings
from tvaers.document.model import Kind
from tvaers.document.phrasing import Style
from tvaers.meetings.minutes.actions.writing import CannotWriteMinutes, send_minutes, write_decision
from tvaers.meetings.minutes.approval_sentences import sentences_for
from tvaers.meetings.minutes.approvals import corrections_of
from tvaers.meetings.models import Closing, DraftItem, Edition, Meeting, MinutesForApproval
from tvaers.meetings.paper.queries import meeting_at
from tvaers.meetings.session.actions.deciding import reopen_item, set_acts
from tvaers.meetings.session.actions.opening import close_session, resume_session

pytestmark = pytest.mark.usefixtures("registers")

NEXT = date(2027, 4, 9)
CORRECTED = "KKR Nordjylland godkendte indstillingen med én ændring."


@pytest.fixture
def by(registers):
    return secretary()


@pytest.fixture
def minutes(by):
    meeting = closed(by)
    send_minutes(meeting, site=SITE, by=by)
    meeting.refresh_from_db()
    return meeting


def next_session(minutes, by, acts=("approved",)):
    """The next meeting, whose first item asks for the approval, with everything decided."""
    session = in_session(by, NEXT)
    with recording():
        item = DraftItem.objects.get(meeting=session.meeting, number="1.1")
        MinutesForApproval(item=item, meeting=minutes).save()
    decided(session, by)
    set_acts(treatment(session, "1.1"), list(acts), by=by)
    return session


def corrected(meeting, by):
    row = treatment(meeting.session, "2.1")
    write_decision(row, CORRECTED, None, base=row.decision, by=by)


def latest(meeting):
    return Edition.objects.filter(meeting=meeting).latest("number")


def test_closing_the_next_meeting_approves_what_it_approved(minutes, by):
    close_session(next_session(minutes, by).meeting, by=by)
    minutes.refresh_from_db()
    edition = latest(minutes)
    assert (minutes.stage, edition.occasion) == (Meeting.Stage.MINUTES_APPROVED, Edition.Occasion.APPROVED_MINUTES)
    assert edition.note == "Godkendt på mødet den 9. april 2027 uden ændringer."
    assert edition.content_sha256 == Edition.objects.get(meeting=minutes, occasion="minutes").content_sha256
    assert MinutesForApproval.objects.get().approved_edition == edition


def test_corrections_written_since_the_sending_are_in_the_approved_edition_and_told_of(minutes, by):
    corrected(minutes, by)
    assert [(entry.number, entry.title) for entry in corrections_of(minutes)] == [("2.1", "Aftenbusser til alle")]
    assert latest(minutes).occasion == Edition.Occasion.MINUTES
    close_session(next_session(minutes, by, ("conditional",)).meeting, by=by)
    edition = latest(minutes)
    assert edition.note == "Godkendt på mødet den 9. april 2027 med ændringer i pkt. 2.1."
    assert CORRECTED in [item.parts.decision for item in edition.as_document().items()]
    with pytest.raises(CannotWriteMinutes):
        corrected(minutes, by)


def test_what_the_meeting_does_not_approve_stays_sent(minutes, by):
    close_session(next_session(minutes, by, ("postponed",)).meeting, by=by)
    minutes.refresh_from_db()
    assert minutes.stage == Meeting.Stage.MINUTES_SENT


def test_minutes_become_public_at_the_approval_where_the_council_waits_for_it(by):
    meeting = closed(by)
    with recording():
        CouncilSettings(council=meeting.council, minutes_published="when-approved").save()
    send_minutes(meeting, site=SITE, by=by)
    assert not Edition.objects.visible_to(PUBLIC).filter(meeting=meeting, stage=Kind.MINUTES).exists()
    close_session(next_session(meeting, by).meeting, by=by)
    assert meeting_at("nordjylland", meeting.address, PUBLIC).current_edition.stage == Kind.MINUTES


def test_an_approval_is_taken_back_when_the_meeting_is_taken_up_again_and_decides_otherwise(minutes, by):
    corrected(minutes, by)
    session = next_session(minutes, by)
    close_session(session.meeting, by=by)
    session.meeting.refresh_from_db()
    resume_session(session.meeting, "Referatet blev alligevel ikke godkendt", by=by)
    reopen_item(treatment(session, "1.1"), "Ikke godkendt", by=by)
    set_acts(treatment(session, "1.1"), ["postponed"], by=by)
    session.meeting.refresh_from_db()
    close_session(session.meeting, by=by)
    minutes.refresh_from_db()
    edition = latest(minutes)
    assert (minutes.stage, edition.occasion) == (Meeting.Stage.MINUTES_SENT, Edition.Occasion.CORRECTION)
    assert CORRECTED not in [item.parts.decision for item in edition.as_document().items()]
    assert "taget tilbage" in edition.note
    assert MinutesForApproval.objects.get().approved_edition is None


def test_closing_again_without_a_change_makes_no_new_edition_and_with_one_it_does(minutes, by):
    session = next_session(minutes, by)
    close_session(session.meeting, by=by)
    number = latest(minutes).number
    for is_changed in (False, True):
        session.meeting.refresh_from_db()
        resume_session(session.meeting, "Et punkt manglede", by=by)
        if is_changed:
            corrected(Meeting.objects.get(pk=minutes.pk), by)
        session.meeting.refresh_from_db()
        close_session(session.meeting, by=by)
        assert latest(minutes).number == number + is_changed


def texts(minutes, style=Style.FULL):
    return [(sentence.text, [act.value for act in sentence.acts]) for sentence in sentences_for([minutes], style)]


def test_the_sentences_that_approve_are_ready_and_say_what_was_corrected(minutes, by):
    assert texts(minutes) == [("Referatet fra mødet den 5. februar 2027 blev godkendt.", ["approved"])]
    assert texts(minutes, Style.SHORT) == [("Godkendt.", ["approved"])]
    corrected(minutes, by)
    (with_correction, acts), plain = texts(minutes)
    assert with_correction.startswith("Referatet fra mødet den 5. februar 2027 blev godkendt med denne rettelse:")
    assert f"Punkt 2.1, Aftenbusser til alle: {CORRECTED}" in with_correction
    assert not {"approved", "conditional"}.isdisjoint(acts)
    assert plain[1] == ["approved"]
    assert sentences_for([], Style.FULL) == []


def test_a_correction_of_what_is_closed_is_not_named_in_the_sentence(minutes, by):
    corrected(minutes, by)
    with recording():
        Closing.objects.create(meeting=minutes, item_number="2.1", what=Closing.What.ITEM, closed_at=timezone.now())
    assert [text for text, _acts in texts(minutes)] == ["Referatet fra mødet den 5. februar 2027 blev godkendt."]


def test_they_stand_on_the_page_of_the_approval_and_in_the_session(client, minutes, by):
    corrected(minutes, by)
    session = next_session(minutes, by)
    enter(client, by.account)
    address = f"/nordjylland/moeder/{minutes.address}/referat/godkendelse/"
    page = client.get(address).content.decode()
    assert "blev godkendt med denne rettelse" in page
    assert f"/moeder/{session.meeting.address}/afvikling/" in page
    held = client.get(f"/nordjylland/moeder/{session.meeting.address}/afvikling/")
    ready = next(entry.sentences for entry in held.context["items"] if entry.seen.number == "1.1")
    assert [sentence.text for sentence in ready] == [text for text, _acts in texts(minutes)]


def test_minutes_that_came_in_as_a_file_are_approved_as_they_came_and_it_is_taken_back(by):
    imported = keep(paper(item(), date=date(2026, 11, 6))).edition.meeting
    session = next_session(imported, by)
    close_session(session.meeting, by=by)
    imported.refresh_from_db()
    asked = MinutesForApproval.objects.get()
    assert asked.approved_edition == imported.current_edition
    assert (imported.stage, imported.editions.count()) == (Meeting.Stage.ARCHIVED, 1)
    session.meeting.refresh_from_db()
    resume_session(session.meeting, "Referatet blev alligevel ikke godkendt", by=by)
    reopen_item(treatment(session, "1.1"), "Ikke godkendt", by=by)
    set_acts(treatment(session, "1.1"), ["postponed"], by=by)
    session.meeting.refresh_from_db()
    close_session(session.meeting, by=by)
    asked.refresh_from_db()
    assert asked.approved_edition is None
