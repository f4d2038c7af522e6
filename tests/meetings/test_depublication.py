"""What is taken down is gone from every page, file and search, and a marker says why."""

from __future__ import annotations

import hashlib
import io

import pypdfium2
import pytest
from docx import Document as WordDocument

from tests.papers import OPERATOR, holder, item, keep, paper
from tvaers.access.action import Actor, NotPermitted
from tvaers.access.models import AuditEvent
from tvaers.access.roles import Role
from tvaers.access.visibility import PUBLIC
from tvaers.document.contract import to_json
from tvaers.document.model import Act, Kind, Parts
from tvaers.meetings.files.kept import keep_original
from tvaers.meetings.models import AgendaItem, Depublication, Meeting, SourceFile
from tvaers.meetings.paper.queries import acts_of_year, document_for
from tvaers.meetings.sight.actions.depublication import CannotPublish, depublish, depublish_item, publish, republish
from tvaers.search.models import LexiconWord
from tvaers.search.queries import search
from tvaers.search.shape import FacetKind, Filters

pytestmark = pytest.mark.usefixtures("registers")

MEETING = "/nordjylland/moeder/2025-03-07/"
SECRET = "Zebrafinken"
MISTAKE = Depublication.ReasonClass.MISTAKE
PERSONAL = Depublication.ReasonClass.PERSONAL_DATA


def telling(number: str = "1.2", title: str = f"{SECRET} på tværs", **changes):
    parts = Parts(background="Sagen om zebrafinken.", decision="KKR Nordjylland godkendte zebrafinken.")
    return item(number, title, parts=parts, decision_types=[Act.APPROVED], **changes)


def two_editions() -> Meeting:
    """A meeting whose agenda and minutes both tell of the secret, in an item of their own."""
    agenda, minutes = paper(item(), telling(), kind=Kind.AGENDA, participants=[]), paper(item(), telling())
    for document in (agenda, minutes):
        data = to_json(document).encode()
        keep_original(data, hashlib.sha256(data).hexdigest())
    keep(agenda)
    return keep(minutes).edition.meeting


def addresses(meeting: Meeting) -> list[str]:
    files = [f"original/{key}/" for key in SourceFile.objects.values_list("pk", flat=True)]
    paths = ("", "1.2/", "udgaver/1/", "dokument.pdf", "dokument.docx", "udgaver/1/dokument.pdf", *files)
    return [MEETING + path for path in paths]


def text_of(response) -> str:
    content = b"".join(response) if response.streaming else response.content
    if content.startswith(b"%PDF"):
        return "".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(content))
    if content.startswith(b"PK"):
        return "\n".join(paragraph.text for paragraph in WordDocument(io.BytesIO(content)).paragraphs)
    return content.decode()


def test_a_meeting_taken_down_answers_gone_with_the_class_of_reason_alone(client):
    meeting = two_editions()
    for path in addresses(meeting):
        assert client.get(path).status_code == 200, path
    depublish(meeting, PERSONAL, note="Navnet på en borger stod der", by=OPERATOR)
    for path in addresses(meeting):
        response = client.get(path)
        assert response.status_code == 410, path
        html = response.content.decode()
        assert "Oplysninger om personer" in html
        assert SECRET.lower() not in html.lower()
        assert "borger" not in html
        assert response["X-Robots-Tag"] == "noindex"


def test_an_item_taken_down_is_a_marker_in_every_edition_and_file(client):
    meeting = two_editions()
    for path in addresses(meeting):
        client.get(path)
    depublish_item(meeting, "1.2", MISTAKE, note="Forkert bilag", by=OPERATOR)
    gone = {f"{MEETING}1.2/"}
    originals = {path for path in addresses(meeting) if "original" in path}
    for path in addresses(meeting):
        response = client.get(path)
        assert response.status_code == (410 if path in gone else 404 if path in originals else 200), path
        text = text_of(response).lower()
        assert SECRET.lower() not in text, path
        assert "forkert bilag" not in text, path
    assert "ikke længere offentligt" in client.get(MEETING).content.decode()
    assert "Offentliggjort ved en fejl" in client.get(f"{MEETING}1.2/").content.decode()


def test_the_etag_of_before_is_no_answer_after(client):
    meeting = two_editions()
    before = client.get(MEETING)["ETag"]
    depublish_item(meeting, "1.2", MISTAKE, by=OPERATOR)
    assert client.get(MEETING, headers={"If-None-Match": before}).status_code == 200


