"""A new text is kept from its first pause, under a key of its form, and becomes one draft when it is saved."""

import json
from dataclasses import asdict, replace
from uuid import uuid4

import pytest

from tests.meetings.drafts.laid import PARTS, account, council, draft, secretary
from tests.papers import holder
from tvaers.access.actor import Actor
from tvaers.access.models import Account, AuditEvent
from tvaers.access.roles import Role
from tvaers.meetings.drafts.actions.beginning import keep_beginning
from tvaers.meetings.drafts.parts import DraftParts
from tvaers.meetings.models import Beginning, DraftItem, DraftVersion, Typing

pytestmark = pytest.mark.usefixtures("registers")
NEW = "/nordjylland/udkast/nyt/"


@pytest.fixture
def by(registers):
    return secretary()


@pytest.fixture
def page(client, by):
    client.force_login(by.account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def kept(by, text="Halvt skrevet", sequence=1, key=None):
    key = key or uuid4()
    keep_beginning(council(), key, DraftParts(title=text), sequence=sequence, by=by)
    return key


def posted(key, parts=PARTS):
    return asdict(parts) | {"begun_as": str(key), "based_on": "1"}


def test_a_pause_keeps_the_text_and_makes_no_draft_and_no_event(page, by):
    key, before = uuid4(), AuditEvent.objects.count()
    body = json.dumps({"based_on": 1, "sequence": 3, "parts": {"title": "Busser"}})
    answer = page.post(f"{NEW}{key}/tastet/", body, content_type="application/json").json()
    assert (answer["saved"], answer["current"], answer["others"]) == (3, 1, [])
    assert Beginning.objects.get().parts["title"] == "Busser"
    assert not DraftItem.objects.exists()
    assert AuditEvent.objects.count() == before


def test_what_arrives_late_replaces_nothing_newer_and_an_emptied_text_is_gone(by):
    key = kept(by, "Nyest", sequence=5)
    kept(by, "Gammel", sequence=4, key=key)
    assert Beginning.objects.get().parts["title"] == "Nyest"
    kept(by, " ", sequence=6, key=key)
    assert not Beginning.objects.exists()


def test_it_is_offered_on_the_list_and_beside_a_new_one_and_goes_on_under_its_key(page, by):
    key = kept(by)
    for address in ("/nordjylland/udkast/", NEW):
        html = page.get(address).content.decode()
        assert f"{NEW}?tekst={key}" in html
        assert "Halvt skrevet" in html
    html = page.get(f"{NEW}?tekst={key}").content.decode()
    assert 'value="Halvt skrevet"' in html
    assert f'data-autosave="{NEW}{key}/tastet/"' in html
    assert "ikke nåede at gemme" in html


def test_each_sees_their_own(page, by):
    other = Actor.of_account(holder(Role.SECRETARY, email="anden@kkr.example"))
    key = kept(other)
    assert "Halvt skrevet" not in page.get(NEW).content.decode()
    assert "Halvt skrevet" not in page.get(f"{NEW}?tekst={key}").content.decode()
    page.post(f"{NEW}{key}/kasser/")
    assert Beginning.objects.exists()


def test_saving_lets_go_of_the_text_and_the_same_text_saved_twice_is_one_draft(page, by):
    key = kept(by)
    first = page.post(NEW, posted(key))
    second = page.post(NEW, posted(key))
    assert first["Location"] == second["Location"]
    assert DraftVersion.objects.count() == 1
    assert Beginning.objects.get().parts == {}
    assert "Begyndt og ikke gemt" not in page.get(NEW).content.decode()


def test_going_back_after_saving_and_writing_on_makes_a_version_of_the_same_draft(page, by):
    key = uuid4()
    page.post(NEW, posted(key))
    late = replace(PARTS, background="Mere baggrund")
    keep_beginning(council(), key, late, sequence=9, by=by)
    assert Typing.objects.get().parts["background"] == "Mere baggrund"
    page.post(NEW, posted(key, late))
    assert DraftItem.objects.count() == 1
    assert [row.background for row in DraftVersion.objects.order_by("number")] == [PARTS.background, "Mere baggrund"]
    assert not Typing.objects.exists()
    assert page.get(f"{NEW}?tekst={key}").status_code == 302


def test_a_pause_that_comes_after_the_saving_with_the_same_text_keeps_nothing(page, by):
    key = uuid4()
    page.post(NEW, posted(key))
    keep_beginning(council(), key, PARTS, sequence=2, by=by)
    assert not Typing.objects.exists()


def test_giving_it_up_lets_go_of_it(page, by):
    key = kept(by)
    assert "kasseret" in page.post(f"{NEW}{key}/kasser/", follow=True).content.decode()
    assert not Beginning.objects.exists()


def test_without_a_key_a_draft_is_saved_as_ever(page, by):
    page.post(NEW, asdict(PARTS))
    page.post(NEW, asdict(PARTS) | {"begun_as": "ikke en nøgle"})
    assert DraftItem.objects.count() == 2


def test_whoever_may_not_write_there_keeps_nothing(client, by):
    client.force_login(account("fremmed@kkr.example"), backend="allauth.account.auth_backends.AuthenticationBackend")
    body = json.dumps({"based_on": 1, "sequence": 3, "parts": {"title": "Busser"}})
    assert client.post(f"{NEW}{uuid4()}/tastet/", body, content_type="application/json").status_code == 404
    assert client.post(f"{NEW}{uuid4()}/kasser/").status_code == 404
    assert not Beginning.objects.exists()
    assert Account.objects.exists()
    assert draft(by).pk
