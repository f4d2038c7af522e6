"""The secretariat's pages for taking down, bringing back and publishing; the marker a citizen meets."""

from __future__ import annotations

import pytest

from tests.papers import holder, item, keep, paper
from tests.signin.steps import enter
from tvaers.access.models import Account
from tvaers.access.roles import Role
from tvaers.meetings.models import Depublication, Meeting

pytestmark = pytest.mark.usefixtures("registers")

MEETING = "/nordjylland/moeder/2025-03-07/"
TAKING_DOWN = f"{MEETING}afpublicering/"
PUBLISHING = f"{MEETING}offentliggoerelse/"


@pytest.fixture
def secretary(client) -> Account:
    account = holder(Role.SECRETARY)
    enter(client, account)
    return account


def test_a_secretary_takes_a_meeting_down_and_brings_it_back(client, secretary):
    keep(paper(item(), item("1.2", "Nyt kystråd")))
    html = client.get(TAKING_DOWN).content.decode()
    assert "Oplysninger om personer" in html
    assert f"{MEETING}1.2/afpublicering/" in html
    answer = client.post(TAKING_DOWN, {"reason": "personal-data", "note": "En borgers navn"}, follow=True)
    assert answer.status_code == 200
    assert "En borgers navn" in answer.content.decode()
    assert Meeting.objects.get().depublished_at is not None
    marker = Depublication.objects.get()
    assert "Mødet er fjernet fra det offentlige (Oplysninger om personer)" in client.get(MEETING).content.decode()
    html = client.get(TAKING_DOWN).content.decode()
    assert "Fjern hele mødet" not in html
    assert "Eller kun ét punkt" not in html
    assert "Gør mødet offentligt igen" in html
    client.logout()
    gone = client.get(MEETING)
    assert gone.status_code == 410
    assert "Alt andet på mødet" not in gone.content.decode()
    enter(client, secretary)
    client.post(f"{TAKING_DOWN}{marker.pk}/ophaev/")
    client.logout()
    assert client.get(MEETING).status_code == 200


def test_a_secretary_takes_one_item_down(client, secretary):
    keep(paper(item(), item("1.2", "Nyt kystråd")))
    assert client.get(f"{MEETING}7.7/afpublicering/").status_code == 404
    client.post(f"{MEETING}1.2/afpublicering/", {"reason": "mistake"})
    assert "Punkt 1.2 er fjernet fra det offentlige" in client.get(f"{MEETING}1.2/").content.decode()
    assert "Punkt 1.2" not in client.get(f"{MEETING}1.1/").content.decode()
    client.logout()
    gone = client.get(f"{MEETING}1.2/")
    assert gone.status_code == 410
    assert "Alt andet på mødet" in gone.content.decode()
    assert client.get(f"{MEETING}1.1/").status_code == 200


def test_a_form_without_a_reason_changes_nothing_and_keeps_the_note(client, secretary):
    keep(paper())
    html = client.post(TAKING_DOWN, {"note": "Det skal ned"}).content.decode()
    assert "Vælg, hvorfor" in html
    assert "Det skal ned" in html
    assert not Depublication.objects.exists()


def test_a_secretary_sees_what_becomes_public_and_publishes_it(client, secretary):
    closed = item("1.2", "Hemmelig handel", neutral_title="Ejendomssag", open=False)
    keep(paper(item(), closed), is_published=False)
    html = client.get(PUBLISHING).content.decode()
    assert "Fælles busdrift om aftenen" in html
    assert "Ejendomssag" in html
    assert "Hemmelig handel" not in html
    client.post(PUBLISHING)
    client.logout()
    assert client.get(MEETING).status_code == 200


@pytest.mark.parametrize("path", [TAKING_DOWN, f"{MEETING}1.1/afpublicering/", PUBLISHING])
def test_nobody_is_sent_to_sign_in_and_others_learn_nothing(client, path):
    keep(paper())
    response = client.get(path)
    assert response.status_code == 302
    assert f"next={path}" in response["Location"]
    for account in (holder(Role.MEMBER), holder(Role.SECRETARY, council="sjaelland", email="s@x.example")):
        client.force_login(account)
        assert client.get(path).status_code == 404
        assert client.post(path, {"reason": "mistake"}).status_code == 404
    assert not Depublication.objects.exists()


def test_the_pages_are_kept_by_no_cache(client, secretary):
    keep(paper())
    for path in (TAKING_DOWN, PUBLISHING):
        response = client.get(path)
        assert response["Cache-Control"] == "private, no-store"
        assert response["X-Robots-Tag"] == "noindex"


def test_who_has_not_lately_shown_that_it_is_themselves_is_asked_first(client):
    keep(paper())
    client.force_login(holder(Role.SECRETARY))
    for path, form in ((TAKING_DOWN, {"reason": "mistake"}), (PUBLISHING, {})):
        assert client.get(path).status_code == 200
        assert "/konto/bekraeft/" in client.post(path, form)["Location"]
    assert not Depublication.objects.exists()
