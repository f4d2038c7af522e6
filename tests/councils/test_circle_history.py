"""The history of a circle: it names holders as long as their rows do, and tells nothing that is not the circle's."""

from __future__ import annotations

import html
import re
from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.papers import OPERATOR, holder
from tvaers.access.action import Actor, action
from tvaers.access.actions import create_account
from tvaers.access.roles import Role
from tvaers.councils.actions import Contact, add_circle, add_function, change_contact, end_holder, set_holder
from tvaers.councils.actions.holders import set_holders
from tvaers.councils.models import Circle, CircleFunction, Council, FunctionHolder

pytestmark = pytest.mark.usefixtures("registers")

SINCE = date(2022, 1, 1)
TODAY = timezone.localdate()
HANS, KIM = Contact("Hans Nøhr", "hans@aalborg.example"), Contact("Kim Ravn", "kim@aalborg.example")


@pytest.fixture
def circle() -> Circle:
    north = Council.objects.get(slug="nordjylland")
    return add_circle(north, kind=Circle.Kind.OTHER, name="Chefer", valid_from=SINCE, by=OPERATOR)


@pytest.fixture
def function(circle) -> CircleFunction:
    return add_function(circle, title="Chef", municipality=None, body="Aalborg", valid_from=SINCE, by=OPERATOR)


@action("councils.tend_circles")
def fill_with_everything(function: CircleFunction, *, by: Actor) -> None:
    create_account("en.anden@kommune.example", "En Anden", by=by)
    set_holder(function, HANS, valid_from=SINCE, by=by)


def history(client, circle: Circle) -> str:
    client.force_login(holder(Role.SECRETARY))
    page = client.get(f"/nordjylland/kredse/{circle.pk}/historik/").content.decode()
    text = re.sub(r"<[^>]+>", " ", page[page.index("<main") : page.index("</main>")])
    return " ".join(html.unescape(text).split())


def test_it_names_who_was_set_replaced_and_ended(client, circle, function):
    set_holder(function, HANS, valid_from=SINCE, by=OPERATOR)
    kim = set_holder(function, KIM, valid_from=date(2024, 3, 1), by=OPERATOR)
    end_holder(kim, on=date(2025, 5, 1), by=OPERATOR)
    text = history(client, circle)
    assert "Aalborg: Hans Nøhr indsat fra den 1. januar 2022" in text
    assert "Aalborg: Kim Ravn indsat fra den 1. marts 2024" in text
    assert "Aalborg: Hans Nøhr sidder til og med den 29. februar 2024" in text
    assert "Aalborg: Kim Ravn sidder til og med den 30. april 2025" in text
    assert "Slutter" not in text
    assert "oplysninger rettet" not in text


def test_it_tells_of_corrected_contact_data_without_them(client, circle, function):
    hans = set_holder(function, HANS, valid_from=SINCE, by=OPERATOR)
    change_contact(hans, Contact("Hans Nøhr", "ny@aalborg.example"), by=OPERATOR)
    text = history(client, circle)
    assert "Aalborg: navn eller kontaktoplysninger rettet for Hans Nøhr" in text
    assert "aalborg.example" not in text


def test_a_holder_whose_row_is_gone_is_a_person(client, circle, function):
    coming = set_holder(function, KIM, valid_from=TODAY + timedelta(days=9), by=OPERATOR)
    end_holder(coming, on=TODAY, by=OPERATOR)
    text = history(client, circle)
    assert not FunctionHolder.objects.filter(function=function).exists()
    assert "Aalborg: en person taget ud, før perioden begyndte" in text
    assert "Kim" not in text


def test_pasted_holders_stand_under_what_was_done(client, circle, function):
    set_holders(circle, [(function, HANS)], valid_from=SINCE, by=OPERATOR)
    text = history(client, circle)
    assert re.search("Indehavere sat ind fra et regneark.*Aalborg: Hans Nøhr indsat", text)


def test_an_event_that_did_much_else_tells_only_what_it_did_with_the_circle(client, circle, function):
    fill_with_everything(function, by=OPERATOR)
    text = history(client, circle)
    assert "Aalborg: Hans Nøhr indsat" in text
    assert "fill_with_everything" not in text
    assert "ændret (" not in text
    assert "dgangskode" not in text
    assert "En Anden" not in text
