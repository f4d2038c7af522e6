"""A draft is laid before a circle by one, read and answered by another, and the answer read: in a real browser."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.accessibility import WIDTHS, violations
from tests.browser.site_process import running_site
from tests.mail_process import MailServer, running_mail_server

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser

PASSWORD = "hest batteri klamme"
TITLE = "Aftenbusser til alle"
PEOPLE = """
import sys
from datetime import date
import django
django.setup()
from tvaers.access.actions import accept_invitation, create_account, keep_password
from tvaers.access.actor import Actor
from tvaers.access.recording import recording
from tvaers.access.roles import Role
from tvaers.councils.actions import grant_council_role
from tvaers.councils.models import Circle, CircleFunction, Council, FunctionHolder

operator = Actor.operating_system_user()
council = Council.objects.get(slug="nordjylland")
since = {"valid_from": date(2020, 1, 1)}
people = {}
for name in ("Sofie Sekretær", "Ida Holm-Krogh"):
    account = create_account(f"{name.split()[0].lower()}@kkr.example", name, by=operator)
    accept_invitation(account, by=Actor.of_account(account))
    keep_password(account, sys.argv[1], by=Actor.of_account(account))
    people[name.split()[0]] = account
grant_council_role(people["Sofie"], Role.SECRETARY, council, by=operator, **since)
with recording():
    circle = Circle.objects.create(council=council, kind="chief-executives", name="KDK Nordjylland", **since)
    for title in ("Kommunaldirektør", "Direktør"):
        function = CircleFunction.objects.create(circle=circle, title=title, body="Rebild Kommune", **since)
        if title == "Kommunaldirektør":
            FunctionHolder.objects.create(
                function=function, account=people["Ida"], name="Ida Holm-Krogh", email="ida@kkr.example", **since
            )
