"""A whole constitution of KKR Nordjylland after an election, in a real browser: from votes to the Blue Book.

Begun, votes read from a file, KL's letter, mayors and supplementary members pasted, letters, members confirmed, bodies
handed over, the meeting made with its fixed agenda, an alliance, chair and vice-chair, a seat filled, and the Blue Book
that shows it. Every page is looked at by axe in both widths.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from tests.browser.accessibility import WIDTHS, objections
from tests.browser.site_process import running_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

PEOPLE = """
import sys
import django
django.setup()
from datetime import date
from tvaers.access.actor import Actor
from tvaers.appointments.actions import Decision, add_seats, appoint, define_body
from tvaers.archive.demo_people import add_demo_people, demo_password
from tvaers.councils.actions.members import person_called
from tvaers.councils.models import Council

by = Actor.operating_system_user()
add_demo_people(site=sys.argv[1], by=by)
north = Council.objects.get(slug="nordjylland")
since = date(2022, 1, 1)
forum = define_body(north, name="Forum for nattog", valid_from=since, by=by)
(seat,) = add_seats(forum, name="Kommunal politiker", count=1, valid_from=since, by=by)
gammel = person_called(north, "Gerda Gammelgaard", by=by)
appoint(seat, gammel, Decision(since, party="V"), by=by)
print(demo_password())
"""

MUNICIPALITIES = (
    "Brønderslev",
    "Frederikshavn",
    "Hjørring",
    "Jammerbugt",
    "Læsø",
    "Mariagerfjord",
    "Morsø",
    "Rebild",
    "Thisted",
    "Vesthimmerlands",
    "Aalborg",
)
LETTERS = (("A", "Socialdemokratiet", 4000), ("V", "Venstre", 3500), ("F", "SF - Socialistisk Folkeparti", 900))
MAYORS = [
    (place, f"{first} Borgmestergaard", "V" if n % 3 else "A", f"{first} Vicelund")
    for n, (place, first) in enumerate(
        zip(
            MUNICIPALITIES,
            ("Asta", "Bo", "Cai", "Dorte", "Eva", "Finn", "Gry", "Hans", "Inga", "Jan", "Kaj"),
            strict=True,
        )
    )
]
CHOSEN = [
    ("A", "Lone Supplerum", "Aalborg", "Mads Stedmark", "Hjørring"),
    ("A", "Niels Supplerum", "Rebild", "Oda Stedmark", "Thisted"),
    ("F", "Pia Supplerum", "Aalborg", "", ""),
]
AT = "/nordjylland/konstituering/kv25"
FIRST_DAY, LAST_DAY = "2026-01-01", "2025-12-31"
MEETING_DAY = "2026-01-23"


@dataclass
class Round:
    """The site and the secretary's browser; and what axe had against the pages that were looked at."""

    address: str
    page: Page
    found: dict[str, list[str]] = field(default_factory=dict)

    def open(self, path: str, words: str) -> None:
        """Goes to a page and waits for a heading of it."""
        self.page.goto(self.address + path)
        self.page.get_by_role("heading", name=words, exact=True).first.wait_for()

    def told(self, words: str) -> None:
        """Waits for what a click led to."""
        self.page.get_by_text(words).first.wait_for()

    def click(self, name: str) -> None:
        """The button of this name."""
        self.page.get_by_role("button", name=name, exact=True).first.click()

    def look(self, name: str) -> None:
        """Has axe look at the page in both widths."""
        for width in WIDTHS:
            self.page.set_viewport_size({"width": width, "height": 900})
            objected = objections(self.page)
            if objected:
                self.found[f"{name} at {width}"] = objected
            pictures = os.environ.get("TVAERS_PICTURES")
            if pictures:
                self.page.screenshot(path=f"{pictures}/{name}-{width}.png", full_page=True)


