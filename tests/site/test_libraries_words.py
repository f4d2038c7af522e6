"""What Django and allauth say in forms is said in our Danish, and no word of ours outlives theirs."""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from pathlib import Path

import allauth
import django
import pytest
from django import forms
from django.contrib.auth.password_validation import get_default_password_validators
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import translation

import tvaers.site
from tvaers.access.forms import LinkForm
from tvaers.access.models import Account

LIBRARIES = (
    Path(django.__file__).parent / "conf" / "locale",
    Path(django.__file__).parent / "contrib" / "auth" / "locale",
    Path(allauth.__file__).parent / "locale",
)
OURS = Path(tvaers.site.__file__).parent / "locale"


@pytest.fixture(autouse=True)
def _in_danish() -> Iterator[None]:
    with translation.override("da"):
        yield


def said_in(locale: Path) -> set[str]:
    """The texts that a Danish catalogue translates."""
    catalogue = gettext.translation("django", locale, languages=["da"])._catalog
    return {key[0] if isinstance(key, tuple) else key for key in catalogue} - {""}


def test_each_of_our_words_stands_in_for_one_that_a_library_says():
    ours = said_in(OURS)
    assert ours
    assert ours - set().union(*map(said_in, LIBRARIES)) == set()


@pytest.mark.parametrize(
    ("password", "says"),
    [
        ("kort", ["Adgangskoden er for kort. Skriv mindst 12 tegn."]),
        ("908172635441", ["Adgangskoden er kun tal. Skriv også bogstaver."]),
        ("ida@kkr.example", ["Adgangskoden ligner dit navn eller din e-mail for meget. Vælg en anden."]),
        ("startfinding", ["Adgangskoden er for almindelig. Vælg en anden."]),
    ],
)
def test_a_weak_password_is_refused_in_plain_danish(password, says):
    said = []
    for validator in get_default_password_validators():
        try:
            validator.validate(password, Account(email="ida@kkr.example", name="Ida Holm"))
        except ValidationError as refusal:
            said += refusal.messages
    assert said == says


def test_half_an_address_is_refused_with_an_example():
    form = LinkForm({"email": "ida"})
    assert form.errors["email"] == ["Skriv en hel e-mailadresse, fx navn@kommune.dk."]


def test_what_is_not_on_the_list_is_refused_in_plain_danish():
    field = forms.ChoiceField(choices=[("a", "a")])
    with pytest.raises(ValidationError) as refused:
        field.clean("b")
    assert refused.value.messages == ["Vælg noget på listen. Den har ikke b."]


@pytest.mark.parametrize(
    ("address", "says"),
    [("/konto/log-ind/", "Formularen kunne ikke sendes"), ("/en/konto/log-ind/", "The form could not be sent")],
)
def test_a_form_that_is_too_old_is_answered_with_a_page_of_ours(db, address, says):
    answer = Client(enforce_csrf_checks=True).post(address, {"login": "ida@kkr.example"})
    assert answer.status_code == 403
    page = answer.content.decode()
    assert f"<h1>{says}</h1>" in page
    assert "CSRF" not in page
