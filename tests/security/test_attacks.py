"""A scripted attack on every address: what a stranger, a member and a secretary with ill intent would try.

The world is that of the canary test with hostile text in every field.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from django.db import transaction
from django.test import Client

from tests.docs.told import addresses
from tests.papers import OPERATOR
from tests.security import world as worlds
from tests.security.canaries import Who
from tests.security.walk import Visit, places_of, visits
from tests.security.world import World
from tests.signin.steps import enter
from tvaers.access.models import AuditEvent
from tvaers.councils.actions import load_registers
from tvaers.meetings.models import MinutesRemark

pytestmark = pytest.mark.django_db

MARK = "x-attack"
HOSTILE = (
    f"\"'><{MARK} onmouseover=alert(1)><script>{MARK}()</script><img src=x onerror=alert(1)>"
    "[k](javascript:alert(1)) ![b](http://evil.example/x.png) {{7*7}} {% debug %} <!-- ]]> =1+1"
)
EVIL = ("https://evil.example/", "//evil.example/", "/\\evil.example/", "https:evil.example", "javascript:alert(1)")
STRANGE = (
    "-1",
    "0",
    "99999999999999999999",
    "٣",
    "\x00",
    "a" * 5000,
    "'; DROP TABLE meetings_meeting; --",
    "../../x",
    "",
)
SERVER_ERROR = 500
OF_ONES_OWN = {Who.MEMBER: {"meetings.remark_on_minutes"}}
"""What each may write anyhow: members remark on minutes that were sent to them."""
WALKERS = (Who.SECRETARY, Who.IN_CIRCLE, Who.ADMINISTRATOR, Who.NOBODY)


class Attacked(HTMLParser):
    """What of a page a browser would run or load that is not ours."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.scripts = 0

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        named = dict(attributes)
        if tag in (MARK, "iframe", "object", "embed", "base") or any(name.startswith("on") for name in named):
            self.found.append(self.get_starttag_text() or tag)
        if tag == "script" and not (named.get("src") or "").startswith("/static/") and not _is_data(named):
            self.found.append(self.get_starttag_text() or tag)
        for name in ("href", "src", "action", "formaction"):
            address = (named.get(name) or "").strip().lower()
            if address.startswith(("javascript:", "data:", "vbscript:")):
                self.found.append(f"{name}={address}")
            if tag in ("img", "link", "script", "source") and address.startswith(("http", "//")):
                self.found.append(f"{name}={address}")


def _is_data(named: dict[str, str | None]) -> bool:
    """A script of data runs nothing (HTML, 4.12.1)."""
    return named.get("type") == "application/json"


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker) -> Iterator[World]:
    """A world in which every text is hostile."""
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock(), transaction.atomic():
        patch.setattr(worlds, "said", lambda thing: HOSTILE)
        load_registers(by=OPERATOR)
        yield worlds.build()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def all_visits(world) -> list[Visit]:
    """Every address, as the walk of the canaries asks for it."""
    return visits(addresses(), places_of(world))


