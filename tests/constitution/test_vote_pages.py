"""Votes on their pages: what is missing, files shown before they are kept, letters asked about, typed by hand."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.constitution.constituted import OVERVIEW, begun, list_called, place
from tests.papers import OPERATOR, holder
from tvaers.access.roles import Role
from tvaers.access.visibility import OPERATOR as EYES
from tvaers.constitution.actions import NewCount, NewList, keep_votes, publish_constitution
from tvaers.constitution.models import ListCooperation, ListVotes, MunicipalCount
from tvaers.constitution.queries import counted_lists, counts_of

pytestmark = pytest.mark.usefixtures("registers")

VOTES = f"{OVERVIEW}stemmer/"
LOAD = f"{VOTES}indlaes/"
NOW = datetime(2025, 11, 19, 8, tzinfo=UTC)
HEADING = "Opstillingskreds;Afstemningsområde;Partibogstav;Partinavn;Navn;Stemmetal\n"
OF_HJORRING = HEADING + "1;1;A;Socialdemokratiet;Partiliste;512\n1;1;L;Borgerlisten;Ida Holm;37\n"
PLAIN = (
    "kommune;bogstav;navn;stemmer\nHjørring;A;Socialdemokratiet;9\nLæsø;L;Lokallisten;5\nSlagelse;A;;7\nAtlantis;A;;7\n"
)
MOST_QUERIES = 25


@pytest.fixture
def secretary(client):
    account = holder(Role.SECRETARY)
    client.force_login(account)
    return account


def text_of(response):
    return " ".join(response.content.decode().split())


def upload(client, *files, stage="night"):
    sent = [SimpleUploadedFile(name, text.encode(), "text/csv") for name, text in files]
    return client.post(LOAD, {"stage": stage, "uploads": sent})


def carried(response):
    return {"stage": "night", "read": response.context["form"]["read"].value()}


def totals(row):
    return {each.key: each.votes for each in counted_lists(row, EYES)}


def test_what_was_read_is_shown_and_nothing_is_kept_before_it_was_seen(client, secretary):
    begun()
    page = text_of(upload(client, ("hjørring.csv", OF_HJORRING)))
    assert "549 stemmer" in page
    assert "Der er ikke gemt noget endnu" in page
    assert "Hvad er liste L, Borgerlisten, i Hjørring?" in page
    assert not MunicipalCount.objects.exists()


def test_a_file_without_municipality_is_kept_for_the_one_that_is_chosen(client, secretary):
    row = begun()
    shown = upload(client, ("eksport.csv", OF_HJORRING))
    assert "Hvilken kommune er eksport.csv fra?" in text_of(shown)
    given = {**carried(shown), "step": "keep"}
    refused = text_of(client.post(LOAD, given))
    assert "Vælg den kommune, som filen er fra." in refused
    asked = client.post(LOAD, {**given, "place-0": place("Læsø").pk})
    assert "Vælg, hvad listen er." in text_of(asked)
    answer = {"place-0": place("Læsø").pk, f"list-{place('Læsø').pk}-L": "local"}
    client.post(LOAD, {**given, **answer})
    assert totals(row) == {"A": 512, "L-Læsø": 37}


def test_the_municipality_in_a_files_name_is_proposed_and_can_be_chosen_otherwise(client, secretary):
    row = begun()
    shown = upload(client, ("KV25_Hjørring_stemmer.csv", OF_HJORRING))
    assert f'value="{place("Hjørring").pk}" selected' in shown.content.decode()
    key = place("Læsø").pk
    client.post(LOAD, {**carried(shown), "step": "keep", "place-0": key, f"list-{key}-L": "local"})
    assert [each.count is not None for each in counts_of(row, EYES) if each.municipality.name == "Læsø"] == [True]
    assert [each.count is not None for each in counts_of(row, EYES) if each.municipality.name == "Hjørring"] == [False]


def test_municipalities_of_other_councils_and_names_that_are_none_are_told_of(client, secretary):
    row = begun()
    shown = upload(client, ("alle.csv", PLAIN))
    page = text_of(shown)
    assert "1 kommune uden for rådet er ikke taget med." in page
    assert "Disse er ingen kommuner og er ikke taget med: Atlantis." in page
    client.post(LOAD, {**carried(shown), "step": "keep", f"list-{place('Læsø').pk}-L": "national"})
    assert totals(row) == {"A": 9, "L": 5}


def test_several_doubts_are_answered_at_once(client, secretary):
    row = begun()
    text = PLAIN + "Hjørring;N;Nordlisten;3\nRebild;H;Havnelisten;4\n"
    shown = upload(client, ("alle.csv", text))
    answer = {f"list-{place('Rebild').pk}-H": "namesake", "rest_is_local": "on"}
    client.post(LOAD, {**carried(shown), "step": "keep", **answer})
    assert totals(row) == {"A": 9, "L-Læsø": 5, "H": 4, "N-Hjørring": 3}


def test_an_answer_that_was_not_offered_is_none(client, secretary):
    begun()
    shown = upload(client, ("alle.csv", PLAIN))
    answer = {f"list-{place('Læsø').pk}-L": "namesake"}
    assert "Vælg, hvad listen er." in text_of(client.post(LOAD, {**carried(shown), "step": "keep", **answer}))
    assert not MunicipalCount.objects.exists()


def test_a_municipality_in_two_files_is_refused(client, secretary):
    begun()
    text = "kommune;bogstav;navn;stemmer\nLæsø;A;Socialdemokratiet;5\n"
    shown = upload(client, ("a.csv", text), ("b.csv", text))
    assert "Læsø er i mere end én fil." in text_of(client.post(LOAD, {**carried(shown), "step": "keep"}))


def test_bad_lines_are_named_and_replacing_is_said_before_it_is_done(client, secretary):
    row = begun()
    keep_votes(
        row, [NewCount(place("Læsø"), [(list_called("A"), 7)], "gammel.csv")], stage="night", at=NOW, by=OPERATOR
    )
    text = "kommune;bogstav;navn;stemmer\nLæsø;A;Socialdemokratiet;8\nLæsø;V;Venstre;mange\n"
    page = text_of(upload(client, ("ny.csv", text)))
    assert "Linje 3: Stemmetallet »mange« er ikke et helt tal. Linjen er ikke talt med." in page
    assert "Erstatter 7 stemmer (gammel.csv)" in page


def test_what_another_account_was_shown_cannot_be_kept(client, secretary):
    begun()
    given = {**carried(upload(client, ("alle.csv", PLAIN))), "step": "keep"}
    client.force_login(holder(Role.SECRETARY, email="anden@kkr.example"))
    assert client.post(LOAD, given).status_code == 404
    assert client.post(LOAD, {**given, "read": "noget andet"}).status_code == 404


def test_a_file_of_another_form_and_no_file_keep_nothing(client, secretary):
    begun()
    shown = upload(client, ("billede.csv", "Navn;Alder\nIda;7\n"))
    assert "Filen kunne ikke læses" in text_of(shown)
    assert "Der er ingen stemmer at gemme." in text_of(client.post(LOAD, {**carried(shown), "step": "keep"}))
    assert "Vælg mindst én fil." in text_of(client.post(LOAD, {"stage": "night"}))


def test_of_a_file_with_thousands_of_bad_lines_the_first_are_shown_and_the_good_can_be_kept(client, secretary):
    row = begun()
    bad = "".join(f"Læsø;{number};;x\n" for number in range(3000))
    shown = upload(client, ("broken.csv", f"kommune;bogstav;navn;stemmer\nLæsø;A;Socialdemokratiet;5\n{bad}"))
    page = text_of(shown)
    assert "2800 linjer mere kunne ikke tælles med; de første vises." in page
    assert "Linje 202:" in page
    assert "Linje 203:" not in page
    client.post(LOAD, {**carried(shown), "step": "keep"})
    assert totals(row) == {"A": 5}


def test_a_file_that_is_too_large_and_too_many_files_are_refused(client, secretary, monkeypatch):
    begun()
    monkeypatch.setattr("tvaers.constitution.forms.votes.LARGEST_FILE", 10)
    assert "Filen er for stor: stor.csv." in text_of(upload(client, ("stor.csv", PLAIN)))
    many = [(f"{number}.csv", "x") for number in range(41)]
    assert "Vælg højst 40 filer ad gangen." in text_of(upload(client, *many))


def test_votes_are_typed_by_hand_with_a_new_local_list(client, secretary):
    row = begun()
    typed = f"{VOTES}kommuner/{place('Læsø').pk}/skriv/"
    given = {"stage": "final", f"list-{list_called('A').pk}": "1.234", f"list-{list_called('V').pk}": "x"}
    page = text_of(client.post(typed, given))
    assert "Skriv et helt tal." in page
    assert not MunicipalCount.objects.exists()
    given |= {f"list-{list_called('V').pk}": "", "letter-1": "l", "name-1": "Lokallisten", "votes-1": "12"}
    client.post(typed, given)
    assert totals(row) == {"A": 1234, "L-Læsø": 12}
    assert 'value="1234"' in client.get(typed).content.decode()


def test_typing_asks_for_what_is_missing_of_a_new_list(client, secretary):
    begun()
    typed = f"{VOTES}kommuner/{place('Læsø').pk}/skriv/"
    page = text_of(client.post(typed, {"stage": "final", "letter-1": "7"}))
    for words in ("Skriv listens bogstav.", "Skriv listens navn.", "Skriv et helt tal."):
        assert words in page
    assert "Skriv stemmerne på mindst én liste." in text_of(client.post(typed, {"stage": "final"}))


def test_the_history_of_a_municipality_tells_list_by_list_what_was_there(client, secretary):
    row = begun()
    a, v = list_called("A"), list_called("V")
    for votes, source in (([(a, 7), (v, 1200)], "gammel.csv"), ([(a, 8)], "ny.csv")):
        count = NewCount(place("Læsø"), votes, source)
        keep_votes(row, [count], stage="night", at=NOW, by=OPERATOR)
    page = text_of(client.get(f"{VOTES}kommuner/{place('Læsø').pk}/"))
    for words in ("Kilde: ny.csv", "A – Socialdemokratiet: 8. Før: 7.", "V – Venstre: ingen. Før: 1.200."):
        assert words in page
    publish_constitution(row, at=NOW, by=OPERATOR)
    client.logout()
    page = text_of(client.get(f"{VOTES}kommuner/{place('Læsø').pk}/"))
    assert "A – Socialdemokratiet" in page
    assert "Før: 7" not in page


def test_what_is_missing_is_seen_at_a_glance_and_on_the_overview(client, secretary):
    row = begun()
    keep_votes(row, [NewCount(place("Læsø"), [(list_called("A"), 7)], "")], stage="night", at=NOW, by=OPERATOR)
    assert "Stemmerne i 10 kommuner mangler." in text_of(client.get(VOTES))
    assert "10 af 11 kommuner mangler." in text_of(client.get(OVERVIEW))


def test_cooperations_are_made_changed_and_ended_on_their_pages(client, secretary):
    row = begun()
    new = NewList("L", "Lokallisten", place("Læsø"))
    keep_votes(row, [NewCount(place("Læsø"), [(new, 7)], "")], stage="night", at=NOW, by=OPERATOR)
    added = f"{VOTES}listesamarbejder/nyt/"
    key = list_called("L", "Læsø").pk
    assert "Koden er en listes bogstav" not in text_of(client.post(added, {"code": "LL", "name": "X", "lists": [key]}))
    made = ListCooperation.objects.get()
    assert totals(row) == {"LL": 7}
    client.post(f"{VOTES}listesamarbejder/{made.pk}/ret/", {"name": "Lokallisterne"})
    assert totals(row) == {"L-Læsø": 7}
    assert "Koden er taget" in text_of(client.post(added, {"code": "LL", "name": "Y"}))
    client.post(f"{VOTES}listesamarbejder/{made.pk}/nedlaeg/")
    assert not ListCooperation.objects.exists()


def test_the_public_reads_votes_of_a_published_constitution_and_changes_none(client):
    row = begun()
    keep_votes(row, [NewCount(place("Læsø"), [(list_called("A"), 7)], "")], stage="night", at=NOW, by=OPERATOR)
    assert client.get(VOTES).status_code == 404
    publish_constitution(row, at=NOW, by=OPERATOR)
    page = text_of(client.get(VOTES))
    assert "A – Socialdemokratiet" in page
    assert "Indlæs filer" not in page
    client.force_login(holder(Role.MEMBER))
    for address in ("indlaes/", f"kommuner/{place('Læsø').pk}/skriv/", "listesamarbejder/nyt/"):
        assert client.get(VOTES + address).status_code == 404
        assert client.post(VOTES + address, {}).status_code == 404
    assert client.get(f"{VOTES}kommuner/{place('Slagelse').pk}/").status_code == 404
    assert ListVotes.objects.get().votes == 7


def test_the_number_of_queries_does_not_grow_with_the_votes(client, secretary, django_assert_max_num_queries):
    row = begun()
    lists = [list_called(letter) for letter in "ABCFIOVØ"]
    counts = [NewCount(place(name), [(each, 10) for each in lists], "") for name in ("Læsø", "Hjørring", "Rebild")]
    keep_votes(row, counts, stage="night", at=NOW, by=OPERATOR)
    with django_assert_max_num_queries(MOST_QUERIES):
        client.get(VOTES)