@pytest.fixture(scope="module")
def secretary(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Round]:
    data = tmp_path_factory.mktemp("constitution")
    with running_site(data) as address:
        environment = {**os.environ, "TVAERS_DATA": str(data), "DJANGO_SETTINGS_MODULE": "tvaers.site.settings"}
        environment.pop("DATABASE_URL", None)
        told = subprocess.run(
            [sys.executable, "-c", PEOPLE, address], env=environment, check=True, capture_output=True, text=True
        )
        page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
        page.goto(f"{address}/konto/log-ind/")
        page.get_by_label("E-mail").fill("sekretaer@kkr.example")
        page.get_by_label("Adgangskode").fill(told.stdout.split()[-1])
        page.get_by_role("button", name="Log ind", exact=True).click()
        page.get_by_role("button", name="Log ud").wait_for()
        yield Round(address, page)


def test_it_is_begun_and_its_steps_are_listed(secretary: Round):
    secretary.open("/nordjylland/konstituering/", "Konstituering af KKR Nordjylland")
    secretary.look("begin")
    secretary.page.get_by_label("Valg").select_option("kv25")
    secretary.click("Begynd")
    secretary.told("Konstitueringen er begyndt.")
    secretary.page.get_by_role("link", name="Tidsplan").wait_for()
    secretary.look("overview")


def test_the_timetable_says_what_is_overdue_and_a_step_is_noted_as_done(secretary: Round):
    secretary.open(f"{AT}/tidsplan/", "Tidsplan for konstitueringen")
    assert secretary.page.get_by_text("Over tiden").count() > 1
    secretary.look("timetable")
    secretary.open(f"{AT}/tidsplan/numbers/", "KL melder antallet af supplerende medlemmer")
    secretary.look("step")
    secretary.page.get_by_label("Gjort den").fill("2025-12-16")
    secretary.click("Gem")
    secretary.told("Tidsplanen er gemt.")


def test_votes_are_read_from_a_file(secretary: Round):
    lines = [f"{place};{letter};{name};{votes}" for place in MUNICIPALITIES for letter, name, votes in LETTERS]
    content = "\n".join(["kommune;bogstav;navn;stemmer", *lines]).encode()
    secretary.page.goto(f"{secretary.address}{AT}/stemmer/indlaes/")
    secretary.page.get_by_label("Filer").set_input_files(
        {"name": "stemmer.csv", "mimeType": "text/csv", "buffer": content}
    )
    secretary.page.locator("main form button[type=submit]").first.click()
    secretary.page.locator("main form button.button-primary").first.wait_for()
    secretary.look("votes-asked")
    secretary.page.locator("main form button.button-primary").first.click()
    secretary.page.get_by_text("44.000").first.wait_for()
    secretary.look("votes")


def test_kls_letter_is_entered_and_holds(secretary: Round):
    secretary.page.goto(f"{secretary.address}{AT}/sammensaetning/kl-brev/")
    secretary.page.get_by_label("Rådets størrelse").fill("14")
    secretary.page.locator("#id_dated").fill("2025-12-16")
    secretary.page.get_by_label(re.compile("^A – ")).fill("2")
    secretary.page.get_by_label(re.compile("^F – ")).fill("1")
    secretary.look("kl-letter")
    secretary.page.locator("main form button[type=submit]").first.click()
    secretary.told("gælder: 14 medlemmer.")
    secretary.look("composition")


def test_mayors_and_supplementary_members_are_pasted_and_shown_before_they_are_kept(secretary: Round):
    secretary.open(f"{AT}/medlemmer/", "Medlemmer og stedfortrædere")
    secretary.told("28 navne mangler.")
    secretary.look("members-missing")
    for part, rows, kept in (
        ("Borgmestre og viceborgmestre", MAYORS, "Gem 11 navne"),
        ("Supplerende medlemmer og stedfortrædere", CHOSEN, "Gem 3 navne"),
    ):
        secretary.open(f"{AT}/medlemmer/indsaet/", "Indsæt navne fra et regneark")
        secretary.page.get_by_label(part).check()
        secretary.page.get_by_label("Rækkerne").fill("\n".join("\t".join(row) for row in rows))
        secretary.click("Se, hvad der sker")
        secretary.page.get_by_role("button", name=kept).wait_for()
        secretary.look(f"paste-{len(rows)}")
        secretary.click(kept)
        secretary.told("navne er gemt.")
    secretary.look("members")


