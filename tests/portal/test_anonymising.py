"""Anonymising: what is private goes, what is published stays and still verifies."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.constitution.coming import supplementary
from tests.constitution.constituted import begun
from tests.papers import IDA, OPERATOR, holder, keep, paper
from tvaers.access.action import NotPermitted
from tvaers.access.actions import create_account, keep_password
from tvaers.access.actor import Actor
from tvaers.access.models import Account, AuditEvent
from tvaers.access.recording import recording
from tvaers.access.roles import Role
from tvaers.access.trail import links
from tvaers.access.visibility import roles_of
from tvaers.constitution.actions.arrivals import keep_contact
from tvaers.councils.actions import Contact, add_circle, add_function, grant_council_role, set_holder
from tvaers.councils.models import Circle, Council, FunctionHolder, Person, PersonSpelling
from tvaers.councils.refusals import CannotBeDone
from tvaers.meetings.drafts.actions.layings import lay_before
from tvaers.meetings.drafts.actions.writing import DraftParts, write_draft
from tvaers.meetings.models import Attendance, Edition
from tvaers.portal.actions import ANONYMOUS, anonymise
from tvaers.portal.forgetting import find
from tvaers.post.models import Letter

pytestmark = pytest.mark.usefixtures("registers")

SINCE = date(2022, 1, 1)
EMAIL, PHONE = "ida.privat@kkr.example", "61626364"
NAME_OF_ACCOUNT = "Ida Holm-Krogh Privatnavn"
ONLY_HERE = "Idda Holm Krog"
PASSWORD = "en lang og sjælden adgangskode"
PAGE = "/administration/anonymiser/"


@pytest.fixture
def ida() -> Account:
    """A member with an account, a role, two places in circles, one by address only, and a person in the archive."""
    keep(paper())
    account = create_account(EMAIL, NAME_OF_ACCOUNT, by=OPERATOR)
    north = Council.objects.get(slug="nordjylland")
    grant_council_role(account, Role.MEMBER, north, valid_from=SINCE, by=OPERATOR)
    circle = add_circle(north, kind=Circle.Kind.OTHER, name="KDK", valid_from=SINCE, by=OPERATOR)
    for title in ("Formand", "Medlem"):
        function = add_function(circle, title=title, valid_from=SINCE, by=OPERATOR)
        set_holder(function, Contact(NAME_OF_ACCOUNT, EMAIL, PHONE), valid_from=SINCE, by=OPERATOR)
    with recording():
        person = Person.objects.get(name=IDA.name)
        person.account = account
        person.save()
        PersonSpelling(
            person=person, spelling=ONLY_HERE, folded=ONLY_HERE.lower(), first_name="idda", last_name="krog"
        ).save()
    return account


def test_what_is_private_is_gone_from_every_table(ida):
    anonymise(EMAIL, by=OPERATOR)
    ida.refresh_from_db()
    assert (ida.name, ida.is_active, ida.has_usable_password()) == (ANONYMOUS, False, False)
    assert roles_of(ida) == ()
    for row in FunctionHolder.objects.all():
        assert (row.name, row.email, row.phone, row.account) == (ANONYMOUS, "", "", None)
        assert row.valid_to is not None
    assert not PersonSpelling.objects.filter(spelling=ONLY_HERE).exists()
    assert not Account.objects.get_queryset().filter(email=EMAIL).exists()


def test_the_trail_has_digests_of_it_only_and_stays_whole(ida):
    anonymise(EMAIL, by=OPERATOR)
    trail = json.dumps(list(AuditEvent.objects.values_list("changes", flat=True)), ensure_ascii=False)
    for private in (EMAIL, PHONE, NAME_OF_ACCOUNT):
        assert private not in trail
    assert AuditEvent.objects.filter(action="portal.anonymise").count() == 1
    assert not any(links())


def test_what_was_published_stays_and_its_hashes_too(client, ida):
    before = list(Edition.objects.values_list("content_sha256", "document"))
    page = client.get("/nordjylland/moeder/2025-03-07/").content
    anonymise(EMAIL, by=OPERATOR)
    assert list(Edition.objects.values_list("content_sha256", "document")) == before
    assert Attendance.objects.filter(name=IDA.name).exists()
    assert Person.objects.get(name=IDA.name).account is None
    assert client.get("/nordjylland/moeder/2025-03-07/").content == page
    assert IDA.name in page.decode()


def test_one_who_is_in_a_circle_only_goes_by_the_address(ida):
    circle = Circle.objects.get()
    function = add_function(circle, title="Gæst", valid_from=SINCE, by=OPERATOR)
    set_holder(function, Contact("Bo Lind", "bo@kkr.example", "1"), valid_from=SINCE, by=OPERATOR)
    anonymise("BO@kkr.example", by=OPERATOR)
    assert not FunctionHolder.objects.filter(email="bo@kkr.example").exists()
    assert FunctionHolder.objects.filter(email=EMAIL).count() == 2


def test_the_mails_that_went_to_the_address_no_longer_tell_to_whom(ida):
    secretary = Actor.of_account(holder(Role.SECRETARY))
    draft = write_draft(Council.objects.get(slug="nordjylland"), DraftParts("Busser"), by=secretary)
    until = timezone.localdate() + timedelta(days=7)
    lay_before(draft.versions.get(), Circle.objects.get(), until, site="https://kkr.example", by=secretary)
    assert Letter.objects.filter(email=EMAIL).exists()
    anonymise(EMAIL, by=OPERATOR)
    assert set(Letter.objects.values_list("name", "email", "body")) == {(ANONYMOUS, "", "")}


def test_nobody_is_anonymised_who_is_not_there_or_is_needed():
    administrator = holder(Role.ADMINISTRATOR)
    with pytest.raises(CannotBeDone, match="Ingen konto"):
        anonymise("ukendt@kkr.example", by=OPERATOR)
    with pytest.raises(CannotBeDone, match="Ingen konto"):
        anonymise("", by=OPERATOR)
    with pytest.raises(CannotBeDone, match="sig selv"):
        anonymise(administrator.email, by=Actor.of_account(administrator))


@pytest.mark.parametrize("role", [role for role in Role if role not in {Role.ADMINISTRATOR, Role.GUEST}])
def test_only_administrators_anonymise(client, ida, role):
    account = holder(role)
    with pytest.raises(NotPermitted):
        anonymise(EMAIL, by=Actor.of_account(account))
    client.force_login(account)
    assert client.get(PAGE).status_code == 404


def sign_in(client, account: Account) -> None:
    keep_password(account, PASSWORD, by=Actor.of_account(account))
    client.post(reverse("account_login"), {"login": account.email, "password": PASSWORD})


def test_the_page_asks_who_it_is_then_shows_what_goes_and_then_does_it(client, ida):
    administrator = holder(Role.ADMINISTRATOR)
    client.force_login(administrator)
    assert client.get(PAGE).status_code == 302
    sign_in(client, administrator)
    assert client.get(PAGE)["Cache-Control"] == "private, no-store"
    assert "har denne adresse" in client.post(PAGE, {"email": "ukendt@kkr.example"}).content.decode()
    shown = client.post(PAGE, {"email": EMAIL}).content.decode()
    assert NAME_OF_ACCOUNT in shown
    assert "i 2 funktioner i kredse" in shown
    assert Account.objects.get_queryset().filter(email=EMAIL).exists()
    done = client.post(PAGE, {"email": EMAIL, "step": "do"})
    assert done["Location"] == PAGE
    assert not Account.objects.get_queryset().filter(email=EMAIL).exists()


def test_one_known_only_from_a_constitution_is_found_counted_and_forgotten(client):
    row = begun()
    supplementary(row, "Per Privat", email="per@privat.example")
    supplementary(row, "Bo Lind", substitute_name="Per Privat", substitute_email="Per@privat.example")
    keep_contact(row, "A", "Per Privat", "per@privat.example", by=OPERATOR)
    found = find("PER@privat.example")
    assert found is not None
    assert (found.name, found.constituted.count) == ("Per Privat", 3)
    sign_in(client, holder(Role.ADMINISTRATOR))
    page = client.post(PAGE, {"email": "per@privat.example"}).content.decode()
    assert "Navn og adresse 3 steder i konstitueringer efter valg" in page
    anonymise("per@privat.example", by=OPERATOR)
    assert find("per@privat.example") is None
