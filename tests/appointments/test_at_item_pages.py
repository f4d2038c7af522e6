"""The one page of an item that appoints, from choosing seats to the letter; and who comes there."""

from __future__ import annotations

import re

import pypdfium2
import pytest

from tests.appointments.seats import body, in_board, seats
from tests.appointments.test_at_items import decided, item_on_agenda, nominating
from tests.papers import holder
from tvaers.access.actor import Actor
from tvaers.access.models import Account
from tvaers.access.roles import Role
from tvaers.appointments.actions import Named
from tvaers.appointments.actions.at_items import Proposed, propose
from tvaers.appointments.at_items import rows_at
from tvaers.appointments.models import Appointment, WarningAnswer
from tvaers.meetings.models import DraftItem, Sending
from tvaers.meetings.session.actions.opening import open_session

pytestmark = pytest.mark.usefixtures("registers")
State = Appointment.State


@pytest.fixture
def account(client) -> Account:
    """A secretary, signed in."""
    found = holder(Role.SECRETARY)
    client.force_login(found)
    return found


@pytest.fixture
def item(account) -> DraftItem:
    """An item of an agenda that was sent."""
    return item_on_agenda(Actor.of_account(account))


def text_of(response) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


def address(item: DraftItem, rest: str = "") -> str:
    return f"/nordjylland/blaa-bog/punkter/{item.pk}/{rest}"


def test_from_seats_to_register_and_letter(client, account, item):
    of = body(substitutes="common", gender_rule="equal-or-one-apart", appointed_by="Ministeren")
    seats(of, 2, act="nominate")
    in_board("Ida Holm")
    panel = text_of(client.get(f"/nordjylland/udkast/{item.pk}/"))
    assert "Skal punktet udpege nogen?" in panel
    chooser = text_of(client.get(address(item, f"pladser/?forum={of.pk}")))
    assert "1. Kommunal politiker: ledig" in chooser
    given = {"valid_from": "2027-03-01", "last_day": "2029-12-31", "on_the_list": "1"}
    client.post(address(item, f"pladser/?forum={of.pk}"), given | {"members": [str(s.pk) for s in of_seats(of)]})
    first, second, listed = rows_at(item)
    for row, name, sex in ((first, "Ida Holm", "F"), (second, "Eva Sund", "F")):
        sent = {"proposed_as": "named", "name": name, "party": "V", "municipality": "", "sex": sex}
        assert client.post(address(item, f"pladser/{row.pk}/"), sent).status_code == 302
    client.post(address(item, f"pladser/{listed.pk}/"), {"proposed_as": "delegated"})
    page = text_of(client.get(address(item)))
    assert "Medlemmer: 2 kvinder og 0 mænd" in page
    assert "KKR Nordjylland indstillede følgende til Trafikforum Nord" in page
    client.post(address(item), {"do": "reasons", f"body-{of.pk}-gender-balance-not-kept": "Kun to stillede op."})
    assert WarningAnswer.objects.get().reason == "Kun to stillede op."
    letter = text_of(client.get(address(item, f"brev/{of.pk}/")))
    assert "Kun to stillede op." in letter
    assert "Ministeren" in letter
    decided(item, Actor.of_account(account))
    assert "nævner ikke Ida Holm, Eva Sund" in text_of(client.get(address(item)))
    client.post(address(item), {"do": "register"})
    assert [row.state for row in rows_at(item)] == [State.NOMINATED, State.NOMINATED, State.DELEGATED]
    assert "Ida Holm" in text_of(client.get("/nordjylland/blaa-bog/?day=2027-04-01"))
    client.post(address(item), {"do": "undo"})
    assert {row.state for row in rows_at(item)} == {State.PROPOSED}


def of_seats(of):
    return [seat for kind in of.kinds.all() for seat in kind.seats.all()]


@pytest.mark.parametrize(("ending", "begins"), [("pdf", b"%PDF"), ("docx", b"PK")])
def test_the_letter_is_taken_as_a_file_and_that_is_noted(client, account, item, ending, begins):
    of = body()
    nominating(item, Actor.of_account(account), of)
    page = client.get(address(item, f"brev/{of.pk}/"))
    begun = page.context["form"].initial
    answer = client.post(address(item, f"brev/{of.pk}/"), begun | {"do": ending})
    assert answer.content.startswith(begins)
    if ending == "pdf":
        assert len(pypdfium2.PdfDocument(answer.content)) == 1, "a letter has no page of contents"
    assert "Trafikforum Nord" in Sending.objects.get().note
    refused = client.post(address(item, f"brev/{of.pk}/"), begun | {"do": "mail", "email": "post@min.example"})
    assert "ikke offentligt endnu" in text_of(refused)


def test_texts_are_put_in_and_a_place_taken_off(client, account, item):
    rows = nominating(item, Actor.of_account(account))
    client.post(address(item), {"do": "recommend"})
    assert "indstiller to medlemmer" in item.versions.order_by("-number")[0].recommendation
    client.post(address(item, f"pladser/{rows[0].pk}/fjern/"))
    assert len(rows_at(item)) == 2
    assert client.post(address(item), {"do": "noget"}).status_code == 404


def test_a_name_is_wanted_where_one_is_proposed(client, account, item):
    rows = nominating(item, Actor.of_account(account))
    page = client.post(address(item, f"pladser/{rows[0].pk}/"), {"proposed_as": "named", "name": " "})
    assert "Skriv navnet, eller vælg, hvem der finder det." in text_of(page)


@pytest.mark.parametrize("role", [None, Role.MEMBER, Role.CHAIR])
def test_nobody_but_the_secretariat_comes_to_it(client, role):
    item = item_on_agenda(Actor.of_account(holder(Role.SECRETARY)))
    if role:
        client.force_login(holder(role))
    for rest in ("", "pladser/", "pladser/1/", "brev/1/"):
        assert client.get(address(item, rest)).status_code == (404 if role else 302), rest


def test_another_councils_secretariat_does_not_come_to_it(client):
    item = item_on_agenda(Actor.of_account(holder(Role.SECRETARY)))
    client.force_login(holder(Role.SECRETARY, council="sjaelland", email="anden@kkr.example"))
    assert client.get(address(item)).status_code == 404


def test_the_decision_lies_ready_in_the_session_in_words(client, account, item):
    by = Actor.of_account(account)
    first, *_rest = nominating(item, by)
    in_board("Ida Holm")
    propose(first, Proposed(Appointment.ProposedAs.NAMED, Named("Ida Holm"), None, "V"), by=by)
    open_session(item.meeting, by=by)
    page = text_of(client.get(f"/nordjylland/moeder/{item.meeting.address}/afvikling/"))
    buttons = re.findall(r'<button class="held-sentence"[^>]*>([^<]*)</button>', page)
    (ready,) = [words for words in buttons if "Ida Holm (V)" in words]
    assert "#" not in ready
