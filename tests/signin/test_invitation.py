"""Whoever is invited comes in by the link of the e-mail, once and in time."""

import pytest
from django.core import signing
from django.test import Client

from tests.papers import OPERATOR, holder
from tests.signin.steps import PASSWORD, is_in, link_in, sign_in
from tvaers.access.actions import create_invited_account, renew_invitation
from tvaers.access.mail import send_invitation
from tvaers.access.models import Account, AuditEvent
from tvaers.access.roles import Role

pytestmark = pytest.mark.django_db

SITE = "http://testserver"


@pytest.fixture
def invited(mail):
    account = create_invited_account("Ida@KKR.example", "Ida Holm", by=OPERATOR)
    send_invitation(account, SITE)
    return account


def choose(client: Client, link: str, password: str = PASSWORD, again: str | None = None):
    return client.post(link, {"password": password, "again": password if again is None else again})


def test_the_letter_is_short_danish_and_plain(invited, mail):
    letter = mail.letter(1)
    assert letter["To"] == "ida@kkr.example"
    assert letter["From"] == "Tværs <tvaers@kkr.example>"
    assert letter["Subject"] == "Invitation til Tværs"
    assert letter.get_content_type() == "text/plain"
    text = letter.get_content()
    assert "Kære Ida Holm" in text
    assert len(text.splitlines()) < 20
    assert "&" not in text


def test_the_link_welcomes_and_a_password_lets_in(invited, mail, client):
    link = link_in(mail.letter(1))
    page = client.get(link)
    assert "Velkommen, Ida Holm" in page.content.decode()
    assert page["Cache-Control"] == "private, no-store"
    assert page["X-Robots-Tag"] == "noindex"
    answer = choose(client, link)
    assert answer.status_code == 302
    assert answer["Location"] == "/konto/"
    assert is_in(client)
    client.post("/konto/log-ud/")
    assert not is_in(client)
    assert sign_in(client)["Location"] == "/konto/"
    assert is_in(client)
    account = Account.objects.get()
    assert account.password.startswith("argon2")
    assert account.joined_at is not None


def test_opening_the_link_uses_nothing_up(invited, mail, client):
    link = link_in(mail.letter(1))
    for _ in range(3):
        assert client.get(link).status_code == 200
    assert choose(client, link).status_code == 302


def test_a_used_link_says_so(invited, mail, client):
    link = link_in(mail.letter(1))
    choose(client, link)
    answer = Client().get(link)
    assert answer.status_code == 410
    assert "Linket er allerede brugt" in answer.content.decode()
    assert not is_in(Client())


def test_choosing_a_passkey_spends_nothing_until_there_is_one(invited, mail, client):
    link = link_in(mail.letter(1))
    assert client.post(link, {"passkey": "1"})["Location"] == "/konto/sikkerhed/passkeys/ny/"
    assert Account.objects.get().joined_at is None
    assert "Brug adgangskode i stedet" in client.get("/konto/sikkerhed/passkeys/ny/").content.decode()
    again = Client()
    assert again.post(link, {"passkey": "1"})["Location"] == "/konto/sikkerhed/passkeys/ny/"
    assert choose(again, "/konto/adgangskode/")["Location"] == "/konto/"
    assert Account.objects.get().joined_at is not None
    assert Client().get(link).status_code == 410
    assert "Brug adgangskode i stedet" not in again.get("/konto/sikkerhed/passkeys/ny/").content.decode()


def test_a_link_is_too_old_after_seven_days(invited, mail, client, monkeypatch):
    link = link_in(mail.letter(1))
    now = signing.time.time()
    monkeypatch.setattr(signing.time, "time", lambda: now + 6.9 * 86400)
    assert client.get(link).status_code == 200
    monkeypatch.setattr(signing.time, "time", lambda: now + 7.1 * 86400)
    answer = choose(client, link)
    assert answer.status_code == 410
    assert "Linket er for gammelt" in answer.content.decode()


