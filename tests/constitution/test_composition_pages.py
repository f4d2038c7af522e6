"""The composition on its page: labelled as what it is, with working, KL's letter, boards and lots."""

from __future__ import annotations

from html import unescape

import pytest

from tests.constitution.constituted import NOW, OVERVIEW, begun, council, count, keep, list_called, place
from tests.constitution.test_composition import letter_from_kl, north
from tests.papers import OPERATOR, holder
from tvaers.access.roles import Role
from tvaers.constitution.actions import draw_lots, publish_constitution
from tvaers.constitution.models import BindingNumber, BindingNumbers, Board, BoardList, Lot
from tvaers.councils.actions.members import add_member

pytestmark = pytest.mark.usefixtures("registers")

COMPOSITION = f"{OVERVIEW}sammensaetning/"
HYPOTHESIS = "Dette er en hypotese til kontrol; KL's brev er det, der gælder."
MOST_QUERIES = 30


@pytest.fixture
def secretary(client):
    account = holder(Role.SECRETARY)
    client.force_login(account)
    return account


def text_of(response):
    return " ".join(unescape(response.content.decode()).split())


def test_the_hypothesis_is_called_one_and_shows_its_working(client, secretary):
    north()
    page = text_of(client.get(COMPOSITION))
    assert HYPOTHESIS in page
    assert "KL's brev er ikke indtastet. Det, der står her, er en hypotese." in page
    assert "Hypotesen giver 17 medlemmer, heraf 11 borgmestre." in page
    for words in ("Trin 2", "Andel af alle stemmer", "50,00 %", "Flest borgmestre for sine stemmer", "note 1"):
        assert words in page


def test_without_votes_it_says_what_comes_first(client, secretary):
    begun()
    page = text_of(client.get(COMPOSITION))
    assert "Indlæs stemmerne, så kan der regnes." in page
    assert "Borgmesterens liste mangler i Brønderslev" in page


def test_kls_letter_is_entered_and_holds_and_what_differs_is_marked(client, secretary):
    north()
    given = {"size": "18", "dated": "2025-12-16", "reference": "SAG-1", "extra-A": "6", "extra-V": "0", "extra-C": "1"}
    client.post(f"{COMPOSITION}kl-brev/", given)
    assert dict(BindingNumber.objects.values_list("key", "supplementary")) == {"A": 6, "C": 1}
    page = text_of(client.get(COMPOSITION))
    assert "KL's brev af 16. december 2025 gælder: 18 medlemmer. Reference: SAG-1." in page
    assert "Forskel" in page
    assert "KL's tal er indtastet: 18 medlemmer." in text_of(client.get(OVERVIEW))
    assert 'value="6"' in client.get(f"{COMPOSITION}kl-brev/").content.decode()


def test_kls_numbers_stay_with_their_lists_when_votes_come_in_meanwhile(client, secretary):
    row = north(a=500, v=300)
    page = client.get(f"{COMPOSITION}kl-brev/").content.decode()
    assert 'name="extra-A"' in page
    keep(row, count("Hjørring", (list_called("A"), 300), (list_called("V"), 500)))
    client.post(f"{COMPOSITION}kl-brev/", {"size": "18", "dated": "2025-12-16", "extra-A": "6", "extra-V": "1"})
    assert dict(BindingNumber.objects.values_list("key", "supplementary")) == {"A": 6, "V": 1}


def test_a_letter_without_size_or_date_is_not_kept(client, secretary):
    north()
    page = text_of(client.post(f"{COMPOSITION}kl-brev/", {"size": "", "dated": "", "extra-A": "-1"}))
    assert page.count("Feltet skal udfyldes.") >= 2
    assert not BindingNumbers.objects.exists()


def test_boards_are_pasted_after_they_were_shown(client, secretary):
    begun()
    text = "Hjørring\tA\tA V C\nLæsø\tC\nSlagelse\tA\nAtlantis\tV"
    page = text_of(client.post(f"{COMPOSITION}kommunalbestyrelser/", {"rows": text, "step": "look"}))
    assert "Linje 4: Atlantis er ingen kommune." in page
    assert "1 kommune uden for rådet er ikke taget med." in page
    assert not Board.objects.exists()
    client.post(f"{COMPOSITION}kommunalbestyrelser/", {"rows": text, "step": "keep"})
    assert set(Board.objects.values_list("municipality__name", "mayor_list__letter")) == {
        ("Hjørring", "A"),
        ("Læsø", "C"),
    }
    assert BoardList.objects.count() == 4


