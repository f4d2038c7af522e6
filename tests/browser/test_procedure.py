"""A written procedure is answered without scripts, followed, closed and looked at: in a real browser."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.browser.accessibility import violations
from tests.browser.site_process import running_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser

PASSWORD = "hest batteri klamme"
PROCEDURE = "/nordjylland/moeder/2027-02-05/procedure/"
PEOPLE = """
import sys
import django
django.setup()
from tests.meetings.cycle.cases import member
from tests.meetings.cycle.procedures import NO, YES, say, written_procedure
from tests.meetings.drafts.laid import secretary
from tvaers.access.actions import accept_invitation, keep_password
from tvaers.access.actor import Actor

by = secretary()
ida, bo = member("Ida Holm-Krogh", party="A"), member("Bo Lind")
meeting = written_procedure(by, ida, bo)
say(meeting, bo, YES, YES, NO, text="Rebild har sin egen vagtplan.")
for account in (by.account, ida.person.account):
    accept_invitation(account, by=Actor.of_account(account))
    keep_password(account, sys.argv[1], by=Actor.of_account(account))
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    data = tmp_path_factory.mktemp("procedure")
    with running_site(data) as address:
        settings = {"TVAERS_DATA": str(data), "DATABASE_URL": "", "DJANGO_SETTINGS_MODULE": "tvaers.site.settings"}
        subprocess.run([sys.executable, "-c", PEOPLE, PASSWORD], env={**os.environ, **settings}, check=True)
        yield address


@pytest.fixture
def without_scripts(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800})
    yield context
    context.close()


@pytest.fixture
def with_scripts(browser: Browser) -> Iterator[BrowserContext]:
    # axe is put into the page by the test, which the site's policy would not let anyone do.
    context = browser.new_context(bypass_csp=True)
    yield context
    context.close()


def signed_in(context: BrowserContext, site: str, email: str) -> Page:
    page = context.new_page()
    page.goto(f"{site}/konto/log-ind/")
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Adgangskode").fill(PASSWORD)
    page.get_by_role("button", name="Log ind", exact=True).click()
    page.get_by_role("button", name="Log ud").wait_for()
    return page


def looked_at(page: Page, name: str) -> None:
    """At both widths: nothing hangs over the edge, and axe finds nothing."""
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{name} at {width}"
        if folder := os.environ.get("TVAERS_PICTURES"):
            page.screenshot(path=f"{folder}/{name}-{width}.png", full_page=True)
        assert violations(page) == [], f"{name} at {width}"


def test_a_procedure_is_answered_followed_and_closed(
    site: str, without_scripts: BrowserContext, with_scripts: BrowserContext
) -> None:
    ida = signed_in(without_scripts, site, "ida@rebild.example")
    ida.goto(site + PROCEDURE)
    for number in ("1.1", "2.1", "2.2"):
        ida.get_by_role("button", name=re.compile(rf"^Ja ?, {re.escape(number)}$")).click()
    ida.get_by_text("Du har svaret på alt.").wait_for()
    sofie = signed_in(with_scripts, site, "sekretaer-nordjylland@kkr.example")
    sofie.goto(f"{site}{PROCEDURE}")
    sofie.get_by_role("heading", name="Svar i skriftlig procedure").wait_for()
    looked_at(sofie, "answers")
    sofie.get_by_role("link", name="Bo Lind").click()
    sofie.get_by_role("heading", level=1, name="Bo Lind").wait_for()
    looked_at(sofie, "answer-for")
    sofie.goto(f"{site}{PROCEDURE}luk/")
    looked_at(sofie, "close")
    sofie.get_by_role("button", name="Luk proceduren").click()
    sofie.get_by_text("Proceduren er lukket").wait_for()
    sofie.get_by_role("link", name="Tag lukningen tilbage").click()
    sofie.get_by_role("heading", level=1, name="Tag lukningen tilbage?").wait_for()
    looked_at(sofie, "reopen")
    sofie.get_by_role("button", name="Tag lukningen tilbage").click()
    sofie.get_by_text("Lukningen er taget tilbage.").wait_for()


def test_the_page_of_answers_is_looked_at(site: str, with_scripts: BrowserContext) -> None:
    ida = signed_in(with_scripts, site, "ida@rebild.example")
    ida.goto(site + PROCEDURE)
    looked_at(ida, "answer")
