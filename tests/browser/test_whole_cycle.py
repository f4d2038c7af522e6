"""One whole cycle for KKR Nordjylland, in real browsers: from an agenda begun to minutes approved at the next meeting.

Prepared by one person, read by another, an apology, a late item and a late attachment, a correction, a session through
a lost connection, minutes, a remark, a postponed item that comes back. What was typed is compared with the PDF.
"""

from __future__ import annotations

import base64
import io
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2
import pytest

from tests.browser.site_process import running_site
from tests.mail_process import MailServer, running_mail_server
from tvaers.document.model import Act, Kind
from tvaers.document.reading import read_bytes

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

PEOPLE = """
import sys
import django
django.setup()
from tvaers.access.actor import Actor
from tvaers.archive.demo_people import add_demo_people, demo_password
from tvaers.post.models import Letter

add_demo_people(site=sys.argv[1], by=Actor.operating_system_user())
print(demo_password())
print(" ".join(Letter.objects.get_queryset().values_list("email", flat=True)))
"""
BUSES, PLACES = "Aftenbusser mellem uddannelsesbyerne", "Praktikpladser på de små plejehjem"
LATE = "Fælles indkøb af elbiler"
ADDED = "Busselskabet har regnet på prisen i oktober."
CORRECTED = "To plejehjem kan dele en elev, hvis de ligger tæt."
DECIDED = "KKR Nordjylland godkendte, at forslag B prøves i et år."
OFFLINE = "Rebild ønskede en tidligere afgang."
ATTACHED, ROUTE = "Køreplan for aftenbusserne", "Afgang fra Hobro klokken 21.40"
REMARK = "Jeg sagde halv otte, ikke otte."


@dataclass
class Cycle:
    """The site, its mail, to whom the demo posted letters, and where the meeting is; a page for each who takes part."""

    address: str
    mail: MailServer
    password: str
    browser: Browser
    posted: list[str]
    meeting: str = ""
    pages: dict[str, Page] = field(default_factory=dict)

    def page(self, who: str) -> Page:
        """The browser of this person, signed in."""
        if who not in self.pages:
            page = self.browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
            page.goto(f"{self.address}/konto/log-ind/")
            page.get_by_label("E-mail").fill(f"{who}@kkr.example")
            page.get_by_label("Adgangskode").fill(self.password)
            page.get_by_role("button", name="Log ind", exact=True).click()
            page.get_by_role("button", name="Log ud").wait_for()
            self.pages[who] = page
        return self.pages[who]

    def at(self, who: str, below: str = "") -> Page:
        """The person's browser, at a page of the meeting."""
        page = self.page(who)
        page.goto(f"{self.meeting}{below}")
        return page

    def letters_to(self, who: str, count: int) -> list[str]:
        """The subjects of the letters to this person after the demo's own, once there are so many."""
        address = f"{who}@kkr.example"
        before = self.posted.count(address)
        return self.mail.subjects_to(address, before + count)[before:]


@pytest.fixture(scope="module")
def cycle(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cycle]:
    data = tmp_path_factory.mktemp("cycle")
    with running_mail_server(tmp_path_factory.mktemp("mail")) as mail, pytest.MonkeyPatch.context() as patch:
        patch.setenv("TVAERS_SMTP_URL", mail.url)
        with running_site(data) as address:
            values = {"TVAERS_DATA": str(data), "DATABASE_URL": "", "DJANGO_SETTINGS_MODULE": "tvaers.site.settings"}
            command = [sys.executable, "-c", PEOPLE, address]
            done = subprocess.run(command, env=os.environ | values, check=True, capture_output=True, text=True)
            password, posted = done.stdout.strip().splitlines()[-2:]
            one = Cycle(address, mail, password, browser, posted.split())
            yield one
            for page in one.pages.values():
                page.context.close()


def test_a_whole_cycle(cycle: Cycle) -> None:
    prepare(cycle)
    send(cycle)
    answer(cycle)
    send_what_came_late(cycle)
    send_a_late_attachment(cycle)
    hold(cycle)
    write_minutes(cycle)
    compare_with_the_pdf(cycle)
    approve_at_the_next_meeting(cycle)