"""


@dataclass(frozen=True)
class Place:
    """A site with a secretary, a circle and its member, and the mail that it sends."""

    address: str
    mail: MailServer


@pytest.fixture(scope="module")
def place(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    data = tmp_path_factory.mktemp("drafts")
    with running_mail_server(tmp_path_factory.mktemp("mail")) as mail, pytest.MonkeyPatch.context() as patch:
        patch.setenv("TVAERS_SMTP_URL", mail.url)
        with running_site(data) as address:
            settings = {"TVAERS_DATA": str(data), "DATABASE_URL": "", "DJANGO_SETTINGS_MODULE": "tvaers.site.settings"}
            subprocess.run([sys.executable, "-c", PEOPLE, PASSWORD], env={**os.environ, **settings}, check=True)
            yield Place(address, mail)


@pytest.fixture(params=[True, False], ids=["with scripts", "without"])
def contexts(browser: Browser, request: pytest.FixtureRequest) -> Iterator[list[BrowserContext]]:
    """A browser for each of the two."""
    opened = [browser.new_context(java_script_enabled=request.param) for _ in range(2)]
    yield opened
    for context in opened:
        context.close()


def signed_in(context: BrowserContext, place: Place, name: str) -> Page:
    page = context.new_page()
    page.goto(f"{place.address}/konto/log-ind/")
    page.get_by_label("E-mail").fill(f"{name}@kkr.example")
    page.get_by_label("Adgangskode").fill(PASSWORD)
    page.get_by_role("button", name="Log ind", exact=True).click()
    page.get_by_role("button", name="Log ud").wait_for()
    return page


def written(page: Page, place: Place, title: str) -> None:
    """Writes a draft with an attachment."""
    page.goto(f"{place.address}/nordjylland/udkast/")
    page.get_by_role("link", name="Skriv et nyt udkast").click()
    page.get_by_label("Titel").fill(title)
    in_markdown(page)
    page.get_by_label("Baggrund").fill("Kommunerne har **drøftet** aftenbusser.")
    page.get_by_label("Indstilling").fill("Det indstilles, at KKR godkender planen.")
    page.get_by_label("Sagsfremstilling").fill(
        "- Første led\n- Andet led\n\n| Kommune | Busser |\n|---|--:|\n| Rebild | 3 |"
    )
    page.get_by_role("button", name="Forhåndsvis").click()
    page.get_by_role("heading", name="Forhåndsvisning").wait_for()
    file = {"name": "notat.txt", "mimeType": "text/plain", "buffer": b"Et notat"}
    page.get_by_label("Tilføj bilag").set_input_files([file])
    page.get_by_role("button", name="Gem", exact=True).click()
    page.get_by_text("Udkastet er gemt.").wait_for()


def in_markdown(page: Page) -> None:
    """Has the texts of the form shown as they are kept; without scripts they are always."""
    page.wait_for_load_state()
    for button in page.get_by_role("button", name="Vis som tekst", pressed=False).all()[::-1]:
        button.click()


def laid(page: Page) -> None:
    page.get_by_role("link", name="Forelæg for en kreds").click()
    page.get_by_label("Kreds", exact=True).select_option(label="KDK Nordjylland")
    page.get_by_label("Spørgsmål").fill("Kan I tiltræde indstillingen?")
    page.get_by_role("button", name="Se, hvem der får besked").click()
    page.get_by_role("button", name="Forelæg og send e-mails").click()
    page.get_by_text("er forelagt. 1 e-mail er på vej.").wait_for()


def test_one_lays_a_draft_before_a_circle_and_another_answers(contexts: list[BrowserContext], place: Place) -> None:
    sofie, ida = signed_in(contexts[0], place, "sofie"), signed_in(contexts[1], place, "ida")
    letters = len(place.mail.letters())
    written(sofie, place, TITLE)
    laid(sofie)
    letter = place.mail.letter(letters + 1).get_content()
    assert TITLE not in letter
    (path,) = re.findall(r"http://[^/]+(/forelagt/\d+/)", letter)
    ida.goto(place.address + path)
    ida.get_by_role("heading", name=TITLE).wait_for()
    with ida.expect_download() as download:
        ida.get_by_role("link", name="notat.txt").click()
    assert download.value.path().read_bytes() == b"Et notat"
    ida.get_by_label("Ønsker ændringer").check()
    ida.get_by_label("Bemærkning", exact=False).last.fill("Der mangler noget om økonomien.")
    ida.get_by_role("button", name="Send svar").click()
    ida.get_by_text("Dit svar er sendt.").wait_for()
    sofie.reload()
    assert sofie.get_by_text("Der mangler noget om økonomien.").is_visible()
    assert sofie.get_by_text("1 af 1 har set det.").is_visible()
    sofie.get_by_role("link", name="version 1").click()
    sofie.get_by_role("link", name="Redigér").click()
    in_markdown(sofie)
    sofie.get_by_label("Baggrund").fill("Kommunerne har **drøftet** natbusser.")
    sofie.get_by_role("button", name="Gem", exact=True).click()
    sofie.get_by_role("link", name="Hvad er ændret, siden KDK Nordjylland så det").click()
    assert sofie.locator("ins").inner_text().split()[1] == "natbusser"
    assert "aftenbusser" in sofie.locator("del").inner_text()


def test_axe_finds_nothing_on_the_pages_of_drafts(browser: Browser, place: Place, tmp_path: Path) -> None:
    contexts = [browser.new_context() for _ in range(2)]
    sofie, ida = signed_in(contexts[0], place, "sofie"), signed_in(contexts[1], place, "ida")
    written(sofie, place, "Sag til eftersyn")
    draft = re.findall(r"/nordjylland/udkast/(\d+)/", sofie.url)[0]
    laid(sofie)
    laying = sofie.url
    one = f"{place.address}/nordjylland/udkast/{draft}/"
    sofie.goto(f"{one}rediger/")
    sofie.get_by_label("Indstilling").fill("Det indstilles, at KKR drøfter planen.")
    sofie.get_by_role("button", name="Gem", exact=True).click()
    mine = f"{place.address}/forelagt/"
    ida.goto(mine)
    ida.get_by_role("link", name="Sag til eftersyn").click()
    pages = {
        "list": (sofie, f"{place.address}/nordjylland/udkast/"),
        "draft": (sofie, one),
        "edit": (sofie, f"{one}rediger/"),
        "compare": (sofie, f"{one}sammenlign/"),
        "lay": (sofie, f"{one}forelaeg/"),
        "laying": (sofie, laying),
        "withdraw": (sofie, f"{laying}traek-tilbage/"),
        "mine": (ida, mine),
        "laid": (ida, ida.url),
    }
    for name, (page, address) in pages.items():
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 844})
            page.goto(address)
            assert_accessible(page, f"{name}@{width}", tmp_path)
    sofie.goto(f"{place.address}/nordjylland/udkast/nyt/")
    sofie.get_by_role("button", name="Gem", exact=True).click()
    sofie.get_by_role("alert").first.wait_for()
    assert_accessible(sofie, "error", tmp_path)
    for context in contexts:
        context.close()


def assert_accessible(page: Page, name: str, pictures: Path) -> None:
    """Fails for what axe finds and for a page that scrolls sideways; leaves a picture."""
    page.screenshot(path=pictures / f"{name}.png", full_page=True)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
    assert violations(page) == [], name
