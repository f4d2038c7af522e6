"""A meeting is held by one and followed by another, through a lost connection and a killed server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.accessibility import violations
from tests.browser.session_people import Place, held_meeting

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

SAVED = "Alt er gemt"
ITEMS = 10
BUSES = "KKR Nordjylland godkendte planen for aftenbusser."


@pytest.fixture(scope="module")
def place(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """One meeting for all tests, opened; each test has an item of its own."""
    with held_meeting(tmp_path_factory.mktemp("held"), items=ITEMS) as held:
        page = held.page(browser, "sofie", "afvikling/")
        page.get_by_role("button", name="Åbn mødet").click()
        page.locator("#held-work").wait_for()
        page.context.close()
        yield held


@pytest.fixture
def sofie(browser: Browser, place: Place) -> Iterator[Page]:
    """The one who records."""
    page = place.page(browser, "sofie", "afvikling/")
    yield page
    page.context.close()


def at_item(page: Page, number: int) -> None:
    """Chooses the item with this number, from 1."""
    page.locator("#held-work").wait_for()
    page.locator(".held-link").nth(number - 1).click()


def saved(page: Page) -> None:
    page.locator("#held-status").get_by_text(SAVED).wait_for()


def has_text(page: Page, text: str) -> None:
    """Waits until the field of the decision has this text."""
    from playwright.sync_api import expect

    expect(page.locator("#held-decision")).to_have_value(text)


def test_what_is_decided_is_followed_and_the_item_is_finished(browser: Browser, place: Place, sofie: Page) -> None:
    ida = place.page(browser, "ida", "foelg/", width=390)
    wall = place.page(browser, "sofie", "afvikling/?projektor=1", width=1920)
    at_item(sofie, 1)
    sofie.get_by_role("button", name="Tag punktet op").click()
    sofie.get_by_role("button", name=BUSES).click()
    sofie.get_by_role("button", name="Tilføj bemærkning").click()
    sofie.keyboard.type("Rebild ønskede natbusser")
    for page in (ida, wall):
        page.get_by_text("Rebild ønskede natbusser").wait_for()
        assert page.get_by_text(BUSES).is_visible()
    sofie.keyboard.press("Control+Enter")
    ida.locator(".is-done").first.wait_for()
    ida.locator(".is-current", has_text="Vagtplan").wait_for()
    assert sofie.locator("#held-decision").evaluate("field => field === document.activeElement")
    sofie.keyboard.press("Alt+ArrowUp")
    sofie.get_by_text("Punktet er afsluttet og låst.").wait_for()
    assert sofie.locator("#held-decision").is_disabled()
    sofie.get_by_label("Hvorfor skal punktet genåbnes?").fill("Et forbehold manglede")
    sofie.get_by_role("button", name="Genåbn punktet").click()
    saved(sofie)
    assert sofie.locator("#held-decision").is_enabled()


def test_a_lost_connection_loses_nothing_and_does_nothing_twice(browser: Browser, place: Place, sofie: Page) -> None:
    ida = place.page(browser, "ida", "foelg/")
    at_item(sofie, 4)
    sofie.get_by_role("button", name="Tag punktet op").click()
    saved(sofie)
    sofie.context.set_offline(True)
    sofie.locator("#held-decision").fill("Skrevet uden forbindelse.")
    sofie.get_by_label("Nyt underpunkt").fill("Letbanen")
    sofie.get_by_role("button", name="Tilføj underpunkt").click()
    sofie.get_by_label("Hvad der blev sagt og besluttet").fill("Letbanen kører.")
    sofie.get_by_text("Notér opfølgning").first.click()
    sofie.get_by_label("Hvad skal der ske?").fill("Send brev")
    sofie.locator("#held-new-follow-up").get_by_role("button").click()
    sofie.get_by_text("ændringer venter og sendes selv").wait_for()
    sofie.context.set_offline(False)
    saved(sofie)
    ida.get_by_text("Skrevet uden forbindelse.").wait_for()
    ida.get_by_text("Letbanen kører.").wait_for()
    sofie.reload()
    assert sofie.locator("#held-decision").input_value() == "Skrevet uden forbindelse."
    assert sofie.locator(".held-point").count() == 1
    assert sofie.locator(".held-follow-up").count() == 1


def test_a_killed_server_and_a_page_loaded_anew_lose_nothing(browser: Browser, place: Place, sofie: Page) -> None:
    at_item(sofie, 5)
    saved(sofie)
    place.kill()
    sofie.locator("#held-decision").fill("Skrevet, mens serveren var væk.")
    sofie.get_by_text("venter og sendes selv").wait_for()
    place.start()
    # The page is gone before it has sent anything by itself: what waited is in the browser.
    sofie.goto(f"{place.address}{place.path}afvikling/")
    saved(sofie)
    other = place.page(browser, "otto", "afvikling/")
    at_item(other, 5)
    assert other.locator("#held-decision").input_value() == "Skrevet, mens serveren var væk."


def test_two_who_record_write_in_one_item_and_both_texts_stand(browser: Browser, place: Place, sofie: Page) -> None:
    otto = place.page(browser, "otto", "afvikling/")
    at_item(sofie, 6)
    at_item(otto, 6)
    sofie.locator("#held-decision").fill("Fra Sofie.")
    saved(sofie)
    has_text(otto, "Fra Sofie.")
    otto.context.set_offline(True)
    otto.locator("#held-decision").fill("Fra Sofie.\n\nFra Otto.")
    sofie.locator("#held-decision").fill("Først dette.\n\nFra Sofie.")
    saved(sofie)
    otto.context.set_offline(False)
    for page in (sofie, otto):
        has_text(page, "Først dette.\n\nFra Sofie.\n\nFra Otto.")


def test_a_text_for_an_item_that_another_finished_is_not_lost(browser: Browser, place: Place, sofie: Page) -> None:
    otto = place.page(browser, "otto", "afvikling/")
    at_item(sofie, 7)
    at_item(otto, 7)
    saved(otto)
    otto.context.set_offline(True)
    otto.locator("#held-decision").fill("Ottos ord.")
    sofie.get_by_role("button", name=BUSES).click()
    sofie.keyboard.press("Control+Enter")
    sofie.locator("#held-list > :nth-child(7)[data-state=done]").wait_for()
    otto.context.set_offline(False)
    kept = otto.get_by_label("Din tekst, som ikke er gemt")
    kept.wait_for()
    assert kept.input_value() == "Ottos ord."
    assert otto.locator("#held-decision").input_value() == BUSES
    otto.reload()
    assert otto.get_by_label("Din tekst, som ikke er gemt").input_value() == "Ottos ord."


def test_whoever_is_excluded_never_gets_a_word_of_the_closed_item(browser: Browser, place: Place, sofie: Page) -> None:
    bo = place.page(browser, "bo", "foelg/")
    got: list[str] = []
    bo.on("response", lambda answer: got.append(answer.text()) if answer.status == 200 else None)
    at_item(sofie, ITEMS)
    sofie.get_by_role("button", name="Tag punktet op").click()
    sofie.locator("#held-decision").fill("Lejen er halvfems kroner.")
    saved(sofie)
    bo.get_by_text("Punktet er lukket for dig.").wait_for()
    ida = place.page(browser, "ida", "foelg/")
    ida.get_by_text("halvfems").wait_for()
    bo.reload()
    bo.get_by_text("Punktet er lukket for dig.").wait_for()
    assert got
    assert not [text for text in got if "halvfems" in text or "leje af en hal" in text]


def test_the_keys_move_choose_and_put_in(place: Place, sofie: Page) -> None:
    at_item(sofie, 1)
    sofie.keyboard.press("Alt+ArrowDown")
    assert sofie.locator(".held-item:visible h2").inner_text().startswith("1.2")
    sofie.keyboard.press("Alt+1")
    assert sofie.locator("#held-decision").input_value().startswith("KKR Nordjylland tog orienteringen")
    sofie.keyboard.press("Alt+Enter")
    sofie.locator('[data-state="open"]', has_text="Vagtplan").wait_for()
    sofie.locator(".held-link").first.focus()
    sofie.keyboard.press("3")
    assert sofie.locator(".held-item:visible h2").inner_text().startswith("1.3")
    sofie.keyboard.press("ArrowUp")
    assert sofie.locator(".held-item:visible h2").inner_text().startswith("1.2")


def test_axe_finds_nothing_on_the_pages_of_a_session(
    browser: Browser, place: Place, sofie: Page, tmp_path: Path
) -> None:
    at_item(sofie, 4)
    sofie.get_by_role("button", name=BUSES).click()
    sofie.get_by_label("Nyt underpunkt").fill("Letbanen")
    sofie.get_by_role("button", name="Tilføj underpunkt").click()
    for choice in sofie.locator("#held-work details").all():
        choice.evaluate("fold => { fold.open = true; }")
    saved(sofie)
    ida = place.page(browser, "ida", "foelg/")
    wall = place.page(browser, "ida", "foelg/?projektor=1")
    closing = place.page(browser, "sofie", "afvikling/luk/")
    for name, page in {"session": sofie, "follow": ida, "wall": wall, "close": closing}.items():
        for width in (390, 1280, 1920):
            page.set_viewport_size({"width": width, "height": 1080 if width == 1920 else 844})
            page.screenshot(path=tmp_path / f"{name}@{width}.png", full_page=True)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{name}@{width}"
            assert violations(page) == [], name