def prepare(cycle: Cycle) -> None:
    """The secretary finds the agenda that was begun, and writes on an item."""
    page = cycle.page("sekretaer")
    page.goto(f"{cycle.address}/nordjylland/moedeplan/")
    page.get_by_role("link", name=re.compile("Forbered dagsordenen")).first.click()
    page.wait_for_url("**/dagsorden/")
    cycle.meeting = page.url.removesuffix("dagsorden/")
    page.get_by_role("link", name="Skriv 3.1").click()
    _into(page, "Baggrund")
    page.keyboard.press("Control+End")
    page.keyboard.press("Enter")
    page.keyboard.type(ADDED)
    page.get_by_text(re.compile(r"Gemt kl\.")).wait_for()
    page.get_by_role("button", name="Gem", exact=True).click()
    page.get_by_text("Gemt som version 2").wait_for()


def send(cycle: Cycle, reads: str = ADDED) -> None:
    """The agenda is sent; the member has a letter and reads what was written."""
    page = cycle.at("sekretaer", "udsend/")
    page.get_by_role("button", name="Se e-mailen, før den sendes").click()
    page.get_by_role("button", name=re.compile(r"Send dagsordenen til \d+ modtager")).click()
    page.get_by_text("sendt").first.wait_for()
    assert cycle.letters_to("medlem", 1)
    assert cycle.at("medlem").get_by_text(reads).first.is_visible()


def answer(cycle: Cycle) -> None:
    """The member stays away, and the substitute is asked at once and comes."""
    page = cycle.at("medlem", "deltagere/svar/")
    page.get_by_role("button", name="Jeg melder afbud").click()
    page.get_by_text("Afbud").first.wait_for()
    assert cycle.letters_to("stedfortraeder", 2)
    page = cycle.at("stedfortraeder", "deltagere/svar/")
    assert page.get_by_text("stedfortræder for Ida Sillerslev").is_visible()
    page.get_by_role("button", name="Jeg kommer").click()
    page.get_by_text("Dit svar:").wait_for()


def send_what_came_late(cycle: Cycle) -> None:
    """An item more, a file that was promised, and a correction go out as one new edition; numbers stay."""
    page = cycle.at("sekretaer", "dagsorden/")
    section = page.locator(".agenda-part", has=page.get_by_role("heading", name=re.compile("Regionalpolitiske")))
    section.get_by_text("Sæt et punkt på").click()
    section.get_by_label("Nyt punkt").fill(LATE)
    section.get_by_role("button", name="Skriv punktet").click()
    _into(page, "Indstilling")
    page.keyboard.type("Det indstilles, at KKR Nordjylland godkender indkøbet.")
    page.get_by_role("button", name="Gem", exact=True).click()
    page.get_by_text("Gemt som version").wait_for()
    _rewrite(cycle.at("sekretaer", "dagsorden/"), "Skriv 3.2", "Sagsfremstilling", CORRECTED)
    page = cycle.at("sekretaer", "udsend/nyt/")
    assert page.get_by_text(LATE).first.is_visible()
    page.get_by_role("button", name="Se e-mailen, før den sendes").click()
    page.get_by_role("button", name="Send den nye udgave").click()
    page.get_by_text("Udgave 2").first.wait_for()
    assert len(cycle.letters_to("medlem", 2)) == 2
    member = cycle.at("medlem")
    assert member.get_by_text(CORRECTED).is_visible()
    assert member.get_by_role("article", name="Mødets papir").locator("h3", has_text=LATE).is_visible()


def send_a_late_attachment(cycle: Cycle) -> None:
    """A file is dropped on an item that was sent, and goes out as a third edition; the member reads it there."""
    page = cycle.at("sekretaer", "dagsorden/")
    page.get_by_role("link", name="Bilag 3.1").click()
    dropped = _pdf_that_says(ROUTE)
    _drop(page, f"{ATTACHED}.pdf", dropped)
    page.get_by_role("button", name="Sæt på").click()
    page.get_by_text("1 bilag er sat på.").wait_for()
    page = cycle.at("sekretaer", "udsend/nyt/")
    assert page.get_by_text(f"Nyt bilag: {ATTACHED}").is_visible()
    assert page.get_by_label("Eftersendt bilag").is_checked()
    page.get_by_role("button", name="Se e-mailen, før den sendes").click()
    page.get_by_role("button", name="Send den nye udgave").click()
    page.get_by_text("Udgave 3").first.wait_for()
    assert "Eftersendt bilag" in cycle.letters_to("medlem", 3)[2]
    member = cycle.at("medlem")
    link = member.get_by_role("link", name=ATTACHED).first
    assert member.request.get(f"{cycle.address}{link.get_attribute('href')}").body() == dropped


