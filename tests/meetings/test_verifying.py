"""`verify`: the words on the pages decide whether a PDF is what was published."""

from __future__ import annotations

import io

import pikepdf
import pytest

from tests.papers import OPERATOR, holder, item, keep, paper
from tvaers.access.roles import Role
from tvaers.access.visibility import PUBLIC
from tvaers.councils.actions import change_settings
from tvaers.councils.models import Council, CouncilSettings
from tvaers.document.contract import content_hash
from tvaers.document.model import Kind, Parts
from tvaers.document.reading import UnreadableDocument
from tvaers.document.writing.pdf import write_pdf
from tvaers.meetings.models import Closing, Depublication, Edition
from tvaers.meetings.paper.queries import document_for
from tvaers.meetings.paper.verifying import Verdict, verify
from tvaers.meetings.sight.actions.closing import close_item, open_again
from tvaers.meetings.sight.actions.depublication import depublish, depublish_item, publish
from tvaers.meetings.sight.actions.taking_part import exclude, include

pytestmark = pytest.mark.usefixtures("registers")

MISTAKE = Depublication.ReasonClass.MISTAKE
NAME = "papir.pdf"


def published(edition: Edition) -> bytes:
    return write_pdf(document_for(edition, PUBLIC))


@pytest.fixture
def edition() -> Edition:
    return keep(paper(item(), item("1.2", "Nyt kystråd"))).edition


