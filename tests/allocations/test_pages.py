"""The pages of allocations: from nothing to a table in an item, and who comes there."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.allocations.allocated import (
    ALLOCATIONS,
    NORTH_2021,
    allocation,
    chosen,
    council,
    every_one,
    place,
    quotas_2021,
    with_numbers,
)
from tests.papers import OPERATOR, holder
from tvaers.access.actor import Actor
from tvaers.access.models import Account
from tvaers.access.roles import Role
from tvaers.access.visibility import OPERATOR as SEES_ALL
from tvaers.allocations.actions import keep_entries, publish_allocation
from tvaers.allocations.models import Allocation, Transfer, Variant
from tvaers.allocations.reckoning import places_of
from tvaers.meetings.drafts.actions.writing import latest_version, parts_of, write_draft
from tvaers.meetings.drafts.parts import DraftParts
from tvaers.meetings.models import DraftItem

pytestmark = pytest.mark.usefixtures("registers")
PASTED = "\n".join(f"{name}\t{number}" for name, number in NORTH_2021.items())


@pytest.fixture
def secretary(client) -> Account:
    account = holder(Role.SECRETARY)
    client.force_login(account)
    return account


def text_of(response) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


def address(of: Allocation, rest: str = "") -> str:
    return f"{ALLOCATIONS}{of.pk}/{rest}"


def at_variant(of: Allocation, rest: str) -> str:
    return address(of, f"varianter/{chosen(of).pk}/{rest}")


def drafted(by: Account, title: str = "Flygtningekvoter for 2021") -> DraftItem:
    of = Actor.of_account(by)
    parts = DraftParts(title=title, presentation="Kommunerne har drøftet kvoterne.")
    return write_draft(council(), parts, by=of)


def test_from_nothing_to_a_table_in_an_item(client, secretary):
    new = {"kind": "refugee-quotas", "name": "Flygtningekvoter", "year": "2021"}
    page = text_of(client.post(f"{ALLOCATIONS}ny/", new, follow=True))
    of = Allocation.objects.get()
    assert "Udmeldt kvote mangler for alle kommuner." in page
    figures = {"regional_quota": "81", "source": "Udlændingestyrelsen", "as_of": "2020-05-01"}
    assert client.post(at_variant(of, "tal/"), figures).status_code == 302
    pasted = {"rows": PASTED, "source": "Udlændingestyrelsen", "as_of": "2020-05-01"}
    assert "Alt kunne læses." in text_of(client.post(at_variant(of, "indsaet/"), pasted | {"step": "look"}))
    assert "11 tal er ændret." in text_of(
        client.post(at_variant(of, "indsaet/"), pasted | {"step": "keep"}, follow=True)
    )
    laesoe, frederikshavn = (str(each) for each in places("Læsø", "Frederikshavn"))
    moved = {"giver": laesoe, "taker": frederikshavn, "count": "1", "reason": "Læsø fritages"}
    assert "Frederikshavn overtager 1 fra Læsø" in text_of(
        client.post(at_variant(of, "flytninger/"), moved, follow=True)
    )
    item = drafted(secretary)
    assert "Flygtningekvoter for 2021" in text_of(client.get(address(of, "punkt/")))
    shown = text_of(client.post(address(of, "punkt/"), {"item": str(item.pk)}, follow=True))
    assert "Tabellen står nu i punktets sagsfremstilling." in shown
    assert address(of) in shown
    presentation = parts_of(latest_version(item)).presentation
    assert presentation.startswith("Kommunerne har drøftet kvoterne.")
    assert re.search(r"\| Frederikshavn +\| +2 +\| +3 +\|", presentation)
    assert re.search(r"\| I alt +\| +81 +\| +81 +\|", presentation)


def places(*names: str) -> list[int]:
    return [place(name).pk for name in names]


def test_when_the_numbers_change_the_table_in_the_item_is_put_anew(client, secretary):
    of, item = quotas_2021(), drafted(secretary)
    client.post(address(of, "punkt/"), {"item": str(item.pk)})
    with_numbers(chosen(of), "announced", {"Aalborg": 15}, regional_quota=82)
    client.post(address(of, "punkt/"), {"item": str(item.pk)})
    presentation = parts_of(latest_version(item)).presentation
    assert presentation.count("Flygtningekvoter 2021") == 1
    assert re.search(r"\| I alt +\| +82 +\|", presentation)


def test_what_is_wrong_stands_at_its_field_and_nothing_is_kept(client, secretary):
    of = quotas_2021()
    page = text_of(client.post(at_variant(of, "kommuner/"), {"announced-0851": "mange", "announced-0825": "-1"}))
    assert "”mange” er ikke et helt tal." in page
    assert "Kan ikke være under 0." in page
    assert "Aalborg: Udmeldt kvote" in page
    page = text_of(client.post(at_variant(of, "indsaet/"), {"rows": "Aalborg\tmange", "step": "keep"}))
    assert "Mangler: " in page
    assert "Ret rækkerne herunder." in page
    assert "81" in text_of(client.get(address(of)))


def test_numbers_of_each_municipality_are_typed(client, secretary):
    of = allocation()
    codes = {f"key-{code}": "10" for code in of_codes(of)}
    figures = {"total": "1.100", "minimum": ""}
    client.post(at_variant(of, "tal/"), figures)
    assert "Kommunernes tal er gemt." in text_of(client.post(at_variant(of, "kommuner/"), codes, follow=True))
    page = text_of(client.get(address(of)))
    assert "1.100" in page
    assert "Sådan er det regnet" in page


def test_a_number_that_is_changed_alone_leaves_the_source_of_the_others(client, secretary):
    of = quotas_2021()
    typed = {f"announced-{place(name).code}": str(number) for name, number in NORTH_2021.items()}
    kept = {"source": "Prøve", "as_of": ""}
    keep_entries(chosen(of), {(place("Morsø").pk, "announced"): 8}, source="Kommunens brev", by=OPERATOR)
    shown = client.get(at_variant(of, "kommuner/")).context["form"].initial["source"]
    client.post(at_variant(of, "kommuner/"), typed | kept | {"source": shown, "announced-0851": "15"})
    sources = {entry.municipality.name: (entry.value, entry.source) for entry in chosen(of).entries.all()}
    assert sources["Aalborg"] == (15, shown)
    assert sources["Morsø"] == (8, "Kommunens brev")
    client.post(at_variant(of, "kommuner/"), typed | kept | {"source": "Ny kilde"})
    assert {entry.source for entry in chosen(of).entries.all()} == {"Ny kilde"}


def test_what_everybody_reads_says_so_instead_of_a_form(client, secretary):
    of = quotas_2021()
    publish_allocation(of, at=timezone.now(), by=OPERATOR)
    for rest in ("tal/", "kommuner/", "indsaet/", "flytninger/"):
        page = text_of(client.post(at_variant(of, rest), {"regional_quota": "1"}, follow=True))
        assert "Træk fordelingen tilbage, før I retter dem" in page
    assert chosen(of).figures.get().value == 81


def of_codes(of: Allocation) -> list[str]:
    return [each.code for each in places_of(of, SEES_ALL)]


def test_last_years_numbers_stand_beside_with_the_change(client, secretary):
    of = quotas_2021()
    client.post(address(of, "naeste-aar/"), {"year": "2022"})
    after = Allocation.objects.get(year=2022)
    with_numbers(chosen(after), "announced", {"Aalborg": 20}, regional_quota=87)
    page = text_of(client.get(address(after)))
    assert "Året før" in page
    assert "+6" in page


def test_a_variant_is_made_chosen_and_the_other_taken_away(client, secretary):
    of = allocation()
    with_numbers(chosen(of), "key", every_one(of), total=110)
    first = chosen(of)
    client.post(at_variant(of, "kopi/"), {"name": "Efter børnetal"})
    other = Variant.objects.get(name="Efter børnetal")
    assert "Varianter side om side" in text_of(client.get(address(of)))
    client.post(address(of, f"varianter/{other.pk}/vaelg/"))
    assert chosen(of) == other
    client.post(address(of, f"varianter/{first.pk}/slet/"))
    assert Variant.objects.get() == other


def test_a_move_is_taken_back(client, secretary):
    of = quotas_2021()
    laesoe, frederikshavn = (str(each) for each in places("Læsø", "Frederikshavn"))
    given = {"giver": laesoe, "taker": frederikshavn, "count": "1", "reason": "Læsø fritages"}
    client.post(at_variant(of, "flytninger/"), given)
    page = client.post(at_variant(of, "flytninger/"), given | {"taker": laesoe})
    assert "Vælg to forskellige kommuner." in text_of(page)
    client.post(address(of, f"flytninger/{Transfer.objects.get().pk}/fjern/"))
    assert not Transfer.objects.exists()


def test_everybody_reads_it_once_it_is_published(client, secretary):
    of = quotas_2021()
    client.logout()
    for rest in ("", "fordeling.csv", "fordeling.pdf"):
        assert client.get(address(of, rest)).status_code == 404
    publish_allocation(of, at=timezone.now(), by=OPERATOR)
    page = text_of(client.get(address(of)))
    assert "Sådan er det regnet" in page
    assert "Ret tallene" not in page
    assert client.get(address(of, "fordeling.csv")).content.decode("utf-8-sig").splitlines()[-1] == "0851;Aalborg;14;14"
    assert "Flygtningekvoter" in text_of(client.get(ALLOCATIONS))


def test_the_public_and_members_change_nothing(client):
    of = quotas_2021()
    publish_allocation(of, at=timezone.now(), by=OPERATOR)
    for account in (None, holder(Role.MEMBER)):
        if account:
            client.force_login(account)
        for rest in ("traek-tilbage/", "slet/", "naeste-aar/", "punkt/"):
            client.post(address(of, rest), {"year": "2030"})
        client.post(at_variant(of, "tal/"), {"regional_quota": "1"})
        client.post(f"{ALLOCATIONS}ny/", {"kind": "costs", "name": "x", "year": "2030"})
    of.refresh_from_db()
    assert of.published_at is not None
    assert Allocation.objects.count() == 1
    assert chosen(of).figures.get().value == 81


def test_one_in_an_item_cannot_be_taken_away_and_another_can(client, secretary):
    of, item = quotas_2021(), drafted(secretary)
    client.post(address(of, "punkt/"), {"item": str(item.pk)})
    assert "kan ikke slettes" in text_of(client.post(address(of, "slet/"), follow=True))
    other = allocation()
    client.post(address(other, "slet/"))
    assert list(Allocation.objects.all()) == [of]


def test_the_list_costs_the_same_however_many_there_are(client, secretary):
    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            client.get(ALLOCATIONS)
        return len(asked)

    allocation(year=2000)
    client.get(ALLOCATIONS)
    of_one = cost()
    for year in range(2001, 2020):
        allocation(year=year)
    assert cost() == of_one


def test_the_workroom_leads_to_them(client, secretary):
    assert f'href="{ALLOCATIONS}"' in client.get("/nordjylland/arbejdsrum/").content.decode()
