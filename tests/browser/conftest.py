"""A browser and a running site for the tests of this folder; without Chromium they are skipped and say so.

Fixtures are of package scope: while Playwright's event loop runs, Django refuses to touch the database in this thread,
so the loop must be gone before the tests of other folders run.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.browser.site_process import running_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM_OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """The machine's own Chromium; Playwright's download of a browser of its own is never used."""
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="browser tests need playwright (requirements/browser.txt)"
    )
    chromium = next((path for name in CHROMIUM_NAMES if (path := shutil.which(name))), None)
    if chromium is None:
        pytest.skip("browser tests need a Chromium on the machine (Debian: apt-get install chromium)")
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=chromium, args=CHROMIUM_OPTIONS)
        yield opened
        opened.close()


@pytest.fixture(scope="package")
def site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server with the demo's meetings. Asks for the browser first, so as not to start for nothing."""
    with running_site(tmp_path_factory.mktemp("site")) as address:
        yield address
