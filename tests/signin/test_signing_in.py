"""Signing in with a password or a link, being locked out, and what stays out of cookies and caches."""

from __future__ import annotations

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import signing
from django.test import Client

from tests.papers import OPERATOR, holder, keep, paper
from tests.signin.steps import PASSWORD, SIGN_IN, enter, is_in, link_in, member, sign_in
from tvaers.access.actions import accept_invitation, create_invited_account, deactivate, keep_password, unlock
from tvaers.access.middleware import BEGUN
from tvaers.access.models import Account, AuditEvent
from tvaers.access.roles import Role

pytestmark = pytest.mark.django_db

WRONG = "E-mail eller adgangskode er forkert"


def code_of(secret: str) -> str:
    """The code that an app would show now."""
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


# In and out


def test_the_address_may_be_written_in_any_case(client):
    member()
    assert sign_in(client, "IDA@KKR.example ")["Location"] == "/konto/"
    assert is_in(client)


def test_one_comes_back_to_where_one_was_but_never_to_another_site(client):
    member()
    assert sign_in(client, next="/nordjylland/")["Location"] == "/nordjylland/"
    client.post("/konto/log-ud/")
    for elsewhere in ("https://evil.example/", "//evil.example/", "javascript:alert(1)"):
        assert sign_in(client, next=elsewhere)["Location"] == "/konto/"
        client.post("/konto/log-ud/")


def test_the_answer_is_the_same_whether_there_is_an_account_or_not(client):
    member()
    create_invited_account("ny@kkr.example", "Ny", by=OPERATOR)
    answers = [
        sign_in(client, email, "forkert").content for email in ("ida@kkr.example", "ny@kkr.example", "x@y.example")
    ]
    assert all(WRONG in answer.decode() for answer in answers)


def test_a_closed_account_does_not_come_in(client):
    deactivate(member(), by=OPERATOR)
    sign_in(client)
    assert not is_in(client)


def test_who_is_closed_is_out_at_once(client):
    account = member()
    sign_in(client)
    assert is_in(client)
    deactivate(account, by=OPERATOR)
    assert not is_in(client)


def test_the_session_has_a_new_key_after_signing_in_and_is_gone_after_signing_out(client):
    member()
    session = client.session
    session["here"] = "before"
    session.save()
    before = session.session_key
    sign_in(client)
    during = client.session.session_key
    assert during != before
    client.post("/konto/log-ud/")
    other = Client()
    other.cookies["sessionid"] = during
    assert not is_in(other)


def test_signing_out_needs_a_button(client):
    member()
    sign_in(client)
    client.get("/konto/log-ud/")
    assert is_in(client)


def test_a_form_from_another_site_is_refused():
    member()
    client = Client(enforce_csrf_checks=True)
    assert client.post(SIGN_IN, {"login": "ida@kkr.example", "password": PASSWORD}).status_code == 403


# Too many attempts


def test_five_wrong_passwords_lock_out_and_say_for_how_long(client):
    member()
    for _ in range(4):
        assert WRONG in sign_in(client, password="forkert").content.decode()
    locked = sign_in(client, password="forkert")
    assert locked.status_code == 429
    assert "Prøv igen om 15 minutter" in locked.content.decode()
    assert sign_in(client).status_code == 429
    assert not is_in(client)


def test_it_is_locked_for_that_account_and_that_address_only(client):
    member()
    member("bo@kkr.example", "Bo Lind")
    for _ in range(5):
        sign_in(client, password="forkert")
    assert sign_in(client, "bo@kkr.example")["Location"] == "/konto/"
    elsewhere = Client(REMOTE_ADDR="192.0.2.7")
    assert sign_in(elsewhere)["Location"] == "/konto/"


def test_an_unknown_address_is_locked_out_alike(client):
    for _ in range(4):
        assert WRONG in sign_in(client, "nobody@kkr.example", "forkert").content.decode()
    assert sign_in(client, "nobody@kkr.example", "forkert").status_code == 429


def test_an_administrator_unlocks(client):
    account = member()
    for _ in range(5):
        sign_in(client, password="forkert")
    unlock(account, by=OPERATOR)
    assert sign_in(client)["Location"] == "/konto/"


def test_the_address_of_the_web_server_in_front_counts_when_it_is_named(settings):
    settings.CLIENT_ADDRESS_HEADER = "X-Real-IP"
    member()
    attacker, owner = Client(headers={"x-real-ip": "192.0.2.1"}), Client(headers={"x-real-ip": "192.0.2.2"})
    for _ in range(5):
        sign_in(attacker, password="forkert")
    assert sign_in(attacker).status_code == 429
    assert sign_in(owner)["Location"] == "/konto/"


