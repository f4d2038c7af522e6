"""What must hold for every page, on a telephone and on a desk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests.browser.accessibility import WIDTHS, violations
from tests.browser.pages import NOT_FOUND, PAGES

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


@dataclass(frozen=True)
class Visit:
    """What a browser met on one page."""

    path: str
    width: int
    status: int
    violations: list[str]
    console: list[str]
    hosts: set[str]
    failed: list[str]
    cookies: list[str]
    stored: int
    widest: int


@pytest.fixture(
    scope="package", params=[(path, width) for path in PAGES for width in WIDTHS], ids=lambda p: f"{p[0]}@{p[1]}"
)
def visit(request: pytest.FixtureRequest, browser: Browser, site: str) -> Iterator[Visit]:
    """One page at one width, in a browser that has never been there."""
    path, width = request.param
    context = browser.new_context(viewport={"width": width, "height": 844})
    page = context.new_page()
    console: list[str] = []
    hosts: set[str] = set()
    failed: list[str] = []
    page.on("console", lambda message: console.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: console.append(f"error: {error}"))
    page.on("request", lambda asked: hosts.add(urlsplit(asked.url).netloc))
    page.on("requestfailed", lambda asked: failed.append(asked.url))
    page.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None)
    answer = page.goto(site + path, wait_until="load")
    page.evaluate("document.fonts.ready.then(() => true)")
    assert answer is not None
    widest = page.evaluate("document.documentElement.scrollWidth")
    stored = page.evaluate("localStorage.length + sessionStorage.length")
    broken = violations(page)
    cookies = [cookie["name"] for cookie in context.cookies()]
    yield Visit(path, width, answer.status, broken, console, hosts, failed, cookies, stored, widest)
    context.close()


def test_the_page_is_there(visit: Visit) -> None:
    assert visit.status == (404 if visit.path == NOT_FOUND else 200)


def test_axe_finds_nothing_against_wcag_2_2_aa_or_good_practice(visit: Visit) -> None:
    assert visit.violations == []


def test_the_console_stays_silent(visit: Visit) -> None:
    not_found = visit.path == NOT_FOUND
    assert [line for line in visit.console if not (not_found and "status of 404" in line)] == []


def test_everything_asked_for_comes_and_comes_from_the_site_itself(visit: Visit, site: str) -> None:
    assert visit.hosts == {urlsplit(site).netloc}
    assert [address for address in visit.failed if urlsplit(address).path != NOT_FOUND] == []


def test_nothing_is_left_in_the_browser(visit: Visit) -> None:
    assert visit.cookies == []
    assert visit.stored == 0


def test_the_page_does_not_scroll_sideways(visit: Visit) -> None:
    assert visit.widest <= visit.width
