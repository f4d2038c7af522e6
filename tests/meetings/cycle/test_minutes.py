"""Minutes say what was recorded: the decisions, the points, the votes, who was there, and what goes out with them."""

import pytest

from tests.meetings.cycle.cases import closed, decided, in_session, member, treatment
from tests.meetings.drafts.laid import SITE, secretary
from tests.papers import holder
from tvaers.access.recording import recording
from tvaers.access.roles import Role
from tvaers.access.visibility import PUBLIC
from tvaers.councils.models import CouncilSettings
from tvaers.document.contract import to_contract
from tvaers.document.model import Act, Kind
from tvaers.document.reading import read_bytes
from tvaers.document.uploads import Kind as FileKind
from tvaers.document.uploads import Upload
from tvaers.document.writing.pdf import write_pdf
from tvaers.document.writing.word import write_word
from tvaers.meetings.cycle.stages import CannotAdvance
from tvaers.meetings.minutes.actions.writing import (
    CannotWriteMinutes,
    enclose_with_minutes,
    send_minutes,
    write_decision,
)
from tvaers.meetings.minutes.composing import minutes_document, order_in_words
from tvaers.meetings.minutes.missing import missing_for_send_minutes
from tvaers.meetings.models import (
    NOTHING_RECORDED,
    Attachment,
    DraftItem,
    EarlierDecision,
    Edition,
    Invitee,
    Meeting,
    Presence,
)
from tvaers.meetings.paper.queries import document_for, meeting_at
from tvaers.meetings.session.actions.deciding import record_votes, set_acts, type_decision
from tvaers.meetings.session.actions.leaving_over import postpone
from tvaers.meetings.session.actions.opening import close_session, move_treatment, resume_session
from tvaers.meetings.session.actions.sub_points import add_sub_point, type_sub_point

pytestmark = pytest.mark.usefixtures("registers")

TYPED = {
    "1.1": "KKR Nordjylland godkendte dagsordenen.",
    "2.1": "KKR Nordjylland drøftede sagen med bemærkninger:\n\n- Der er **for få** busser.\n- Der er langt.",
}
SLIDES = Upload("Oplæg om busser.txt", FileKind.TEXT, b"slides")


@pytest.fixture
def by(registers):
    return secretary()


def noted(session, name, municipality, party, *, is_there):
    with recording():
        seat = member(name, municipality, party)
        invitee = Invitee(
            meeting=session.meeting,
            part=Invitee.Part.MEMBER,
            membership=seat,
            person=seat.person,
            name=name,
            party=party,
            municipality=seat.municipality,
        )
        invitee.save()
        if is_there:
            Presence(invitee=invitee).save()


def held(by):
    """A meeting with everything that can be recorded, closed."""
    session = in_session(by)
    for number, text in TYPED.items():
        type_decision(treatment(session, number), text, "", by=by)
    record_votes(treatment(session, "2.1"), 9, 2, 1, by=by)
    point = add_sub_point(treatment(session, "2.1"), "Nyt fra regionen", by=by)
    type_sub_point(point, "KKR Nordjylland tog orienteringen til efterretning.", "", by=by)
    postpone(treatment(session, "2.2"), None, by=by)
    move_treatment(treatment(session, "2.2"), treatment(session, "2.1"), by=by)
    noted(session, "Ida Holm-Krogh", "Hjørring", "A", is_there=True)
    noted(session, "Bo Lind", "Rebild", "V", is_there=False)
    close_session(session.meeting, by=by)
    session.meeting.refresh_from_db()
    return session.meeting


def items_of(document):
    return {item.number: item for item in document.items()}


def test_minutes_have_the_agenda_as_sent_with_what_was_recorded_of_each_item(by):
    document = minutes_document(held(by))
    items = items_of(document)
    assert (document.kind, list(items)) == (Kind.MINUTES, ["1.1", "2.1", "2.2"])
    assert items["1.1"].parts.decision == TYPED["1.1"]
    assert items["2.1"].parts.decision.startswith(TYPED["2.1"])
    assert "9 stemte for, 2 stemte imod, og 1 undlod at stemme." in items["2.1"].parts.decision
    assert "### Nyt fra regionen\n\nKKR Nordjylland tog" in items["2.1"].parts.decision
    assert "udsat til næste møde" in items["2.2"].parts.decision
    assert (items["2.2"].decision_types, items["1.1"].decision_types) == ([Act.POSTPONED], [Act.APPROVED])
    assert {Act.DISCUSSED, Act.VOTED, Act.NOTED} <= set(items["2.1"].decision_types)
    assert document.preamble == "Punkterne blev behandlet i denne rækkefølge: 1.1, 2.2 og 2.1."
    assert [row.name for row in document.participants] == ["Ida Holm-Krogh"]
    assert [row.name for row in document.apologies] == ["Bo Lind"]


