"""Who comes and who is there: every page by axe, taps that survive a lost connection, votes by keyboard."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from bench.site import Site, free_port
from tests.browser.accessibility import WIDTHS, violations
from tests.browser.site_process import PATIENCE, wait_for

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

PEOPLE = """
from datetime import date
import django
django.setup()
from tvaers.access.actor import Actor
from tvaers.councils.actions.members import add_member, appoint_substitute
from tvaers.councils.models import Council, Municipality
from tvaers.meetings.attendance.actions.calling_in import answer_for, call_in
from tvaers.meetings.session.actions.opening import open_session
from tvaers.meetings.models import Invitee, Meeting

by, since = Actor.operating_system_user(), date(2020, 1, 1)
council, rebild = Council.objects.get(slug="nordjylland"), Municipality.objects.get(name="Rebild")
for name in ("Ida Holm-Krogh", "Bo Lind", "Eva Sund", "Per Bach-Andersen", "Rikke Storm"):
    email = "ida@kkr.example" if name.startswith("Ida") else ""
    row = add_member(council, name=name, email=email, municipality=rebild, party="A", valid_from=since, by=by)
    appoint_substitute(row, name=f"{name.split()[0]}s Stedfortræder", valid_from=since, by=by)
meeting = Meeting.objects.get(stage="agenda-sent")
call_in(meeting, by=by)
for invitee, says in zip(meeting.invitees.filter(part="member").order_by("name"), ("comes", "comes", "apology")):
    answer_for(invitee, Invitee.Answer(says), "Er i udlandet", site="https://kkr.example", by=by)
open_session(meeting, by=by)
"""


@dataclass(frozen=True)
class Place:
    """A meeting that is open, with five members, on a running server."""

    address: str
    path: str
    sessions: dict[str, str]

    def page(self, browser: Browser, who: str, path: str, width: int = 1280) -> Page:
        """A page in which `who` is signed in; the path begins at the meeting unless it begins with a slash."""
        context = browser.new_context(viewport={"width": width, "height": 844})
        context.add_cookies([{"name": "sessionid", "value": self.sessions[f"{who}@kkr.example"], "url": self.address}])
        page = context.new_page()
        page.goto(f"{self.address}{path if path.startswith('/') else self.path + path}")
        return page


@pytest.fixture(scope="module")
def place(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """The meeting of `bench.held_meeting`, opened, with members called in."""
    site = Site(tmp_path_factory.mktemp("attendance"))
    site.run("tvaers", "audit", "verify")
    told = json.loads(site.run("bench.held_meeting", "--items", "4"))
    subprocess.run([sys.executable, "-c", PEOPLE], env=site.environment, check=True)
    port, log = free_port(), site.data / "server.log"
    with log.open("ab") as output:
        command = [sys.executable, "-m", "tvaers", "serve", "--port", str(port)]
        server = subprocess.Popen(command, env=site.environment, stdout=output, stderr=output)
    try:
        address = f"http://127.0.0.1:{port}"
        wait_for(address, server, log)
        yield Place(address, told["path"], told["sessions"])
    finally:
        server.terminate()
        server.wait(timeout=PATIENCE)


@pytest.mark.parametrize("width", WIDTHS)
def test_every_page_of_attendance_is_accessible_and_fits(browser, place, width):
    council = "/nordjylland/medlemmer/"
    pages = ("deltagere/", "deltagere/til-stede/", "afvikling/", council, f"{council}nyt/", f"{council}1/")
    led_from = ("", "plan/", "dagsorden/", "deltagere/stemmer/1/", "/nordjylland/arbejdsrum/", "/nordjylland/sager/")
    for path in (*pages, *led_from, f"{council}1/stedfortraeder/", f"/en{council}"):
        page = place.page(browser, "sofie", path, width)
        assert violations(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path
        page.context.close()


def test_ones_own_answer_is_accessible(browser, place):
    page = place.page(browser, "ida", "deltagere/svar/", 390)
    assert violations(page) == []
    page.context.close()


def test_taps_without_a_connection_are_kept_and_sent_when_it_is_back(browser, place):
    page = place.page(browser, "sofie", "deltagere/til-stede/")
    page.context.set_offline(True)
    page.click("button[value='all_here']")
    page.wait_for_selector(".there-status:not([hidden])")
    page.context.set_offline(False)
    page.wait_for_selector(".there-person.is-there >> nth=1")
    page.reload()
    assert page.locator(".there-person.is-there").count() >= 2
    page.context.close()


def test_votes_are_noted_with_one_key_each(browser, place):
    page = place.page(browser, "sofie", "deltagere/til-stede/")
    page.click("button[value='all_here']")
    page.wait_for_selector(".there-person.is-there >> nth=1")
    page.goto(f"{page.url.removesuffix('til-stede/')}stemmer/1/")
    page.keyboard.press("i")
    page.keyboard.press("f")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Imod stemte")
    assert "For stemte" in page.content()
    page.context.close()
