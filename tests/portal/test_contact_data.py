"""E-mail addresses and phones of accounts and of circles' holders are in nothing that the public gets."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date

import pypdfium2
import pytest
from django.urls import get_resolver

from tests.papers import BO, IDA, OPERATOR, holder, item, keep, paper
from tvaers.access.actions import create_account
from tvaers.access.recording import recording
from tvaers.access.roles import RULES, Reach, Role
from tvaers.councils.actions import Contact, add_circle, add_function, grant_council_role, set_holder
from tvaers.councils.models import Circle, Council, Person
from tvaers.meetings.models import Edition

pytestmark = pytest.mark.usefixtures("registers")

SINCE = date(2022, 1, 1)
SECRETS = ("kanariefugl", "31415926", "31 41 59 26")
MEETING = "/nordjylland/moeder/2025-03-07/"
PUBLIC_PAGES = (
    "/",
    "/was/",
    "/nordjylland/",
    "/nordjylland/?day=2025-03-07",
    "/nordjylland/beslutninger/",
    "/soeg/",
    "/soeg/?q=busdrift",
    MEETING,
    f"{MEETING}1.1/",
    f"{MEETING}udgaver/1/",
    f"{MEETING}dokument.pdf",
    f"{MEETING}dokument.docx",
    f"{MEETING}udgaver/1/dokument.pdf",
    f"{MEETING}udgaver/1/dokument.docx",
)


@pytest.fixture
def people() -> None:
    """Members and holders of circles, with accounts, in a paper; each has an address or a phone with the canary."""
    keep(paper(item(title="Fælles busdrift om aftenen")))
    north = Council.objects.get(slug="nordjylland")
    circle = add_circle(north, kind=Circle.Kind.CHAIRMANSHIP, name="Formandskabet", valid_from=SINCE, by=OPERATOR)
    for number, attendee in enumerate((IDA, BO)):
        account = create_account(f"kanariefugl{number}@kkr.example", attendee.name, by=OPERATOR)
        grant_council_role(account, Role.MEMBER, north, valid_from=SINCE, by=OPERATOR)
        function = add_function(circle, title="Formand", valid_from=SINCE, by=OPERATOR)
        contact = Contact(attendee.name, account.email, "31415926")
        set_holder(function, contact, valid_from=SINCE, by=OPERATOR)
        with recording():
            Person.objects.filter(name=attendee.name).update(account=account)


def words_of(response) -> str:
    """All that an answer says: its headers, and its text whatever its form."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    kind = response.get("Content-Type", "")
    if "pdf" in kind:
        document = pypdfium2.PdfDocument(content)
        text = " ".join(page.get_textpage().get_text_bounded() for page in document)
        text += str(document.get_metadata_dict())
    elif "word" in kind:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            text = " ".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
    else:
        text = content.decode("utf-8", "replace")
    return f"{text} {response.headers}".casefold()


@pytest.mark.parametrize("address", PUBLIC_PAGES)
def test_no_public_page_or_file_tells_how_to_reach_anyone(client, people, address):
    response = client.get(address)
    assert response.status_code == 200
    assert not any(secret in words_of(response) for secret in SECRETS)


@pytest.mark.parametrize("secret", SECRETS)
def test_search_does_not_find_by_address_or_phone(client, people, secret):
    html = client.get("/soeg/", {"q": secret}).content.decode()
    assert MEETING not in html
    assert "@kkr.example" not in html


def test_every_address_that_answers_the_public_without_asking_for_a_key_tells_nothing(client, people):
    edition = Edition.objects.get()
    keys = {"council": "nordjylland", "address": "2025-03-07", "number": "1.1", "edition": str(edition.number)}
    told = []
    for pattern in all_routes():
        route = re.sub(r"<(?:\w+:)?(\w+)>", lambda match: keys.get(match.group(1), "1"), pattern)
        response = client.get(f"/{route}")
        # A file is streamed, so it can be read once only.
        said = words_of(response) if response.status_code == 200 else ""
        if any(secret in said for secret in SECRETS):
            told.append(route)
    assert told == []


def all_routes() -> list[str]:
    """The route of every address of ours, in Danish, as it stands in `urls`."""

    def walk(patterns, before: str = "") -> list[str]:
        found = []
        for pattern in patterns:
            route = before + str(pattern.pattern)
            found += walk(pattern.url_patterns, route) if hasattr(pattern, "url_patterns") else [route]
        return found

    return [route for route in walk(get_resolver().url_patterns) if "(?" not in route and "^" not in route]


@pytest.mark.parametrize(
    "role", [role for role, rule in RULES.items() if rule.reach is Reach.COUNCIL and role is not Role.SECRETARY]
)
def test_members_do_not_get_each_others_contact_data_either(client, people, role):
    client.force_login(holder(role))
    for address in (*PUBLIC_PAGES, "/nordjylland/arbejdsrum/", "/konto/mine-data/"):
        assert not any(secret in words_of(client.get(address)) for secret in SECRETS)