def test_a_link_cut_off_says_so(invited, mail, client):
    answer = client.get(link_in(mail.letter(1))[:-6] + "/")
    assert answer.status_code == 410
    assert "Linket er ikke helt" in answer.content.decode()


def test_a_newer_invitation_makes_the_older_link_useless(invited, mail, client):
    renew_invitation(invited, by=OPERATOR)
    send_invitation(invited, SITE)
    assert client.get(link_in(mail.letter(1))).status_code == 410
    assert client.get(link_in(mail.letter(2))).status_code == 200


@pytest.mark.parametrize(
    ("password", "again", "said"),
    [
        ("kort", "kort", "for kort"),
        ("111111111111", "111111111111", "tal"),
        ("ida@kkr.example", "ida@kkr.example", "ligner"),
        ("hest batteri klamme", "hest batteri klemme", "ikke ens"),
    ],
)
def test_a_poor_password_is_refused_and_the_link_lives_on(invited, mail, client, password, again, said):
    link = link_in(mail.letter(1))
    page = choose(client, link, password, again)
    assert page.status_code == 200
    assert "Der er ikke gemt noget endnu" in page.content.decode()
    assert said in page.content.decode()
    assert client.get(link).status_code == 200


def test_who_is_closed_meanwhile_does_not_come_in(invited, mail, client):
    from tvaers.access.actions import deactivate

    deactivate(invited, by=OPERATOR)
    assert choose(client, link_in(mail.letter(1))).status_code == 410
    assert not is_in(client)


def test_nobody_makes_an_account_of_their_own(client):
    for method in (client.get, client.post):
        assert method("/konto/opret/").status_code == 404


def test_the_trail_knows_who_came_in_and_how_and_keeps_no_password(registers, invited, mail, client):
    choose(client, link_in(mail.letter(1)))
    events = list(AuditEvent.objects.order_by("pk").values_list("action", flat=True))
    assert events[-3:] == ["access.accept_invitation", "access.keep_password", "access.note_sign_in"]
    assert any(change.get("signed_in") == "link" for change in AuditEvent.objects.first().changes)
    assert not any(PASSWORD in str(event.changes) for event in AuditEvent.objects.all())


def test_an_administrator_invites_on_a_page_and_sees_who_has_answered(registers, mail, client):
    administrator = holder(Role.ADMINISTRATOR)
    client.force_login(administrator)
    answer = client.post("/administration/konti/inviter/", {"name": "Bo Lind", "email": "Bo@kkr.example"}, follow=True)
    assert "Invitationen er sendt til bo@kkr.example" in answer.content.decode()
    link = link_in(mail.letter(1))
    assert "ikke svaret endnu" in client.get("/administration/konti/?q=bo").content.decode()
    choose(Client(), link)
    assert "ikke svaret endnu" not in client.get("/administration/konti/?q=bo").content.decode()


def test_an_invitation_that_cannot_be_sent_says_what_was_kept(registers, client, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    client.force_login(holder(Role.ADMINISTRATOR))
    answer = client.post("/administration/konti/inviter/", {"name": "Bo Lind", "email": "bo@kkr.example"}, follow=True)
    assert "Kontoen er gemt, men invitationen kunne ikke sendes" in answer.content.decode()
    assert Account.objects.filter(email="bo@kkr.example").exists()


def test_for_others_there_are_no_accounts_to_tend(registers, client):
    client.force_login(holder(Role.SECRETARY))
    for address in ("", "inviter/", "1/", "1/luk/"):
        assert client.get(f"/administration/konti/{address}").status_code == 404


def test_after_inviting_one_is_led_to_the_roles_with_the_address_filled_in(registers, mail, client):
    client.force_login(holder(Role.ADMINISTRATOR))
    answer = client.post("/administration/konti/inviter/", {"name": "Bo Lind", "email": "bo@kkr.example"}, follow=True)
    html = answer.content.decode()
    for place in ("nordjylland", "administration"):
        page = f"/{place}/roller/?account=bo%40kkr.example"
        assert f'href="{page}"' in html
        assert 'value="bo@kkr.example"' in client.get(page).content.decode()
