"""Names come in: who they are, what is missing and what does not fit."""

from __future__ import annotations

import pytest

from tests.constitution.coming import ON, mayor, old_member, place, supplementary
from tests.constitution.constituted import OVERVIEW, begun, council
from tests.papers import OPERATOR, holder
from tvaers.access.action import NotPermitted
from tvaers.access.actor import Actor
from tvaers.access.roles import Role
from tvaers.access.visibility import OPERATOR as SEES_ALL
from tvaers.access.visibility import PUBLIC
from tvaers.constitution.actions.arrivals import (
    Named,
    keep_arrival,
    keep_arrivals,
    keep_contact,
    remove_arrival,
    settle_who,
)
from tvaers.constitution.actions.composition import NewBoard, keep_binding_numbers, keep_boards
from tvaers.constitution.actions.confirming import confirm_members
from tvaers.constitution.models import Arrival, PartyContact
from tvaers.constitution.pasting import read_names
from tvaers.constitution.queries.arrivals import members_of
from tvaers.councils.actions.members import person_called
from tvaers.councils.models import ElectoralList
from tvaers.councils.refusals import CannotBeDone

pytestmark = pytest.mark.usefixtures("registers")

MEMBERS = f"{OVERVIEW}medlemmer/"


@pytest.fixture
def secretary(client):
    account = holder(Role.SECRETARY)
    client.force_login(account)
    return account


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


def test_a_known_person_is_recognised_in_another_spelling():
    known = person_called(council(), "Per Bach-Laursen", by=OPERATOR)
    assert mayor(begun(), "per bach laursen").person == known


def test_a_name_that_is_merely_alike_is_asked_about_and_settled_by_a_person():
    known = person_called(council(), "Tobias Birch Johansen", by=OPERATOR)
    row = mayor(begun(), "Tobias Johansen")
    assert row.person is None
    shown = members_of(row.constitution, SEES_ALL)
    assert shown.doubtful == 1
    assert [shown.who.alike for shown in shown.arrivals] == [(known,)]
    settle_who(row, known, by=OPERATOR)
    assert members_of(row.constitution, SEES_ALL).doubtful == 0
    settle_who(row, None, by=OPERATOR)
    row.refresh_from_db()
    assert (row.person, row.is_new) == (None, True)
    assert members_of(row.constitution, SEES_ALL).doubtful == 0


def test_the_same_name_from_another_municipality_is_asked_about():
    old_member("Bo Lind", "Hjørring")
    row = mayor(begun(), "Bo Lind", "Rebild")
    assert row.person is None
    assert members_of(row.constitution, SEES_ALL).doubtful == 1


def test_a_corrected_name_is_recognised_anew():
    known = person_called(council(), "Ida Holm", by=OPERATOR)
    row = mayor(begun(), "Ida Holmgaard")
    assert row.person is None
    named = Named("mayor", "Ida Holm", place(), "V")
    assert keep_arrival(row.constitution, named, on=ON, by=OPERATOR).person == known


def test_another_mayor_of_a_municipality_stands_in_place_of_the_first():
    row = begun()
    mayor(row, "Ida Holm")
    mayor(row, "Bo Lind", substitute_name="Eva Ask")
    assert [(each.name, each.substitute_name) for each in Arrival.objects.all()] == [("Bo Lind", "Eva Ask")]


def test_every_municipality_lacks_a_mayor_and_a_deputy_until_both_are_named():
    row = begun()
    everything = 2 * len(members_of(row, SEES_ALL).municipalities)
    assert everything == 22
    assert members_of(row, SEES_ALL).missing == everything
    mayor(row, "Ida Holm")
    assert members_of(row, SEES_ALL).missing == everything - 1
    mayor(row, "Ida Holm", substitute_name="Eva Ask")
    assert members_of(row, SEES_ALL).missing == everything - 2
    silent = [shown.municipality.name for shown in members_of(row, SEES_ALL).silent_municipalities]
    assert "Rebild" not in silent
    assert len(silent) == 10


