"""The Blue Book in a browser: known bodies taken over, a seat filled against a warning, an exit carried out."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.browser.accessibility import violations
from tests.browser.site_process import running_site
from tests.browser.test_workroom import PASSWORD, go, press, said, signed_in

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

BOOK = "/nordjylland/blaa-bog/"
PEOPLE = """
import sys
from datetime import date
import django
django.setup()
from tvaers.access.actions import accept_invitation, create_account, keep_password
from tvaers.access.actor import Actor
from tvaers.access.roles import Role
from tvaers.appointments.actions import (
    Decision, Named, add_seats, allow_nominator, appoint_named, begin_round, define_body, load_cooperations,
    note_nominee, plan_briefing,
)
from tvaers.appointments.actions.rounds import Named as Nominee
from tvaers.councils.actions import grant_council_role
from tvaers.councils.models import Council, Municipality

operator, since = Actor.operating_system_user(), date(2020, 1, 1)
account = create_account("sofie@kkr.example", "Sofie", by=operator)
accept_invitation(account, by=Actor.of_account(account))
keep_password(account, sys.argv[1], by=Actor.of_account(account))
council = Council.objects.get(slug="nordjylland")
grant_council_role(account, Role.SECRETARY, council, valid_from=since, by=operator)
body = define_body(council, name="Trafikforum Nord", valid_from=since, substitutes="personal",
    legal_basis="Aftalen § 2", gender_rule="equal-or-one-apart", by=operator)
seats = add_seats(body, name="Medlem", count=4, valid_from=since, asks_for_board=True, by=operator)
place = Municipality.objects.get(name="Rebild")
def put(seat, name, **more):
    options = {"as_substitute": more.pop("as_substitute", False)}
    decision = Decision(since, party="V", municipality=place, **more)
    return appoint_named(council, seat, Named(name, is_in_board=True, sex="F"), decision, **options, by=operator)
put(seats[0], "Ida Holm")
put(seats[0], "Bo Lind", as_substitute=True)
put(seats[1], "Eva Sund", condition="Bestyrelsens godkendelse")
put(seats[2], "Kim Dahl", is_proposal=True)
load_cooperations(council, keys=["limfjordsraadet"], by=operator)
kind = add_seats(body, name="Erhvervslivet", count=1, valid_from=since, side="organisation",
    other_requirements="Er i bestyrelsen for en virksomhed", by=operator)[0].kind
allow_nominator(kind, name="Erhverv Nord", email="post@erhverv.example", by=operator)
row = begin_round(council, title="Runden", due_on=date(2020, 3, 1), kinds=[kind.pk], on=since, by=operator)
note_nominee(row.asked.get(), Nominee("Gitte Storm", "Direktør", "F", "n"), on=since, by=operator)
plan_briefing(council, body, held_on=date(2090, 5, 2), time="9-10", place="Rådhuset", by=operator)
"""
PUBLIC = (
    BOOK,
    f"{BOOK}fora/1/",
    f"{BOOK}personer/{{ida}}/",
    f"{BOOK}?day=2021-01-01",
    f"{BOOK}kommuner/",
    f"{BOOK}kommuner/0840/",
    f"{BOOK}partier/",
    f"{BOOK}partier/V/",
    f"{BOOK}fordeling/",
    f"/en{BOOK}fordeling/",
    f"{BOOK}ledige/?months=12",
    f"{BOOK}har-siddet/",
    f"{BOOK}samarbejder/",
    f"{BOOK}samarbejder/1/",
    f"{BOOK}fora/1/din-plads/",
)
WORK = (
    *PUBLIC[:3],
    f"{BOOK}fordeling/",
    f"{BOOK}fora/1/din-plads/",
    f"{BOOK}fora/1/materiale/",
    f"{BOOK}fora/1/orientering/",
    f"{BOOK}fora/1/tilbagemelding/",
    f"{BOOK}runder/",
    f"{BOOK}runder/ny/",
    f"{BOOK}runder/1/",
    f"{BOOK}runder/svar/1/",
    f"{BOOK}slags/2/organisation/",
    f"{BOOK}udestaaende/",
    f"{BOOK}fra-referater/",
    f"{BOOK}fora/nyt/",
    f"{BOOK}fora/kendte/",
    f"{BOOK}fora/1/ret/",
    f"{BOOK}fora/1/pladser/",
    f"{BOOK}pladser/4/besaet/",
    f"{BOOK}pladser/4/aaben/",
    f"{BOOK}udpegninger/1/afslut/",
    f"{BOOK}personer/{{ida}}/haendelse/",
    f"{BOOK}personer/{{ida}}/oplysninger/",
)


@pytest.fixture(scope="module")
def address(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with a secretary and a body with a few seats."""
    data = tmp_path_factory.mktemp("blue-book")
    with running_site(data) as address:
        environment = {**os.environ, "TVAERS_DATA": str(data), "DATABASE_URL": ""}
        environment["DJANGO_SETTINGS_MODULE"] = "tvaers.site.settings"
        subprocess.run([sys.executable, "-c", PEOPLE, PASSWORD], env=environment, check=True)
        yield address


