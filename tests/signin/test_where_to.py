"""Signing in leads to what one comes for: what waits for an answer, else the only workroom."""

from datetime import date

import pytest
from django.test import Client

from tests.meetings.drafts.laid import circle, draft, laying, secretary
from tests.papers import OPERATOR
from tests.signin.steps import PASSWORD, member, sign_in
from tvaers.access.actions import keep_password
from tvaers.access.models import Account
from tvaers.access.roles import Role
from tvaers.councils.actions.roles import grant_council_role
from tvaers.councils.models import Council

pytestmark = pytest.mark.usefixtures("registers")


def tends(account: Account, council: str) -> None:
    row = Council.objects.get(slug=council)
    grant_council_role(account, Role.SECRETARY, row, valid_from=date(2020, 1, 1), by=OPERATOR)


def where_to(**rest: str) -> str:
    return sign_in(Client(), **rest)["Location"]


def test_the_only_workroom_is_where_one_comes_unless_another_page_was_asked_for():
    account = member()
    assert where_to() == "/konto/"
    tends(account, "nordjylland")
    assert where_to() == "/nordjylland/arbejdsrum/"
    assert where_to(next="/soeg/?q=bus") == "/soeg/?q=bus"
    tends(account, "midtjylland")
    assert where_to() == "/konto/"


def test_what_waits_for_an_answer_comes_before_the_workroom():
    by = secretary()
    ida = member()
    laying(draft(by).versions.get(), circle(ida), by)
    keep_password(ida, PASSWORD, by=OPERATOR)
    assert where_to() == "/forelagt/"
