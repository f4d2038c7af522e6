"""Sending an agenda and what comes after it: whole or not at all, asked once, numbered on, and told to those before."""

import html

import pytest

from tests.meetings.cycle.cases import member, on_agenda, prepared, rewritten
from tests.meetings.drafts.laid import PARTS, SITE, account, circle, secretary
from tests.meetings.sending.test_telling import published_later
from tests.papers import holder
from tests.signin.steps import enter
from tvaers.access.action import NotPermitted
from tvaers.access.actor import Actor
from tvaers.access.recording import recording
from tvaers.access.roles import Role
from tvaers.access.visibility import OPERATOR, PUBLIC
from tvaers.document.uploads import Kind, Upload
from tvaers.meetings.agenda.queries import agenda_of
from tvaers.meetings.cycle.stages import CannotAdvance
from tvaers.meetings.drafts.actions.writing import parts_of, save_draft
from tvaers.meetings.models import AgendaSection, DraftAttachment, DraftItem, Edition, Meeting, Sending
from tvaers.meetings.paper.queries import document_for, meeting_at
from tvaers.meetings.sending.actions.sending import (
    CannotSend,
    put_back_on_agenda,
    send_agenda,
    send_news,
    take_off_agenda,
)
from tvaers.meetings.sending.news_since_sent import news_since_sent, what_it_looks_like
from tvaers.post.models import Letter

pytestmark = pytest.mark.usefixtures("registers")
What = Sending.What


@pytest.fixture
def by(registers) -> Actor:
    return secretary()


@pytest.fixture
def out(by) -> Meeting:
    """A meeting whose agenda was sent to one member."""
    member("Anna Berg")
    meeting = prepared(by)
    send_agenda(meeting, site=SITE, by=by)
    return meeting


def news_of(meeting):
    return news_since_sent(agenda_of(meeting, OPERATOR), OPERATOR)


def item_called(meeting, title) -> DraftItem:
    return next(line.item for line in agenda_of(meeting, OPERATOR).lines() if line.version.title == title)


def test_sending_makes_the_first_edition_lets_it_be_read_and_tells_everybody(by, out):
    seen = meeting_at("nordjylland", out.address, PUBLIC)
    assert (seen.stage, seen.current_edition.number) == ("agenda-sent", 1)
    assert Letter.objects.get().email == "anna@rebild.example"


def test_where_the_council_publishes_later_only_the_members_read_it_at_first(by):
    published_later()
    meeting = prepared(by)
    send_agenda(meeting, site=SITE, by=by)
    assert not Meeting.objects.visible_to(PUBLIC).exists()
    assert Meeting.objects.visible_to(holder(Role.MEMBER)).exists()


def test_nothing_is_sent_of_what_lacks_something(by):
    meeting = prepared(by)
    with recording():
        meeting.place = ""
        meeting.save()
    with pytest.raises(CannotAdvance) as refused:
        send_agenda(meeting, site=SITE, by=by)
    assert [entry.message for entry in refused.value.missing] == ["Mødet har intet sted."]
    assert not Edition.objects.exists()
    assert not Sending.objects.exists()


def test_it_is_sent_once(by, out):
    with pytest.raises(CannotAdvance):
        send_agenda(out, site=SITE, by=by)
    assert Letter.objects.count() == 1


def test_a_note_that_names_what_is_closed_is_refused(by):
    meeting = prepared(by)
    item = item_called(meeting, "Fælles vagtplan")
    with recording():
        item.is_closed, item.closed_because = True, "Pris"
        item.save()
    with pytest.raises(CannotSend):
        send_agenda(meeting, "Læg mærke til fælles  vagtplan.", site=SITE, by=by)


def test_only_the_secretariat_sends(by, out):
    for role in (Role.MEMBER, Role.CHAIR):
        with pytest.raises(NotPermitted):
            send_news(out, What.CORRECTION, site=SITE, by=Actor.of_account(holder(role)))


def test_an_addendum_goes_on_with_the_numbers_and_is_told_with_its_note(by, out):
    on_agenda(AgendaSection.objects.get(meeting=out, title="Regionale sager"), "Hastesag", by)
    assert what_it_looks_like(news_of(out)) is What.ADDENDUM
    edition = send_news(out, What.ADDENDUM, "Et punkt mere.", site=SITE, by=by)
    assert (edition.number, edition.occasion, edition.note) == (2, "addendum", "Et punkt mere.")
    assert "2.3" in [item.number for item in document_for(edition, PUBLIC).items()]
    assert "Et punkt mere." in Letter.objects.latest("pk").body


def test_a_promised_attachment_that_has_come_is_a_late_attachment(by):
    member("Anna Berg")
    meeting = prepared(by)
    item = item_called(meeting, "Fælles vagtplan")
    with recording():
        DraftAttachment(version=item.versions.get(), title="Vagtplan").save()
    send_agenda(meeting, site=SITE, by=by)
    upload = Upload("vagtplan.pdf", Kind.PDF, b"%PDF-")
    with recording():
        row = DraftAttachment.objects.get()
        row.filename, row.sha256, row.media_type, row.size = "vagtplan.pdf", upload.sha256, "application/pdf", 5
        row.save()
    news = news_of(meeting)
    assert [(change.number, change.came, change.parts) for change in news.items] == [("2.2", ("Vagtplan",), ())]
    assert what_it_looks_like(news) is What.LATE_ATTACHMENT
    send_news(meeting, What.LATE_ATTACHMENT, site=SITE, by=by)
    assert Letter.objects.latest("pk").subject.startswith("Eftersendt bilag")


