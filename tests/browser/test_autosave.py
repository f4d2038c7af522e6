"""What is typed is kept at each pause, through a lost connection and a reload, and who else is there is shown."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.browser.site_process import running_site
from tests.browser.test_drafts import PASSWORD, PEOPLE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser

SECOND = """
anna = create_account("anna@kkr.example", "Anna Holm", by=operator)
accept_invitation(anna, by=Actor.of_account(anna))
keep_password(anna, sys.argv[1], by=Actor.of_account(anna))
grant_council_role(anna, Role.SECRETARY, council, by=operator, **since)
"""
UNSENT = "Ikke gemt: ingen forbindelse."
SAVED = re.compile(r"Gemt kl\. \d\d[.:]\d\d")
KEPT = "Object.keys(localStorage).filter((key) => key.startsWith('autosave'))"


@pytest.fixture(scope="module")
def address(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with two secretaries."""
    data = tmp_path_factory.mktemp("autosave")
    with running_site(data) as address:
        values = {"TVAERS_DATA": str(data), "DATABASE_URL": "", "DJANGO_SETTINGS_MODULE": "tvaers.site.settings"}
        subprocess.run([sys.executable, "-c", PEOPLE + SECOND, PASSWORD], env={**os.environ, **values}, check=True)
        yield address


@pytest.fixture
def contexts(browser: Browser) -> Iterator[list[BrowserContext]]:
    opened = [browser.new_context() for _ in range(2)]
    yield opened
    for context in opened:
        context.close()


def signed_in(context: BrowserContext, address: str, name: str) -> Page:
    page = context.new_page()
    page.goto(f"{address}/konto/log-ind/")
    page.get_by_label("E-mail").fill(f"{name}@kkr.example")
    page.get_by_label("Adgangskode").fill(PASSWORD)
    page.get_by_role("button", name="Log ind", exact=True).click()
    page.get_by_role("button", name="Log ud").wait_for()
    return page


def new_draft(page: Page, address: str) -> str:
    """The address of the form of a draft that was just made; the page stands there."""
    page.goto(f"{address}/nordjylland/udkast/nyt/")
    page.get_by_label("Titel").fill("Busser")
    page.get_by_role("button", name="Gem", exact=True).click()
    page.get_by_text("Udkastet er gemt.").wait_for()
    form = f"{page.url}rediger/"
    page.goto(form)
    return form


def background(page: Page) -> str:
    return page.locator("#id_background").input_value()


def write(page: Page, text: str) -> None:
    page.get_by_role("textbox", name="Baggrund").focus()
    page.keyboard.type(text)


def test_a_pause_in_typing_saves_and_says_so_and_nothing_is_left_in_the_browser(
    contexts: list[BrowserContext], address: str
) -> None:
    page = signed_in(contexts[0], address, "sofie")
    form = new_draft(page, address)
    write(page, "Om busser")
    page.get_by_text(SAVED).wait_for()
    assert page.evaluate(KEPT) == []
    page.goto(form)
    assert background(page) == "Om busser"
    page.get_by_text("ikke nåede at gemme").wait_for()


def test_without_a_connection_the_text_stays_in_the_browser_and_is_sent_when_there_is_one(
    contexts: list[BrowserContext], address: str
) -> None:
    page = signed_in(contexts[0], address, "sofie")
    new_draft(page, address)
    contexts[0].set_offline(True)
    write(page, "Uden net")
    page.get_by_text(UNSENT).wait_for()
    assert len(page.evaluate(KEPT)) == 1
    contexts[0].set_offline(False)
    page.get_by_text(SAVED).wait_for()
    assert page.evaluate(KEPT) == []


def test_what_was_not_acknowledged_is_offered_after_a_reload(contexts: list[BrowserContext], address: str) -> None:
    page = signed_in(contexts[0], address, "sofie")
    form = new_draft(page, address)
    # What is sent while the page goes escapes Playwright's routes.
    page.evaluate("() => { window.fetch = () => Promise.reject(new TypeError('no connection')); }")
    write(page, "Ikke nået frem")
    page.get_by_text(UNSENT).wait_for()
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto(form)
    assert asked == ["beforeunload"]
    assert background(page) == ""
    page.reload()
    page.get_by_role("button", name="Sæt den ind igen").click()
    assert background(page) == "Ikke nået frem"
    page.get_by_text(SAVED).wait_for()
    page.get_by_role("button", name="Gem", exact=True).click()
    page.get_by_text("Gemt som version 2.").wait_for()
    page.goto(form)
    assert not page.get_by_text("nåede noget af din tekst ikke frem").is_visible()
    assert page.evaluate(KEPT) == []


