"""The page of an agenda in preparation: for whom it is there, what it shows, and what its forms do."""

import re

import pytest

from tests.meetings.cycle.cases import on_agenda, prepared
from tests.meetings.cycle.test_agenda import as_printed, item_called, section_called
from tests.meetings.drafts.laid import draft, secretary
from tests.papers import holder
from tvaers.access.recording import recording
from tvaers.access.roles import Role
from tvaers.meetings.models import AgendaSection, DraftComment, DraftItem, Meeting
from tvaers.meetings.sending.actions.freezing import freeze_agenda

pytestmark = pytest.mark.usefixtures("registers")

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
HOSTILE = "<script>alert('x')</script>\"'<img src=x onerror=alert(1)>"
MOST_QUERIES = 22


@pytest.fixture
def by(registers):
    return secretary()


@pytest.fixture
def meeting(by):
    return prepared(by)


@pytest.fixture
def page(client, by):
    client.force_login(by.account, BACKEND)
    return client


def agenda_address(meeting, more=""):
    return f"/nordjylland/moeder/{meeting.address}/dagsorden/{more}"


def text_of(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", response.content.decode()))


def test_the_page_shows_sections_items_and_what_is_to_be_seen_to(page, meeting, by):
    item = item_called(meeting, "Fælles vagtplan")
    with recording():
        item.is_closed, item.closed_because = True, "Pris"
        item.save()
        DraftComment.objects.create(draft=item, account=by.account, text="Husk prisen")
    text = text_of(page.get(agenda_address(meeting)))
    for words in ("1. Godkendelser", "2.2 Fælles vagtplan", "Kladde", "Lukket", "1 kommentar", "3 punkter er stadig"):
        assert words in text
    assert "Husk prisen" not in text


@pytest.mark.parametrize("more", ["", "papir/", "papir/dokument.pdf", "papir/dokument.docx"])
@pytest.mark.parametrize("role", [Role.MEMBER, Role.CHAIR, Role.KL_AUTHOR, Role.ADMINISTRATOR])
def test_it_is_not_there_for_others(client, meeting, role, more):
    client.force_login(holder(role), BACKEND)
    assert client.get(agenda_address(meeting, more)).status_code == 404


def test_who_is_not_signed_in_is_asked_to_sign_in(client, meeting):
    assert client.get(agenda_address(meeting)).status_code == 302


def test_a_section_is_added_renamed_moved_and_removed(page, meeting):
    page.post(agenda_address(meeting, "afsnit/nyt/"), {"title": "Orientering"})
    new = section_called(meeting, "Orientering")
    page.post(agenda_address(meeting, f"afsnit/{new.pk}/"), {"title": "Siden sidst"})
    page.post(agenda_address(meeting, f"afsnit/{new.pk}/flyt/"), {"way": "op"})
    titles = AgendaSection.objects.filter(meeting=meeting).values_list("title", flat=True)
    assert list(titles) == ["Godkendelser", "Siden sidst", "Regionale sager"]
    page.post(agenda_address(meeting, f"afsnit/{new.pk}/fjern/"))
    assert AgendaSection.objects.filter(meeting=meeting).count() == 2


def test_a_title_leads_straight_to_the_form_of_the_new_item(page, meeting):
    section = section_called(meeting, "Regionale sager")
    answer = page.post(agenda_address(meeting, f"afsnit/{section.pk}/nyt-punkt/"), {"title": HOSTILE})
    item = DraftItem.objects.latest("pk")
    assert answer["Location"] == f"/nordjylland/udkast/{item.pk}/rediger/"
    assert "<img src=x" not in page.get(agenda_address(meeting)).content.decode()


def test_a_draft_is_put_on_moved_and_taken_off(page, meeting, by):
    item, section = draft(by), section_called(meeting, "Godkendelser")
    page.post(agenda_address(meeting, f"afsnit/{section.pk}/saet-paa/"), {"draft": item.pk})
    assert as_printed(meeting)[1][0] == "1.2"
    move = agenda_address(meeting, f"punkter/{item.pk}/flyt/")
    page.post(move, {"way": "op"})
    assert item_called(meeting, "Godkendelse af dagsorden").position == 1
    page.post(move, {"section": section_called(meeting, "Regionale sager").pk, "before": ""})
    assert as_printed(meeting)[-1][0] == "2.3"
    answer = page.post(agenda_address(meeting, f"punkter/{item.pk}/tag-af/"), follow=True)
    assert "Det ligger blandt udkastene" in text_of(answer)
    assert len(as_printed(meeting)) == 3


@pytest.mark.parametrize("sent", [{"way": "til siden"}, {"section": "x"}, {"section": "9" * 30}, {}])
def test_what_no_page_sends_is_not_there(page, meeting, sent):
    item = item_called(meeting, "Fælles vagtplan")
    assert page.post(agenda_address(meeting, f"punkter/{item.pk}/flyt/"), sent).status_code == 404


def test_what_was_sent_cannot_be_moved_and_the_page_says_why(page, meeting, by):
    freeze_agenda(meeting, by=by)
    item = item_called(meeting, "Fælles vagtplan")
    answer = page.post(agenda_address(meeting, f"punkter/{item.pk}/flyt/"), {"way": "op"}, follow=True)
    assert "sendt ud med nummer 2.2" in text_of(answer)


def test_an_agenda_that_can_no_longer_be_changed_has_no_forms(page, meeting):
    with recording():
        meeting.stage = Meeting.Stage.MINUTES_DRAFTED
        meeting.save()
    content = page.get(agenda_address(meeting)).content.decode()
    assert "Dagsordenen kan ikke ændres mere" in content
    assert "/flyt/" not in content
    assert "/nyt-punkt/" not in content


def test_a_long_agenda_asks_no_more_than_a_short_one(page, meeting, by, django_assert_max_num_queries):
    for number in range(12):
        on_agenda(section_called(meeting, "Regionale sager"), f"Sag {number}", by=by)
    page.get(agenda_address(meeting))
    with django_assert_max_num_queries(MOST_QUERIES):
        page.get(agenda_address(meeting))


def test_the_paper_of_today_is_a_page_a_pdf_and_a_word_file(page, meeting):
    item = item_called(meeting, "Fælles vagtplan")
    with recording():
        item.is_closed = True
        item.save()
    text = text_of(page.get(agenda_address(meeting, "papir/")))
    assert "Punktet behandles for lukkede døre" in text
    assert "Det indstilles, at KKR godkender planen." in text
    pdf = page.get(agenda_address(meeting, "papir/dokument.pdf"))
    assert pdf.content.startswith(b"%PDF")
    assert "udkast.pdf" in pdf["Content-Disposition"]
    assert page.get(agenda_address(meeting, "papir/dokument.docx")).content.startswith(b"PK")
