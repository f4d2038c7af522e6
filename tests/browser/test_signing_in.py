"""Invited by mail, in with a passkey, out, and in again: with a real browser, a real mail server and a real key."""

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

from tests.browser.accessibility import WIDTHS, objections
from tests.browser.site_process import running_site
from tests.mail_process import MailServer, running_mail_server

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

PASSWORD = "hest batteri klamme"


@dataclass(frozen=True)
class Place:
    """A site that people sign in at, its data directory and the mail that it sends."""

    address: str
    data: Path
    mail: MailServer

    def invited(self, email: str, *options: str) -> str:
        """Invites at the command line; the address of the link in the letter."""
        before = len(self.mail.letters())
        environment = {**os.environ, "TVAERS_DATA": str(self.data), "DATABASE_URL": ""}
        environment.pop("DJANGO_SETTINGS_MODULE", None)
        command = [sys.executable, "-m", "tvaers", "invite", email, "Ida Holm", *options]
        subprocess.run(command, env=environment, check=True)
        return self.link(before + 1)

    def link(self, number: int) -> str:
        """The address of the link in a letter, at this site."""
        (path,) = re.findall(r"https?://[^/]+(/konto/\S+)", self.mail.letter(number).get_content())
        return self.address + path


@pytest.fixture(scope="module")
def place(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    data = tmp_path_factory.mktemp("signing-in")
    with running_mail_server(tmp_path_factory.mktemp("mail")) as mail, pytest.MonkeyPatch.context() as patch:
        patch.setenv("TVAERS_SMTP_URL", mail.url)
        with running_site(data) as address:
            # Passkeys belong to a name, and a number is none.
            yield Place(address.replace("127.0.0.1", "localhost"), data, mail)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a browser that has never been anywhere, with a key that says yes."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    session = context.new_cdp_session(opened)
    session.send("WebAuthn.enable")
    key = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    session.send(
        "WebAuthn.addVirtualAuthenticator",
        {"options": {**key, "isUserVerified": True, "automaticPresenceSimulation": True}},
    )
    yield opened
    context.close()


def press(page: Page, says: str) -> None:
    page.get_by_role("button", name=says, exact=True).click()


def with_password(page: Page, link: str) -> None:
    """Answers an invitation with a password."""
    page.goto(link)
    page.get_by_label("Ny adgangskode", exact=True).fill(PASSWORD)
    page.get_by_label("Ny adgangskode igen").fill(PASSWORD)
    press(page, "Gem adgangskoden og log ind")
    page.get_by_role("heading", name="Min side").wait_for()


def test_invited_by_mail_in_with_a_passkey_out_and_in_again(page: Page, place: Place) -> None:
    page.goto(place.invited("ida@kkr.example"))
    press(page, "Fortsæt med en passkey")
    page.get_by_role("heading", name="Tilføj en passkey").wait_for()
    press(page, "Tilføj passkey")
    page.get_by_role("heading", name="Nødkoder").wait_for()
    assert page.locator(".code-list li").count() == 10
    press(page, "Log ud")
    page.get_by_role("heading", name="Du er logget ud").wait_for()
    assert [cookie["name"] for cookie in page.context.cookies()] in ([], ["csrftoken"])
    page.goto(f"{place.address}/konto/log-ind/")
    press(page, "Log ind med en passkey")
    page.get_by_role("heading", name="Min side").wait_for()
    assert "Ida Holm" in page.locator(".sign-in-menu").inner_text()


def test_after_a_password_the_passkey_is_asked_for_as_the_second_factor(page: Page, place: Place) -> None:
    with_password(page, place.invited("bo@kkr.example"))
    page.goto(f"{place.address}/konto/sikkerhed/passkeys/ny/")
    press(page, "Tilføj passkey")
    page.get_by_role("heading", name="Nødkoder").wait_for()
    code = page.locator(".code-list li").first.inner_text()
    for second in ("passkey", "code"):
        press(page, "Log ud")
        page.get_by_role("heading", name="Du er logget ud").wait_for()
        page.goto(f"{place.address}/konto/log-ind/")
        page.get_by_label("E-mail").fill("bo@kkr.example")
        page.get_by_label("Adgangskode").fill(PASSWORD)
        press(page, "Log ind")
        page.get_by_role("heading", name="Det andet trin").wait_for()
        if second == "passkey":
            press(page, "Brug passkey")
        else:
            page.get_by_label("Kode").fill(code)
            press(page, "Log ind")
        page.get_by_role("heading", name="Min side").wait_for()


def test_without_scripts_one_comes_in_with_a_password(browser: Browser, place: Place) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    with_password(page, place.invited("eva@kkr.example"))
    press(page, "Log ud")
    page.get_by_role("heading", name="Du er logget ud").wait_for()
    page.goto(f"{place.address}/konto/log-ind/")
    assert page.locator("form[data-passkey] noscript").count() == 1
    page.get_by_label("E-mail").fill("eva@kkr.example")
    page.get_by_label("Adgangskode").fill(PASSWORD)
    press(page, "Log ind")
    page.get_by_role("heading", name="Min side").wait_for()
    context.close()


@pytest.fixture
def without_key(browser: Browser) -> Iterator[Page]:
    """A page of a browser whose key does not know who holds it, as when one breaks off."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    opened = context.new_page()
    session = context.new_cdp_session(opened)
    session.send("WebAuthn.enable")
    key = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    options = {**key, "isUserVerified": False, "automaticPresenceSimulation": True}
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    yield opened
    context.close()


def test_a_passkey_that_fails_says_so_and_spends_no_invitation(without_key: Page, place: Place) -> None:
    page, link = without_key, place.invited("liv@kkr.example")
    page.goto(link)
    press(page, "Fortsæt med en passkey")
    press(page, "Tilføj passkey")
    page.get_by_text("Det lykkedes ikke med passkeyen.").wait_for()
    page.context.clear_cookies()
    page.goto(link)
    press(page, "Fortsæt med en passkey")
    page.get_by_role("link", name="Brug adgangskode i stedet").click()
    page.get_by_label("Ny adgangskode", exact=True).fill(PASSWORD)
    page.get_by_label("Ny adgangskode igen").fill(PASSWORD)
    press(page, "Gem adgangskoden")
    page.get_by_role("heading", name="Min side").wait_for()
    page.goto(link)
    page.get_by_role("heading", name="Linket er allerede brugt").wait_for()


def test_a_browser_that_knows_no_passkeys_says_so_and_offers_a_password(browser: Browser, place: Place) -> None:
    context = browser.new_context()
    context.add_init_script("delete window.PublicKeyCredential")
    page = context.new_page()
    page.goto(place.invited("rie@kkr.example"))
    press(page, "Fortsæt med en passkey")
    page.get_by_text("Denne browser kan ikke bruge passkeys.").wait_for()
    assert page.get_by_role("link", name="Brug adgangskode i stedet").is_visible()
    assert not page.get_by_role("button", name="Tilføj passkey").is_visible()
    context.close()


OWN_PAGES = (
    "/konto/",
    "/konto/adgangskode/",
    "/konto/enheder/",
    "/konto/log-ud/",
    "/konto/bekraeft/",
    "/konto/bekraeft/kode/",
    "/konto/bekraeft/passkey/",
    "/konto/bekraeft/link/",
    "/konto/sikkerhed/",
    "/konto/sikkerhed/kode-app/",
    "/konto/sikkerhed/noedkoder/",
    "/konto/sikkerhed/noedkoder/nye/",
    "/konto/sikkerhed/passkeys/",
    "/konto/sikkerhed/passkeys/ny/",
    "/konto/sikkerhed/passkeys/{key}/navn/",
    "/konto/sikkerhed/passkeys/{key}/fjern/",
    "/administration/konti/",
    "/administration/konti/?q=xyzzy",
    "/administration/konti/inviter/",
    "/administration/konti/{account}/",
    "/administration/konti/{account}/luk/",
    "/administration/konti/{account}/fjern-andet-trin/",
)
PUBLIC_PAGES = ("/konto/log-ind/", "/konto/link/", "/konto/link/sendt/", "/konto/logget-ud/", "/konto/lukket/")


def examined(page: Page, name: str) -> list[str]:
    """What axe and the width have against the page that is open."""
    return [f"{name}: {objection}" for objection in objections(page)]


def looked_at(page: Page, address: str) -> list[str]:
    """What axe, the console and the width have against a page, at both widths."""
    problems: list[str] = []
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(address, wait_until="load")
        assert page.locator("h1").count() == 1, address
        problems += examined(page, f"{address} {width}")
    return problems + said


def test_every_page_of_an_account_is_accessible_on_a_telephone_and_on_a_desk(page: Page, place: Place) -> None:
    problems: list[str] = []
    link = place.invited("kim@kkr.example", "--role", "administrator")
    problems += looked_at(page, link)
    for path in PUBLIC_PAGES:
        problems += looked_at(page, place.address + path)
    with_password(page, link)
    page.goto(f"{place.address}/konto/sikkerhed/passkeys/ny/")
    press(page, "Tilføj passkey")
    page.get_by_role("heading", name="Nødkoder").wait_for()
    page.goto(f"{place.address}/konto/sikkerhed/passkeys/")
    key = re.findall(r"passkeys/(\d+)/", page.content())[0]
    page.goto(f"{place.address}/administration/konti/")
    account = re.findall(r"konti/(\d+)/", page.content())[0]
    for path in OWN_PAGES:
        problems += looked_at(page, place.address + path.format(key=key, account=account))
    assert problems == []


def test_a_form_with_errors_is_accessible_and_leads_to_the_first_field(page: Page, place: Place) -> None:
    problems: list[str] = []
    page.goto(f"{place.address}/konto/log-ind/")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        press(page, "Log ind")
        page.get_by_role("heading", name="Du er ikke logget ind endnu").wait_for()
        problems += examined(page, f"errors {width}")
    page.get_by_role("link", name="E-mail: Feltet skal udfyldes.").click()
    assert page.evaluate("document.activeElement.name") == "login"
    assert problems == []
