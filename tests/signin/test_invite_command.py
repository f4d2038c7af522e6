"""`tvaers invite`: the first one comes in from the command line."""

import pytest
from click.testing import CliRunner

from tests.signin.steps import is_in, link_in
from tvaers.access.models import Account
from tvaers.access.roles import Role
from tvaers.access.visibility import roles_of
from tvaers.site.cli import main

pytestmark = pytest.mark.django_db


def run(*words: str):
    return CliRunner().invoke(main, ["invite", *words])


def test_the_first_administrator_is_invited_and_comes_in(registers, mail, client):
    answer = run("Ida@kkr.example", "Ida Holm", "--role", "administrator")
    assert answer.exit_code == 0
    assert "Invitationen er sendt til ida@kkr.example." in answer.output
    client.post(link_in(mail.letter(1)), {"passkey": "1"})
    assert is_in(client)
    assert client.get("/administration/konti/").status_code == 200
    assert [held.role for held in roles_of(Account.objects.get())] == [Role.ADMINISTRATOR]


def test_a_secretary_is_one_in_a_council(registers, mail):
    assert run("bo@kkr.example", "Bo Lind", "--role", "secretary", "--council", "nordjylland").exit_code == 0
    assert Account.objects.get().roles.get().council.slug == "nordjylland"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("bo@kkr.example", "Bo Lind", "--role", "secretary"), "--council nordjylland"),
        (("bo@kkr.example", "Bo Lind", "--role", "secretary", "--council", "vestjylland"), "vestjylland"),
        (("bo@kkr.example", "Bo Lind", "--council", "nordjylland"), "--council"),
        (("bo", "Bo Lind"), "e-mail"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_made(registers, mail, words, said):
    answer = run(*words)
    assert answer.exit_code == 2
    assert said in answer.output
    assert not Account.objects.exists()
    assert mail.letters() == []


def test_who_has_an_account_is_not_invited_twice(registers, mail):
    run("ida@kkr.example", "Ida Holm")
    answer = run("IDA@kkr.example", "Ida Holm")
    assert answer.exit_code == 2
    assert "Der er allerede en konto" in answer.output
    assert Account.objects.count() == 1


def test_when_the_mail_server_does_not_answer_the_account_is_kept_and_it_says_so(registers, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    answer = run("ida@kkr.example", "Ida Holm")
    assert answer.exit_code == 1
    assert "Kontoen er oprettet, men invitationen kunne ikke sendes" in answer.output
    assert Account.objects.exists()
