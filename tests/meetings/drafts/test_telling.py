"""Who is told of a laying: shown before anything is sent, and reminded at most once a day."""

from __future__ import annotations

import html
from datetime import date, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from tests.meetings.drafts.laid import account, circle, draft, laying, secretary, today, version_of
from tvaers.access.actor import Actor
from tvaers.access.models import Account
from tvaers.access.recording import recording
from tvaers.councils.models import Circle, CircleFunction, FunctionHolder
from tvaers.meetings.drafts.actions.layings import see
from tvaers.meetings.models import Laying
from tvaers.post.delivering import deliver
from tvaers.post.models import Letter

pytestmark = pytest.mark.usefixtures("registers")

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def by(registers):
    return secretary()


@pytest.fixture
def mixed(registers) -> Circle:
    """Ida has an account, Kim only an e-mail, Lis neither."""
    made = circle(account("ida@kommune.example"))
    with recording():
        for name, email in (("Kim Ravn", "kim@kommune.example"), ("Lis Dam", "")):
            function = CircleFunction(circle=made, title="Direktør", body=name, valid_from=date(2020, 1, 1))
            function.save()
            FunctionHolder(function=function, name=name, email=email, valid_from=date(2020, 1, 1)).save()
    return made


def signed_in(client, by):
    client.force_login(Account.objects.get(pk=by.account.pk), backend=BACKEND)
    return client


def words(answer) -> str:
    return " ".join(html.unescape(answer.content.decode()).split())


def test_who_is_told_is_shown_before_anything_is_laid(client, by, mixed):
    page = f"/nordjylland/udkast/{draft(by).pk}/forelaeg/"
    sent = {"version": 1, "circle": mixed.pk, "until": today().isoformat()}
    text = words(signed_in(client, by).post(page, sent))
    assert "2 får e-mail" in text
    assert "1 af dem har ingen konto og kan ikke åbne udkastet: Kim Ravn" in text
    assert "1 har ingen e-mail og kan ikke nås: Lis Dam" in text
    assert f'href="/nordjylland/kredse/{mixed.pk}/"' in text
    other = circle(name="En anden kreds")
    assert "En anden kreds" in words(client.post(page, {**sent, "circle": other.pk, "confirmed": mixed.pk}))
    assert not Laying.objects.exists()
    client.post(page, {**sent, "confirmed": mixed.pk})
    assert Laying.objects.get().circle == mixed


def test_the_mails_that_go_are_those_that_were_shown_each_address_once(client, by, mixed):
    with recording():
        for name in ("Ida i et andet sæde", "Ida uden e-mail i kredsen"):
            function = CircleFunction(circle=mixed, title="Formand", body=name, valid_from=date(2020, 1, 1))
            function.save()
            holder = FunctionHolder(function=function, name=name, valid_from=date(2020, 1, 1))
            holder.account = Account.objects.get(email="ida@kommune.example")
            holder.save()
    page = f"/nordjylland/udkast/{draft(by).pk}/forelaeg/"
    sent = {"version": 1, "circle": mixed.pk, "until": today().isoformat()}
    assert "2 får e-mail" in words(signed_in(client, by).post(page, sent))
    client.post(page, {**sent, "confirmed": mixed.pk})
    assert sorted(letter.email for letter in Letter.objects.all()) == ["ida@kommune.example", "kim@kommune.example"]


def test_one_who_cannot_be_reached_is_marked(client, by, mixed):
    laid = laying(version_of(draft(by)), mixed, by)
    text = words(signed_in(client, by).get(f"/nordjylland/udkast/{laid.version.draft_id}/forelaeggelser/{laid.pk}/"))
    assert text.count("Kan ikke nås") == 1


def test_those_who_have_not_seen_it_are_reminded_once_a_day(client, by, mixed):
    laid = laying(version_of(draft(by)), mixed, by)
    deliver()
    see(laid, by=Actor.of_account(Account.objects.get(email="ida@kommune.example")))
    page = f"/nordjylland/udkast/{laid.version.draft_id}/forelaeggelser/{laid.pk}/"
    assert "Send påmindelse" not in words(signed_in(client, by).get(page))
    with recording():
        Letter.objects.update(sent_at=timezone.now() - timedelta(days=1))
    mail.outbox.clear()
    assert "Send påmindelse til 1, der ikke har set det" in words(client.get(page))
    assert "1 påmindelse er på vej." in words(client.post(f"{page}paamindelser/", follow=True))
    client.post(f"{page}paamindelser/")
    deliver()
    client.post(f"{page}paamindelser/")
    deliver()
    (message,) = mail.outbox
    assert message.to == ["kim@kommune.example"]
    assert message.subject.startswith("Påmindelse")
    assert "KKR Nordjylland" in message.body
    assert "Har du ikke en konto, så bed sekretariatet om en." in message.body
    assert client.get(f"{page}paamindelser/").status_code == 405
