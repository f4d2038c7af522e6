"""A secretary's day without a script: circles made, filled and pasted into, a role given and ended, settings chosen."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.accessibility import WIDTHS, violations
from tests.browser.site_process import running_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

PASSWORD = "hest batteri klamme"
NORTH = "/nordjylland/"
PAGES = {
    "sofie": (
        *(f"{NORTH}{end}/" for end in ("arbejdsrum", "post", "roller", "indstillinger", "kredse", "kredse/ny")),
        f"{NORTH}roller/historik/",
        f"{NORTH}indstillinger/historik/",
        "/konto/mine-data/",
    ),
    "lene": tuple(
        f"/midtjylland/kredse/1/{end}" for end in ("", "ret/", "afslut/", "indsaet/", "kommuner/", "funktioner/1/")
    ),
    "adam": tuple(f"/administration/{end}/" for end in ("post", "roller", "kredse", "anonymiser")),
}
PEOPLE = """
import sys
from datetime import date
import django
django.setup()
from tvaers.access.actions import accept_invitation, create_account, keep_password
from tvaers.access.actor import Actor
from tvaers.access.roles import Role
from tvaers.councils.actions import add_circle, add_function, grant_council_role, grant_role
from tvaers.councils.models import Council

operator, since = Actor.operating_system_user(), date(2020, 1, 1)
accounts = {}
for name in ("sofie", "lene", "adam", "bo"):
    account = create_account(f"{name}@kkr.example", name.capitalize(), by=operator)
    accept_invitation(account, by=Actor.of_account(account))
    keep_password(account, sys.argv[1], by=Actor.of_account(account))
    accounts[name] = account
council = Council.objects.get(slug="nordjylland")
grant_council_role(accounts["sofie"], Role.SECRETARY, council, valid_from=since, by=operator)
grant_role(accounts["adam"], Role.ADMINISTRATOR, valid_from=since, by=operator)
central = Council.objects.get(slug="midtjylland")
grant_council_role(accounts["lene"], Role.SECRETARY, central, valid_from=since, by=operator)
circle = add_circle(central, kind="other", name="Kredsen, der ses på", valid_from=since, by=operator)
function = add_function(circle, title="Kontaktperson", valid_from=since, by=operator)

from django.utils import timezone
from tvaers.meetings.models import Meeting
from tvaers.post.actions import claim, note_failure, note_sent, post
from tvaers.post.shape import Failure, NewLetter, name_of

meeting = Meeting.objects.filter(council=council).first()
def to(number):
    return NewLetter(f"letter-{number}", "laying-notice", f"Modtager nummer {number}", f"{number}@kommune.example",
        "Et udkast er forelagt dig, med frist den 5. februar 2027", "Hej", council=council.pk, about=name_of(meeting))
letters = post([to(number) for number in range(30)], by=operator)
now = timezone.now()
refused, broken = Failure("SMTPRecipientsRefused 550", is_final=True), Failure("TimeoutError", is_doubtful=True)
for letter in letters[:26]:
    note_sent(letter, now, by=operator)
for letter, failure in zip(letters[26:29], (refused, broken, broken)):
    note_failure(claim(letter, now, by=operator), failure, now, by=operator)
"""


@pytest.fixture(scope="module")
def address(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with a secretary, an administrator and one without a role."""
    data = tmp_path_factory.mktemp("workroom")
    with running_site(data) as address:
        environment = {**os.environ, "TVAERS_DATA": str(data), "DATABASE_URL": ""}
        environment["DJANGO_SETTINGS_MODULE"] = "tvaers.site.settings"
        subprocess.run([sys.executable, "-c", PEOPLE, PASSWORD], env=environment, check=True)
        yield address


def signed_in(browser: Browser, address: str, name: str, *, width: int = 1280, script: bool = False) -> Page:
    """A page of a browser in which the account has signed in."""
    context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=script)
    page = context.new_page()
    page.goto(f"{address}/konto/log-ind/")
    page.get_by_label("E-mail").fill(f"{name}@kkr.example")
    page.get_by_label("Adgangskode").fill(PASSWORD)
    page.get_by_role("button", name="Log ind", exact=True).click()
    page.get_by_role("button", name="Log ud").wait_for()
    return page


def go(page: Page, says: str) -> None:
    page.get_by_role("link", name=says, exact=True).first.click()


def press(page: Page, says: str) -> None:
    page.get_by_role("button", name=says, exact=True).click()


def said(page: Page, text: str) -> None:
    page.get_by_text(text).first.wait_for()


def test_a_circle_is_made_filled_and_holders_pasted_into_it(browser: Browser, address: str) -> None:
    page = signed_in(browser, address, "sofie")
    page.get_by_role("heading", name="Arbejdsrum for KKR Nordjylland").wait_for()
    go(page, "Kredse")
    press(page, "Opret de valgte kredse")
    said(page, "Kredse oprettet: 13")
    go(page, "Kommunaldirektørkredsen (KDK)")
    go(page, "Én funktion for hver kommune")
    press(page, "Tilføj dem, der mangler")
    said(page, "11 funktioner er tilføjet")
    go(page, "Indsæt indehavere fra et regneark")
    page.get_by_label("Rækker fra et regneark").fill("Hjørring\tIda Holm\tida@h.example\t1\nAtlantis\tBo\t\t")
    press(page, "Se, hvad der sker")
    said(page, "Kredsen har ingen funktion for ”Atlantis”")
    press(page, "Gem 1 indehaver")
    said(page, "1 indehaver er gemt")
    assert page.get_by_role("heading", name="Ubesat 10").is_visible()
    with page.expect_download() as download:
        go(page, "Hent som regneark (CSV)")
    assert "ida@h.example" in Path(download.value.path()).read_text(encoding="utf-8")
    page.context.close()


def test_a_role_is_given_by_one_who_has_just_signed_in_and_ended_after_a_question(
    browser: Browser, address: str
) -> None:
    page = signed_in(browser, address, "sofie")
    page.goto(f"{address}/nordjylland/roller/")
    page.get_by_label("E-mail").fill("bo@kkr.example")
    press(page, "Giv rollen")
    said(page, "Feltet skal udfyldes")
    assert page.get_by_label("E-mail").input_value() == "bo@kkr.example"
    page.get_by_label("Rolle").select_option("secretary")
    press(page, "Giv rollen")
    said(page, "Bo har fået rollen")
    page.get_by_role("row", name="Bo").get_by_role("link", name="Afslut").click()
    press(page, "Afslut rollen")
    said(page, "ikke længere")
    page.context.close()


def test_the_settings_are_reached_and_changed_with_the_keyboard_alone(browser: Browser, address: str) -> None:
    page = signed_in(browser, address, "sofie")
    page.goto(f"{address}/nordjylland/indstillinger/")
    page.get_by_label("Nummer og neutral titel", exact=True).focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    said(page, "Indstillingerne er gemt")
    assert page.get_by_label("Kun punktets nummer", exact=True).is_checked()
    page.context.close()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(
    browser: Browser, address: str, name: str, width: int
) -> None:
    page = signed_in(browser, address, name, width=width, script=True)
    found: list[str] = []
    for path in PAGES[name]:
        answer = page.goto(address + path)
        assert answer is not None
        assert (path, answer.status) == (path, 200)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        found += [f"{path} {each}" for each in violations(page)]
    page.context.close()
    assert found == []