def test_a_deputy_mayor_is_of_the_mayors_municipality():
    assert mayor(begun(), "Ida Holm", substitute_name="Eva Ask").substitute_municipality == place()


def test_what_does_not_fit_is_warned_of_and_kept_all_the_same():
    row = begun()
    supplementary(row, "Karl Ny", "Viborg")
    (shown,) = members_of(row, SEES_ALL).arrivals
    assert [concern.code for concern in shown.concerns] == ["outside-the-region"]
    assert "Viborg hører ikke til rådet" in shown.concerns[0].message


@pytest.mark.parametrize(
    "named", [Named("mayor", " ", None), Named("mayor", "Ida Holm", None), Named("supplementary", "  ")]
)
def test_a_name_and_for_a_mayor_a_municipality_are_needed(named):
    with pytest.raises(CannotBeDone):
        keep_arrival(begun(), named, on=ON, by=OPERATOR)


def test_a_table_of_mayors_is_read_with_headings_and_municipalities_in_any_spelling():
    text = "Kommune\tBorgmester\tListe\tViceborgmester\tE-mail\nVesthimmerland\tIda Holm\tV\tEva Ask\tida@v.example\n"
    text += "Rebild Kommune\tBo Lind\nOslo\tNoen Andre\nLæsø\t\tC\n"
    rows = read_names(text, "mayor")
    assert [row.named and (row.named.name, row.named.municipality.name) for row in rows] == [
        ("Ida Holm", "Vesthimmerlands"),
        ("Bo Lind", "Rebild"),
        None,
        None,
    ]
    assert (rows[0].named.substitute_name, rows[0].named.email) == ("Eva Ask", "ida@v.example")
    assert "Oslo" in rows[2].doubts[0]


def test_a_table_of_supplementary_members_is_kept_and_pasted_again_without_doubling():
    row = begun()
    text = "A\tIda Holm\tRebild\tEva Ask\tLæsø\tida@a.example\nF\tBo Lind\tHjørring\n"
    for _again in range(2):
        names = [read.named for read in read_names(text, "supplementary") if read.named]
        assert keep_arrivals(row, names, on=ON, by=OPERATOR) == 2
    assert [(each.party, each.name) for each in Arrival.objects.all()] == [("A", "Ida Holm"), ("F", "Bo Lind")]
    assert Arrival.objects.first().substitute_municipality == place("Læsø")


def pasted(row, text: str, part: str = "supplementary") -> int:
    return keep_arrivals(row, [read.named for read in read_names(text, part) if read.named], on=ON, by=OPERATOR)


def test_empty_cells_keep_what_is_there_and_who_was_settled():
    row = begun()
    supplementary(row, "Ida Holm", email="ida@a.example", substitute_name="Eva Ask", substitute_email="eva@a.example")
    pasted(row, "A\tIda Holm\t\tEva Ask\n")
    pasted(row, "A\tIda Holm\tRebild\t\tLæsø\n")
    kept = Arrival.objects.get()
    assert (kept.municipality, kept.email) == (place(), "ida@a.example")
    assert (kept.substitute_name, kept.substitute_email) == ("Eva Ask", "eva@a.example")
    assert kept.substitute_municipality == place("Læsø")


def test_what_was_another_persons_is_not_kept_for_the_new_one():
    row = begun()
    mayor(row, "Ida Holm", email="ida@v.example", substitute_name="Eva Ask", substitute_email="eva@v.example")
    pasted(row, "Rebild\tBo Lind\n", "mayor")
    kept = Arrival.objects.get()
    assert (kept.name, kept.party, kept.email) == ("Bo Lind", "", "")
    assert (kept.substitute_name, kept.substitute_email) == ("Eva Ask", "eva@v.example")
    pasted(row, "Rebild\tBo Lind\t\tKim Vest\n", "mayor")
    kept.refresh_from_db()
    assert (kept.substitute_name, kept.substitute_email) == ("Kim Vest", "")