def test_attempts_are_kept_without_the_address(client):
    from axes.models import AccessAttempt

    sign_in(client, "nobody@kkr.example", "forkert")
    (attempt,) = AccessAttempt.objects.all()
    kept = f"{attempt.username} {attempt.get_data} {attempt.post_data} {attempt.path_info}"
    assert "nobody" not in kept
    assert "forkert" not in kept


# A link by e-mail


def ask(client: Client, email: str = "ida@kkr.example"):
    return client.post("/konto/link/", {"email": email})


def test_a_link_lets_in_after_a_press_of_the_button_and_once(mail, client):
    member(password="")
    assert ask(client)["Location"] == "/konto/link/sendt/"
    letter = mail.letter(1)
    assert letter["Subject"] == "Link til at logge ind i Tværs"
    link = link_in(letter)
    for _ in range(2):
        assert client.get(link).status_code == 200
        assert not is_in(client)
    assert client.post(link)["Location"] == "/konto/"
    assert is_in(client)
    again = Client()
    assert "Linket er allerede brugt" in again.post(link).content.decode()
    assert not is_in(again)


def test_a_link_is_too_old_after_fifteen_minutes(mail, client, monkeypatch):
    member()
    ask(client)
    link = link_in(mail.letter(1))
    now = time.time()
    monkeypatch.setattr(signing.time, "time", lambda: now + 16 * 60)
    answer = client.post(link)
    assert answer.status_code == 410
    assert "Linket er for gammelt" in answer.content.decode()


def test_the_same_is_said_to_everybody_and_no_letter_goes_to_others(mail, client):
    member()
    create_invited_account("ny@kkr.example", "Ny", by=OPERATOR)
    answers = {ask(client, email)["Location"] for email in ("nobody@kkr.example", "ny@kkr.example", "ida@kkr.example")}
    assert answers == {"/konto/link/sendt/"}
    assert mail.letter(1)["To"] == "ida@kkr.example"
    assert len(mail.letters()) == 1


def test_asking_for_links_is_limited(mail, client):
    member()
    assert [ask(client).status_code for _ in range(4)] == [302, 302, 302, 429]
    assert [ask(client, "nobody@kkr.example").status_code for _ in range(4)] == [302, 302, 302, 429]


def test_who_came_in_by_a_link_chooses_a_new_password_at_once_and_others_are_out(mail, client):
    member()
    elsewhere = Client()
    sign_in(elsewhere)
    ask(client)
    client.post(link_in(mail.letter(1)))
    new = "kridt gulerod vindue"
    assert client.post("/konto/adgangskode/", {"password": new, "again": new})["Location"] == "/konto/"
    assert is_in(client)
    assert not is_in(elsewhere)
    assert sign_in(Client(), password=PASSWORD).status_code == 200
    assert sign_in(Client(), password=new)["Location"] == "/konto/"


# The second factor


def with_app(account: Account) -> str:
    """Gives the account an app that makes codes; its secret."""
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    secret: str = generate_totp_secret()
    TOTP.activate(account, secret)
    return secret


def test_an_app_is_asked_for_after_password_and_link(mail, client):
    account = member()
    secret = with_app(account)
    assert sign_in(client)["Location"] == "/konto/log-ind/kode/"
    assert not is_in(client)
    assert "Koden er forkert" in client.post("/konto/log-ind/kode/", {"code": "000000"}).content.decode()
    assert client.post("/konto/log-ind/kode/", {"code": code_of(secret)})["Location"] == "/konto/"
    other = Client()
    ask(other)
    assert other.post(link_in(mail.letter(1)))["Location"] == "/konto/log-ind/kode/"
    assert not is_in(other)


def test_the_apps_secret_is_not_in_the_database(client):
    secret = with_app(member())
    assert secret not in str(Authenticator.objects.get().data)


def test_an_app_is_taken_into_use_on_the_page_and_gives_recovery_codes(client, django_capture_on_commit_callbacks):
    enter(client, member())
    page = client.get("/konto/sikkerhed/kode-app/").content.decode()
    assert "<svg viewBox" in page
    secret = client.session["mfa.totp.secret"]
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post("/konto/sikkerhed/kode-app/", {"code": code_of(secret)})
    assert answer["Location"] == "/konto/sikkerhed/noedkoder/"
    events = [str(event.changes) for event in AuditEvent.objects.order_by("pk")][-2:]
    assert any("totp-added" in changes for changes in events)
    assert any("recovery_codes-added" in changes for changes in events)
    assert client.get("/konto/sikkerhed/noedkoder/").content.decode().count("<code>") == 10
    assert client.get("/konto/sikkerhed/noedkoder/fil/").status_code == 200


