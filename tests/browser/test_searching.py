"""Searching goes on in place: the answer changes, the reader's place stays; without scripts it works too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from tests.browser.accessibility import violations

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

SEARCH = "/soeg/?q=kommunerne"
DESK = {"width": 1280, "height": 900}
TELEPHONE = {"width": 390, "height": 844}
FACET = "#facet-council-midtjylland"
SAME_PAGE = "document.documentElement.dataset.same === 'yes'"


@pytest.fixture
def open_search(browser: Browser, site: str) -> Iterator[Any]:
    """Opens the search page, marks it so that a new page can be told from it, and afterwards closes everything."""
    contexts = []
    complaints = []

    def opened(path: str = SEARCH, *, is_quiet: bool = True, **options: Any) -> Page:
        context = browser.new_context(**{"viewport": DESK, **options})
        contexts.append(context)
        page = context.new_page()
        if is_quiet:
            page.on("console", lambda message: complaints.append(message.text))
        page.goto(site + path, wait_until="load")
        if options.get("java_script_enabled", True):
            page.evaluate("document.documentElement.dataset.same = 'yes'")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


def found(page: Page) -> str:
    return page.locator(".found").inner_text()


def query_of(page: Page) -> str:
    return urlsplit(page.url).query


def test_a_facet_narrows_in_place_and_keeps_the_focus(open_search: Any) -> None:
    page = open_search()
    before = found(page)
    page.locator(FACET).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**council=midtjylland")
    page.locator(f"{FACET}[aria-current]").wait_for()
    assert page.evaluate(SAME_PAGE)
    assert found(page) != before
    assert page.evaluate("document.activeElement.id") == FACET.removeprefix("#")
    assert page.locator("#search-status").inner_text().startswith(found(page))
    page.keyboard.press("Enter")
    page.locator(f"{FACET}:not([aria-current])").wait_for()
    assert found(page) == before
    assert query_of(page) == "q=kommunerne"


def test_the_next_page_of_results_is_shown_from_its_top_and_has_the_focus(open_search: Any) -> None:
    page = open_search()
    first = page.locator(".hit-title").first.inner_text()
    page.locator("[rel=next]").click()
    page.locator("[aria-current=page]", has_text="2").wait_for()
    assert page.evaluate(SAME_PAGE)
    assert query_of(page) == "q=kommunerne&page=2"
    assert page.locator(".hit-title").first.inner_text() != first
    assert page.evaluate("document.activeElement.id") == "search-results"
    assert 0 <= page.locator("#search-results").bounding_box()["y"] < 200
    assert "Side 2 af" in page.locator("#search-status").inner_text()


def test_other_words_are_sought_in_place_with_the_facets_chosen(open_search: Any) -> None:
    page = open_search()
    page.locator(FACET).click()
    page.locator(f"{FACET}[aria-current]").wait_for()
    page.locator("#search").fill("tandpleje")
    page.locator("#search").press("Enter")
    page.wait_for_url("**q=tandpleje**")
    page.wait_for_function("document.title.startsWith('tandpleje')")
    assert page.evaluate(SAME_PAGE)
    assert "council=midtjylland" in query_of(page)
    assert page.evaluate("document.activeElement.id") == "search"
    english = page.locator("#language-choice a[hreflang=en]").get_attribute("href")
    assert "q=tandpleje" in english
    assert "council=midtjylland" in english


def test_back_leads_to_the_search_before_and_what_was_found_stands_there(open_search: Any) -> None:
    page = open_search()
    before = found(page)
    page.locator(FACET).click()
    page.locator(f"{FACET}[aria-current]").wait_for()
    page.go_back(wait_until="load")
    page.locator(f"{FACET}:not([aria-current])").wait_for()
    assert query_of(page) == "q=kommunerne"
    assert found(page) == before
    assert page.locator("h1").count() == 1


def test_a_hit_read_and_left_again_leads_back_to_the_whole_page(open_search: Any) -> None:
    page = open_search()
    page.locator(FACET).click()
    page.locator(f"{FACET}[aria-current]").wait_for()
    page.locator(".hit-title a").first.click()
    page.wait_for_url("**/moeder/**")
    page.go_back(wait_until="load")
    page.locator(f"{FACET}[aria-current]").wait_for()
    assert page.locator("h1").inner_text() == "Søg i møderne"


def test_on_a_telephone_the_facets_stay_open_while_they_are_used(open_search: Any) -> None:
    page = open_search(viewport=TELEPHONE)
    assert not page.locator(FACET).is_visible()
    page.locator(".facets summary").click()
    page.locator(FACET).click()
    page.locator(f"{FACET}[aria-current]").wait_for()
    assert page.locator(FACET).is_visible()
    assert page.evaluate("document.activeElement.id") == FACET.removeprefix("#")


@pytest.mark.parametrize("viewport", [DESK, TELEPHONE], ids=["desk", "telephone"])
def test_a_page_that_has_changed_is_as_accessible_as_a_new_one(
    open_search: Any, viewport: dict[str, int], tmp_path: Path
) -> None:
    page = open_search(viewport=viewport)
    page.locator("[rel=next]").click()
    page.locator("#search-status", has_text="Side 2 af").wait_for(state="attached")
    page.screenshot(path=tmp_path / "changed.png")
    assert violations(page) == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]


def test_when_the_server_cannot_be_asked_in_place_the_page_is_opened_anew(open_search: Any) -> None:
    page = open_search(is_quiet=False)
    page.route(
        "**/soeg/**", lambda route: route.continue_() if route.request.is_navigation_request() else route.abort()
    )
    page.locator(FACET).click()
    page.locator(f"{FACET}[aria-current]").wait_for()
    assert not page.evaluate(SAME_PAGE)


def test_without_scripts_facets_pages_and_words_work_as_pages_of_their_own(open_search: Any) -> None:
    page = open_search(java_script_enabled=False)
    before = found(page)
    page.locator(FACET).click()
    page.locator(f"{FACET}[aria-current]").wait_for()
    assert found(page) != before
    page.locator("#search").fill("bus")
    page.locator("#search").press("Enter")
    page.wait_for_url("**q=bus**")
    assert "council=midtjylland" in query_of(page)
    page.goto(page.url.split("?")[0] + "?q=kommunerne")
    page.locator("[rel=next]").click()
    page.wait_for_url("**page=2")
    assert page.locator(".hit").count() > 0