def test_a_table_pasted_again_leaves_those_who_are_members_and_keeps_the_rest():
    row = begun()
    mayor(row, "Ida Holm")
    supplementary(row, "Bo Lind")
    confirm_members(row, by=OPERATOR)
    assert pasted(row, "Rebild\tEn Anden\nLæsø\tKim Vest\n", "mayor") == 1
    assert pasted(row, "A\tBo Lind\tRebild\nA\tEva Ask\tRebild\n") == 1
    assert [each.name for each in Arrival.objects.all()] == ["Ida Holm", "Bo Lind", "Kim Vest", "Eva Ask"]


def test_namesakes_of_one_list_are_told_apart_by_their_municipality():
    row = begun()
    for _again in range(2):
        assert pasted(row, "A\tIda Holm\tRebild\nA\tIda Holm\tLæsø\n") == 2
    assert [each.municipality.name for each in Arrival.objects.all()] == ["Rebild", "Læsø"]
    with pytest.raises(CannotBeDone, match="Ida Holm"):
        pasted(row, "A\tIda Holm\t\tEva Ask\n")


def test_the_page_tells_how_many_pasted_rows_are_members_already(client, secretary):
    row = begun()
    mayor(row, "Ida Holm")
    confirm_members(row, by=OPERATOR)
    values = {"part": "mayor", "rows": "Rebild\tIda Holm\nLæsø\tKim Vest", "step": "keep"}
    page = text_of(client.post(f"{MEMBERS}indsaet/", values, follow=True))
    assert "1 navn er gemt." in page
    assert "1 er medlem allerede og er ikke ændret." in page


def test_an_address_that_is_none_is_told_and_left_out():
    (read,) = read_names("A\tIda Holm\tRebild\t\t\tikke-en-adresse", "supplementary")
    assert read.named.email == ""
    assert "ikke-en-adresse" in read.doubts[0]


def test_the_contact_of_a_list_is_kept_changed_and_taken_away():
    row = begun()
    keep_contact(row, "A", "Ane Leder", "ane@a.example", by=OPERATOR)
    keep_contact(row, "A", "Bent Leder", "bent@a.example", by=OPERATOR)
    assert [(each.party, each.name) for each in PartyContact.objects.all()] == [("A", "Bent Leder")]
    keep_contact(row, "A", "", "", by=OPERATOR)
    assert not PartyContact.objects.exists()


def test_a_name_is_taken_out_but_not_one_who_is_a_member():
    row = begun()
    remove_arrival(supplementary(row, "Ida Holm"), by=OPERATOR)
    kept = supplementary(row, "Bo Lind")
    confirm_members(row, by=OPERATOR)
    kept.refresh_from_db()
    with pytest.raises(CannotBeDone):
        remove_arrival(kept, by=OPERATOR)
    with pytest.raises(CannotBeDone):
        keep_arrival(row, Named("supplementary", "Anden", place()), on=ON, arrival=kept, by=OPERATOR)


def test_the_page_shows_who_is_missing_and_leads_to_writing_them(client, secretary):
    mayor(begun(), "Ida Holm")
    page = text_of(client.get(MEMBERS))
    assert "21 navne mangler." in page
    assert "Ryk 11 kommuner, der mangler" in page
    assert f'href="{MEMBERS}borgmester/{place("Læsø").code}/"' in page


def test_a_mayor_is_written_on_the_page_of_the_municipality(client, secretary):
    begun()
    address = f"{MEMBERS}borgmester/{place().code}/"
    assert "Borgmester i Rebild Kommune" in text_of(client.get(address))
    values = {"name": "Ida Holm", "party": "V", "email": "", "substitute_name": "Eva Ask", "substitute_email": ""}
    assert "Ida Holm er gemt." in text_of(client.post(address, values, follow=True))
    assert Arrival.objects.get().is_mayor
    assert "Feltet skal udfyldes." in text_of(client.post(address, {**values, "name": ""}))


def test_the_mayors_list_is_there_already_where_the_board_is_known(client, secretary):
    row = begun()
    venstre = ElectoralList.objects.get(election=row.election, letter="V", municipality=None)
    keep_boards(row, [NewBoard(place(), venstre)], by=OPERATOR)
    assert 'value="V"' in client.get(f"{MEMBERS}borgmester/{place().code}/").content.decode()
    assert 'value="V"' not in client.get(f"{MEMBERS}borgmester/{place('Læsø').code}/").content.decode()


