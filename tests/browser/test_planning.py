"""A year planned, a meeting begun from template and year wheel, without a script; axe and widths on each page."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.browser.accessibility import WIDTHS, violations
from tests.browser.site_process import running_site
from tests.browser.test_workroom import PASSWORD, PEOPLE, go, press, said, signed_in

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

NORTH = "/nordjylland/"
PLANS = """
from datetime import date, time
from tvaers.access.recording import recording
from tvaers.meetings.planning.actions.meetings import plan_meeting
from tvaers.meetings.planning.actions.preparing import begin_preparing
from tvaers.meetings.planning.actions.template import use_usual_template
from tvaers.meetings.planning.actions.taken_days import add_taken_days
from tvaers.meetings.planning.actions.wheel import use_usual_wheel
from tvaers.meetings.models import FollowUp

by = Actor.of_account(accounts["sofie"])
use_usual_template(council, by=by)
use_usual_wheel(council, by=by)
add_taken_days(council, [(date(2027, 3, 11), "Kommunaltopmøde")], is_for_all=True, by=by)
facts = {"starts_at": time(10), "ends_at": time(12), "place": "Hotel Limfjorden, Aalborg", "by": by}
begun = plan_meeting(council, date(2027, 2, 5), **facts)
plan_meeting(council, date(2027, 4, 2), **facts)
with recording():
    FollowUp.objects.create(council=council, kind=FollowUp.Kind.RETURNS, text="Aftenbusser i yderområderne")
begin_preparing(begun, by=by)
"""
PAGES = (
    *(f"{NORTH}{end}/" for end in ("arbejdsrum", "moedeplan", "moedeplan/nyt", "moedeplan/optagne-dage")),
    f"{NORTH}moedeplan/flere/?first_year=2028&last_year=2028&weekday=4&months=2&months=4&months=7",
    *(f"{NORTH}{end}/" for end in ("frister", "skabelon", "skabelon/afsnit/1", "skabelon/afsnit/1/fjern")),
    *(f"{NORTH}{end}/" for end in ("skabelon/punkter/1", "aarshjul", "aarshjul/1", "aarshjul/nyt")),
    *(f"{NORTH}moeder/2027-02-05/{end}/" for end in ("forslag", "plan", "plan/ret", "plan/flyt", "plan/aflys")),
    f"{NORTH}moeder/2027-04-02/plan/",
    "/sjaelland/arbejdsrum/",
    f"/en{NORTH}moedeplan/",
    f"/en{NORTH}moeder/2027-02-05/forslag/",
)


@pytest.fixture(scope="module")
def address(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with a secretary who has planned some meetings and begun with one."""
    data = tmp_path_factory.mktemp("planning")
    with running_site(data) as address:
        environment = {**os.environ, "TVAERS_DATA": str(data), "DATABASE_URL": ""}
        environment["DJANGO_SETTINGS_MODULE"] = "tvaers.site.settings"
        subprocess.run([sys.executable, "-c", PEOPLE + PLANS, PASSWORD], env=environment, check=True)
        yield address


def test_a_year_is_proposed_and_planned_and_undone_without_a_script(browser: Browser, address: str) -> None:
    page = signed_in(browser, address, "sofie")
    page.goto(f"{address}{NORTH}moedeplan/")
    go(page, "Planlæg et år eller en periode")
    page.get_by_label("Fra år").fill("2028")
    page.get_by_label("Til og med år").fill("2028")
    press(page, "Foreslå dage")
    page.get_by_role("heading", name="Dagene").wait_for()
    press(page, "Se dagene")
    press(page, "Planlæg 5 møder")
    said(page, "5 møder er planlagt")
    page.get_by_role("link", name="fredag den 4. februar 2028", exact=True).click()
    press(page, "Fjern mødet fra planen")
    said(page, "er fjernet fra planen")
    page.context.close()


def test_what_is_offered_is_taken_with_the_keyboard_alone(browser: Browser, address: str) -> None:
    page = signed_in(browser, address, "sofie")
    page.goto(f"{address}{NORTH}moeder/2027-02-05/forslag/")
    page.get_by_role("button", name="Tag med Aftenbusser i yderområderne").focus()
    page.keyboard.press("Enter")
    said(page, "Punktet er sat på dagsordenen med teksten fra sidst")
    page.get_by_role("button", name="Lad ligge i år Budget for børnehuset").focus()
    page.keyboard.press("Enter")
    said(page, "Det kan fortrydes nederst")
    press(page, "Fortryd Budget for børnehuset")
    said(page, "Punktet foreslås igen")
    page.context.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(browser: Browser, address: str, width: int) -> None:
    page = signed_in(browser, address, "sofie", width=width, script=True)
    found: list[str] = []
    for path in PAGES:
        answer = page.goto(address + path)
        assert answer is not None
        assert (path, answer.status) == (path, 200)
        if folder := os.environ.get("TVAERS_PICTURES"):
            name = path.strip("/").split("?")[0].replace("/", "-")
            page.screenshot(path=f"{folder}/{name}-{width}.png", full_page=True)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        found += [f"{path} {each}" for each in violations(page)]
    page.context.close()
    assert found == []
