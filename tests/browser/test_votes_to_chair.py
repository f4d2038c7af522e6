"""From a file of votes to chair and vice-chair in a browser without a script; and what axe finds on those pages."""

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

ROOM = "/nordjylland/konstituering/kv25/"
PEOPLE = """
import sys
from datetime import date
import django
django.setup()
from tvaers.access.actions import accept_invitation, create_account, keep_password
from tvaers.access.actor import Actor
from tvaers.access.roles import Role
from tvaers.constitution.actions import begin_constitution
from tvaers.councils.actions import grant_council_role
from tvaers.councils.models import Council, Election

operator, since = Actor.operating_system_user(), date(2020, 1, 1)
account = create_account("sofie@kkr.example", "Sofie", by=operator)
accept_invitation(account, by=Actor.of_account(account))
keep_password(account, sys.argv[1], by=Actor.of_account(account))
council = Council.objects.get(slug="nordjylland")
grant_council_role(account, Role.SECRETARY, council, valid_from=since, by=operator)
begin_constitution(council, Election.objects.get(code="kv25"), by=operator)
"""
PLACES = (
    "Brønderslev",
    "Frederikshavn",
    "Hjørring",
    "Jammerbugt",
    "Læsø",
    "Mariagerfjord",
    "Morsø",
    "Rebild",
    "Thisted",
    "Vesthimmerland",
    "Aalborg",
)
VOTES = "kommune;bogstav;navn;stemmer\n" + "".join(
    f"{place};A;Socialdemokratiet;400\n{place};V;Venstre;300\n{place};C;Konservative;120\n" for place in PLACES
)
LOCAL = "Læsø;L;Lokallisten;90\nRebild;V;Venstre;mange\n"
BOARDS = "\n".join(f"{place}\t{'V' if number < 7 else 'A'}\tA V C" for number, place in enumerate(PLACES))
PAGES = (
    f"{ROOM}stemmer/",
    f"{ROOM}stemmer/indlaes/",
    f"{ROOM}stemmer/listesamarbejder/nyt/",
    f"{ROOM}sammensaetning/",
    f"{ROOM}sammensaetning/kl-brev/",
    f"{ROOM}sammensaetning/kommunalbestyrelser/",
    f"{ROOM}valgforbund/",
    f"{ROOM}valgforbund/nyt/",
    f"{ROOM}valgforbund/moededag/",
    f"{ROOM}formandsvalg/",
    f"{ROOM}formandsvalg/1/",
)


@pytest.fixture(scope="module")
def address(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with a secretary and a constitution that was begun."""
    data = tmp_path_factory.mktemp("votes")
    with running_site(data) as address:
        environment = {**os.environ, "TVAERS_DATA": str(data), "DATABASE_URL": ""}
        environment["DJANGO_SETTINGS_MODULE"] = "tvaers.site.settings"
        subprocess.run([sys.executable, "-c", PEOPLE, PASSWORD], env=environment, check=True)
        yield address


def load(page: Page, address: str) -> None:
    """Votes of all municipalities in one file, with a bad line and a letter that is not known."""
    page.goto(f"{address}{ROOM}stemmer/")
    go(page, "Indlæs filer")
    file = {"name": "stemmer.csv", "mimeType": "text/csv", "buffer": (VOTES + LOCAL).encode()}
    page.get_by_label("Filer").set_input_files(file)  # type: ignore[arg-type]
    press(page, "Læs filerne")
    said(page, "Stemmetallet »mange« er ikke et helt tal. Linjen er ikke talt med.")
    page.get_by_label("Hvad er liste L, Lokallisten, i Læsø?").select_option(label="En lokal liste i Læsø")
    press(page, "Gem stemmerne")
    said(page, "Stemmerne i 11 kommuner er gemt.")


def compose(page: Page, address: str) -> None:
    """Boards pasted, and KL's letter entered."""
    page.goto(f"{address}{ROOM}sammensaetning/")
    go(page, "Indsæt borgmestre og lister")
    page.get_by_label("Rækker fra et regneark").fill(BOARDS)
    press(page, "Se, hvad der sker")
    page.get_by_role("heading", name="Det gemmes 11").wait_for()
    press(page, "Gem")
    said(page, "11 kommuner er gemt.")
    go(page, "Indtast KL's brev")
    page.get_by_label("Rådets størrelse").fill("20")
    page.get_by_label("Brevets dato").fill("2025-12-16")
    page.get_by_label("A – Socialdemokratiet").fill("6")
    page.get_by_label("C – Det Konservative Folkeparti").fill("3")
    press(page, "Gem KL's tal")
    said(page, "KL's tal er gemt. De gælder fra nu af overalt.")


def ally_and_elect(page: Page, address: str) -> None:
    """V and C together have more votes than A, once the meeting approves."""
    page.goto(f"{address}{ROOM}valgforbund/")
    go(page, "Mødedag")
    page.get_by_label("Det konstituerende møde").fill("2026-01-26")
    press(page, "Gem")
    said(page, "Senest onsdag 21. januar 2026")
    go(page, "Noter et valgforbund")
    page.get_by_label("V – Venstre").check()
    page.get_by_label("C – Det Konservative Folkeparti").check()
    page.get_by_label("Modtaget").fill("2026-01-22")
    page.get_by_label("Klokkeslæt").fill("09:00")
    page.get_by_label("Meldt af").fill("Ida Holm, V")
    press(page, "Noter valgforbundet")
    said(page, "Det er 1 dag efter fristen.")
    page.get_by_role("button", name="Godkendt V+C", exact=True).click()
    said(page, "Mødets afgørelse er noteret.")
    go(page, "Formandsvalget")
    page.get_by_role("row", name="Formand V").wait_for()
    page.get_by_role("link", name="Vælg personen Formand", exact=True).click()
    page.get_by_label("Navn, hvis personen ikke er på medlemslisten endnu").fill("Ida Holm")
    press(page, "Noter valget")
    said(page, "Ida Holm er noteret som valgt.")


def test_votes_become_a_composition_and_a_chair_and_axe_finds_nothing(browser: Browser, address: str) -> None:
    page = signed_in(browser, address, "sofie")
    load(page, address)
    compose(page, address)
    ally_and_elect(page, address)
    page.context.close()
    for width in (390, 1280):
        looking = signed_in(browser, address, "sofie", width=width, script=True)
        assert found_on(looking, address) == []
        looking.context.close()


def found_on(page: Page, address: str) -> list[str]:
    """What axe finds on the pages, and which of them are wider than the screen."""
    found = []
    for path in PAGES:
        answer = page.goto(address + path)
        assert answer is not None
        assert answer.status == 200, path
        found += [f"{path} {each}" for each in objections(page)]
    return found
