"""What axe and the width of the window have against the page that is open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

AXE = (Path(__file__).resolve().parents[1] / "site" / "axe.min.js").read_text(encoding="utf-8")
AXE_RUN = """axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})"""
WIDTHS = (390, 1280)


def violations(page: Page) -> list[str]:
    """Each rule of axe that is broken, with the element that breaks it.

    The test has waited for what the page says: while a browser is on its way, the page before is still the one asked.
    """
    page.wait_for_load_state("load")
    page.evaluate(AXE)
    found = page.evaluate(AXE_RUN)["violations"]
    return [f"{rule['id']}: {node['html'][:200]}" for rule in found for node in rule["nodes"]]


def objections(page: Page) -> list[str]:
    """What axe finds, and that the page is wider than its window."""
    is_too_wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return violations(page) + (["the page is wider than its window"] if is_too_wide else [])
