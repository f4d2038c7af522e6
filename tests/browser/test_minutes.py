"""The pages of minutes and of what is outstanding, as the secretariat, the chair and a member see them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.browser.accessibility import WIDTHS, violations
from tests.browser.site_process import running_site
from tests.browser.test_workroom import PASSWORD, signed_in

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

DRAFTED, SENT = "/nordjylland/moeder/2027-02-05/referat/", "/nordjylland/moeder/2027-04-09/referat/"
LIST = "/nordjylland/opfoelgning/"
PAGES = {
    "sofie": (
        *(f"{DRAFTED}{end}" for end in ("", "punkt/1.2/", "punkt/1.2/bilag/", "send/", "breve/?punkt=1.2")),
        *(f"{SENT}{end}" for end in ("", "godkendelse/", "bemaerkninger/", "bemaerkninger/1/", "uddrag/")),
        *(LIST, f"{LIST}ny/", f"{LIST}1/", f"{LIST}2/", f"{LIST}?vis=lukkede"),
        *("/nordjylland/brevskabeloner/", f"/en{SENT}", f"/en{LIST}"),
    ),
    "karen": (DRAFTED,),
    "mikkel": (f"{SENT}bemaerkninger/",),
}
WORLD = """
import sys
from datetime import date
import django
django.setup()
from django.utils import timezone
from tvaers.access.actions import accept_invitation, create_account, keep_password
from tvaers.access.actor import Actor
from tvaers.access.recording import recording
from tvaers.access.roles import Role
from tvaers.councils.actions import grant_council_role
from tvaers.councils.models import Council
from tvaers.meetings.minutes.actions.checking import ask_for_check, check_minutes
from tvaers.meetings.session.actions.deciding import set_acts, type_decision
from tvaers.meetings.drafts.actions.writing import DraftParts, write_draft
from tvaers.meetings.sending.actions.freezing import freeze_agenda
from tvaers.meetings.follow_up.actions import Outstanding, act_under, close_follow_up, note_follow_up
from tvaers.meetings.minutes.actions.writing import send_minutes, write_decision
from tvaers.meetings.planning.actions.meetings import plan_meeting
from tvaers.meetings.planning.actions.preparing import add_section, begin_preparing, place_item
from tvaers.meetings.minutes.actions.remarking import remark_on_minutes
from tvaers.meetings.session.actions.opening import close_session, open_session
from tvaers.meetings.models import FollowUp

operator, since, site = Actor.operating_system_user(), date(2020, 1, 1), "https://kkr.example"
council = Council.objects.get(slug="nordjylland")
people = {"sofie": Role.SECRETARY, "karen": Role.CHAIR, "mikkel": Role.MEMBER}
actors = {}
for name, role in people.items():
    account = create_account(f"{name}@kkr.example", name.capitalize(), by=operator)
    accept_invitation(account, by=Actor.of_account(account))
    keep_password(account, sys.argv[1], by=Actor.of_account(account))
    grant_council_role(account, role, council, valid_from=since, by=operator)
    actors[name] = Actor.of_account(account)
by = actors["sofie"]
DECISION = "KKR Nordjylland drøftede sagen med bemærkninger:\\n\\n- Der er **for få** busser.\\n- Der er langt hjem."

def held(day):
    meeting = plan_meeting(council, day, place="Hotel Limfjorden, Aalborg", by=by)
    begin_preparing(meeting, by=by)
    section = meeting.agenda_sections.first() or add_section(meeting, "Regionale sager", by=by)
    for title in ("Aftenbusser til alle kommuner i hele regionen, også om vinteren", "Fælles vagtplan for lægerne"):
        parts = DraftParts(title, "SAG-2026-00007", "abc", "Kommunerne har drøftet det.", "Det indstilles, at KKR "
            "godkender planen.", "Planen er lagt frem.")
        place_item(write_draft(council, parts, by=by), section, by=by)
    freeze_agenda(meeting, by=by)
    with recording():
        meeting.stage, meeting.sent_at = meeting.Stage.AGENDA_SENT, timezone.now()
        meeting.save()
    session = open_session(meeting, by=by)
    for row in session.treatments.all():
        type_decision(row, DECISION, "", by=by)
        set_acts(row, ["discussed"], by=by)
    close_session(meeting, by=by)
    meeting.refresh_from_db()
    return meeting

drafted, sent = held(date(2027, 2, 5)), held(date(2027, 4, 9))
ask_for_check(drafted, site=site, by=by)
check_minutes(drafted, is_agreed=False, note="Punkt 1.2 er for kort. Skriv, hvem der talte.", by=actors["karen"])
send_minutes(sent, site=site, by=by)
sent.refresh_from_db()
remark_on_minutes(sent, "Jeg talte også om natbusser til øerne.", "1.2", by=actors["mikkel"])
row = sent.session.treatments.get(item__number="1.2")
write_decision(row, DECISION + "\\n- Der mangler natbusser.", None, base=row.decision, by=by)
kinds = FollowUp.Kind
first = note_follow_up(council, Outstanding(kinds.AUTHORISATION, "Formandskabet kan svare ministeren om busserne",
    "Formanden", date(2026, 1, 5)), meeting=sent, item=row.item, by=by)
second = note_follow_up(council, Outstanding(kinds.TASK, "Send brev", "Sekretariatet"), by=by)
note_follow_up(council, Outstanding(kinds.RETURNS, "Fælles vagtplan for lægerne", to_meeting=sent), meeting=drafted,
    by=by)
act_under(first, date(2026, 3, 2), "Formandskabet skrev til ministeren.", is_over=False, by=by)
close_follow_up(second, "Sendt.", by=by)
"""


@pytest.fixture(scope="module")
def address(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with one meeting whose minutes are being written, and one whose minutes were sent."""
    data = tmp_path_factory.mktemp("minutes")
    with running_site(data) as address:
        environment = {**os.environ, "TVAERS_DATA": str(data), "DATABASE_URL": ""}
        environment["DJANGO_SETTINGS_MODULE"] = "tvaers.site.settings"
        subprocess.run([sys.executable, "-c", WORLD, PASSWORD], env=environment, check=True)
        yield address


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(browser: Browser, address: str, name: str) -> None:
    page = signed_in(browser, address, name, script=True)
    found: list[str] = []
    for path in PAGES[name]:
        answer = page.goto(address + path)
        assert answer is not None
        assert (path, answer.status) == (path, 200)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
            found += [f"{path} {each}" for each in violations(page)]
    page.context.close()
    assert found == []
