"""From a ministry's table to an agenda item in a browser, as a secretary does it; and every page of it looked at."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.allocations.allocated import NORTH_2021
from tests.browser.accessibility import WIDTHS, objections
from tests.browser.site_process import running_site
from tests.browser.test_workroom import PASSWORD, go, press, said, signed_in

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

ALL = "/nordjylland/fordelinger/"
PEOPLE = """
import sys
from datetime import date
import django
django.setup()
from tvaers.access.actions import accept_invitation, create_account, keep_password
from tvaers.access.actor import Actor
from tvaers.access.roles import Role
from tvaers.councils.actions import grant_council_role
from tvaers.councils.models import Council
from tvaers.meetings.drafts.actions.writing import write_draft
from tvaers.meetings.drafts.parts import DraftParts

operator = Actor.operating_system_user()
account = create_account("sofie@kkr.example", "Sofie", by=operator)
accept_invitation(account, by=Actor.of_account(account))
keep_password(account, sys.argv[1], by=Actor.of_account(account))
council = Council.objects.get(slug="nordjylland")
grant_council_role(account, Role.SECRETARY, council, valid_from=date(2020, 1, 1), by=operator)
parts = DraftParts(title="Flygtningekvoter for 2027", presentation="Kvoterne er meldt ud.")
write_draft(council, parts, by=Actor.of_account(account))
"""


@pytest.fixture(scope="module")
def address(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with a secretary and a draft of hers."""
    data = tmp_path_factory.mktemp("allocations")
    with running_site(data) as address:
        environment = {**os.environ, "TVAERS_DATA": str(data), "DATABASE_URL": ""}
        environment["DJANGO_SETTINGS_MODULE"] = "tvaers.site.settings"
        subprocess.run([sys.executable, "-c", PEOPLE, PASSWORD], env=environment, check=True)
        yield address


@pytest.mark.parametrize("script", [False, True], ids=["without-script", "with-script"])
def test_a_years_quotas_from_the_ministrys_table_to_an_item(browser: Browser, address: str, *, script: bool) -> None:
    name = f"Flygtningekvoter {'med' if script else 'uden'} skript"
    page = signed_in(browser, address, "sofie", script=script)
    look = looked_at if script else not_looked_at
    page.goto(f"{address}/nordjylland/arbejdsrum/")
    go(page, "Fordelinger mellem kommunerne")
    go(page, "Ny fordeling")
    page.get_by_label("Kommunekvoter for flygtninge").check()
    page.get_by_label("Navn").fill(name)
    page.get_by_label("År", exact=True).fill("2027")
    press(page, "Begynd fordelingen")
    said(page, "Der kan ikke regnes endnu")
    look(page, "empty")
    go(page, "Ret tallene")
    page.get_by_label("Regionskvote").fill("81")
    page.get_by_label("Kilde").fill("Udlændingestyrelsen")
    look(page, "figures")
    press(page, "Gem tallene")
    said(page, "Tallene er gemt.")
    go(page, "Indsæt fra et regneark")
    table = "\n".join(f"{place}\t{number}" for place, number in NORTH_2021.items())
    page.get_by_label("Rækker fra et regneark").fill(table.replace("Læsø\t1", "Læsø\ten"))
    press(page, "Se, hvad der sker")
    said(page, "”en” er ikke et helt tal.")
    look(page, "paste-in-doubt")
    page.get_by_label("Rækker fra et regneark").fill(table)
    press(page, "Se, hvad der sker")
    said(page, "Alt kunne læses.")
    press(page, "Gem tallene")
    said(page, "11 tal er ændret.")
    go(page, "Flyt mellem kommuner")
    page.get_by_label("Fra").select_option("Læsø")
    page.get_by_label("Til", exact=True).select_option("Frederikshavn")
    page.get_by_label("Hvor mange").fill("1")
    page.get_by_label("Begrundelse").fill("Læsø fritages")
    press(page, "Tilføj flytningen")
    said(page, "Frederikshavn overtager 1 fra Læsø")
    look(page, "moves")
    go(page, "Til fordelingen")
    page.get_by_role("row", name=re.compile(r"^I alt 81 81")).wait_for()
    look(page, "result")
    go(page, "Begynd et nyt år med disse tal")
    press(page, "Begynd med disse tal")
    said(page, "er begyndt med tallene fra 2027.")
    go(page, "Prøv noget andet")
    page.get_by_label("Navn").fill("Efter høringen")
    press(page, "Lav varianten")
    said(page, "Varianter side om side")
    look(page, "variants")
    go(page, "Ret kommunernes tal")
    page.get_by_label("Aalborg: Udmeldt kvote").fill("mange")
    press(page, "Gem tallene")
    said(page, "”mange” er ikke et helt tal.")
    look(page, "entries")
    page.goto(f"{address}{ALL}")
    page.get_by_role("link", name=f"{name} 2027").click()
    go(page, "Sæt tabellen ind i et punkt")
    page.get_by_label("Punkt").select_option(index=0)
    press(page, "Sæt tabellen ind")
    said(page, "Tabellen står nu i punktets sagsfremstilling.")
    page.get_by_role("link", name=f"{name} 2027").first.wait_for()
    page.context.close()


def not_looked_at(page: Page, name: str) -> None:
    """Without scripts axe cannot look."""


def looked_at(page: Page, name: str) -> None:
    """At both widths: axe finds nothing, and nothing hangs over the edge."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        if folder := os.environ.get("TVAERS_PICTURES"):
            page.screenshot(path=f"{folder}/{name}-{width}.png", full_page=True)
        assert objections(page) == [], f"{name} at {width}"
