#!/usr/bin/env python3
"""Take the pictures of the README from a running demo, into docs/pictures/.

    python3 start.py demo                                  # in one window
    .venv/bin/python bin/take_pictures.py                  # in another; or with the address of another server

Uses the machine's own Chromium. Run it again when pages have changed, and look at what it took.
"""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

TARGET = Path(__file__).resolve().parents[1] / "docs" / "pictures"
DEMO = "http://localhost:8000"
MEETING = "/nordjylland/moeder/2025-02-21/"
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM_OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]


@dataclass(frozen=True)
class Picture:
    """One picture: the file's name, the page, the window in CSS pixels, and what to scroll to first (a selector)."""

    name: str
    path: str
    width: int = 1280
    height: int = 800
    scroll_to: str = ""


PICTURES = (
    Picture("front", "/"),
    Picture("item", MEETING, height=900, scroll_to="#pkt-3\\.1"),
    Picture("search", "/soeg/?q=unge&council=nordjylland&year=2025"),
    Picture("telephone", MEETING, width=390, height=844, scroll_to="#pkt-3\\.1"),
)


def main(arguments: list[str]) -> int:
    """Take all pictures; the exit code is 2 without a browser."""
    address = arguments[0].rstrip("/") if arguments else DEMO
    chromium = next((path for name in CHROMIUM_NAMES if (path := shutil.which(name))), None)
    if chromium is None:
        sys.stderr.write("No Chromium on this machine (Debian: apt-get install chromium).\n")
        return 2
    TARGET.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=CHROMIUM_OPTIONS)
        for picture in PICTURES:
            take(browser, address, picture)
        browser.close()
    return 0


def take(browser: Browser, address: str, picture: Picture) -> None:
    """Take one picture; raises when the page does not answer with 200."""
    context = browser.new_context(viewport={"width": picture.width, "height": picture.height}, locale="da-DK")
    page = context.new_page()
    answer = page.goto(address + picture.path, wait_until="networkidle")
    if answer is None or not answer.ok:
        raise RuntimeError(f"{address}{picture.path} does not answer with a page")
    if picture.scroll_to:
        page.locator(picture.scroll_to).evaluate("element => element.scrollIntoView({behavior: 'instant'})")
        page.wait_for_timeout(500)
    page.screenshot(path=TARGET / f"{picture.name}.png")
    context.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