@pytest.mark.parametrize(("writer", "name"), [(write_pdf, "referat.pdf"), (write_word, "referat.docx")])
def test_the_file_read_again_has_the_data_that_was_typed(by, writer, name):
    document = minutes_document(held(by))
    read = read_bytes(writer(document), name)
    said, typed = to_contract(read), to_contract(document)
    for key in ("source", "warnings"):
        del said[key], typed[key]
    assert said == typed


def test_the_acts_are_those_that_were_chosen_whatever_the_text_says(by):
    session = in_session(by)
    decided(session, by)
    set_acts(treatment(session, "2.1"), ["noted"], by=by)
    nothing = treatment(session, "2.2")
    type_decision(nothing, "", nothing.decision, by=by)
    set_acts(nothing, [NOTHING_RECORDED], by=by)
    items = items_of(minutes_document(session.meeting))
    assert items["2.1"].decision_types == [Act.NOTED]
    assert items["2.2"].decision_types == []
    assert items["2.2"].parts.decision == "Der blev ikke truffet nogen beslutning."


def test_no_order_is_told_of_when_items_were_taken_as_they_are_numbered():
    assert order_in_words(["1.1", "2.9", "2.10"]) == ""
    assert order_in_words(["2.10", "2.9"]) == "Punkterne blev behandlet i denne rækkefølge: 2.10 og 2.9."


def test_a_decision_is_written_anew_after_the_meeting_and_what_it_said_is_kept(by):
    meeting = closed(by)
    row = treatment(meeting.session, "2.1")
    write_decision(row, "KKR Nordjylland tog planen til efterretning.", None, base=row.decision, by=by)
    changed = treatment(meeting.session, "2.1")
    assert (changed.decision, changed.acts) == ("KKR Nordjylland tog planen til efterretning.", ["noted"])
    (earlier,) = EarlierDecision.objects.filter(treatment=row)
    assert (earlier.text, earlier.acts) == ("KKR Nordjylland godkendte indstillingen.", ["approved"])
    assert items_of(minutes_document(meeting))["2.1"].decision_types == [Act.NOTED]


def test_no_decision_is_written_anew_while_the_meeting_is_on(by):
    session = in_session(by)
    with pytest.raises(CannotWriteMinutes):
        write_decision(treatment(session, "2.1"), "Nyt.", None, base="", by=by)


def test_a_file_added_after_the_meeting_goes_out_with_the_minutes(by):
    meeting = closed(by)
    enclose_with_minutes(DraftItem.objects.get(meeting=meeting, number="2.1"), [SLIDES], "Oplæg om busser", by=by)
    edition = send_minutes(meeting, site=SITE, by=by).edition
    (row,) = Attachment.objects.filter(item__edition=edition)
    assert (row.item.number, row.text, row.sha256) == ("2.1", "Oplæg om busser", SLIDES.sha256)
    with pytest.raises(CannotWriteMinutes):
        enclose_with_minutes(DraftItem.objects.get(meeting=meeting, number="2.1"), [SLIDES], by=by)


def test_sending_takes_the_meeting_on_and_everybody_reads_the_minutes(by):
    meeting = held(by)
    edition = send_minutes(meeting, site=SITE, by=by).edition
    meeting.refresh_from_db()
    assert (meeting.stage, edition.occasion) == (Meeting.Stage.MINUTES_SENT, Edition.Occasion.MINUTES)
    seen = meeting_at("nordjylland", meeting.address, PUBLIC)
    assert items_of(document_for(seen.current_edition, PUBLIC))["1.1"].parts.decision == TYPED["1.1"]
    with pytest.raises(CannotAdvance):
        send_minutes(meeting, site=SITE, by=by)


def test_minutes_are_for_the_members_until_they_are_approved_where_the_council_says_so(by):
    meeting = held(by)
    with recording():
        settings = CouncilSettings(council=meeting.council, minutes_published="when-approved")
        settings.save()
        meeting.published_at = meeting.sent_at
        meeting.save()
    send_minutes(meeting, site=SITE, by=by)
    member_account = holder(Role.MEMBER, email="medlem@kkr.example")
    theirs = meeting_at("nordjylland", meeting.address, member_account).current_edition
    public = meeting_at("nordjylland", meeting.address, PUBLIC).current_edition
    assert (theirs.stage, public.stage) == (Kind.MINUTES, Kind.AGENDA)


def test_minutes_of_a_meeting_that_is_not_closed_are_not_sent(by):
    meeting = closed(by)
    resume_session(meeting, "En stemme manglede", by=by)
    with pytest.raises(CannotAdvance):
        send_minutes(meeting, site=SITE, by=by)


def test_what_is_missing_is_told_and_a_missing_check_does_not_block(by):
    missing = missing_for_send_minutes(closed(by))
    assert not any(entry.is_blocking for entry in missing)
    messages = [entry.message for entry in missing]
    assert "Formandskabet har ikke svaret, at det er enigt i referatet." in messages
    assert "Ingen er noteret som mødt. Referatet får ingen deltagerliste." in messages
