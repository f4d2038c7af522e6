"""The trail has private values as a digest only."""

import json

import pytest
from django.conf import settings

from tests.papers import OPERATOR, holder
from tvaers.access.action import Actor, action, registered_actions
from tvaers.access.actions import create_account
from tvaers.access.models import Account, AuditEvent
from tvaers.access.recorded import digest
from tvaers.access.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def moved():
    """An action that gives accounts another address, by saving them or at once."""

    @action("access.move")
    def move(email: str, *, at_once: bool, by: Actor) -> None:
        if at_once:
            Account.objects.get_queryset().update(email=email)
            return
        account = Account.objects.get()
        account.email = email
        account.save()

    yield move
    registered_actions.pop(next(name for name in registered_actions if name.endswith(".move")))


def last_change() -> dict:
    return AuditEvent.objects.first().changes[0]


def test_an_address_a_name_and_a_password_are_nowhere_in_the_trail():
    account = create_account("ida.hemmelig@kkr.example", "Ida Holm", by=OPERATOR)
    everything = json.dumps(list(AuditEvent.objects.values_list("changes", flat=True)))
    assert "hemmelig" not in everything
    assert account.password not in everything
    assert "Ida Holm" not in everything


@pytest.mark.parametrize("at_once", [False, True])
def test_a_change_shows_as_another_digest_and_the_key_proves_the_value(moved, at_once):
    create_account("ida@kkr.example", "Ida Holm", by=OPERATOR)
    before = last_change()["after"]["email"]
    moved("bo@kkr.example", at_once=at_once, by=OPERATOR)
    after = last_change()["after"]["email"]
    assert set(before) == set(after) == {"digest"}
    assert before != after
    assert after == digest("access.Account.email", "bo@kkr.example")
    if not at_once:
        assert last_change()["before"]["email"] == before


def test_without_the_key_a_value_cannot_be_guessed():
    import hashlib

    plain = hashlib.sha256(b"access.Account.email:ida@kkr.example").hexdigest()
    assert digest("access.Account.email", "ida@kkr.example") != {"digest": plain}
    assert settings.TRAIL_KEY != settings.SECRET_KEY


def test_that_there_is_no_value_is_said_plainly():
    assert digest("access.Account.email", "") == ""
    assert digest("access.Account.email", None) is None


@pytest.mark.usefixtures("registers")
def test_contact_data_of_circles_is_private():
    from datetime import date

    from tvaers.councils.models import Circle, CircleFunction, FunctionHolder

    @action("councils.fill")
    def fill(*, by: Actor) -> None:
        circle = Circle.objects.create(kind=Circle.Kind.OTHER, name="Kreds", valid_from=date(2026, 1, 1))
        function = CircleFunction.objects.create(circle=circle, title="Direktør", valid_from=date(2026, 1, 1))
        FunctionHolder.objects.create(
            function=function, name="Bo", email="bo@hemmelig.example", phone="99887766", valid_from=date(2026, 1, 1)
        )

    holder(Role.SECRETARY)
    try:
        fill(by=OPERATOR)
    finally:
        registered_actions.pop(next(name for name in registered_actions if name.endswith(".fill")))
    text = json.dumps(AuditEvent.objects.first().changes)
    assert "hemmelig" not in text
    assert "99887766" not in text