def test_a_contact_is_kept_and_the_silent_are_reminded(secretary: Round):
    secretary.page.goto(f"{secretary.address}{AT}/medlemmer/kontakt/?liste=F")
    secretary.page.get_by_label("Navn").fill("Rie Partisen")
    secretary.page.get_by_label("E-mail").fill("rie@parti.example")
    secretary.look("contact")
    secretary.click("Gem")
    secretary.told("Kontaktpersonen er gemt.")
    secretary.click("Ryk de lister, der mangler")
    secretary.told("1 rykker er sendt.")


def test_letters_are_read_before_they_are_sent(secretary: Round):
    secretary.open(f"{AT}/breve/parties/", "Til partierne: meld medlemmer og stedfortrædere")
    secretary.told("Sådan læser Rie Partisen det")
    secretary.look("letter")
    secretary.click("Send 1 brev")
    secretary.told("1 brev er sendt.")
    secretary.page.get_by_text("Hvem har svaret").wait_for()
    secretary.look("letters")


def test_members_are_confirmed_and_the_old_term_reads_as_it_was(secretary: Round):
    secretary.page.goto(f"{secretary.address}/nordjylland/medlemmer/?day={LAST_DAY}")
    before = (
        secretary.page.locator("main table").first.inner_text() if secretary.page.locator("main table").count() else ""
    )
    secretary.open(f"{AT}/medlemmer/bekraeft/", "Bekræft medlemmerne")
    secretary.look("confirm")
    secretary.click("Bekræft")
    secretary.told("14 medlemmer er sat.")
    secretary.page.goto(f"{secretary.address}/nordjylland/medlemmer/?day={FIRST_DAY}")
    for name in ("Asta Borgmestergaard", "Asta Vicelund", "Lone Supplerum", "Mads Stedmark"):
        secretary.page.get_by_text(name).first.wait_for()
    secretary.page.goto(f"{secretary.address}/nordjylland/medlemmer/?day={LAST_DAY}")
    secretary.page.get_by_role("heading", level=1).wait_for()
    after = (
        secretary.page.locator("main table").first.inner_text() if secretary.page.locator("main table").count() else ""
    )
    assert after == before
    assert "Asta Borgmestergaard" not in after


def test_the_bodies_are_handed_over(secretary: Round):
    secretary.open(f"{AT}/overlevering/", "Overlevering af udpegninger")
    secretary.look("handover")
    row = secretary.page.get_by_role("row", name="Forum for nattog")
    row.get_by_role("link", name="Anbefaling").click()
    secretary.page.get_by_role("heading", name="Forum for nattog", exact=True).wait_for()
    secretary.page.get_by_label("Ændr").check()
    secretary.page.get_by_label("Note").fill("Én plads er nok.")
    secretary.look("advice")
    secretary.click("Gem")
    secretary.told("Anbefalingen er gemt.")
    secretary.page.locator("main form button.button-primary").first.click()
    secretary.told("gjort klar.")