def _drop(page: Page, name: str, content: bytes) -> None:
    """Lets go of a file above the form, as from a folder beside the browser."""
    files = page.evaluate_handle(
        """([name, content]) => {
            const files = new DataTransfer();
            const bytes = Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0));
            files.items.add(new File([bytes], name, {type: "application/pdf"}));
            return files;
        }""",
        [name, base64.b64encode(content).decode()],
    )
    page.locator("form[data-dropping]").dispatch_event("drop", {"dataTransfer": files})


def _pdf_that_says(text: str) -> bytes:
    pdf, target = pikepdf.new(), io.BytesIO()
    page = pdf.add_blank_page()
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
    page.Contents = pdf.make_stream(f"BT /F 14 Tf 72 700 Td ({text}) Tj ET".encode())
    pdf.save(target)
    return target.getvalue()


def _into(page: Page, part: str) -> None:
    """Puts the cursor into an editor, once the page has made them."""
    page.locator(".ProseMirror").last.wait_for()
    page.get_by_role("textbox", name=part).focus()


def _rewrite(page: Page, link: str, part: str, text: str) -> None:
    page.get_by_role("link", name=link).click()
    _into(page, part)
    page.keyboard.press("Control+A")
    page.keyboard.type(text)
    page.get_by_role("button", name="Gem", exact=True).click()
    page.get_by_text("Gemt som version").wait_for()


def hold(cycle: Cycle) -> None:
    """Item by item, one through a lost connection, one postponed; the chair follows on another screen."""
    page = cycle.at("sekretaer", "afvikling/")
    page.get_by_role("button", name="Åbn mødet").click()
    page.locator("#held-work").wait_for()
    page.locator(".held-presence > summary").click()
    page.get_by_role("button", name="Alle, der har sagt ja, er her").click()
    follower = cycle.at("formand", "foelg/")
    for number in range(page.locator(".held-link").count()):
        link = page.locator(".held-link").nth(number)
        title = link.inner_text()
        link.click()
        if BUSES in title:
            _decide_without_connection(page, follower)
        elif PLACES in title:
            page.get_by_text("Udsæt, udgår, rækkefølge").click()
            page.get_by_role("button", name="Udsæt punktet").click()
        else:
            _settle(page)
        _saved(page)
    page = cycle.at("sekretaer", "afvikling/luk/")
    page.get_by_role("button", name="Luk mødet").click()
    page.get_by_text("Mødet er lukket, og alle punkter er låst.").last.wait_for()


def _decide_without_connection(page: Page, follower: Page) -> None:
    _saved(page)
    take_up = page.get_by_role("button", name="Tag punktet op")
    if take_up.is_enabled():
        take_up.click()
    page.locator("#held-decision").fill(DECIDED)
    _saved(page)
    page.context.set_offline(True)
    page.locator("#held-decision").fill(f"{DECIDED}\n\n{OFFLINE}")
    page.get_by_text("venter og sendes selv").wait_for()
    page.context.set_offline(False)
    _saved(page)
    follower.get_by_text(OFFLINE).wait_for()
    page.get_by_role("button", name="Afslut og næste").click()


def _settle(page: Page) -> None:
    """By the first ready sentence, or by noting that nothing was decided."""
    sentence = page.locator(".held-sentence:visible").first
    if sentence.count():
        sentence.click()
    else:
        words = page.locator("#held-outcome option[data-nothing]").first.inner_text()
        page.locator("#held-outcome").select_option(label=words)
    page.get_by_role("button", name="Afslut og næste").click()


def _saved(page: Page) -> None:
    page.locator("#held-status").get_by_text("Alt er gemt").wait_for()


