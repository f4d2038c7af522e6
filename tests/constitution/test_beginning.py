"""A constitution is begun once for each election, worked on by the secretariat, and read by all when they say so."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.constitution.constituted import CONSTITUTIONS, OVERVIEW, begun, council, election
from tests.papers import OPERATOR, holder
from tvaers.access.action import NotPermitted
from tvaers.access.actor import Actor
from tvaers.access.roles import Role
from tvaers.access.visibility import PUBLIC
from tvaers.constitution.actions import begin_constitution, publish_constitution, withdraw_constitution
from tvaers.constitution.models import Constitution
from tvaers.councils.refusals import CannotBeDone

pytestmark = pytest.mark.usefixtures("registers")

NOW = datetime(2025, 12, 1, 12, tzinfo=UTC)


@pytest.fixture
def secretary(client):
    account = holder(Role.SECRETARY)
    client.force_login(account)
    return account


def text_of(response):
    return " ".join(response.content.decode().split())


def test_there_is_one_for_each_council_and_election():
    begun()
    begun("sjaelland")
    begun(code="kv21")
    with pytest.raises(CannotBeDone):
        begun()


def test_it_is_the_secretariats_until_it_is_published_and_after_it_is_withdrawn():
    row, reader = begun(), holder(Role.SECRETARY)
    assert list(Constitution.objects.visible_to(reader)) == [row]
    assert not Constitution.objects.visible_to(PUBLIC).exists()
    assert not Constitution.objects.visible_to(holder(Role.MEMBER)).exists()
    publish_constitution(row, at=NOW, by=OPERATOR)
    assert list(Constitution.objects.visible_to(PUBLIC)) == [row]
    withdraw_constitution(row, by=OPERATOR)
    assert not Constitution.objects.visible_to(PUBLIC).exists()


@pytest.mark.parametrize("role", [Role.MEMBER, Role.CHAIR, Role.MUNICIPAL_CONTACT, Role.KL_AUTHOR])
def test_only_the_secretariat_begins_one(role):
    with pytest.raises(NotPermitted):
        begin_constitution(council(), election(), by=Actor.of_account(holder(role)))


def test_the_secretariat_of_another_council_does_not_begin_one_here():
    with pytest.raises(NotPermitted):
        begin_constitution(council("sjaelland"), election(), by=Actor.of_account(holder(Role.SECRETARY)))


def test_a_secretary_begins_one_and_comes_to_its_overview(client, secretary):
    response = client.post(CONSTITUTIONS, {"election": "kv25"}, follow=True)
    assert response.redirect_chain == [(OVERVIEW, 302)]
    page = text_of(response)
    assert "Konstituering af KKR Nordjylland efter KV25" in page
    assert "Konstitueringen ses kun af sekretariatet." in page


def test_an_election_that_has_one_is_not_offered_again(client, secretary):
    begun()
    page = text_of(client.get(CONSTITUTIONS))
    assert 'value="kv21"' in page
    assert 'value="kv25"' not in page
    assert text_of(client.post(CONSTITUTIONS, {"election": "kv25"})).count("Der er ikke gemt noget endnu") == 1


def test_it_is_published_and_withdrawn_from_its_page(client, secretary):
    row = begun()
    client.post(f"{OVERVIEW}offentliggoer/")
    row.refresh_from_db()
    assert row.published_at is not None
    client.logout()
    assert "KV25" in text_of(client.get(CONSTITUTIONS))
    assert client.get(OVERVIEW).status_code == 200
    client.force_login(secretary)
    client.post(f"{OVERVIEW}traek-tilbage/")
    client.logout()
    assert client.get(OVERVIEW).status_code == 404
    assert "KV25" not in text_of(client.get(CONSTITUTIONS))


def test_the_public_and_members_begin_and_publish_nothing(client):
    begun()
    for account in (None, holder(Role.MEMBER)):
        if account:
            client.force_login(account)
        client.post(CONSTITUTIONS, {"election": "kv21"})
        client.post(f"{OVERVIEW}offentliggoer/")
    assert Constitution.objects.count() == 1
    assert Constitution.objects.get().published_at is None


def test_the_workroom_leads_to_it(client, secretary):
    assert f'href="{CONSTITUTIONS}"' in client.get("/nordjylland/arbejdsrum/").content.decode()