def test_kls_numbers_say_how_many_names_a_list_lacks_and_which_are_too_many():
    row = begun()
    supplementary(row, "Ida Holm", substitute_name="Eva Ask")
    supplementary(row, "Bo Lind", "Hjørring", substitute_name="Per Dal")
    keep_binding_numbers(row, size=14, dated=ON, supplementary={"A": 1, "F": 2}, by=OPERATOR)
    shown = members_of(row, SEES_ALL)
    assert [(each.party, each.number, each.lacking, each.has_answered) for each in shown.lists] == [
        ("A", 1, 0, True),
        ("F", 2, 2, False),
    ]
    assert [concern.code for each in shown.arrivals for concern in each.concerns] == ["too-many-of-list"]
    assert shown.missing == 22 + 4


def test_a_supplementary_member_is_written_changed_and_removed(client, secretary):
    begun()
    values = {"name": "Bo Lind", "party": "A", "municipality": place().pk}
    client.post(f"{MEMBERS}nyt/?liste=A", values)
    row = Arrival.objects.get()
    client.post(f"{MEMBERS}{row.pk}/", {**values, "substitute_name": "Eva Ask"})
    row.refresh_from_db()
    assert row.substitute_name == "Eva Ask"
    client.post(f"{MEMBERS}{row.pk}/fjern/")
    assert not Arrival.objects.exists()
    assert client.get(f"{MEMBERS}{row.pk}/").status_code == 404


def test_a_doubt_is_settled_on_the_page(client, secretary):
    known = person_called(council(), "Tobias Birch Johansen", by=OPERATOR)
    row = mayor(begun(), "Tobias Johansen")
    assert "Hvem er Tobias Johansen?" in text_of(client.get(MEMBERS))
    client.post(f"{MEMBERS}{row.pk}/hvem/", {"who": known.pk, "part": "member"})
    row.refresh_from_db()
    assert row.person == known
    assert client.post(f"{MEMBERS}{row.pk}/hvem/", {"who": "nobody"}).status_code == 404


def test_a_table_is_shown_before_it_is_kept(client, secretary):
    begun()
    values = {"part": "supplementary", "rows": "A\tIda Holm\tRebild\n\tBo Lind\tAtlantis"}
    page = text_of(client.post(f"{MEMBERS}indsaet/", {**values, "step": "look"}))
    assert "2 rækker kan gemmes." in page
    assert "Kommunen ”Atlantis” kendes ikke." in page
    assert not Arrival.objects.exists()
    assert "2 navne er gemt." in text_of(client.post(f"{MEMBERS}indsaet/", {**values, "step": "keep"}, follow=True))


def test_the_contact_of_a_list_is_written_on_its_page(client, secretary):
    begun()
    client.post(f"{MEMBERS}kontakt/?liste=A", {"name": "Ane Leder", "email": "ane@a.example"})
    assert PartyContact.objects.get().email == "ane@a.example"
    assert client.get(f"{MEMBERS}kontakt/").status_code == 404


@pytest.mark.parametrize("role", [Role.MEMBER, Role.CHAIR, Role.MUNICIPAL_CONTACT, Role.ADMINISTRATOR])
def test_only_the_secretariat_sees_and_writes_the_names(client, role):
    row = begun()
    mayor(row, "Ida Holm")
    account = holder(role)
    with pytest.raises(NotPermitted):
        keep_arrival(row, Named("mayor", "Bo Lind", place()), on=ON, by=Actor.of_account(account))
    client.force_login(account)
    for address in (MEMBERS, f"{MEMBERS}nyt/", f"{MEMBERS}indsaet/", f"{MEMBERS}bekraeft/", f"{OVERVIEW}breve/"):
        assert client.get(address).status_code == 404
    assert not Arrival.objects.visible_to(PUBLIC).exists()
    assert not Arrival.objects.visible_to(account).exists()
