"""A meeting's page, an item's page and the files one click away."""

import io
from datetime import date

import pypdfium2
import pytest
from django.utils.html import escape

from tests.papers import holder, item, keep, paper
from tvaers.access.roles import Role
from tvaers.access.visibility import PUBLIC
from tvaers.document.model import Item, Kind, Parts, Section
from tvaers.meetings.models import AgendaItem, SourceFile
from tvaers.meetings.paper.queries import document_for
from tvaers.search.queries import search
from tvaers.search.shape import FacetKind, Filters

pytestmark = pytest.mark.usefixtures("registers")

MEETING = "/nordjylland/moeder/2025-03-07/"
MOST_QUERIES = 6


def closed_item() -> Item:
    return Item(
        number="1.2",
        title="Forhandling med navngivet leverandør",
        neutral_title="Kontraktforhold",
        open=False,
        parts=Parts(presentation="Prisen er hemmelighedsfuld."),
    )


def test_the_page_shows_what_was_recommended_and_decided(client):
    keep(paper())
    html = client.get(MEETING).content.decode()
    assert "Fælles busdrift om aftenen" in html
    assert "KKR Nordjylland tog orienteringen til efterretning." in html
    assert "tager til efterretning" in html
    assert "tog til efterretning" in html
    assert "Ida Holm-Krogh" in html


def test_an_item_has_an_address_of_its_own_with_its_neighbours(client):
    keep(paper(item("1.1"), item("1.2", "Nyt kystsikringsråd")))
    html = client.get(f"{MEETING}1.1/").content.decode()
    assert "Fælles busdrift om aftenen" in html
    assert f'href="{MEETING}1.2/"' in html


@pytest.mark.parametrize(
    "path",
    [
        f"{MEETING}9.9/",
        "/nordjylland/moeder/2025-03-08/",
        "/nordjylland/moeder/2025-03-07-2/",
        "/nordjylland/moeder/2025-13-45/",
        "/nordjylland/moeder/i-gaar/",
        "/atlantis/moeder/2025-03-07/",
        f"{MEETING}udgaver/7/",
        f"{MEETING}original/999/",
    ],
)
def test_what_does_not_exist_is_not_found(client, path):
    keep(paper())
    assert client.get(path).status_code == 404


def test_the_number_of_queries_does_not_grow_with_the_items(client, django_assert_max_num_queries):
    keep(paper(*(item(f"1.{number}", f"Sag nummer {number}") for number in range(1, 41))))
    with django_assert_max_num_queries(MOST_QUERIES):
        client.get(MEETING)
    with django_assert_max_num_queries(MOST_QUERIES):
        client.get(MEETING)


def test_an_unchanged_page_is_answered_from_its_etag(client):
    keep(paper())
    first = client.get(MEETING)
    again = client.get(MEETING, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(f"/en{MEETING}")["ETag"] != first["ETag"]


def test_minutes_change_the_etag_and_the_agenda_stays_readable(client):
    agenda = item(parts=Parts(background="Kommunerne har drøftet aftenbusser."), decision_types=[])
    keep(paper(agenda, kind=Kind.AGENDA, participants=[]))
    before = client.get(MEETING)
    keep(paper())
    after = client.get(MEETING, headers={"If-None-Match": before["ETag"]})
    assert after.status_code == 200
    assert "tog orienteringen til efterretning" in after.content.decode()
    earlier = client.get(f"{MEETING}udgaver/1/").content.decode()
    assert "tidligere udgave" in earlier
    assert "tog orienteringen til efterretning" not in earlier


def test_a_second_meeting_that_day_has_its_own_address(client):
    keep(paper())
    keep(paper(item(title="Høring om kystlinjen"), meeting_kind="extraordinary"))
    html = client.get("/nordjylland/moeder/2025-03-07-2/").content.decode()
    assert "Høring om kystlinjen" in html


def test_no_cookie_and_a_strict_policy(client):
    keep(paper())
    response = client.get(MEETING)
    assert response.cookies == {}
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7 * 7 }}"])
def test_text_from_a_paper_is_text_on_the_page(client, hostile):
    keep(paper(item(title=hostile, parts=Parts(background=hostile.replace("<", "\\<")))))
    html = client.get(MEETING).content.decode()
    assert escape(hostile) in html
    assert "<script>alert" not in html
    assert "<img src=x" not in html


def test_the_pdf_says_what_the_page_says(client):
    keep(paper())
    response = client.get(f"{MEETING}dokument.pdf")
    assert response["Content-Type"] == "application/pdf"
    text = "".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(response.content))
    assert "Fælles busdrift om aftenen" in text
    assert "KKR Nordjylland tog orienteringen til efterretning." in text


