"""The pages beside an item's text: facts, comments, attachments, cases, programme, guests, and items from Word."""

import re

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tests.meetings.cycle.cases import prepared
from tests.meetings.cycle.test_agenda import as_printed, item_called, section_called
from tests.meetings.drafts.laid import secretary
from tests.papers import holder
from tvaers.access.roles import Role
from tvaers.document.model import Item, Parts
from tvaers.document.writing.item_template import item_as_word
from tvaers.meetings.drafts.actions.writing import latest_version
from tvaers.meetings.models import DraftComment, DraftItem, Invitee

pytestmark = pytest.mark.usefixtures("registers")

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
HOSTILE = "<script>alert('x')</script>\"'<img src=x onerror=alert(1)>"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.fixture
def by(registers):
    return secretary()


@pytest.fixture
def meeting(by):
    return prepared(by)


@pytest.fixture
def item(meeting):
    return item_called(meeting, "Fælles vagtplan")


@pytest.fixture
def page(client, by):
    client.force_login(by.account, BACKEND)
    return client


def draft_address(item, more=""):
    return f"/nordjylland/udkast/{item.pk}/{more}"


def agenda_address(meeting, more=""):
    return f"/nordjylland/moeder/{meeting.address}/dagsorden/{more}"


def text_of(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", response.content.decode()))


def file(name="Budget 2027.txt", data=b"tal"):
    return SimpleUploadedFile(name, data)


def test_facts_and_status_are_kept_and_shown_with_the_item(page, item):
    page.post(draft_address(item, "om/"), {"due_on": "2027-01-20", "is_closed": "on", "closed_because": HOSTILE})
    page.post(draft_address(item, "status/"), {"status": "approved"})
    answer = page.get(draft_address(item))
    text = text_of(answer)
    assert "Godkendt (Secretary)" in text
    assert "20. januar 2027" in text
    assert "<img src=x" not in answer.content.decode()


def test_closing_without_a_reason_is_refused_and_what_was_written_stays_in_the_form(page, item):
    answer = page.post(draft_address(item, "om/"), {"is_closed": "on", "neutral_title": "Lejemål"})
    assert "Skriv, hvorfor punktet skal være lukket." in text_of(answer)
    assert 'value="Lejemål"' in answer.content.decode()


def test_a_writer_of_kl_neither_approves_nor_closes(client, item):
    client.force_login(holder(Role.KL_AUTHOR), BACKEND)
    assert client.post(draft_address(item, "status/"), {"status": "approved"}).status_code == 404
    assert client.get(draft_address(item, "om/")).status_code == 404


def test_comments_are_made_settled_and_taken_up_on_the_page(page, item):
    page.post(draft_address(item, "kommentarer/"), {"text": HOSTILE})
    comment = DraftComment.objects.get()
    page.post(draft_address(item, f"kommentarer/{comment.pk}/"))
    assert DraftComment.objects.get().settled_at <= timezone.now()
    page.post(draft_address(item, f"kommentarer/{comment.pk}/"), {"again": "1"})
    assert DraftComment.objects.get().settled_at is None
    assert "<img src=x" not in page.get(draft_address(item)).content.decode()


def test_many_files_are_put_on_at_once_and_the_page_shows_how_the_paper_marks_them(page, item):
    page.post(draft_address(item, "bilag/"), {"added": [file(), file("Plan.txt", b"plan")]})
    page.post(draft_address(item, "bilag/eftersendes/"), {"promise-title": "Aftalen", "promise-promised_for": ""})
    text = text_of(page.get(draft_address(item, "bilag/")))
    for words in ("./. Budget 2027", "./. Plan", "./. Aftalen (eftersendes)", "højst 25 MB hver og 30 bilag"):
        assert words in text


def test_a_file_that_is_refused_says_why_by_name_and_nothing_is_changed(page, item):
    answer = page.post(draft_address(item, "bilag/"), {"added": [file(), file("ond.exe", b"MZ\x90\x00" * 20)]})
    assert "ond.exe" in text_of(answer)
    assert latest_version(item).number == 1


def test_one_is_named_exchanged_moved_and_taken_off(page, item):
    page.post(draft_address(item, "bilag/"), {"added": [file(), file("Plan.txt", b"plan")]})

    def row(place):
        return latest_version(item).attachments.all()[place]

    page.post(draft_address(item, f"bilag/{row(0).pk}/"), {"title": "Bilag 1: Budget", "is_closed": "on"})
    page.post(draft_address(item, f"bilag/{row(0).pk}/fil/"), {"file": file("nyt.txt", b"nye tal")})
    page.post(draft_address(item, f"bilag/{row(0).pk}/flyt/"), {"way": "ned"})
    assert [(a.title, a.file_version, a.is_closed) for a in latest_version(item).attachments.all()] == [
        ("Plan", 1, False),
        ("Bilag 1: Budget", 2, True),
    ]
    answer = page.post(draft_address(item, f"bilag/{row(0).pk}/fjern/"), follow=True)
    assert "”Plan” er taget af" in text_of(answer)


def test_what_another_has_changed_meanwhile_is_told(page, item):
    page.post(draft_address(item, "bilag/"), {"added": [file()]})
    old = latest_version(item).attachments.get()
    page.post(draft_address(item, f"bilag/{old.pk}/"), {"title": "Andet navn"})
    answer = page.post(draft_address(item, f"bilag/{old.pk}/fjern/"), follow=True)
    assert "En anden har ændret bilaget" in text_of(answer)


def test_a_promised_attachment_has_no_file_to_get(page, item):
    page.post(draft_address(item, "bilag/eftersendes/"), {"promise-title": "Aftalen"})
    row = latest_version(item).attachments.get()
    assert page.get(f"/nordjylland/udkast/bilag/{row.pk}/").status_code == 404
    assert page.get(draft_address(item)).status_code == 200


def test_a_case_lists_its_items_and_keeps_its_retention(page, item):
    case = item.case
    address = f"/nordjylland/sager/{case.pk}/"
    assert "Fælles vagtplan" in text_of(page.get(address))
    wrong = page.post(address, {"title": "", "kle_code": "busser", "retention": "keep"})
    assert "13.05.02 eller" in text_of(wrong)
    page.post(address, {"title": "Vagtplaner", "kle_code": "13.05.02 G01", "retention": "keep"})
    text = text_of(page.get("/nordjylland/sager/"))
    for words in ("Vagtplaner", "KLE 13.05.02 G01", "Bevares", "3 punkter"):
        assert words in text


@pytest.mark.parametrize("more", ["sager/", "sager/{case}/"])
def test_cases_are_for_the_secretariat(client, item, more):
    client.force_login(holder(Role.MEMBER), BACKEND)
    assert client.get(f"/nordjylland/{more.format(case=item.case.pk)}").status_code == 404


def test_the_programme_is_written_and_a_line_that_cannot_be_read_is_told(page, meeting):
    address = agenda_address(meeting, "program/")
    wrong = page.post(address, {"lines": "Frokost", "begun_from": ""})
    assert "Begynd hver linje med klokkeslættet" in text_of(wrong)
    page.post(address, {"lines": "9.00-9.45 Gruppemøder\r\n12.00 Frokost", "begun_from": ""})
    again = page.post(address, {"lines": "9.00 Te", "begun_from": ""})
    assert "9.00-9.45 Gruppemøder 12.00 Frokost" in text_of(again)
    begun_from = "9.00-9.45 Gruppemøder\r\n12.00 Frokost"
    assert page.post(address, {"lines": "9.00 Te", "begun_from": begun_from}).status_code == 302
    assert "Gruppemøder" not in text_of(page.get(agenda_address(meeting)))


def test_a_guest_is_put_on_an_item_and_stands_on_the_agenda(page, meeting, item):
    address = agenda_address(meeting, f"punkter/{item.pk}/gaester/")
    page.post(address, {"name": "Ida Holm", "organisation": "Regionen", "time": "10.30"})
    assert "Gæster: Ida Holm (10.30)" in text_of(page.get(agenda_address(meeting)))
    page.post(f"{address}{Invitee.objects.get().pk}/fjern/")
    assert not Invitee.objects.exists()


def test_a_word_file_is_read_shown_and_then_put_on(page, meeting):
    parts = Parts("Kort baggrund.", "Det indstilles, at KKR godkender planen.", "- Led et\n- Led to", "KKR godkendte.")
    word = item_as_word(Item("1", "Fælles indkøb", case_number="SAG-2026-00042", parts=parts))
    section = section_called(meeting, "Godkendelser")
    address = agenda_address(meeting, f"afsnit/{section.pk}/fra-word/")
    shown = page.post(address, {"file": SimpleUploadedFile("punkt.docx", word)})
    text = text_of(shown)
    assert "Dette blev læst: 1 punkt" in text
    assert "Filen har en beslutning" in text
    assert len(as_printed(meeting)) == 3
    mark = re.search(r'name="looked_at" value="([^"]+)"', shown.content.decode())[1]
    answer = page.post(address, {"looked_at": mark})
    item = DraftItem.objects.latest("pk")
    assert answer["Location"] == f"/nordjylland/udkast/{item.pk}/rediger/"
    version = latest_version(item)
    assert (version.title, version.case_number, version.background) == (
        "Fælles indkøb",
        "SAG-2026-00042",
        "Kort baggrund.",
    )
    assert version.presentation.endswith("KKR godkendte.")
    assert as_printed(meeting)[1] == ("1.2", "Fælles indkøb")


@pytest.mark.parametrize(
    ("name", "data"), [("x.txt", b"tekst"), ("x.docx", b"PK\x03\x04 ikke en fil"), ("x.pdf", b"%PDF-")]
)
def test_a_file_that_is_no_word_file_is_refused(page, meeting, name, data):
    section = section_called(meeting, "Godkendelser")
    answer = page.post(agenda_address(meeting, f"afsnit/{section.pk}/fra-word/"), {"file": file(name, data)})
    assert answer.status_code == 200
    assert "form-error-message" in answer.content.decode()


def test_a_mark_that_was_not_given_puts_nothing_on(page, meeting):
    section = section_called(meeting, "Godkendelser")
    address = agenda_address(meeting, f"afsnit/{section.pk}/fra-word/")
    assert page.post(address, {"looked_at": "ikke-noget-maerke"}).status_code == 404


def test_the_empty_template_is_a_word_file(page, meeting):
    answer = page.get(agenda_address(meeting, "punkt.docx"))
    assert answer["Content-Type"] == WORD
    assert answer.content.startswith(b"PK")


def test_agenda_and_attachments_become_one_pdf_and_again_when_something_changed(page, meeting, item):
    page.post(draft_address(item, "bilag/"), {"added": [file()]})
    address = agenda_address(meeting, "papir/samlet.pdf")
    first = b"".join(page.get(address).streaming_content)
    pages = list(pypdfium2.PdfDocument(first))
    assert "BILAG 2.2-1" in "\n".join(one.get_textpage().get_text_bounded() for one in pages)
    assert b"".join(page.get(address).streaming_content) == first
    page.post(draft_address(item, "bilag/"), {"added": [file("Plan.txt", b"plan")]})
    second = b"".join(page.get(address).streaming_content)
    assert len(pypdfium2.PdfDocument(second)) > len(pages)
