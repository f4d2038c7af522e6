"""No link is empty, and none leads to a place on its own page that is not there."""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest

from tests.papers import OPERATOR, holder, item, keep, paper
from tvaers.access.roles import Role
from tvaers.meetings.models import Depublication
from tvaers.meetings.sight.actions.closing import close_item
from tvaers.meetings.sight.actions.depublication import depublish, depublish_item

pytestmark = pytest.mark.usefixtures("registers")

MEETING = "/nordjylland/moeder/2025-03-07/"
ITEM = f"{MEETING}1.2/"
MISTAKE = Depublication.ReasonClass.MISTAKE
PUBLIC_PAGES = ("/", "/nordjylland/", MEETING, ITEM, "/nordjylland/beslutninger/", "/soeg/?q=kystråd", "/was/")
SECRETARYS_PAGES = (
    *PUBLIC_PAGES,
    "/nordjylland/arbejdsrum/",
    "/nordjylland/kredse/",
    "/nordjylland/roller/",
    "/nordjylland/indstillinger/",
    "/nordjylland/udkast/",
    "/nordjylland/se-som/",
    "/konto/",
    f"{MEETING}gaester/",
    f"{MEETING}afpublicering/",
    f"{MEETING}historik/",
    f"{MEETING}offentliggoerelse/",
    *(f"{ITEM}{path}/" for path in ("adgang", "luk", "udeluk", "historik", "afpublicering")),
)


class Links(HTMLParser):
    """The links and the places of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.hrefs: list[str] = []
        self.places: set[str] = {""}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remembers where the tag leads, and what it is called."""
        values = dict(attrs)
        self.places.add(values.get("id") or "")
        if tag == "a" and "href" in values:
            self.hrefs.append(values["href"] or "")


@pytest.fixture(autouse=True)
def meeting(registers):
    row = keep(paper(item(), item("1.2", "Nyt kystråd"), item("1.3", "Nyt havråd"))).edition.meeting
    close_item(row, "1.3", "Offentlighedsloven § 23", by=OPERATOR)
    return row


def assert_links_lead_somewhere(client, address: str) -> None:
    """Follows each fragment to the page it is of."""
    pages: dict[str, Links] = {}

    def page(path: str) -> Links:
        if path not in pages:
            pages[path] = Links(client.get(path, follow=True).content.decode())
        return pages[path]

    for href in page(address).hrefs:
        assert href.strip() not in ("", "#"), f"an empty link on {address}"
        to = urlsplit(urljoin(address, href))
        if to.fragment and not to.netloc:
            target = address if to._replace(fragment="").geturl() == address else to._replace(fragment="").geturl()
            assert to.fragment in page(target).places, f"{href} on {address}"


@pytest.mark.parametrize("path", PUBLIC_PAGES)
def test_links_of_public_pages_lead_somewhere(client, path):
    assert_links_lead_somewhere(client, path)
    assert_links_lead_somewhere(client, f"/en{path}")


@pytest.mark.parametrize("path", SECRETARYS_PAGES)
def test_links_of_the_secretariats_pages_lead_somewhere(client, path):
    client.force_login(holder(Role.SECRETARY))
    assert client.get(path, follow=True).status_code == 200
    assert_links_lead_somewhere(client, path)


def test_links_of_pages_in_place_of_what_was_removed_lead_somewhere(client, meeting):
    depublish_item(meeting, "1.2", MISTAKE, by=OPERATOR)
    assert_links_lead_somewhere(client, ITEM)
    depublish(meeting, MISTAKE, by=OPERATOR)
    for path in (ITEM, MEETING):
        assert_links_lead_somewhere(client, path)


def test_an_items_page_leads_to_the_whole_meeting(client):
    links = Links(client.get(ITEM).content.decode())
    assert links.hrefs.count(f"{MEETING}#pkt-1.2") == 2