def ida_of(page: Page, address: str) -> str:
    """The key of a person, from the link to her page."""
    page.goto(address + BOOK)
    href = page.get_by_role("link", name="Ida Holm", exact=True).first.get_attribute("href")
    assert href is not None
    return href.rstrip("/").rsplit("/", 1)[1]


def found_on(page: Page, address: str, paths: tuple[str, ...], *, width: int) -> list[str]:
    """What axe finds on the pages, and which of them are wider than the screen."""
    ida, found = ida_of(page, address), []
    for path in paths:
        answer = page.goto(address + path.format(ida=ida))
        assert answer is not None
        assert answer.status == 200, path
        found += [f"{path} {each}" for each in violations(page)]
        widest = page.evaluate("document.documentElement.scrollWidth")
        found += [f"{path} is {widest} wide"] if widest > width else []
    return found


@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_on_any_page_and_none_is_wider_than_the_screen(
    browser: Browser, address: str, width: int
) -> None:
    anybody = browser.new_context(viewport={"width": width, "height": 900}).new_page()
    assert found_on(anybody, address, PUBLIC, width=width) == []
    anybody.context.close()
    secretary = signed_in(browser, address, "sofie", width=width, script=True)
    assert found_on(secretary, address, WORK, width=width) == []
    secretary.context.close()


def test_known_bodies_are_taken_over_a_seat_is_filled_with_a_reason_and_an_exit_carried_out(
    browser: Browser, address: str
) -> None:
    page = signed_in(browser, address, "sofie")
    page.goto(f"{address}{BOOK}fora/kendte/")
    page.get_by_label("Bestyrelsen for Erhvervshus Nordjylland").check()
    press(page, "Indlæs de valgte")
    said(page, "Fora indlæst: 1")
    go(page, "Bestyrelsen for Erhvervshus Nordjylland")
    page.get_by_role("link", name="Besæt Formand 1").click()
    page.get_by_label("Navn").fill("Rikke Storm")
    page.get_by_label("Fra og med").fill("2026-02-01")
    press(page, "Besæt pladsen")
    said(page, "Det er ikke oplyst, om Rikke Storm sidder i en kommunalbestyrelse")
    page.get_by_label("Det er ikke oplyst").fill("Valgt i går.")
    press(page, "Besæt alligevel")
    said(page, "Rikke Storm: Udpeget")
    page.goto(f"{address}{BOOK}personer/{ida_of(page, address)}/haendelse/")
    page.get_by_label("Udtræder af kommunalbestyrelsen").check()
    page.get_by_label("Fra og med").fill("2026-03-01")
    page.get_by_label("Kommune", exact=False).first.select_option(label="Rebild")
    press(page, "Se, hvad der følger")
    said(page, "Bo Lind træder ind på pladsen: Medlem")
    press(page, "Gennemfør")
    said(page, "Det er gennemført")
    said(page, "Udtrådt af kommunalbestyrelsen")
    page.context.close()