def test_the_meeting_is_made_with_its_fixed_agenda(secretary: Round):
    secretary.open(f"{AT}/moede/", "Det konstituerende møde")
    secretary.look("gathering")
    secretary.open(f"{AT}/moede/indkalder/", "Hvem indkalder og åbner mødet?")
    secretary.page.get_by_label("KL", exact=True).first.check()
    secretary.page.get_by_role("combobox").last.select_option(index=1)
    secretary.look("convening")
    secretary.click("Gem")
    secretary.told("Det er gemt, hvem der indkalder og åbner mødet.")
    secretary.open(f"{AT}/moede/laeg/", "Læg det konstituerende møde")
    secretary.page.get_by_label("Dag", exact=True).fill(MEETING_DAY)
    secretary.page.get_by_label("Sted").fill("Aalborg")
    secretary.look("make-meeting")
    secretary.click("Læg mødet")
    secretary.told("Mødet er lagt, og dagsordenen er begyndt.")
    for title in ("Valgforbund", "Valg af formand og næstformand", "Udpegninger til regionale fora"):
        secretary.page.get_by_text(title).first.wait_for()
    assert f"/moeder/{MEETING_DAY}" in secretary.page.url
    secretary.page.goto(f"{secretary.page.url}papir/")
    secretary.page.get_by_role("heading", name="1. Konstituering").first.wait_for()
    paper = secretary.page.locator("main").text_content() or ""
    assert "Asta Borgmestergaard (borgmester)" in paper
    assert "Forum for nattog" in paper
    assert "Ændr: Én plads er nok." in paper


def test_an_alliance_is_noted_and_approved(secretary: Round):
    secretary.page.goto(f"{secretary.address}{AT}/valgforbund/nyt/")
    for letter in ("A", "F"):
        secretary.page.get_by_label(re.compile(f"^{letter} ")).check()
    secretary.page.get_by_label("Modtaget").fill("2026-01-19")
    secretary.page.get_by_label("Klokkeslæt").fill("12:00")
    secretary.page.get_by_label("Meldt af").fill("Lone Supplerum, A")
    secretary.look("alliance")
    secretary.page.locator("main form button[type=submit]").first.click()
    secretary.page.get_by_role("button", name="Godkendt A+F", exact=True).wait_for()
    secretary.look("alliances")
    secretary.page.get_by_role("button", name="Godkendt A+F", exact=True).click()
    secretary.page.get_by_role("button", name="Fortryd").wait_for()


def test_the_chair_is_elected_by_the_votes_and_named_by_the_list(secretary: Round):
    secretary.page.goto(f"{secretary.address}{AT}/formandsvalg/")
    secretary.page.get_by_role("heading", level=1).wait_for()
    secretary.look("chair")
    for post, name in ((1, "Asta Borgmestergaard"), (2, "Bo Borgmestergaard")):
        secretary.page.goto(f"{secretary.address}{AT}/formandsvalg/{post}/")
        people = secretary.page.get_by_role("combobox")
        people.select_option(value=people.locator("option", has_text=name).get_attribute("value"))
        secretary.look(f"elect-{post}")
        secretary.page.locator("main form button[type=submit]").first.click()
        secretary.told(f"{name} er noteret som valgt.")


def test_the_seat_is_open_is_filled_and_the_blue_book_shows_it(secretary: Round):
    secretary.page.goto(f"{secretary.address}/nordjylland/blaa-bog/?day={LAST_DAY}")
    secretary.page.get_by_text("Gerda Gammelgaard").first.wait_for()
    secretary.page.goto(f"{secretary.address}/nordjylland/blaa-bog/udestaaende/?day={MEETING_DAY}")
    secretary.page.get_by_role("link", name="Forum for nattog").first.click()
    secretary.page.get_by_label("Navn", exact=True).fill("Lone Supplerum")
    secretary.page.locator("#id_municipality").select_option("Aalborg")
    secretary.page.locator("#id_valid_from").fill(MEETING_DAY)
    secretary.page.locator("main form button[type=submit]").first.click()
    secretary.page.get_by_text("Lone Supplerum").first.wait_for()
    page = secretary.page.context.browser.new_page()  # type: ignore[union-attr]
    page.goto(f"{secretary.address}/nordjylland/blaa-bog/?day={MEETING_DAY}")
    page.get_by_text("Lone Supplerum").first.wait_for()
    page.goto(f"{secretary.address}/nordjylland/blaa-bog/?day={LAST_DAY}")
    page.get_by_text("Gerda Gammelgaard").first.wait_for()
    assert page.get_by_text("Lone Supplerum").count() == 0
    page.close()


def test_nothing_on_any_of_the_pages_bars_anybody(secretary: Round):
    assert secretary.found == {}
