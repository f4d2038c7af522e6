"""Signing in through an identity provider, which is a process of its own on loopback."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from bench.site import free_port
from tests.papers import OPERATOR
from tests.signin.provider_site import CLIENT, SECRET
from tests.signin.steps import is_in, member
from tvaers.access.actions import create_invited_account, deactivate
from tvaers.access.models import Account, AuditEvent
from tvaers.access.roles import Role
from tvaers.access.visibility import roles_of
from tvaers.site.configuration import identity_providers

pytestmark = pytest.mark.django_db

CALLBACK = "http://testserver/konto/log-ind/oidc/svar/"
PATIENCE = 20.0


def privileges(role: str, kkr: str) -> str:
    """A list of privileges in the manner of the federation, as it travels."""
    text = f"""<?xml version="1.0" encoding="UTF-8"?>
<bpp:PrivilegeList xmlns:bpp="http://digst.dk/oiosaml/basic_privilege_profile">
  <PrivilegeGroup Scope="urn:dk:gov:saml:cvrNumberIdentifier:11223344">
    <Privilege>http://kkr.example/roles/usersystemrole/{role}/1</Privilege>
    <Constraint Name="http://kkr.example/constraints/kkr/1">{kkr}</Constraint>
  </PrivilegeGroup>
</bpp:PrivilegeList>"""
    return base64.b64encode(text.encode()).decode()


PEOPLE = {
    "ida@kkr.example": {"verified": True},
    "ikke-bekraeftet@kkr.example": {"verified": False},
    "ukendt@kkr.example": {"verified": True},
    "sekretaer@kkr.example": {
        "verified": True,
        "name": "Sia Sekretær",
        "privileges": privileges("secretary", "nordjylland"),
    },
    "gruppe@kkr.example": {"verified": True, "name": "Gry Gruppe", "groups": ["tvaers-auditor", "andet"]},
}


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    """The provider's address."""
    port = free_port()
    environment = {**os.environ, "PEOPLE": json.dumps(PEOPLE), "CALLBACK": CALLBACK}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.signin.provider_site", str(port)], env=environment, stderr=subprocess.PIPE
    )
    address = f"http://127.0.0.1:{port}"
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            requests.get(f"{address}/.well-known/openid-configuration", timeout=1).raise_for_status()
            break
        except requests.RequestException:
            if time.monotonic() > deadline or process.poll() is not None:
                process.kill()
                raise RuntimeError(process.stderr.read().decode()) from None
            time.sleep(0.1)
    yield address
    process.terminate()
    process.wait(timeout=PATIENCE)


@pytest.fixture
def named(provider: str, settings, monkeypatch) -> None:
    """The provider is that of the environment."""
    monkeypatch.setenv("TVAERS_OIDC_URL", provider)
    monkeypatch.setenv("TVAERS_OIDC_CLIENT_ID", CLIENT)
    monkeypatch.setenv("TVAERS_OIDC_SECRET", SECRET)
    monkeypatch.setenv("TVAERS_OIDC_NAME", "Kommunen")
    settings.SOCIALACCOUNT_PROVIDERS = identity_providers()


def come(client: Client, email: str, target: str = ""):
    """Goes the whole way as `email`: to the provider, through it, and back. The last answer of ours."""
    there = client.get(f"/konto/log-ind/oidc/{target}")["Location"]
    browser = requests.Session()
    browser.cookies.set("who", email, domain="127.0.0.1")
    answer = browser.get(there, allow_redirects=False, timeout=5)
    while not answer.headers["Location"].startswith(CALLBACK):
        there = requests.compat.urljoin(there, answer.headers["Location"])
        answer = browser.get(there, allow_redirects=False, timeout=5)
    return client.get(answer.headers["Location"].removeprefix("http://testserver"))


def test_the_page_offers_the_provider_by_its_name(named, client):
    assert "Log ind med Kommunen" in client.get("/konto/log-ind/").content.decode()


def test_without_a_provider_the_page_offers_none_and_there_is_no_such_address(client):
    assert "Log ind med Kommunen" not in client.get("/konto/log-ind/").content.decode()
    assert client.get("/konto/log-ind/oidc/").status_code == 404


def test_who_was_invited_comes_in_by_the_verified_address_and_has_joined(named, client):
    create_invited_account("ida@kkr.example", "Ida Holm", by=OPERATOR)
    answer = come(client, "ida@kkr.example", "?next=/nordjylland/")
    assert answer["Location"] == "/nordjylland/"
    assert is_in(client)
    assert Account.objects.get().joined_at is not None
    assert AuditEvent.objects.filter(action="access.note_sign_in").count() == 1


def test_the_second_time_the_providers_key_is_enough_and_what_it_said_is_not_kept(named, client):
    account = member()
    come(client, "ida@kkr.example")
    (known,) = SocialAccount.objects.all()
    assert known.user_id == account.pk
    assert known.extra_data == {}
    client.post("/konto/log-ud/")
    come(client, "ida@kkr.example")
    assert is_in(client)
    assert SocialAccount.objects.count() == 1


def test_who_was_not_invited_and_has_no_role_does_not_come_in_and_leaves_nothing(named, client):
    answer = come(client, "ukendt@kkr.example")
    assert answer.status_code == 403
    assert "Du har ikke en konto her" in answer.content.decode()
    assert not is_in(client)
    assert not Account.objects.exists()


def test_an_address_that_the_provider_has_not_verified_opens_no_account(named, client):
    create_invited_account("ikke-bekraeftet@kkr.example", "Ida Holm", by=OPERATOR)
    assert come(client, "ikke-bekraeftet@kkr.example").status_code == 403
    assert not is_in(client)


def test_a_closed_account_stays_closed(registers, named, client):
    deactivate(member("sekretaer@kkr.example"), by=OPERATOR)
    answer = come(client, "sekretaer@kkr.example")
    assert answer["Location"] == "/konto/lukket/"
    assert not is_in(client)


def test_a_privilege_with_a_constraint_gives_an_account_and_the_role_in_that_council(registers, named, client):
    come(client, "sekretaer@kkr.example")
    assert is_in(client)
    account = Account.objects.get()
    assert account.name == "Sia Sekretær"
    ((role, council),) = [(held.role, held.council) for held in roles_of(account)]
    assert role is Role.SECRETARY
    assert account.roles.get().council.slug == "nordjylland"
    assert council == account.roles.get().council_id
    client.post("/konto/log-ud/")
    come(client, "sekretaer@kkr.example")
    assert account.roles.count() == 1


def test_a_group_gives_a_role_too_and_it_ends_by_itself(registers, named, client):
    from django.utils import timezone

    come(client, "gruppe@kkr.example")
    grant = Account.objects.get().roles.get()
    assert grant.role == Role.AUDITOR
    assert (grant.valid_to - timezone.localdate()).days == 2


def test_an_answer_that_nobody_asked_for_is_refused(named, client):
    answer = client.get("/konto/log-ind/oidc/svar/?code=x&state=y")
    assert answer.status_code == 401
    assert "Det lykkedes ikke at logge ind" in answer.content.decode()
