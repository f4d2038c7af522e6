"""A meeting is read from top to bottom: by keyboard, enlarged, without scripts and on paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.pages import MEETING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

FOCUSED = "document.activeElement"
FOCUSABLE = "a, button, input, summary, [tabindex]"


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Any]:
    """Opens an address with the given context options and closes everything afterwards."""
    contexts = []

    def opened(address: str, **options: Any) -> Page:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        contexts.append(context)
        page = context.new_page()
        page.goto(address, wait_until="load")
        return page

    yield opened
    for context in contexts:
        context.close()


def test_the_first_tab_offers_to_skip_to_the_content_and_enter_goes_there(open_page: Any, site: str) -> None:
    page = open_page(site + MEETING)
    page.keyboard.press("Tab")
    assert page.evaluate(f"{FOCUSED}.className") == "skipnav"
    page.wait_for_timeout(500)
    assert page.evaluate(f"{FOCUSED}.getBoundingClientRect().top") >= 0
    page.keyboard.press("Enter")
    assert page.evaluate(f"{FOCUSED}.id") == "main-content"


def test_tab_goes_through_the_page_in_the_order_it_is_read_and_shows_where_it_is(open_page: Any, site: str) -> None:
    page = open_page(site + MEETING)
    order = []
    for _ in range(30):
        page.keyboard.press("Tab")
        order.append(page.evaluate(f"[...document.querySelectorAll('{FOCUSABLE}')].indexOf({FOCUSED})"))
        outline = page.evaluate(f"parseFloat(getComputedStyle({FOCUSED}).outlineWidth)")
        assert outline >= 2, page.evaluate(f"{FOCUSED}.outerHTML")
    assert order == sorted(order)


def test_a_line_of_the_contents_list_leads_to_its_item(open_page: Any, site: str) -> None:
    page = open_page(site + MEETING)
    link = page.locator(".contents a[href^='#']").nth(3)
    target = link.get_attribute("href")
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_timeout(800)
    top = page.evaluate("id => document.getElementById(id).getBoundingClientRect().top", target.removeprefix("#"))
    assert 0 <= top < 300


def test_the_contents_list_follows_the_reader_and_stays_in_sight(open_page: Any, site: str) -> None:
    page = open_page(site + MEETING)
    links = page.locator(".contents a[href^='#']")
    target = links.nth(links.count() // 2).get_attribute("href").removeprefix("#")
    page.evaluate("id => document.getElementById(id).scrollIntoView({behavior: 'instant'})", target)
    marked = page.locator(".contents a[aria-current]")
    marked.wait_for()
    page.wait_for_timeout(300)
    assert marked.count() == 1
    assert marked.get_attribute("href") == f"#{target}"
    box = marked.bounding_box()
    assert 0 <= box["y"] <= 900


def test_on_a_telephone_the_contents_list_is_folded_and_opens_at_a_touch(open_page: Any, site: str) -> None:
    page = open_page(site + MEETING, viewport={"width": 390, "height": 844})
    assert not page.locator(".contents a").first.is_visible()
    page.locator(".contents summary").click()
    assert page.locator(".contents a").first.is_visible()


def test_what_was_recommended_and_decided_stand_side_by_side_on_a_desk_and_stacked_on_a_telephone(
    open_page: Any, site: str
) -> None:
    def places(width: int) -> list[dict[str, float]]:
        page = open_page(site + MEETING, viewport={"width": width, "height": 900})
        parts = page.locator(".glance").first.locator(".glance-part")
        return [parts.nth(0).bounding_box(), parts.nth(1).bounding_box()]

    recommended, decided = places(1280)
    assert recommended["y"] == decided["y"]
    assert recommended["x"] + recommended["width"] <= decided["x"]
    recommended, decided = places(390)
    assert recommended["y"] + recommended["height"] <= decided["y"]


@pytest.mark.parametrize("width", [320, 640])
def test_enlarged_to_200_and_400_per_cent_nothing_is_lost(open_page: Any, site: str, width: int) -> None:
    words = "document.querySelector('.reading-text').innerText.split(/\\s+/).join(' ')"
    whole = open_page(site + MEETING).evaluate(words)
    page = open_page(site + MEETING, viewport={"width": width, "height": 512}, device_scale_factor=2)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(words) == whole


def test_on_a_very_wide_screen_lines_stay_short_enough_to_read(open_page: Any, site: str) -> None:
    page = open_page(site + MEETING, viewport={"width": 3840, "height": 2160})
    assert page.evaluate("document.documentElement.scrollWidth") <= 3840
    characters = "p => p.getBoundingClientRect().width / parseFloat(getComputedStyle(p).fontSize) * 2"
    assert max(page.evaluate(f"[...document.querySelectorAll('.prose p')].map({characters})")) <= 90


def test_without_scripts_everything_can_be_read_and_found(open_page: Any, site: str) -> None:
    page = open_page(site + MEETING, java_script_enabled=False, viewport={"width": 390, "height": 844})
    assert page.locator(".contents a").first.is_visible()
    assert page.locator(".item").last.is_visible()
    page.locator("#header-search").fill("kommunerne")
    page.locator("#header-search").press("Enter")
    page.locator(".hit").first.wait_for(timeout=10_000)


def test_on_paper_stands_the_text_and_not_the_frame(open_page: Any, site: str, tmp_path: Path) -> None:
    page = open_page(site + MEETING)
    page.emulate_media(media="print")
    page.screenshot(path=tmp_path / "print.png", full_page=True)
    for frame in (".header", ".breadcrumbs", ".contents", ".downloads", "footer"):
        assert not page.locator(frame).first.is_visible(), frame
    for text in ("h1", ".glance-recommended", ".glance-decided", ".item .prose"):
        assert page.locator(text).first.is_visible(), text
    assert page.pdf(format="A4").startswith(b"%PDF")