def test_an_administrator_helps_who_has_lost_everything(registers, client):
    account = member()
    with_app(account)
    enter(client, holder(Role.ADMINISTRATOR))
    address = f"/administration/konti/{account.pk}/fjern-andet-trin/"
    assert "Fjern passkeys og koder" in client.get(address).content.decode()
    client.post(address)
    assert sign_in(Client())["Location"] == "/konto/"


# Proving it is oneself


def test_a_dangerous_act_asks_for_the_password_again_after_fifteen_minutes_and_then_goes_on(client, monkeypatch):
    member()
    sign_in(client)
    assert client.get("/konto/adgangskode/").status_code == 200
    now = time.time()
    monkeypatch.setattr("tvaers.access.adapter.time.time", lambda: now + 16 * 60)
    answer = client.get("/konto/adgangskode/")
    assert answer["Location"] == "/konto/bekraeft/?next=%2Fkonto%2Fadgangskode%2F"
    assert "Adgangskoden er forkert" in client.post(answer["Location"], {"password": "forkert"}).content.decode()
    assert client.post(answer["Location"], {"password": PASSWORD})["Location"] == "/konto/adgangskode/"
    assert client.get("/konto/adgangskode/").status_code == 200


def test_a_form_that_was_sent_is_carried_out_after_the_proof(registers, client, monkeypatch):
    account, administrator = member(), holder(Role.ADMINISTRATOR)
    keep_password(administrator, PASSWORD, by=OPERATOR)
    accept_invitation(administrator, by=OPERATOR)
    sign_in(client, "administrator@kkr.example")
    address = f"/administration/konti/{account.pk}/luk/"
    assert "Luk kontoen" in client.get(address).content.decode()
    now = time.time()
    monkeypatch.setattr("tvaers.access.adapter.time.time", lambda: now + 16 * 60)
    prove = client.post(address)["Location"]
    assert prove.startswith("/konto/bekraeft/")
    assert Account.objects.get(pk=account.pk).is_active
    client.post(prove, {"password": PASSWORD})
    assert not Account.objects.get(pk=account.pk).is_active


def test_who_has_neither_password_nor_key_is_offered_a_link(mail, client, monkeypatch):
    account = member(password="")
    client.force_login(account)
    answer = client.get("/konto/adgangskode/")
    assert answer["Location"].startswith("/konto/bekraeft/link/")
    client.post("/konto/bekraeft/link/")
    client.post(link_in(mail.letter(1)))
    assert client.get("/konto/adgangskode/").status_code == 200


# Where one is signed in


def test_one_sees_where_one_is_signed_in_and_signs_out_elsewhere(client):
    member()
    sign_in(client)
    elsewhere = Client(headers={"user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Firefox/131.0"})
    sign_in(elsewhere)
    assert "Firefox på Linux" in client.get("/konto/enheder/").content.decode()
    client.post("/konto/enheder/")
    assert is_in(client)
    assert not is_in(elsewhere)


def test_one_signs_out_in_one_place_but_never_another_account(client):
    from allauth.usersessions.models import UserSession

    member()
    member("bo@kkr.example", "Bo Lind")
    sign_in(client)
    one, other, stranger = Client(), Client(), Client()
    sign_in(one)
    sign_in(other)
    sign_in(stranger, "bo@kkr.example")
    keys = {session.session_key: session.pk for session in UserSession.objects.all()}
    for browser in (one, stranger):
        client.post(f"/konto/enheder/{keys[browser.session.session_key]}/log-ud/")
    assert not is_in(one)
    assert is_in(other)
    assert is_in(stranger)
    assert client.get(f"/konto/enheder/{keys[other.session.session_key]}/log-ud/").status_code == 405


def test_a_session_that_is_not_used_ends_and_one_that_is_used_lives(client, monkeypatch):
    from django.contrib.sessions.models import Session
    from django.utils import timezone

    member()
    sign_in(client)
    session = Session.objects.get(session_key=client.session.session_key)
    hours = (session.expire_date - timezone.now()).total_seconds() / 3600
    assert 11.9 < hours < 12.1
    now = time.time()
    monkeypatch.setattr("tvaers.access.middleware.time.time", lambda: now + 11 * 60)
    session.expire_date = timezone.now() + timezone.timedelta(hours=1)
    session.save()
    client.get("/")
    session.refresh_from_db()
    assert (session.expire_date - timezone.now()).total_seconds() / 3600 > 11.9


