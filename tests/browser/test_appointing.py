"""An item that appoints, in a browser: seats, names, a reason, the decision put in, and the letter."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.browser.accessibility import objections
from tests.browser.site_process import running_site
from tests.browser.test_workroom import PASSWORD, go, press, said, signed_in

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

ITEM = "/nordjylland/blaa-bog/punkter/1/"
PEOPLE = """
import sys
from datetime import date, time
import django
django.setup()
from django.utils import timezone
from tvaers.access.actions import accept_invitation, create_account, keep_password
from tvaers.access.actor import Actor
from tvaers.access.roles import Role
from tvaers.appointments.actions import add_seats, begin_cooperation, define_body, leave_open, Decision
from tvaers.councils.actions import grant_council_role
from tvaers.councils.models import Council
from tvaers.meetings.drafts.actions.writing import DraftParts, write_draft
from tvaers.meetings.planning.actions.meetings import plan_meeting
from tvaers.meetings.planning.actions.preparing import add_section, begin_preparing, place_item
from tvaers.meetings.sending.actions.freezing import freeze_agenda
from tvaers.access.recording import recording
from tvaers.meetings.models import Meeting

operator, since = Actor.operating_system_user(), date(2020, 1, 1)
account = create_account("sofie@kkr.example", "Sofie", by=operator)
accept_invitation(account, by=Actor.of_account(account))
keep_password(account, sys.argv[1], by=Actor.of_account(account))
by = Actor.of_account(account)
council = Council.objects.get(slug="nordjylland")
grant_council_role(account, Role.SECRETARY, council, valid_from=since, by=operator)
body = define_body(council, name="Trafikforum Nord", valid_from=since, substitutes="common",
    legal_basis="Aftalen § 2", gender_rule="equal", appointed_by="Transportministeren", by=operator)
add_seats(body, name="Medlem", count=2, valid_from=since, act="nominate", by=operator)
other = define_body(council, name="Havneforum", valid_from=since, substitutes="none", by=operator)
(seat,) = add_seats(other, name="Medlem", count=1, valid_from=since, by=operator)
leave_open(seat, Decision(since), to_chairmanship=True, by=operator)
begin_cooperation(council, name="Havnesamarbejdet", valid_from=since, by=operator)
meeting = plan_meeting(council, timezone.localdate(), starts_at=time(10), ends_at=time(12), place="Aalborg", by=by)
begin_preparing(meeting, by=by)
section = add_section(meeting, "Udpegninger", by=by)
item = write_draft(council, DraftParts(title="Indstilling til Trafikforum Nord"), by=by)
place_item(item, section, by=by)
freeze_agenda(meeting, by=by)
with recording():
    meeting.stage, meeting.sent_at = Meeting.Stage.AGENDA_SENT, timezone.now()
    meeting.save()
from tvaers.meetings.session.actions.opening import open_session
open_session(meeting, by=by)
"""
WORK = (
    "/nordjylland/udkast/1/",
    ITEM,
    f"{ITEM}pladser/",
    f"{ITEM}pladser/?forum=1",
    f"{ITEM}pladser/{{place}}/",
    f"{ITEM}brev/1/",
    "/nordjylland/blaa-bog/udpegninger/1/formandskabet/",
    "/nordjylland/blaa-bog/udpegninger/1/fejl/",
    "/nordjylland/blaa-bog/samarbejder/nyt/",
    "/nordjylland/blaa-bog/samarbejder/1/kommune/",
    "/nordjylland/blaa-bog/samarbejder/1/afslut/",
)


@pytest.fixture
def address(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with a secretary and an open meeting, one of whose items is to nominate."""
    data = tmp_path_factory.mktemp("appointing")
    with running_site(data) as address:
        environment = {**os.environ, "TVAERS_DATA": str(data), "DATABASE_URL": ""}
        environment["DJANGO_SETTINGS_MODULE"] = "tvaers.site.settings"
        subprocess.run([sys.executable, "-c", PEOPLE, PASSWORD], env=environment, check=True)
        yield address


def propose(page: Page, name: str) -> None:
    """Proposes someone for the first place that nobody is proposed for."""
    page.get_by_role("link", name="Foreslå").first.click()
    page.get_by_label("Navn", exact=False).last.fill(name)
    page.get_by_label("Køn").select_option(label="Kvinde")
    press(page, "Gem forslaget")
    said(page, f"{name}")


def test_an_item_nominates_from_the_seats_to_the_letter(browser: Browser, address: str) -> None:
    page = signed_in(browser, address, "sofie")
    page.goto(f"{address}/nordjylland/udkast/1/")
    go(page, "Skal punktet udpege nogen? Vælg pladserne")
    page.get_by_label("Forum").select_option(label="Trafikforum Nord")
    press(page, "Vis pladserne")
    page.get_by_label("Navne til den fælles liste").fill("0")
    press(page, "Tag pladserne med")
    propose(page, "Ida Holm")
    propose(page, "Eva Sund")
    said(page, "Medlemmer: 2 kvinder og 0 mænd")
    page.get_by_label("Medlemmer: 2 kvinder").fill("Kun to stillede op.")
    press(page, "Gem begrundelser")
    said(page, "Gemt: 1 begrundelse.")
    press(page, "Sæt ind i punktets beslutning")
    said(page, "Teksten står nu i punktets beslutning.")
    go(page, "Brev om Trafikforum Nord")
    assert "Kun to stillede op." in page.get_by_label("Tekst").input_value()
    page.context.close()
    check_pages(browser, address)


def check_pages(browser: Browser, address: str) -> None:
    """Axe finds nothing on the pages, and none is wider than the screen."""
    for width in (390, 1280):
        page = signed_in(browser, address, "sofie", width=width, script=True)
        page.goto(address + ITEM)
        href = page.get_by_role("link", name="Ret", exact=False).first.get_attribute("href") or ""
        found = []
        for path in WORK:
            answer = page.goto(address + path.format(place=href.rstrip("/").rsplit("/", 1)[1]))
            assert answer is not None
            assert answer.status == 200, path
            found += [f"{path} {each}" for each in objections(page)]
        assert found == []
        page.context.close()