def altered(data: bytes, change) -> bytes:
    """The PDF changed by `change(pdf)`, its attached data as they were."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        pdf.save(out)
    return out.getvalue()


def test_the_published_file_is_known_bit_for_bit(edition):
    found = verify(published(edition), NAME)
    assert found.verdict is Verdict.IDENTICAL
    assert found.edition == edition
    assert found.newer is None


def test_a_file_saved_anew_by_another_program_still_says_the_same(edition):
    found = verify(altered(published(edition), lambda pdf: None), NAME)
    assert found.verdict is Verdict.SAME


def test_other_words_on_the_pages_are_found_although_the_attached_data_are_the_published(edition):
    document = document_for(edition, PUBLIC)
    forged = published(edition)
    document.sections[0].items[0].parts.decision = "KKR Nordjylland forkastede sagen."
    other = write_pdf(document)
    with pikepdf.open(io.BytesIO(forged)) as real:
        attached = real.attachments["document.json"].get_file().read_bytes()

    def swap(pdf):
        pdf.attachments["document.json"] = pikepdf.AttachedFileSpec(pdf, attached, filename="document.json")

    found = verify(altered(other, swap), NAME)
    assert found.verdict is Verdict.CHANGED
    assert found.edition == edition
    assert "punkt 1.1, beslutning" in found.where
    assert "forkastede" in found.where


def test_words_laid_over_a_page_outside_the_tags_are_found(edition):
    def lay_over(pdf):
        page = pdf.pages[-1]
        font = next(iter(page.resources.Font.keys()))
        stamp = pdf.make_stream(f"/Artifact BMC BT {font} 20 Tf 100 300 Td <00240025> Tj ET EMC".encode())
        page.contents_add(stamp)

    assert not verify(altered(published(edition), lay_over), NAME).verdict.is_genuine


def test_a_white_box_over_a_sentence_is_found(edition):
    def cover(pdf):
        page = pdf.pages[-1]
        page.contents_add(pdf.make_stream(b"/Artifact BMC 1 1 1 rg 0 0 595 700 re f EMC"))

    found = verify(altered(published(edition), cover), NAME)
    assert found.verdict is Verdict.LOOKS_DIFFERENT
    assert "side" in found.where


def test_an_item_taken_away_is_found(edition):
    document = document_for(edition, PUBLIC)
    document.sections[0].items.pop()
    assert verify(write_pdf(document), NAME).verdict is Verdict.CHANGED


def test_an_item_added_is_found(edition):
    document = document_for(edition, PUBLIC)
    document.sections[0].items.append(item("1.3", "Ekstra sag"))
    assert verify(write_pdf(document), NAME).verdict is Verdict.CHANGED


def test_the_colophon_of_another_edition_is_found(edition):
    document = document_for(edition, PUBLIC)
    assert document.edition
    document.edition = type(document.edition)(7, document.edition.sha256)
    assert verify(write_pdf(document), NAME).verdict is Verdict.CHANGED


def test_an_older_edition_is_genuine_and_the_newer_is_named():
    agenda = item(parts=Parts(background="Kommunerne har drøftet aftenbusser."), decision_types=[])
    older = keep(paper(agenda, kind=Kind.AGENDA, participants=[])).edition
    data = published(older)
    newer = keep(paper()).edition
    older.refresh_from_db()
    found = verify(data, NAME)
    assert found.verdict is Verdict.IDENTICAL
    assert (found.edition, found.newer) == (older, newer)


def test_a_file_from_before_an_item_was_taken_down_is_genuine_and_the_item_is_named(edition):
    data = published(edition)
    depublish_item(edition.meeting, "1.2", MISTAKE, by=OPERATOR)
    found = verify(data, NAME)
    assert found.verdict is Verdict.OTHER_READING
    assert found.items_apart == ("1.2",)


def test_a_file_of_a_meeting_taken_down_is_still_known(edition):
    data = published(edition)
    depublish(edition.meeting, MISTAKE, by=OPERATOR)
    found = verify(data, NAME)
    assert found.verdict is Verdict.IDENTICAL
    assert found.edition
    assert found.edition.meeting.depublished_at


def test_a_file_with_the_mark_of_closed_words_is_genuine_before_and_after_they_are_opened(edition):
    closing = close_item(edition.meeting, "1.2", "Offentlighedsloven § 23", by=OPERATOR)
    edition.refresh_from_db()
    data = write_pdf(document_for(edition, holder(Role.MEMBER)), holds_closed=True)
    found = verify(data, NAME)
    assert (found.verdict, found.items_apart) == (Verdict.OTHER_READING, ("1.2",))
    open_again(closing, by=OPERATOR)
    assert verify(data, NAME).verdict is Verdict.SAME


def test_a_white_box_over_the_mark_of_closed_words_is_found(edition):
    close_item(edition.meeting, "1.2", "Offentlighedsloven § 23", by=OPERATOR)
    edition.refresh_from_db()
    data = write_pdf(document_for(edition, holder(Role.MEMBER)), holds_closed=True)

    def cover(pdf):
        pdf.pages[0].contents_add(pdf.make_stream(b"/Artifact BMC 1 1 1 rg 0 780 595 60 re f EMC"))

    assert verify(altered(data, cover), NAME).verdict is Verdict.LOOKS_DIFFERENT


def test_a_members_file_with_a_closed_item_is_genuine_and_says_what_is_not_public():
    closed = item("1.2", "Hemmelig handel", neutral_title="Ejendomssag", open=False)
    edition = keep(paper(item(), closed)).edition
    data = write_pdf(document_for(edition, holder(Role.MEMBER)))
    found = verify(data, NAME)
    assert found.verdict is Verdict.OTHER_READING
    assert found.items_apart == ("1.2",)
    assert verify(published(edition), NAME).verdict is Verdict.IDENTICAL


def test_a_paper_of_ours_that_the_archive_does_not_have_is_unknown(edition):
    document = document_for(edition, PUBLIC)
    document.council = "KKR Sjælland"
    assert document.edition
    document.edition = type(document.edition)(1, "ab" * 32)
    assert verify(write_pdf(document), NAME).verdict is Verdict.UNKNOWN


def test_a_paper_of_others_is_not_ours(edition):
    document = paper(item(title="Helt andet"), council="KKR Sjælland")
    assert verify(write_pdf(document), NAME).verdict is Verdict.NOT_OURS


def test_what_is_no_paper_is_refused():
    with pytest.raises(UnreadableDocument):
        verify(b"%PDF-1.7 garbage", NAME)


def set_shown(edition: Edition, shown: str) -> None:
    council = Council.objects.get(pk=edition.meeting.council_id)
    change_settings(council, closed_items_shown=shown, is_published_when_sent=True, by=OPERATOR)


def fresh(edition: Edition) -> Edition:
    return Edition.objects.get(pk=edition.pk)


def closed(edition: Edition, **named: str) -> Closing:
    return close_item(fresh(edition).meeting, "1.2", "Offentlighedsloven § 23", **named, by=OPERATOR)


def opened_again(edition: Edition) -> None:
    open_again(Closing.objects.get(opened_at=None), by=OPERATOR)


def shown_otherwise(edition: Edition) -> None:
    set_shown(edition, CouncilSettings.ClosedItemsShown.NUMBER)


def named_otherwise(edition: Edition) -> None:
    opened_again(edition)
    closed(edition, neutral_title="Kystsag")


CHANGES = [
    pytest.param({"neutral_title": "Ejendomssag"}, opened_again, id="reopened"),
    pytest.param({"neutral_title": "Ejendomssag"}, shown_otherwise, id="the council chose otherwise"),
    pytest.param({}, named_otherwise, id="closed without a neutral title, then with one"),
]


@pytest.mark.parametrize(("named", "change"), CHANGES)
def test_a_file_from_when_something_was_closed_otherwise_is_genuine_and_older(edition, named, change):
    closed(edition, **named)
    data = published(fresh(edition))
    change(edition)
    for file in (data, altered(data, lambda pdf: None)):
        found = verify(file, NAME)
        assert (found.verdict, found.items_apart) == (Verdict.ONCE_PUBLIC, ("1.2",))
        assert found.since


@pytest.mark.parametrize(("named", "change"), CHANGES)
def test_a_forged_file_from_when_something_was_closed_otherwise_is_found(edition, named, change):
    closed(edition, **named)
    document = document_for(fresh(edition), PUBLIC)
    change(edition)
    document.sections[0].items[0].parts.decision = "KKR Nordjylland forkastede sagen."
    assert document.edition
    for sha256 in (document.edition.sha256, content_hash(document), edition.content_sha256):
        document.edition = type(document.edition)(edition.number, sha256)
        assert verify(write_pdf(document), NAME).verdict is Verdict.CHANGED


def test_what_stood_so_only_while_the_meeting_was_not_public_was_never_public():
    edition = keep(paper(item(), item("1.2", "Nyt kystråd")), is_published=False).edition
    closed(edition, neutral_title="Ejendomssag")
    data = published(fresh(edition))
    opened_again(edition)
    publish(fresh(edition).meeting, by=OPERATOR)
    assert verify(data, NAME).verdict is Verdict.CHANGED


def test_a_box_over_a_file_that_was_public_once_is_found(edition):
    closed(edition, neutral_title="Ejendomssag")
    data = published(fresh(edition))
    opened_again(edition)

    def cover(pdf):
        pdf.pages[-1].contents_add(pdf.make_stream(b"/Artifact BMC 1 1 1 rg 0 0 595 700 re f EMC"))

    assert verify(altered(data, cover), NAME).verdict is Verdict.LOOKS_DIFFERENT


@pytest.fixture
def three() -> Edition:
    return keep(paper(item(), item("1.2", "Nyt kystråd"), item("1.3", "Køb af kajplads"))).edition


def read_by(edition: Edition, account) -> bytes:
    return write_pdf(document_for(fresh(edition), account), holds_closed=True)


def excluded_from_one_of_two_closed(edition: Edition):
    close_item(fresh(edition).meeting, "1.3", "Offentlighedsloven § 23", by=OPERATOR)
    closed(edition, neutral_title="Ejendomssag")
    member = holder(Role.MEMBER)
    return exclude(edition.meeting, "1.2", member, by=OPERATOR), member


@pytest.mark.parametrize("change", [named_otherwise, shown_otherwise])
def test_an_excluded_members_file_from_when_something_was_closed_otherwise_is_genuine(three, change):
    exclusion, member = excluded_from_one_of_two_closed(three)
    data = read_by(three, member)
    assert verify(data, NAME).verdict.is_genuine
    if change is named_otherwise:
        open_again(Closing.objects.get(item_number="1.2", opened_at=None), by=OPERATOR)
        closed(three, neutral_title="Kystsag")
    else:
        change(three)
    include(exclusion, by=OPERATOR)
    found = verify(data, NAME)
    assert (found.verdict, found.items_apart) == (Verdict.ONCE_READ, ("1.2", "1.3"))
    assert found.since


def test_such_a_file_with_a_word_of_ones_own_is_found(three):
    _exclusion, member = excluded_from_one_of_two_closed(three)
    document = document_for(fresh(three), member)
    open_again(Closing.objects.get(item_number="1.2", opened_at=None), by=OPERATOR)
    closed(three, neutral_title="Kystsag")
    assert document.edition
    document.sections[0].items[0].parts.decision = "KKR Nordjylland forkastede sagen."
    for sha256 in (document.edition.sha256, content_hash(document)):
        document.edition = type(document.edition)(three.number, sha256)
        assert verify(write_pdf(document, holds_closed=True), NAME).verdict is Verdict.CHANGED