def test_who_else_writes_is_shown_and_so_is_a_newer_version(contexts: list[BrowserContext], address: str) -> None:
    sofie, anna = signed_in(contexts[0], address, "sofie"), signed_in(contexts[1], address, "anna")
    form = new_draft(sofie, address)
    anna.goto(form)
    write(anna, "Annas")
    anna.get_by_text(SAVED).wait_for()
    write(sofie, "Sofies")
    sofie.get_by_text("Anna Holm er også her").wait_for()
    anna.get_by_role("button", name="Gem", exact=True).click()
    anna.get_by_text("Gemt som version 2.").wait_for()
    write(sofie, " ord")
    sofie.get_by_text("En anden har gemt en nyere version imens.").wait_for()


def test_two_windows_of_one_account_each_have_their_last_words_kept(
    contexts: list[BrowserContext], address: str
) -> None:
    first = signed_in(contexts[0], address, "sofie")
    form = new_draft(first, address)
    second = contexts[0].new_page()
    second.goto(form)
    write(first, "Første vindue")
    first.get_by_text(SAVED).wait_for()
    write(second, "Andet vindue")
    second.get_by_text(SAVED).wait_for()
    first.goto(form)
    assert background(first) == "Andet vindue"


def test_a_lost_session_loses_nothing_and_signing_in_elsewhere_is_enough(
    contexts: list[BrowserContext], address: str
) -> None:
    page = signed_in(contexts[0], address, "sofie")
    new_draft(page, address)
    contexts[0].clear_cookies()
    write(page, "Efter log ud")
    page.get_by_text("Ikke gemt: du er logget ud.").wait_for()
    signed_in(contexts[0], address, "sofie")
    page.get_by_text(SAVED).wait_for()


def begin(page: Page, address: str, text: str) -> None:
    page.goto(f"{address}/nordjylland/udkast/nyt/")
    write(page, text)


def test_a_new_text_is_kept_from_the_first_pause_and_found_again_after_a_lost_session(
    contexts: list[BrowserContext], address: str
) -> None:
    page = signed_in(contexts[0], address, "sofie")
    begin(page, address, "Helt ny tekst")
    page.get_by_text(SAVED).wait_for()
    assert page.evaluate(KEPT) == []
    page.reload()
    assert background(page) == "Helt ny tekst"
    contexts[0].clear_cookies()
    page.close()
    again = signed_in(contexts[1], address, "sofie")
    again.goto(f"{address}/nordjylland/udkast/")
    again.get_by_role("link", name="Skriv videre").click()
    assert background(again) == "Helt ny tekst"
    again.get_by_label("Titel").fill("Nye busser")
    again.get_by_role("button", name="Gem", exact=True).click()
    again.get_by_text("Udkastet er gemt.").wait_for()
    again.goto(f"{address}/nordjylland/udkast/nyt/")
    assert not again.get_by_text("Begyndt og ikke gemt").is_visible()


def test_a_new_text_that_never_arrived_is_offered_on_the_next_new_page(
    contexts: list[BrowserContext], address: str
) -> None:
    page = signed_in(contexts[0], address, "sofie")
    page.goto(f"{address}/nordjylland/udkast/nyt/")
    page.evaluate("() => { window.fetch = () => Promise.reject(new TypeError('no connection')); }")
    write(page, "Nåede ikke frem")
    page.get_by_text(UNSENT).wait_for()
    page.close()
    again = contexts[0].new_page()
    again.goto(f"{address}/nordjylland/udkast/nyt/")
    assert background(again) == ""
    again.get_by_role("button", name="Sæt den ind igen").click()
    assert background(again) == "Nåede ikke frem"
    again.get_by_text(SAVED).wait_for()
    assert again.evaluate(KEPT) == []
    again.reload()
    assert background(again) == "Nåede ikke frem"
    again.get_by_label("Titel").fill("Nåede frem")
    again.get_by_role("button", name="Gem", exact=True).click()
    again.get_by_text("Udkastet er gemt.").wait_for()


def test_two_new_texts_in_two_windows_do_not_write_over_one_another(
    contexts: list[BrowserContext], address: str
) -> None:
    first = signed_in(contexts[0], address, "anna")
    second = contexts[0].new_page()
    begin(first, address, "Første")
    begin(second, address, "Anden")
    first.get_by_text(SAVED).wait_for()
    second.get_by_text(SAVED).wait_for()
    first.goto(f"{address}/nordjylland/udkast/nyt/")
    assert first.get_by_role("link", name="Skriv videre").count() == 2