def test_one_board_is_changed_on_its_form(client, secretary):
    north()
    address = f"{COMPOSITION}kommunalbestyrelser/{place('Læsø').pk}/"
    a, v = list_called("A").pk, list_called("V").pk
    client.post(address, {"mayor_list": a, "lists": [v]})
    board = Board.objects.get(municipality=place("Læsø"))
    assert board.mayor_list_id == a
    assert set(board.lists.values_list("list", flat=True)) == {a, v}
    assert client.get(f"{COMPOSITION}kommunalbestyrelser/{place('Slagelse').pk}/").status_code == 404


def test_mayors_are_taken_from_the_register_of_members(client, secretary):
    row = begun()
    seat = {"municipality": place("Læsø"), "party": "C", "is_mayor": True, "valid_from": row.first_day}
    add_member(council(), name="Ida Holm", **seat, by=OPERATOR)
    address = f"{COMPOSITION}kommunalbestyrelser/fra-medlemslisten/"
    assert "1 borgmesters liste er hentet." in text_of(client.post(address, follow=True))
    assert Board.objects.get().mayor_list == list_called("C")
    assert "Medlemslisten har ingen borgmestre" in text_of(client.post(address, follow=True))


def test_lots_are_recorded_with_who_drew_and_who_saw_it(client, secretary):
    north(a=400, v=400, c=60, f=140)
    page = text_of(client.get(COMPOSITION))
    assert "der skal trækkes lod mellem dem: <strong>A</strong>, <strong>V</strong>." in page
    given = {"winner": "V", "drawn_on": "2025-12-17", "drawn_time": "14.30", "drawn_by": "Ida Holm", "witnesses": ""}
    refused = text_of(client.post(f"{COMPOSITION}lodtraekning/", given))
    assert "Feltet skal udfyldes." in refused
    client.post(f"{COMPOSITION}lodtraekning/", given | {"witnesses": "Bo Lind og Eva Sund"})
    assert Lot.objects.get().drawn == ["V", "A"]
    page = text_of(client.get(COMPOSITION))
    assert "Trukket 17. december 2025 kl. 14.30 af Ida Holm. Vidner: Bo Lind og Eva Sund." in page
    assert client.get(f"{COMPOSITION}lodtraekning/").status_code == 404
    client.post(f"{OVERVIEW}lodtraekninger/{Lot.objects.get().pk}/fjern/")
    assert not Lot.objects.exists()


def test_another_rounding_can_be_asked_for_and_an_unknown_one_is_the_usual(client, secretary):
    north(a=400, v=400, c=60, f=140)
    assert "d&#x27;Hondts metode" in client.get(f"{COMPOSITION}?afrunding=dhondt").content.decode()
    assert 'value="largest-remainder" selected' in client.get(f"{COMPOSITION}?afrunding=x").content.decode()


def test_the_public_reads_it_when_it_is_published_and_changes_nothing(client):
    row = north()
    letter_from_kl(row, A=7, V=3, C=1)
    lot = draw_lots(row, "composition", ["A", "V"], drawn_at=NOW, drawn_by="Ida", witnesses="Bo", by=OPERATOR)
    assert client.get(COMPOSITION).status_code == 404
    publish_constitution(row, at=NOW, by=OPERATOR)
    page = text_of(client.get(COMPOSITION))
    assert "KL's brev af" in page
    assert "Ret KL's tal" not in page
    client.force_login(holder(Role.MEMBER))
    addresses = ("kl-brev/", "kommunalbestyrelser/", f"kommunalbestyrelser/{place('Læsø').pk}/", "lodtraekning/")
    for address in (*addresses, "kommunalbestyrelser/fra-medlemslisten/"):
        assert client.post(COMPOSITION + address, {"size": "1"}).status_code == 404
    assert client.post(f"{OVERVIEW}lodtraekninger/{lot.pk}/fjern/").status_code == 404
    assert Lot.objects.exists()


def test_the_number_of_queries_does_not_grow_with_the_boards(client, secretary, django_assert_max_num_queries):
    north()
    with django_assert_max_num_queries(MOST_QUERIES):
        client.get(COMPOSITION)
