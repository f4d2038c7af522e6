"""A secretary closes an item and sees as a citizen that it is gone: in a real browser, with and without scripts."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.browser.accessibility import objections
from tests.browser.pages import MEETING
from tests.browser.site_process import running_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser

PASSWORD = "hest batteri klamme"
ITEM = f"{MEETING}3.2/"
TITLE = "Pædagogdimensionering"
PEOPLE = """
import sys
from datetime import date
import django
django.setup()
from tvaers.access.actions import accept_invitation, create_account, keep_password
from tvaers.access.actor import Actor
from tvaers.access.roles import Role
from tvaers.councils.actions import grant_council_role
from tvaers.councils.models import Council

operator = Actor.operating_system_user()
council = Council.objects.get(slug="nordjylland")
for name, role in (("Sofie Sekretær", Role.SECRETARY), ("Ida Medlem", Role.MEMBER)):
    account = create_account(f"{name.split()[0].lower()}@kkr.example", name, by=operator)
    accept_invitation(account, by=Actor.of_account(account))
    keep_password(account, sys.argv[1], by=Actor.of_account(account))
    grant_council_role(account, role, council, valid_from=date(2020, 1, 1), by=operator)
"""


@pytest.fixture(scope="module")
def address(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with a secretary and a member."""
    data = tmp_path_factory.mktemp("closing")
    with running_site(data) as found:
        settings = {"TVAERS_DATA": str(data), "DATABASE_URL": "", "DJANGO_SETTINGS_MODULE": "tvaers.site.settings"}
        subprocess.run([sys.executable, "-c", PEOPLE, PASSWORD], env={**os.environ, **settings}, check=True)
        yield found


@pytest.fixture(params=[True, False], ids=["with scripts", "without"])
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    opened = browser.new_context(java_script_enabled=request.param)
    yield opened
    opened.close()


def signed_in(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(f"{address}/konto/log-ind/")
    page.get_by_label("E-mail").fill("sofie@kkr.example")
    page.get_by_label("Adgangskode").fill(PASSWORD)
    page.get_by_role("button", name="Log ind", exact=True).click()
    page.get_by_role("button", name="Log ud").wait_for()
    return page


def test_a_secretary_closes_an_item_and_sees_as_a_citizen_that_it_is_gone(
    context: BrowserContext, address: str
) -> None:
    page = signed_in(context, address)
    page.goto(address + ITEM)
    page.get_by_role("link", name="Luk punktet, en del eller et bilag").click()
    page.get_by_label("Hele punktet").check()
    page.get_by_label("Hvorfor?").select_option(index=2)
    page.get_by_label("Neutral titel").fill("En aftale")
    page.get_by_role("button", name="Vis, hvad offentligheden så ser").click()
    page.locator(".preview").get_by_role("heading", name="En aftale").wait_for()
    assert page.evaluate("document.activeElement.id") == "forhaandsvisning"
    page.wait_for_timeout(1000)
    top, height, scrolled = page.evaluate(
        "[document.getElementById('preview-heading').getBoundingClientRect().top, innerHeight, scrollY]"
    )
    assert scrolled > 0
    assert top < height, (top, height, scrolled)
    page.get_by_role("button", name="Luk nu").click()
    page.get_by_text("Det er lukket.").wait_for()
    page.goto(address + ITEM)
    page.get_by_role("link", name="Se siden som en anden").click()
    page.get_by_label("Offentligheden").check()
    page.get_by_role("button", name="Se siderne").click()
    page.get_by_text("Du ser siden som offentligheden").wait_for()
    assert page.get_by_role("heading", name="En aftale").is_visible()
    assert TITLE not in page.content()
    page.goto(f"{address}/soeg/?q=p%C3%A6dagogdimensionering&council=nordjylland")
    assert ITEM not in page.content()
    page.goto(address + ITEM)
    page.get_by_role("button", name="Stop visningen").click()
    page.get_by_role("heading", name=TITLE).first.wait_for()
    page.get_by_role("link", name="Hvem kan se punktet").click()
    page.get_by_role("button", name="Åbn igen").click()
    page.get_by_text("Der er ikke lukket noget i punktet.").wait_for()


@pytest.mark.parametrize("width", [390, 1280])
def test_the_pages_are_accessible_and_no_wider_than_the_window(browser: Browser, address: str, width: int) -> None:
    opened = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=True)
    page = signed_in(opened, address)
    paths = [
        MEETING,
        ITEM,
        f"{ITEM}adgang/",
        f"{ITEM}luk/",
        f"{ITEM}udeluk/",
        f"{ITEM}udelukkelser/historik/",
        f"{MEETING}gaester/",
        "/nordjylland/se-som/",
    ]
    for path in paths:
        page.goto(address + path)
        assert_sound(page)
    page.get_by_label("Et medlem").check()
    page.get_by_role("button", name="Se siderne").click()
    page.get_by_text("Du ser siden som").first.wait_for()
    assert_sound(page)
    opened.close()


def assert_sound(page: Page) -> None:
    assert objections(page) == [], page.url
