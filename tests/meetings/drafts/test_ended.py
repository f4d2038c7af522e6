"""What was laid before someone and has ended: they are told why and when, and no word of what it said."""

from __future__ import annotations

import html
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.meetings.drafts.laid import PARTS, account, circle, draft, laying, move_end, secretary, today, version_of
from tvaers.access.actor import Actor
from tvaers.access.models import Account
from tvaers.access.recording import recording
from tvaers.councils.models import FunctionHolder
from tvaers.meetings.drafts.actions.layings import see, withdraw_laying
from tvaers.meetings.drafts.actions.writing import discard_draft
from tvaers.meetings.models import Laying

pytestmark = pytest.mark.usefixtures("registers")


@pytest.fixture
def by(registers):
    return secretary()


@pytest.fixture
def ida(registers):
    return account("ida@kommune.example")


@pytest.fixture
def laid(by, ida) -> Laying:
    return laying(version_of(draft(by)), circle(ida), by)


def read(client, who: Account, path: str) -> tuple[int, str]:
    client.force_login(Account.objects.get(pk=who.pk), backend="allauth.account.auth_backends.AuthenticationBackend")
    answer = client.get(path)
    text = " ".join(html.unescape(answer.content.decode()).split())
    for word in (PARTS.title, "Kan I tiltræde?", "drøftet", "SAG-2026"):
        assert word not in text
    return answer.status_code, text


@pytest.mark.parametrize("has_opened", [True, False])
def test_the_link_says_that_it_was_withdrawn_and_when(client, laid, by, ida, has_opened):
    if has_opened:
        see(laid, by=Actor.of_account(ida))
    withdraw_laying(laid, by=by)
    status, text = read(client, ida, f"/forelagt/{laid.pk}/")
    assert status == 410
    assert f"Trukket tilbage af sekretariatet den {today().day}." in text


def test_a_discarded_draft_is_withdrawn_and_no_deadline_has_passed(client, laid, by, ida):
    see(laid, by=Actor.of_account(ida))
    discard_draft(laid.version.draft, by=by)
    for path in ("/forelagt/", f"/forelagt/{laid.pk}/"):
        _status, text = read(client, ida, path)
        assert "Trukket tilbage af sekretariatet den" in text
        assert "Fristen" not in text


def test_a_deadline_that_passed_before_the_draft_was_discarded_is_what_ended_it(client, laid, by, ida):
    see(laid, by=Actor.of_account(ida))
    move_end(laid, today() - timedelta(days=2))
    discard_draft(laid.version.draft, by=by)
    status, text = read(client, ida, f"/forelagt/{laid.pk}/")
    assert status == 410
    assert "Fristen udløb den" in text
    assert "Trukket tilbage" not in text


def test_for_everyone_else_nothing_is_there(client, laid, by):
    withdraw_laying(laid, by=by)
    bo = account("bo@kommune.example", "Bo Lind")
    with recording():
        for held in FunctionHolder.objects.filter(function__circle=laid.circle):
            FunctionHolder(
                function=held.function, account=bo, name=bo.name, valid_from=timezone.localdate() + timedelta(days=1)
            ).save()
    assert read(client, bo, f"/forelagt/{laid.pk}/")[0] == 404
    assert read(client, bo, "/forelagt/9999/")[0] == 404
