#!/usr/bin/env python3
"""Take the pictures of the README from a running demo, into docs/pictures/.

    python3 start.py demo                                  # in one window
    .venv/bin/python bin/take_pictures.py PASSWORD         # in another, with the password that the demo printed

A second argument is the address of another server.
Uses the machine's own Chromium. Run it again when pages have changed, and look at what it took.
"""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

TARGET = Path(__file__).resolve().parents[1] / "docs" / "pictures"
DEMO = "http://localhost:8000"
MEETING = "/nordjylland/moeder/2025-02-21/"
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM_OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]


@dataclass(frozen=True)
class Picture:
    """One picture: the file's name, the page, the window in CSS pixels, and what to scroll to first (a selector).

    `who` is signed in, and follows the `links` with these words from the page.
    """

    name: str
    path: str
    width: int = 1280
    height: int = 800
    scroll_to: str = ""
    who: str = ""
    links: tuple[str, ...] = ()


PICTURES = (
    Picture("front", "/"),
    Picture("item", MEETING, height=900, scroll_to="#pkt-3\\.1"),
    Picture("search", "/soeg/?q=unge&council=nordjylland&year=2025"),
    Picture(
        "agenda",
        "/nordjylland/arbejdsrum/",
        height=900,
        scroll_to=".agenda-parts",
        who="sekretaer",
        links=("Forbered dagsordenen",),
    ),
    Picture("telephone", MEETING, width=390, height=844, scroll_to="#pkt-3\\.1"),
)


def main(arguments: list[str]) -> int:
    """Take all pictures; the exit code is 2 without a browser or a password."""
    if not arguments:
        sys.stderr.write("Say the password that the demo printed.\n")
        return 2
    password, address = arguments[0], arguments[1].rstrip("/") if len(arguments) > 1 else DEMO
    chromium = next((path for name in CHROMIUM_NAMES if (path := shutil.which(name))), None)
    if chromium is None:
        sys.stderr.write("No Chromium on this machine (Debian: apt-get install chromium).\n")
        return 2
    TARGET.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=CHROMIUM_OPTIONS)
        for picture in PICTURES:
            take(browser, address, picture, password)
        browser.close()
    return 0


def take(browser: Browser, address: str, picture: Picture, password: str) -> None:
    """Take one picture; raises when the page does not answer with 200."""
    context = browser.new_context(viewport={"width": picture.width, "height": picture.height}, locale="da-DK")
    page = context.new_page()
    if picture.who:
        sign_in(page, address, picture.who, password)
    answer = page.goto(address + picture.path, wait_until="networkidle")
    if answer is None or not answer.ok:
        raise RuntimeError(f"{address}{picture.path} does not answer with a page")
    for words in picture.links:
        page.get_by_role("link", name=words).first.click()
        page.wait_for_load_state("networkidle")
    if picture.scroll_to:
        page.locator(picture.scroll_to).evaluate("element => element.scrollIntoView({behavior: 'instant'})")
        page.wait_for_timeout(500)
    page.screenshot(path=TARGET / f"{picture.name}.png")
    context.close()


def sign_in(page: Page, address: str, who: str, password: str) -> None:
    """Signs in as one of the demo's people."""
    page.goto(f"{address}/konto/log-ind/")
    page.get_by_label("E-mail").fill(f"{who}@kkr.example")
    page.get_by_label("Adgangskode").fill(password)
    page.get_by_role("button", name="Log ind", exact=True).click()
    page.get_by_role("button", name="Log ud").wait_for()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
