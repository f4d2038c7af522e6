"""An agenda becomes an edition: numbered by its order, whole, with its files, and what is to be closed closed."""

import pytest

from tests.meetings.cycle.cases import on_agenda, prepared
from tests.meetings.drafts.laid import secretary
from tests.papers import holder
from tvaers.access.recording import recording
from tvaers.access.roles import Role
from tvaers.access.visibility import OPERATOR, PUBLIC
from tvaers.document.uploads import Kind, Upload
from tvaers.meetings.agenda.queries import agenda_of
from tvaers.meetings.agenda.whole import numbers_of
from tvaers.meetings.drafts.actions.writing import parts_of, save_draft
from tvaers.meetings.models import AgendaSection, Attachment, DraftItem, Edition
from tvaers.meetings.paper.queries import document_for, meeting_at
from tvaers.meetings.sending.actions.freezing import freeze_agenda
from tvaers.meetings.sight.actions.letting_read import let_read

pytestmark = pytest.mark.usefixtures("registers")


def numbered(meeting):
    return [(line.number, line.version.title) for line in agenda_of(meeting, OPERATOR).lines()]


def last_item(meeting):
    return DraftItem.objects.filter(meeting=meeting).latest("pk")


@pytest.mark.parametrize(
    ("given", "numbers"),
    [
        ([], []),
        (["", ""], ["2.1", "2.2"]),
        (["2.1", "2.2", ""], ["2.1", "2.2", "2.3"]),
        (["2.1", "", "2.2"], ["2.1", "2.3", "2.2"]),
        (["", "2.9"], ["2.10", "2.9"]),
    ],
)
def test_what_was_sent_keeps_its_number_and_what_comes_later_goes_on_after_it(given, numbers):
    assert numbers_of(2, given) == numbers


def test_items_are_numbered_by_section_and_order():
    assert numbered(prepared(secretary())) == [
        ("1.1", "Godkendelse af dagsorden"),
        ("2.1", "Aftenbusser til alle"),
        ("2.2", "Fælles vagtplan"),
    ]


def test_the_edition_says_what_was_typed_and_the_members_read_it_when_it_is_sent():
    by = secretary()
    meeting = prepared(by)
    edition = freeze_agenda(meeting, by=by)
    assert [item.title for item in edition.as_document().items()] == [title for _, title in numbered(meeting)]
    assert not Edition.objects.visible_to(PUBLIC).exists()
    with recording():
        let_read(meeting, by=by)
    member = holder(Role.MEMBER)
    seen = meeting_at("nordjylland", meeting.address, member)
    document = document_for(seen.current_edition, member)
    (bus,) = [item for item in document.items() if item.number == "2.1"]
    assert bus.parts.recommendation == "Det indstilles, at KKR godkender planen."
    assert document.time == "10.00-12.00"


def test_an_addendum_goes_on_after_what_was_sent_and_changes_no_number():
    by = secretary()
    meeting = prepared(by)
    freeze_agenda(meeting, by=by)
    on_agenda(AgendaSection.objects.get(meeting=meeting, title="Godkendelser"), "Hastesag", by=by)
    edition = freeze_agenda(meeting, Edition.Occasion.ADDENDUM, "Et punkt mere.", by=by)
    assert ("1.2", "Hastesag") in [(item.number, item.title) for item in edition.as_document().items()]
    assert edition.number == 2
    assert edition.note == "Et punkt mere."


def test_an_attachment_is_marked_in_the_text_by_itself_and_its_file_goes_with_the_edition():
    by = secretary()
    meeting = prepared(by)
    item = last_item(meeting)
    version = item.versions.get()
    upload = Upload("Vagtplan 2027.txt", Kind.TEXT, b"vagtplan")
    save_draft(item, parts_of(version), based_on=1, added=[upload], by=by)
    edition = freeze_agenda(meeting, by=by)
    (row,) = Attachment.objects.filter(item__edition=edition)
    assert (row.text, row.filename, row.sha256) == ("Vagtplan 2027.txt", "Vagtplan 2027.txt", upload.sha256)
    (listed,) = [item for item in edition.as_document().items() if item.number == "2.2"]
    assert listed.parts.presentation.endswith("./. Vagtplan 2027.txt")


def test_what_is_to_go_out_closed_is_closed_from_the_first_moment():
    by = secretary()
    meeting = prepared(by)
    item = last_item(meeting)
    with recording():
        item.is_closed, item.closed_because, item.neutral_title = True, "Forhandling om pris", "Lejemål"
        item.save()
    edition = freeze_agenda(meeting, by=by)
    with recording():
        let_read(meeting, by=by)
    edition.refresh_from_db()
    titles = [item.title for item in document_for(edition, PUBLIC).items()]
    assert titles == ["Godkendelse af dagsorden", "Aftenbusser til alle", "Lejemål"]