@pytest.mark.parametrize("is_whole_meeting", [True, False])
def test_search_facets_spelling_lexicon_and_lists_forget_it(client, is_whole_meeting):
    meeting = two_editions()
    keep(paper(item(title="Andet"), council="KKR Sjælland"))
    assert search("zebrafinken", viewer=PUBLIC).total == 1
    assert search("zebrafinkan", viewer=PUBLIC).did_you_mean
    if is_whole_meeting:
        depublish(meeting, MISTAKE, by=OPERATOR)
    else:
        depublish_item(meeting, "1.2", MISTAKE, by=OPERATOR)
    assert search("zebrafinken", viewer=PUBLIC).total == 0
    assert search("zebrafinkan", viewer=PUBLIC).did_you_mean is None
    assert not LexiconWord.objects.filter(word__startswith="zebra").exists()
    assert LexiconWord.objects.filter(word="aftenbusser").exists()
    approved = search("", viewer=PUBLIC, filters=Filters({FacetKind.ACT: ("approved",)}))
    assert approved.total == 0
    assert "approved" not in {row.act for row in acts_of_year(meeting.council, 2025, PUBLIC)}
    assert SECRET not in client.get("/nordjylland/beslutninger/").content.decode()


def test_a_member_reads_no_more_of_it_than_the_public_and_the_secretariat_still_does():
    meeting = two_editions()
    depublish_item(meeting, "1.2", MISTAKE, by=OPERATOR)
    edition = Meeting.objects.get().current_edition
    for viewer in (PUBLIC, holder(Role.MEMBER), holder(Role.SECRETARY, council="sjaelland", email="s@x.example")):
        assert SECRET not in str(document_for(edition, viewer))
        assert not AgendaItem.objects.visible_to(viewer).filter(number="1.2").exists()
    assert SECRET in str(document_for(edition, holder(Role.SECRETARY)))


def test_a_later_edition_keeps_the_item_down():
    keep(paper(item(), telling(), kind=Kind.AGENDA, participants=[]))
    meeting = Meeting.objects.get()
    depublish_item(meeting, "1.2", MISTAKE, by=OPERATOR)
    kept = keep(paper(item(), telling()))
    assert SECRET not in str(document_for(kept.edition, PUBLIC))
    assert search("zebrafinken", viewer=PUBLIC).total == 0
    assert not AgendaItem.objects.visible_to(PUBLIC).filter(number="1.2").exists()


@pytest.mark.parametrize("is_whole_meeting", [True, False])
def test_republishing_brings_everything_back(client, is_whole_meeting):
    meeting = two_editions()
    take_down = depublish if is_whole_meeting else depublish_item
    marker = take_down(meeting, *([] if is_whole_meeting else ["1.2"]), MISTAKE, by=OPERATOR)
    republish(marker, by=OPERATOR)
    for path in addresses(meeting):
        assert client.get(path).status_code == 200, path
    assert SECRET in client.get(MEETING).content.decode()
    assert search("zebrafinken", viewer=PUBLIC).total == 1
    assert search("zebrafinkan", viewer=PUBLIC).did_you_mean
    with pytest.raises(CannotPublish):
        republish(marker, by=OPERATOR)


def test_a_meeting_held_back_becomes_public_when_it_is_published(client):
    meeting = keep(paper(item(), telling()), is_published=False).edition.meeting
    assert search("zebrafinken", viewer=PUBLIC).total == 0
    publish(meeting, by=OPERATOR)
    assert client.get(MEETING).status_code == 200
    assert search("zebrafinken", viewer=PUBLIC).total == 1
    with pytest.raises(CannotPublish):
        publish(meeting, by=OPERATOR)


def test_what_cannot_be_taken_down_is_refused():
    meeting = keep(paper(), is_published=False).edition.meeting
    with pytest.raises(CannotPublish):
        depublish(meeting, MISTAKE, by=OPERATOR)
    with pytest.raises(CannotPublish):
        depublish_item(meeting, "9.9", MISTAKE, by=OPERATOR)
    publish(meeting, by=OPERATOR)
    depublish_item(meeting, "1.1", MISTAKE, by=OPERATOR)
    with pytest.raises(CannotPublish):
        depublish_item(meeting, "1.1", MISTAKE, by=OPERATOR)


def test_the_marker_of_a_meeting_that_never_was_public_tells_nobody(client):
    meeting = keep(paper(item(), telling()), is_published=False).edition.meeting
    depublish_item(meeting, "1.2", MISTAKE, by=OPERATOR)
    assert client.get(f"{MEETING}1.2/").status_code == 404


@pytest.mark.parametrize("role", [Role.MEMBER, Role.CHAIR, Role.ADMINISTRATOR, Role.AUDITOR, Role.KL_AUTHOR])
def test_only_the_secretariat_of_the_council_may(role):
    meeting = keep(paper()).edition.meeting
    for account in (holder(role), holder(Role.SECRETARY, council="sjaelland", email="s@x.example")):
        with pytest.raises(NotPermitted):
            depublish(meeting, MISTAKE, by=Actor.of_account(account))
    depublish(meeting, MISTAKE, by=Actor.of_account(holder(Role.SECRETARY)))


def test_each_leaves_one_event():
    meeting = keep(paper()).edition.meeting
    before = AuditEvent.objects.count()
    republish(depublish(meeting, MISTAKE, by=OPERATOR), by=OPERATOR)
    events = AuditEvent.objects.order_by("pk")[before:]
    assert [event.action for event in events] == ["meetings.depublish", "meetings.republish"]