def write_minutes(cycle: Cycle) -> None:
    """The minutes go out; the member remarks on them and is answered."""
    page = cycle.at("sekretaer", "referat/send/")
    page.get_by_role("button", name="Send referatet nu").click()
    page.get_by_text("Referat sendt").first.wait_for()
    assert len(cycle.letters_to("medlem", 4)) == 4
    member = cycle.at("medlem", "referat/bemaerkninger/")
    member.get_by_label("Din bemærkning").fill(REMARK)
    member.get_by_role("button", name="Send bemærkningen").click()
    member.get_by_text(REMARK).wait_for()
    page = cycle.at("sekretaer", "referat/bemaerkninger/")
    page.get_by_role("link", name=re.compile("^Svar")).click()
    page.get_by_label("Referatet rettes ikke").check()
    page.get_by_label("Svar", exact=True).fill("Tak. Beslutningen nævner ikke klokkeslættet.")
    page.locator("main form button[type=submit]").last.click()
    page.get_by_text("Referatet rettes ikke").first.wait_for()


def compare_with_the_pdf(cycle: Cycle) -> None:
    """What was typed is what a reader of the member's PDF finds; what came late is listed, and is in the whole."""
    answer = cycle.page("medlem").request.get(f"{cycle.meeting}dokument.pdf")
    minutes = read_bytes(answer.body(), "referat.pdf")
    items = {item.title: item for item in minutes.items()}
    assert minutes.kind is Kind.MINUTES
    assert ADDED in (items[BUSES].parts.background or "")
    assert items[BUSES].parts.decision == f"{DECIDED}\n\n{OFFLINE}"
    assert items[PLACES].parts.presentation == CORRECTED
    assert Act.POSTPONED in items[PLACES].decision_types
    assert items[LATE].number == "3.3"
    assert "Karen Snedholm" in [attendee.name for attendee in minutes.participants]
    assert "Ida Sillerslev" in [attendee.name for attendee in minutes.apologies]
    assert [entry.text for entry in items[BUSES].attachments][-1] == ATTACHED
    whole = pypdfium2.PdfDocument(cycle.page("medlem").request.get(f"{cycle.meeting}samlet.pdf").body())
    assert ROUTE in "".join(page.get_textpage().get_text_range() for page in whole)
    whole.close()


def approve_at_the_next_meeting(cycle: Cycle) -> None:
    """What was postponed is offered and taken; the minutes stand for approval by themselves, and are approved."""
    first = cycle.meeting
    _plan_next(cycle)
    page = cycle.at("sekretaer", "forslag/")
    page.get_by_role("button", name=re.compile(f"Tag med.*{PLACES}")).click()
    page = cycle.at("sekretaer", "dagsorden/")
    assert page.get_by_text(PLACES).first.is_visible()
    send(cycle, reads=PLACES)
    page = cycle.at("sekretaer", "afvikling/")
    page.get_by_role("button", name="Åbn mødet").click()
    page.locator("#held-work").wait_for()
    for number in range(page.locator(".held-link").count()):
        page.locator(".held-link").nth(number).click()
        _settle(page)
        _saved(page)
    page = cycle.at("sekretaer", "afvikling/luk/")
    page.get_by_role("button", name="Luk mødet").click()
    page.get_by_text("Mødet er lukket, og alle punkter er låst.").last.wait_for()
    cycle.meeting = first
    assert cycle.at("sekretaer", "referat/").get_by_text("Referat godkendt").first.is_visible()


def _plan_next(cycle: Cycle) -> None:
    held_on = date.fromisoformat(cycle.meeting.rstrip("/").rpartition("/")[2]) + timedelta(weeks=7)
    page = cycle.page("sekretaer")
    page.goto(f"{cycle.address}/nordjylland/moedeplan/nyt/")
    page.get_by_label("Dag", exact=True).fill(held_on.isoformat())
    page.get_by_label("Begynder kl.").fill("10:00")
    page.get_by_label("Sted").fill("Regionshuset")
    page.get_by_role("button", name="Se dagen").click()
    page.get_by_role("button", name="Planlæg mødet").click()
    page.get_by_role("button", name="Begynd forberedelsen").click()
    page.get_by_role("heading", name=re.compile("Forslag til dagsordenen|Dagsorden til")).first.wait_for()
    cycle.meeting = f"{cycle.address}/nordjylland/moeder/{held_on.isoformat()}/"