def test_a_file_that_was_changed_under_the_same_title_is_news(by):
    meeting = prepared(by)
    item = item_called(meeting, "Fælles vagtplan")
    save_draft(
        item, parts_of(item.versions.get()), based_on=1, added=[Upload("plan.txt", Kind.TEXT, b"en plan")], by=by
    )
    send_agenda(meeting, site=SITE, by=by)
    with recording():
        DraftAttachment.objects.update(sha256="f" * 64)
    assert [change.came for change in news_of(meeting).items] == [("plan.txt",)]


def test_a_correction_is_an_edition_that_shows_its_changes_and_need_not_be_told(by, out):
    rewritten(item_called(out, "Aftenbusser til alle"), PARTS.__class__(title="Aftenbusser til flere"), by)
    assert what_it_looks_like(news_of(out)) is What.CORRECTION
    edition = send_news(out, What.CORRECTION, "Titlen er rettet.", tells=False, site=SITE, by=by)
    assert edition.number == 2
    assert Letter.objects.count() == 1
    assert not news_of(out)


def test_nothing_new_is_not_sent(by, out):
    with pytest.raises(CannotSend):
        send_news(out, What.CORRECTION, site=SITE, by=by)


def test_an_item_that_is_taken_off_keeps_its_number_and_can_be_put_back(by, out):
    item = item_called(out, "Aftenbusser til alle")
    take_off_agenda(item, by=by)
    assert [(change.number, change.fate) for change in news_of(out).items] == [("2.1", "withdrawn")]
    put_back_on_agenda(item, by=by)
    assert not news_of(out)
    take_off_agenda(item, by=by)
    edition = send_news(out, What.CORRECTION, site=SITE, by=by)
    items = {entry.number: entry for entry in document_for(edition, PUBLIC).items()}
    assert items["2.1"].parts.presentation == "Punktet udgår."
    assert list(items) == ["1.1", "2.1", "2.2"]


def test_later_editions_go_to_the_circles_told_before(by):
    meeting = prepared(by)
    send_agenda(meeting, circles=[circle(account("kim@kommune.example"))], site=SITE, by=by)
    on_agenda(AgendaSection.objects.get(meeting=meeting, title="Regionale sager"), "Hastesag", by)
    send_news(meeting, What.ADDENDUM, site=SITE, by=by)
    assert list(Letter.objects.values_list("email", flat=True)) == ["kim@kommune.example"] * 2


def words(answer) -> str:
    return " ".join(html.unescape(answer.content.decode()).split())


def test_the_secretary_sees_the_letter_and_sends_it_on_the_page(client, by):
    member("Anna Berg")
    meeting = prepared(by)
    enter(client, by.account)
    page = f"/nordjylland/moeder/{meeting.address}/udsend/"
    assert "1 får en e-mail" in words(client.get(page))
    seen = client.post(page, {"note": "Husk kaffe."})
    assert "Husk kaffe." in words(seen)
    assert "kan ikke fortrydes" in words(seen)
    assert not Edition.objects.exists()
    told = client.post(page, {"note": "Husk kaffe.", "confirmed": seen.context["mark"]}, follow=True)
    assert "Udgave 1 er sendt. 1 e-mail er på vej." in words(told)
    assert "anna@rebild.example" in words(told)


def test_what_was_changed_while_it_was_looked_at_is_shown_again(client, by):
    meeting = prepared(by)
    enter(client, by.account)
    page = f"/nordjylland/moeder/{meeting.address}/udsend/"
    mark = client.post(page, {"note": ""}).context["mark"]
    rewritten(item_called(meeting, "Aftenbusser til alle"), PARTS, by)
    on_agenda(AgendaSection.objects.get(meeting=meeting, title="Godkendelser"), "Nyt", by)
    assert "ændret, mens du så på den" in words(client.post(page, {"note": "", "confirmed": mark}))
    assert not Edition.objects.exists()


def test_the_page_of_news_shows_what_changed_word_by_word(client, by, out):
    rewritten(item_called(out, "Aftenbusser til alle"), PARTS.__class__(title="Aftenbusser til flere"), by)
    enter(client, by.account)
    page = f"/nordjylland/moeder/{out.address}/udsend/"
    text = client.get(page, follow=True).content.decode()
    assert "<ins>" in text
    assert "flere" in text


def test_pages_of_sending_are_for_the_secretariat(client, by, out):
    enter(client, holder(Role.MEMBER))
    for part in ("", "nyt/", "historik/"):
        assert client.get(f"/nordjylland/moeder/{out.address}/udsend/{part}").status_code == 404
