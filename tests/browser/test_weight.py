"""The first visit is light: at most 200 kB as sent and 12 requests, fonts and all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.pages import PAGES

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

MOST_BYTES = 200_000
MOST_REQUESTS = 12


@pytest.mark.parametrize("path", PAGES)
def test_a_first_visit_keeps_within_the_budget(browser: Browser, site: str, path: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    sizes: list[float] = []
    wire.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(site + path, wait_until="networkidle")
    context.close()
    assert sum(sizes) <= MOST_BYTES
    assert 3 <= len(sizes) <= MOST_REQUESTS