# Cookies and caches


@pytest.mark.parametrize("path", ["/", "/nordjylland/", "/nordjylland/moeder/2025-03-07/", "/soeg/?q=bus", "/was/"])
def test_the_public_gets_no_cookie_and_no_session_is_asked_for(registers, client, path):
    keep(paper())
    answer = client.get(path)
    assert not answer.cookies
    assert "Log ind" in answer.content.decode()


def test_who_is_signed_in_gets_the_same_pages_with_the_name_kept_by_nobody(registers, client):
    keep(paper())
    path = "/nordjylland/moeder/2025-03-07/"
    public = client.get(path)
    member()
    sign_in(client)
    answer = client.get(path, headers={"if-none-match": public["ETag"]})
    assert answer.status_code == 200
    assert ">Ida Holm<" in answer.content.decode()
    assert answer["Cache-Control"] == "private, no-store"
    assert "ETag" not in answer
    assert ">Ida Holm<" not in Client().get(path).content.decode()


def test_nothing_reminds_of_who_was_signed_in(client):
    member()
    sign_in(client)
    answer = client.post("/konto/log-ud/", follow=True)
    assert "Du er logget ud" in answer.content.decode()
    assert client.cookies["sessionid"].value == ""


@pytest.mark.parametrize("path", ["/konto/", "/konto/adgangskode/", "/konto/enheder/", "/administration/konti/"])
def test_who_is_not_signed_in_is_sent_to_sign_in_and_comes_back(client, path):
    answer = client.get(path)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/konto/log-ind/?next=")


# What is not there


@pytest.mark.parametrize(
    "path", ["opret/", "password/reset/", "adgangskode/glemt/", "email/", "signup/", "social/signup/"]
)
def test_allauths_other_pages_are_not_there(client, path):
    assert client.get(f"/konto/{path}").status_code == 404


# The list of accounts


def test_accounts_are_listed_by_fifties_with_the_same_few_queries(registers, client, django_assert_max_num_queries):
    enter(client, holder(Role.ADMINISTRATOR))
    for number in range(60):
        create_invited_account(f"{number}@kkr.example", f"Navn {number:02}", by=OPERATOR)
    client.get("/administration/konti/")
    with django_assert_max_num_queries(8):
        first = client.get("/administration/konti/").content.decode()
    assert "61 konti" in first
    assert first.count("ikke svaret endnu") == 49
    assert client.get("/administration/konti/?page=2").content.decode().count("ikke svaret endnu") == 11
    assert client.get("/administration/konti/?q=navn+07").content.decode().count("ikke svaret endnu") == 1


# The trail


def test_the_trail_tells_of_attempts_without_address_and_name(client):
    account = member()
    before = AuditEvent.objects.count()
    sign_in(client, password="forkert")
    sign_in(client, "nobody@kkr.example", "forkert")
    known, unknown = list(AuditEvent.objects.order_by("pk"))[before:]
    assert known.changes[-1] == {"model": "access.Account", "pk": account.pk, "event": "sign-in-failed"}
    assert unknown.changes[-1]["pk"] is None
    assert "nobody" not in str(unknown.changes)


def test_an_old_hash_is_renewed_at_sign_in(client):
    from django.contrib.auth.hashers import make_password

    from tvaers.access.action import Actor, action, registered_actions

    account = member()

    @action("access.age")
    def age(row: Account, *, by: Actor) -> None:
        row.password = make_password(PASSWORD, hasher="pbkdf2_sha256")
        row.save()

    try:
        age(account, by=OPERATOR)
    finally:
        registered_actions.pop(next(name for name in registered_actions if name.endswith(".age")))
    assert sign_in(client)["Location"] == "/konto/"
    assert Account.objects.get().password.startswith("argon2")
    assert is_in(client)


@pytest.mark.django_db
def test_a_session_ends_seven_days_after_signing_in_however_much_it_is_used(client, settings):
    member()
    sign_in(client)
    assert is_in(client)
    session = client.session
    session[BEGUN] = session[BEGUN] - settings.SESSION_LASTS_AT_MOST - 1
    session.save()
    assert not is_in(client)
    sign_in(client)
    assert is_in(client)
