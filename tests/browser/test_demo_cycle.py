"""The demo's meetings, and one that was sent and has news: the pages of sending and of items, for axe and the eye."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.browser.accessibility import WIDTHS, violations
from tests.browser.site_process import running_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

WORLD = """
import sys
from datetime import timedelta
import django
django.setup()
from tvaers.access.actor import Actor
from tvaers.access.models import Account
from tvaers.archive.demo_people import add_demo_people, demo_password
from tvaers.meetings.agenda.actions.attachments import promise_attachment
from tvaers.meetings.agenda.actions.comments import add_comment
from tvaers.meetings.drafts.actions.writing import DraftParts, write_draft
from tvaers.meetings.models import AgendaSection, DraftItem, Meeting
from tvaers.meetings.planning.actions.meetings import plan_meeting
from tvaers.meetings.planning.actions.preparing import begin_preparing, place_item
from tvaers.meetings.sending.actions.sending import send_agenda
from tvaers.meetings.session.actions.opening import open_session
from tvaers.meetings.session.actions.presence import note_all_who_come
from tvaers.meetings.attendance.actions.calling_in import answer_for
from tvaers.meetings.models import Invitee

add_demo_people(site=sys.argv[1], by=Actor.operating_system_user())
by = Actor.of_account(Account.objects.get_queryset().get(email="sekretaer@kkr.example"))
meetings = Meeting.objects.get_queryset()
coming, held = meetings.get(stage="preparing"), meetings.get(stage="minutes-sent")
buses = DraftItem.objects.get_queryset().get(versions__title__startswith="Aftenbusser")
add_comment(buses, "Har vi prisen?", by=by)
promise_attachment(buses, "Køreplan for aftenbusserne", None, "Trafikselskabet", by=by)

def another(weeks, opened):
    meeting = plan_meeting(coming.council, coming.held_on + timedelta(weeks=weeks), starts_at=coming.starts_at,
        ends_at=coming.ends_at, place="Hotel Skarreklit", by=by)
    begin_preparing(meeting, by=by)
    section = AgendaSection.objects.get_queryset().get(meeting=meeting, title="Udpegninger")
    place_item(write_draft(coming.council, DraftParts("Nyt udvalg om færger", recommendation="Det indstilles, at KKR "
        "Nordjylland nedsætter udvalget."), by=by), section, by=by)
    send_agenda(meeting, "Husk at svare.", site=sys.argv[1], by=by)
    if not opened:
        place_item(write_draft(coming.council, DraftParts("Et sent punkt"), by=by), section, by=by)
        return meeting
    for row in Invitee.objects.get_queryset().filter(meeting=meeting):
        answer_for(row, Invitee.Answer.COMES, site=sys.argv[1], by=by)
    session = open_session(meeting, by=by)
    note_all_who_come(meeting, by=by)
    return meeting, session.treatments.get(item__versions__title__startswith="Nyt udvalg").pk

sent, (opened, vote) = another(6, False), another(12, True)
print(demo_password(), coming.address, held.address, sent.address, opened.address, buses.pk, vote)
"""


@pytest.fixture(scope="module")
def places(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Where the site and its meetings are, and the password."""
    data = tmp_path_factory.mktemp("demo")
    with running_site(data) as address:
        environment = {**os.environ, "TVAERS_DATA": str(data), "DATABASE_URL": ""}
        environment["DJANGO_SETTINGS_MODULE"] = "tvaers.site.settings"
        command = [sys.executable, "-c", WORLD, address]
        done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
        names = ("password", "coming", "held", "sent", "opened", "draft", "vote")
        yield {"site": address, **dict(zip(names, done.stdout.strip().splitlines()[-1].split(), strict=True))}


def pages_of(places: dict[str, str]) -> list[str]:
    """What the secretary looks at."""
    north, draft = "/nordjylland/", f"/nordjylland/udkast/{places['draft']}/"
    coming, held, sent = (f"{north}moeder/{places[name]}/" for name in ("coming", "held", "sent"))
    return [
        *(f"{coming}{end}" for end in ("dagsorden/", "udsend/", "udsend/historik/", "dagsorden/program/")),
        *(f"{sent}{end}" for end in ("", "dagsorden/", "udsend/", "udsend/nyt/", "udsend/historik/", "plan/")),
        *(f"{held}{end}" for end in ("", "plan/", "historik/", "deltagere/")),
        *(f"{draft}{end}" for end in ("", "bilag/", "om/", "historik/")),
        *(f"{north}{end}" for end in ("arbejdsrum/", "sager/", "sager/1/", "opfoelgning/")),
        *(f"/en{sent}{end}" for end in ("udsend/nyt/", "udsend/historik/")),
        f"/en{draft}bilag/",
    ]


def signed_in(browser: Browser, places: dict[str, str], who: str) -> Page:
    """A browser in which this one of the demo's people is signed in."""
    page: Page = browser.new_context(bypass_csp=True).new_page()
    page.goto(f"{places['site']}/konto/log-ind/")
    page.get_by_label("E-mail").fill(f"{who}@kkr.example")
    page.get_by_label("Adgangskode").fill(places["password"])
    page.get_by_role("button", name="Log ind", exact=True).click()
    page.get_by_role("button", name="Log ud").wait_for()
    return page


def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(browser: Browser, places: dict[str, str]) -> None:
    page = signed_in(browser, places, "sekretaer")
    found: list[str] = []
    for path in pages_of(places):
        answer = page.goto(places["site"] + path)
        assert answer is not None
        assert (path, answer.status) == (path, 200)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
            found += [f"{path} {each}" for each in violations(page)]
    page.context.close()
    assert found == []


@pytest.mark.parametrize("width", WIDTHS)
def test_each_choice_of_a_vote_stands_by_its_own_word(browser: Browser, places: dict[str, str], width: int) -> None:
    page = signed_in(browser, places, "sekretaer")
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{places['site']}/nordjylland/moeder/{places['opened']}/deltagere/stemmer/{places['vote']}/")
    choices = page.locator(".vote").first.locator(".vote-choice").all()
    assert len(choices) == 4
    for choice in choices:
        button, word = choice.locator("input").bounding_box(), choice.bounding_box()
        assert button is not None
        assert word is not None
        assert abs(button["x"] - word["x"]) < 2
        assert abs(button["y"] - word["y"]) < word["height"]
    assert violations(page) == []
    page.context.close()


def test_a_member_finds_the_way_from_the_workroom_to_what_is_asked(browser: Browser, places: dict[str, str]) -> None:
    page = signed_in(browser, places, "medlem")
    for link, heading in (
        ("Bemærkninger til referatet", "Bemærkninger til referatet"),
        ("Kommer du? Svar her", "Kommer du?"),
        ("Følg mødet", "Følg mødet"),
    ):
        page.goto(f"{places['site']}/nordjylland/arbejdsrum/")
        page.get_by_role("link", name=link).first.click()
        page.get_by_role("heading", name=heading).first.wait_for()
    page.context.close()


def test_the_editor_of_a_decision_begins_without_an_error(browser: Browser, places: dict[str, str]) -> None:
    page = signed_in(browser, places, "sekretaer")
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{places['site']}/nordjylland/moeder/{places['held']}/referat/punkt/3.1/")
    page.locator(".ProseMirror").wait_for()
    assert page.locator(".editor-table-tools").is_hidden()
    assert errors == []
    page.context.close()