@pytest.fixture(scope="module")
def some_paths_of_each(all_visits) -> list[str]:
    """First, middle and last path of each address, where it is the view that is tried and not whose row it is."""
    paths: dict[str, list[str]] = defaultdict(list)
    for visit in all_visits:
        paths[visit.route].append(visit.path.split("?")[0])
    return sorted({path for found in paths.values() for path in (found[0], found[len(found) // 2], found[-1])})


def entered(world: World, who: Who, **options: bool) -> Client:
    """A browser that is signed in, with a recent proof."""
    client = Client(raise_request_exception=False, **options)
    if who is not Who.NOBODY:
        enter(client, world.accounts[who])
    return client


def written() -> int:
    """The last event of the trail: every write leaves one."""
    return AuditEvent.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


@pytest.mark.parametrize("who", WALKERS)
def test_hostile_text_in_any_field_is_text_on_every_page(world, all_visits, who):
    client = entered(world, who)
    met = 0
    for visit in all_visits:
        response = client.get(visit.path)
        assert response.status_code < SERVER_ERROR, visit.path
        if response.streaming or "text/html" not in response.get("Content-Type", ""):
            continue
        html = response.content.decode()
        met += MARK in html
        page = Attacked()
        page.feed(html)
        assert page.found == [], visit.path
        assert "49" not in html.split("{{7*7}}")[0][-3:], visit.path
    assert met > 3


def test_files_of_hostile_papers_are_files_with_harmless_names(world, all_visits):
    client = entered(world, Who.SECRETARY)
    seen = 0
    for visit in all_visits:
        if visit.path.endswith((".pdf", ".docx", ".csv", ".txt")) or "/original/" in visit.path:
            response = client.get(visit.path, follow=True)
            disposition = response.get("Content-Disposition", "")
            assert "\n" not in disposition
            assert "/" not in disposition.replace("UTF-8''", "")
            if response.status_code == 200 and not response.get("Content-Type", "").startswith("text/html"):
                seen += 1
                assert response["X-Content-Type-Options"] == "nosniff"
    assert seen > 3


@pytest.mark.parametrize("who", [Who.SECRETARY, Who.MEMBER, Who.ADMINISTRATOR, Who.NOBODY])
def test_no_address_writes_without_the_token_of_our_own_forms(world, some_paths_of_each, who):
    client = entered(world, who, enforce_csrf_checks=True)
    before = written()
    for path in some_paths_of_each:
        response = client.post(path, {"reason": "mistake", "name": "x", "email": "x@evil.example", "text": "x"})
        assert response.status_code in (302, 403, 404, 405, 410), path
    assert written() == before


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE", "OPTIONS", "PROPFIND", "get"])
def test_no_other_method_writes_or_breaks_anything(world, some_paths_of_each, method):
    client = entered(world, Who.SECRETARY)
    before = written()
    for path in some_paths_of_each:
        response = client.generic(method, path)
        assert response.status_code < SERVER_ERROR, path
    assert written() == before


def test_a_header_or_field_cannot_turn_a_reading_into_a_writing(world):
    client = entered(world, Who.SECRETARY)
    before = written()
    path = f"{world.meetings['main'].get_absolute_url()}afpublicering/"
    for headers in ({"X-HTTP-Method-Override": "POST"}, {"X-HTTP-Method": "POST"}, {"X-Method-Override": "POST"}):
        client.get(f"{path}?_method=POST&reason=law", headers=headers)
    assert written() == before


@pytest.mark.parametrize("who", [Who.MEMBER, Who.CONTACT, Who.SECRETARY_ELSEWHERE, Who.AUDITOR, Who.FORMER_MEMBER])
def test_nobody_writes_by_guessing_the_addresses_of_others(world, all_visits, who):
    """Forced browsing over every address and key with a form that would do: nothing but one's own is changed."""
    client = entered(world, who)
    before = written()
    forms = {"reason": "mistake", "name": "x", "email": "x@evil.example", "text": "x", "stance": "remark", "to": "x"}
    for path in {visit.path.split("?")[0] for visit in all_visits}:
        if not path.startswith(("/konto/", "/en/konto/")):
            assert client.post(path, forms).status_code < SERVER_ERROR, path
    changes = AuditEvent.objects.filter(pk__gt=before)
    assert {event.action for event in changes} - OF_ONES_OWN.get(who, frozenset()) == set()
    remarks = MinutesRemark.objects.filter(account=world.accounts[who])
    assert {remark.meeting.council.slug for remark in remarks} <= {"nordjylland"}


@pytest.mark.parametrize("value", STRANGE)
def test_strange_parameters_are_answered_and_break_nothing(world, value):
    names = ("q", "page", "year", "day", "act", "council", "person", "next", "punkt", "version", "from", "to", "before")
    paths = ("/", "/soeg/", "/nordjylland/", "/nordjylland/beslutninger/", world.meetings["main"].get_absolute_url())
    client = entered(world, Who.SECRETARY)
    for path in (*paths, "/nordjylland/udkast/", "/nordjylland/kredse/", "/nordjylland/roller/", "/konto/"):
        alone = [{name: [value, value]} for name in names]
        for query in (dict.fromkeys(names, value), {f"{name}[]": value for name in names}, *alone):
            assert client.get(path, query).status_code < SERVER_ERROR, (path, query)


@pytest.mark.parametrize(
    "strange", ["%00", "%2e%2e", "..%2f..%2fsecret_key", "%0d%0aSet-Cookie:x=1", "%ff", "a" * 3000]
)
def test_strange_places_in_addresses_lead_nowhere(world, all_visits, strange):
    client = entered(world, Who.SECRETARY)
    main = world.meetings["main"].get_absolute_url()
    for path in (f"/{strange}/", f"/nordjylland/moeder/{strange}/", f"{main}{strange}/", f"{main}original/{strange}/"):
        response = client.get(path)
        assert response.status_code in (400, 404, 301), path
        assert "Set-Cookie" not in response


def test_no_path_leads_out_of_the_static_files(world):
    client = entered(world, Who.NOBODY)
    for path in ("/static/../settings.py", "/static/%2e%2e/settings.py", "/static/..%2f..%2fsecret_key", "/secret_key"):
        assert client.get(path, follow=True).status_code in (400, 404), path


@pytest.mark.parametrize("evil", EVIL)
def test_no_next_leads_to_another_site(world, evil):
    account = world.accounts[Who.MEMBER]
    client = Client(raise_request_exception=False)
    asked = client.get("/konto/log-ind/", {"next": evil})
    assert "evil.example" not in asked.get("Location", "")
    enter(client, account)
    for path in ("/konto/log-ind/", "/konto/log-ud/", "/konto/bekraeft/", "/konto/bekraeft/link/", "/konto/"):
        for response in (client.get(path, {"next": evil}), client.post(path, {"next": evil})):
            assert not response.get("Location", "").startswith(("https:", "//", "/\\", "javascript:")), path
            if "text/html" in response.get("Content-Type", ""):
                page = Attacked()
                page.feed(response.content.decode())
                assert page.found == []
        enter(client, account)


def test_other_names_of_the_host_change_nothing_that_is_kept_or_sent(world):
    client = Client(raise_request_exception=False)
    assert client.get("/", headers={"Host": "evil.example"}).status_code == 400
    for name in ("X-Forwarded-Host", "X-Host", "Forwarded", "X-Original-URL", "X-Rewrite-URL", "X-Forwarded-Prefix"):
        for path in ("/", world.meetings["main"].get_absolute_url(), "/soeg/?q=bus"):
            plain, turned = client.get(path), client.get(path, headers={name: "evil.example"})
            assert "evil.example" not in turned.content.decode().replace(HOSTILE, "").replace(
                "http://evil.example/x", ""
            )
            assert plain.get("ETag") == turned.get("ETag")
            assert turned.status_code == plain.status_code


def test_a_page_of_one_who_is_signed_in_is_kept_by_no_cache(world, all_visits):
    client = entered(world, Who.SECRETARY)
    for visit in all_visits:
        response = client.get(visit.path)
        assert "public" not in response.get("Cache-Control", ""), visit.path
        if response.status_code == 200:
            assert "no-store" in response["Cache-Control"], visit.path


def test_the_session_of_before_signing_in_is_not_that_of_after(world):
    client = Client()
    session = client.session
    session["planted"] = "1"
    session.save()
    planted = session.session_key
    client.cookies["sessionid"] = planted
    client.force_login(world.accounts[Who.MEMBER])
    assert client.session.session_key != planted
    thief = Client()
    thief.cookies["sessionid"] = planted
    assert thief.get("/konto/").status_code == 302
