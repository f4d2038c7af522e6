"""Tables in drafts: the form shows how they are written, and a comparison shows their cells and not their signs."""

from __future__ import annotations

import html
import re
from dataclasses import replace

import pytest

from tests.meetings.drafts.laid import PARTS, draft, secretary
from tvaers.access.models import Account
from tvaers.meetings.drafts.actions.writing import save_draft
from tvaers.meetings.drafts.queries import compared_part
from tvaers.meetings.templatetags.papers import as_blocks

pytestmark = pytest.mark.usefixtures("registers")


@pytest.fixture
def signed_in(client, registers):
    by = secretary()
    client.force_login(
        Account.objects.get(pk=by.account.pk), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    return by


def test_every_example_of_the_form_comes_out_as_it_says(client, signed_in):
    page = client.get("/nordjylland/udkast/nyt/").content.decode()
    numbered, table, link = [html.unescape(found) for found in re.findall(r"<pre[^>]*>(.*?)</pre>", page, re.DOTALL)]
    assert "<ol" in str(as_blocks(numbered, 3))
    assert "<table" in str(as_blocks(table, 3))
    assert 'href="https://kommune.example' in str(as_blocks(link, 3))


def test_a_comparison_shows_the_cells_of_a_table_without_its_signs(client, signed_in):
    before = "Se her:\n\n| Kommune | Busser |\n|---|--:|\n| Rebild | 3 |"
    item = draft(signed_in, replace(PARTS, presentation=before))
    save_draft(item, replace(PARTS, presentation=before.replace("3", "4")), based_on=1, by=signed_in)
    page = client.get(f"/nordjylland/udkast/{item.pk}/sammenlign/").content.decode()
    text = page[page.index('class="compared-text"') :]
    text = text[: text.index("</div>")]
    assert "Kommune    Busser" in text
    assert "--" not in text
    assert "|" not in text


def test_dashes_and_bars_that_are_no_table_stay():
    for text in ("---", "a | b", "- et punkt", "-- \n"):
        assert [piece.text for piece in compared_part("title", text, text).pieces] == [text]
    assert [piece.text for piece in compared_part("title", "", "| a \\| b | c |").pieces] == ["a | b    c"]
