"""The page of search: what it answers to whatever stands in its address."""

from __future__ import annotations

import html
import re
from datetime import date

import pytest

from tests.search.archive import CLERK, item
from tvaers.search import actions

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive() -> None:
    """Three meetings' items of two councils."""
    actions.index(
        [
            item(
                "1",
                "Aftenbusser i hele landsdelen",
                body="Busdrift om aftenen til <script>alert(1)</script> & mere.",
                acts=("noted",),
            ),
            item("2", "Indkøb af busser", decision="Godkendt med et forbehold om busser.", persons=("Ida Holm",)),
            item("3", "Lukket sag om busser", body="hemmelighed", is_public=False, persons=("Hemmelig Person",)),
            item(
                "4",
                "Busser over grænsen",
                key="item:sydlandet/2023-01-20/4",
                council="sydlandet",
                council_name="KKR Sydlandet",
                day=date(2023, 1, 20),
                stage="agenda",
                path="/sydlandet/moeder/2023-01-20/4/",
                municipalities=("Tønder",),
            ),
        ],
        by=CLERK,
    )


def page(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def hit_addresses(text: str) -> list[str]:
    return re.findall(r'class="hit-title"[^>]*><a href="([^"]+)"', text)


def test_without_words_it_says_how_to_search(client):
    text = page(client, "/soeg/")
    assert 'name="q"' in text
    assert "anførselstegn" in text
    assert not hit_addresses(text)


def test_hits_lead_to_their_places(client, archive):
    assert set(hit_addresses(page(client, "/soeg/?q=busser"))) == {
        "/nordjylland/moeder/2024-04-12/1/",
        "/nordjylland/moeder/2024-04-12/2/",
        "/sydlandet/moeder/2023-01-20/4/",
    }


def test_on_the_english_page_hits_lead_to_english_pages(client, archive):
    assert "/en/sydlandet/moeder/2023-01-20/4/" in hit_addresses(page(client, "/en/soeg/?q=busser"))


def test_the_words_found_are_marked_and_everything_is_escaped(client, archive):
    text = page(client, "/soeg/?q=busdrift")
    assert "<mark>Busdrift</mark>" in text
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; mere" in text


def test_what_was_typed_is_escaped(client):
    assert "<script>" not in page(client, "/soeg/?q=%3Cscript%3E%22x").split("<main")[1].split("</main")[0]


def test_closed_rows_are_neither_found_nor_counted_nor_suggested(client, archive):
    text = page(client, "/soeg/?q=busser")
    assert "3 punkter" in text
    assert "Hemmelig Person" not in text
    for address in ("/soeg/?q=hemmelighed", "/soeg/?q=hemmelighex", "/soeg/?person=Hemmelig+Person"):
        text = page(client, address)
        assert not hit_addresses(text)
        assert "Mente du" not in text


def test_facets_narrow_and_each_can_be_taken_away(client, archive):
    text = page(client, "/soeg/?q=busser&council=nordjylland&act=noted")
    assert hit_addresses(text) == ["/nordjylland/moeder/2024-04-12/1/"]
    links = {html.unescape(link) for link in re.findall(r'href="(\?[^"]+)"', text)}
    assert "?q=busser&act=noted" in links
    assert "?q=busser&council=nordjylland" in links


def test_a_facet_without_words_lists_what_it_holds(client, archive):
    assert hit_addresses(page(client, "/soeg/?municipality=Tønder")) == ["/sydlandet/moeder/2023-01-20/4/"]


def test_no_hit_suggests_a_spelling_and_gives_advice(client, archive):
    text = page(client, "/soeg/?q=grænxen")
    assert re.search(r'Mente du <a href="\?q=gr%C3%A6nsen"', text)
    assert "færre eller andre ord" in text


def test_no_hit_says_where_to_go_on(client, archive):
    for address, front in (("/soeg/?q=helikopter", "/"), ("/en/soeg/?q=helikopter", "/en/")):
        text = page(client, address)
        assert f'<a href="{front}">' in text[text.index('class="empty"') :]
    narrowed = page(client, "/soeg/?q=grænxen&year=1999")
    assert '<a href="?q=gr%C3%A6nxen">' in narrowed[narrowed.index('class="empty"') :]
    assert "Mente du" in narrowed


def test_a_chosen_value_that_no_row_has_can_be_taken_away(client, archive):
    text = page(client, "/soeg/?q=busser&council=atlantis")
    assert not hit_addresses(text)
    assert "atlantis" in text
    assert '"?q=busser"' in text


def test_too_long_a_search_is_cut_and_says_so(client, archive):
    text = page(client, "/soeg/?q=busser+" + "a" * 5_000)
    assert "300 tegn" in text
    assert "300 tegn" not in page(client, "/soeg/?q=busser")


def test_pages_are_twenty_long_and_follow_each_other(client):
    actions.index([item(str(number), "Bro", body=f"bro {number}") for number in range(45)], by=CLERK)
    seen = [hit_addresses(page(client, f"/soeg/?q=bro&page={number}")) for number in (1, 2, 3)]
    assert [len(addresses) for addresses in seen] == [20, 20, 5]
    assert len({address for addresses in seen for address in addresses}) == 45
    assert hit_addresses(page(client, "/soeg/?q=bro&page=99")) == seen[2]


@pytest.mark.parametrize("number", ["0", "-1", "x", "", "²", "9" * 400, "1e3", "%00"])
def test_a_strange_page_is_some_page(client, archive, number):
    assert hit_addresses(page(client, f"/soeg/?q=busser&page={number}"))


@pytest.mark.parametrize("kind", ["council", "year", "stage", "act", "person", "municipality"])
@pytest.mark.parametrize("value", ["%00", "%ff", "'", "\\", "%25", "_", "x" * 3_000, "", " ", "1", "٣"])
def test_strange_facets_are_answered(client, archive, kind, value):
    page(client, f"/soeg/?q=busser&{kind}={value}&{kind}={value}x")


@pytest.mark.parametrize(
    ("address", "most"),
    [("/soeg/", 0), ("/soeg/?q=busser", 6), ("/soeg/?q=busser&council=nordjylland&year=2024&act=noted", 10)],
)
def test_the_number_of_queries_does_not_grow_with_the_hits(
    client, archive, django_assert_max_num_queries, address, most
):
    actions.index([item(f"5.{number}", "Busser igen", persons=(f"Person {number}",)) for number in range(30)], by=CLERK)
    page(client, address)
    with django_assert_max_num_queries(most):
        page(client, address)


def test_a_page_that_is_open_gets_the_answer_without_the_frame(client, archive):
    whole = client.get("/soeg/?q=busser&council=nordjylland")
    part = client.get("/soeg/?q=busser&council=nordjylland", headers={"HX-Request": "true"})
    assert hit_addresses(part.content.decode()) == hit_addresses(whole.content.decode())
    text = part.content.decode()
    assert "<title>busser · Søg · Tværs</title>" in text
    assert '<p id="search-status" data-hx-swap-oob="innerHTML">2 punkter</p>' in text
    assert "<main" not in text
    assert "<h1" not in text
    assert "council=nordjylland" in text[text.index('id="language-choice"') :]
    for response in (whole, part):
        assert "HX-Request" in response["Vary"]


def test_the_facets_chosen_belong_to_the_form(client, archive):
    text = page(client, "/soeg/?q=busser&council=nordjylland&act=noted")
    assert '<form class="search-form" id="search-form"' in text
    for name, value in (("council", "nordjylland"), ("act", "noted")):
        assert f'<input type="hidden" form="search-form" name="{name}" value="{value}">' in text


def test_facets_have_ids_that_are_ids(client, archive):
    ids = re.findall(r'id="(facet-[^"]*)"', page(client, "/soeg/?q=busser"))
    assert "facet-person-Ida%20Holm" in ids
    assert len(ids) == len(set(ids))
    assert not any(character.isspace() for found in ids for character in found)
