"""What is pasted into an editor comes back clean to those who write drafts, and to nobody else."""

import pytest

from tests.meetings.drafts.laid import account, secretary
from tvaers.access.models import Account, AuditEvent
from tvaers.meetings.drafts.views.pasting import MOST_BYTES

pytestmark = pytest.mark.usefixtures("registers")

PASTE = "/nordjylland/udkast/indsaet-tekst/"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
FROM_WORD = (
    "<html><body><!--StartFragment--><h1 style='mso-outline-level:1'>Økonomi</h1>"
    "<p class=MsoNormal><b>Vigtigt</b> og <a href='https://plan.example/'>planen</a><img src='file:///x.png'></p>"
    "<table><tr><td>Kommune</td></tr><tr><td>Rebild</td></tr></table><!--EndFragment--></body></html>"
)


def pasted(client, html: str):
    return client.post(PASTE, html.encode(), content_type="text/html; charset=utf-8")


@pytest.fixture
def writer(client, registers) -> Account:
    found = secretary().account
    client.force_login(found, BACKEND)
    return found


def test_word_text_comes_back_as_markdown_with_what_was_left_out(client, writer):
    before = AuditEvent.objects.count()
    answer = pasted(client, FROM_WORD).json()
    assert "**Vigtigt** og [planen](https://plan.example/)" in answer["markdown"]
    assert "| Kommune |" in answer["markdown"]
    assert answer["left_out"] == ["1 billede er ikke taget med"]
    assert AuditEvent.objects.count() == before


def test_what_is_no_text_at_all_comes_back_empty_or_as_words(client, writer):
    assert pasted(client, "").json() == {"markdown": "", "left_out": []}
    answer = client.post(PASTE, b"\xff\xfe<p>a", content_type="text/html")
    assert answer.status_code == 200
    assert "a" in answer.json()["markdown"]


def test_more_than_a_long_paper_is_refused_in_words(client, writer):
    answer = pasted(client, "x" * (MOST_BYTES + 1))
    assert answer.status_code == 413
    assert "for stor" in answer.json()["error"]


def test_only_those_who_write_drafts_have_it_cleaned_and_only_by_post(client, registers):
    assert pasted(client, "<p>a</p>").status_code == 302
    client.force_login(account("fremmed@kkr.example"), BACKEND)
    assert pasted(client, "<p>a</p>").status_code == 404
    client.force_login(secretary().account, BACKEND)
    assert client.get(PASTE).status_code == 405