def test_an_earlier_edition_has_files_of_its_own(client):
    agenda = item(parts=Parts(background="Kommunerne har drøftet aftenbusser."), decision_types=[])
    keep(paper(agenda, kind=Kind.AGENDA, participants=[]))
    keep(paper())
    html = client.get(f"{MEETING}udgaver/1/").content.decode()
    assert f"{MEETING}udgaver/1/dokument.pdf" in html
    pdf = pypdfium2.PdfDocument(client.get(f"{MEETING}udgaver/1/dokument.pdf").content)
    assert "tog orienteringen" not in "".join(page.get_textpage().get_text_bounded() for page in pdf)
    assert client.get(f"{MEETING}udgaver/9/dokument.pdf").status_code == 404


def test_the_word_file_says_what_the_page_says(client):
    from docx import Document as WordDocument

    keep(paper())
    response = client.get(f"{MEETING}dokument.docx")
    paragraphs = [paragraph.text for paragraph in WordDocument(io.BytesIO(response.content)).paragraphs]
    assert any("Fælles busdrift om aftenen" in text for text in paragraphs)


def test_what_is_not_published_is_not_there_for_the_public(client):
    keep(paper(), is_published=False)
    for path in (MEETING, f"{MEETING}1.1/", f"{MEETING}dokument.pdf", f"{MEETING}dokument.docx"):
        assert client.get(path).status_code == 404
    assert "2025" not in client.get("/nordjylland/").content.decode().split("<main")[1].split("medlemmer")[0]


def test_a_closed_item_shows_its_number_and_neutral_title_only(client):
    keep(paper(item(), closed_item()))
    for path in (MEETING, f"{MEETING}1.2/"):
        html = client.get(path).content.decode()
        assert "Kontraktforhold" in html
        assert "leverandør" not in html
        assert "hemmelighedsfuld" not in html
    pdf = pypdfium2.PdfDocument(client.get(f"{MEETING}dokument.pdf").content)
    assert "hemmelighedsfuld" not in "".join(page.get_textpage().get_text_bounded() for page in pdf)


def test_the_original_of_a_paper_with_closed_text_is_not_for_the_public(client):
    keep(paper(item(), closed_item()))
    source = SourceFile.objects.get()
    assert client.get(f"{MEETING}original/{source.pk}/").status_code == 404
    assert not SourceFile.objects.visible_to(PUBLIC).exists()
    assert not AgendaItem.objects.visible_to(PUBLIC).filter(closed=True).exists()


def test_a_member_of_the_council_reads_the_closed_item():
    kept = keep(paper(item(), closed_item()))
    member = holder(Role.MEMBER)
    titles = [entry.title for entry in document_for(kept.edition, member).items()]
    assert "Forhandling med navngivet leverandør" in titles
    assert AgendaItem.objects.visible_to(member).filter(closed=True).exists()


def test_a_member_of_another_council_and_an_administrator_do_not():
    kept = keep(paper(item(), closed_item()))
    for viewer in (holder(Role.MEMBER, council="sjaelland"), holder(Role.ADMINISTRATOR)):
        titles = [entry.title for entry in document_for(kept.edition, viewer).items()]
        assert "Forhandling med navngivet leverandør" not in titles
        assert not AgendaItem.objects.visible_to(viewer).filter(closed=True).exists()


def test_an_empty_section_says_so(client):
    sections = [Section(1, "Regionalpolitiske sager", [item()]), Section(2, "Udpegninger")]
    keep(paper(sections=sections, date=date(2025, 3, 7)))
    assert "Ingen punkter" in client.get(MEETING).content.decode()


def test_the_standing_text_of_the_first_page_waits_below_the_items(client):
    keep(paper(preamble="## Mission\n\nKommunerne hjælper hinanden."))
    html = client.get(MEETING).content.decode()
    assert html.index("Fælles busdrift om aftenen") < html.index("Kommunerne hjælper hinanden.")


def test_what_is_found_as_decided_was_decided():
    keep(paper(item(parts=Parts(recommendation="Det indstilles, at KKR drøfter sagen."), decision_types=[])))
    keep(paper(item(), date=date(2025, 3, 8)))
    decided = Filters({FacetKind.ACT: ("noted",)})
    assert [hit.day for hit in search("busdrift", viewer=PUBLIC, filters=decided).hits] == [date(2025, 3, 8)]


def test_numbers_printed_with_a_parenthesis_keep_it(client):
    keep(paper(item(parts=Parts(background="1) Først en analyse.\n2) Så en aftale."))))
    assert '<ol class="numbers-with-parenthesis">' in client.get(MEETING).content.decode()
