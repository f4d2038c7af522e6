"""The history of a meeting, an item and a draft, in words that a secretary understands."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.utils.html import strip_tags

from tests.papers import OPERATOR, holder, item, keep, paper
from tvaers.access.action import Actor, action, registered_actions
from tvaers.access.roles import Role
from tvaers.councils.models import Council
from tvaers.document.model import Kind, Parts
from tvaers.meetings.models import Depublication, DraftItem, DraftVersion, Exclusion, Meeting
from tvaers.meetings.sight.actions.closing import close_item, open_again
from tvaers.meetings.sight.actions.depublication import depublish
from tvaers.meetings.sight.actions.taking_part import exclude, include

pytestmark = pytest.mark.usefixtures("registers")

MEETING = "/nordjylland/moeder/2025-03-07/"
HISTORY = f"{MEETING}historik/"
OF_ITEM = f"{MEETING}1.1/historik/"
MOST_QUERIES = 24


@pytest.fixture
def meeting() -> Meeting:
    """A meeting with an agenda, minutes, and minutes again with another decision; an item that stays as it is."""
    agenda = Parts(background="Kommunerne har drøftet aftenbusser.", recommendation="Det indstilles at godkende.")
    minutes = Parts(background=agenda.background, recommendation=agenda.recommendation, decision="Godkendt i alle led.")
    again = Parts(background=agenda.background, recommendation=agenda.recommendation, decision="Udsat i alle led.")
    other = item("1.2", "Cykelstier")
    keep(paper(item(parts=agenda), other, kind=Kind.AGENDA))
    keep(paper(item(parts=minutes), other))
    keep(paper(item(parts=again), other))
    return Meeting.objects.get()


def words(client, path: str) -> str:
    """The words of the page's content, as they are read."""
    html = client.get(path).content.decode()
    (main,) = re.findall(r"<main.*?</main>", html, re.DOTALL)
    return " ".join(unescape(strip_tags(main)).split())


def page_of(client, role: Role, path: str) -> str:
    client.force_login(holder(role))
    return words(client, path)


def test_a_changed_decision_is_told_with_day_time_and_person_and_compared(client, meeting):
    text = page_of(client, Role.SECRETARY, OF_ITEM)
    assert re.search(
        r"Beslutningen i pkt\. 1\.1 ændret den \d+\. \w+ \d{4} kl\. \d\d\.\d\d af \S+ ved kommandolinjen", text
    )
    assert "[fjernet:Godkendt][tilføjet:Udsat] i alle led." in text
    assert "Beslutningen i pkt. 1.1 tilføjet" in text
    assert "Udgave 1 tilføjet (dagsorden)" in text


def test_what_was_removed_and_added_is_marked_as_such(client, meeting):
    client.force_login(holder(Role.SECRETARY))
    html = client.get(OF_ITEM).content.decode()
    assert re.search(r"<del>.*?Godkendt.*?</del>", html, re.DOTALL)
    assert re.search(r"<ins>.*?Udsat.*?</ins>", html, re.DOTALL)


def test_a_meeting_tells_of_its_editions_and_leads_to_the_items_that_changed(client, meeting):
    client.force_login(holder(Role.SECRETARY))
    text = words(client, HISTORY)
    places = [text.index(f"Udgave {number} tilføjet") for number in (3, 2, 1)]
    assert places == sorted(places)
    assert "Beslutningen i pkt. 1.1 ændret" in text
    assert "pkt. 1.2" not in text
    assert f'href="{OF_ITEM}"' in client.get(HISTORY).content.decode()


def test_closing_and_taking_down_are_told(client, meeting):
    close_item(meeting, "1.1", "Forhandling (§ 10)", neutral_title="Et kontraktforhold", by=OPERATOR)
    secretary = holder(Role.SECRETARY)
    depublish(meeting, Depublication.ReasonClass.MISTAKE, note="Hemmeligt notat", by=Actor.of_account(secretary))
    client.force_login(secretary)
    text = words(client, HISTORY)
    assert "Pkt. 1.1 lukket" in text
    assert re.search(r"Mødet fjernet fra det offentlige: Offentliggjort ved en fejl .* af Secretary", text)
    assert "Hemmeligt" not in text
    assert "Pkt. 1.1 lukket" in words(client, OF_ITEM)
    assert "Pkt. 1.1 lukket" not in words(client, f"{MEETING}1.2/historik/")


def test_an_auditor_reads_what_was_done_but_not_what_is_closed(client, meeting):
    close_item(meeting, "1.1", "Forhandling (§ 10)", by=OPERATOR)
    text = page_of(client, Role.AUDITOR, HISTORY)
    assert "Pkt. 1.1 lukket" in text
    assert "Forhandling" not in text
    text = words(client, OF_ITEM)
    assert "Godkendt" not in text
    assert "Udsat" not in text
    assert "busdrift" not in text


@pytest.mark.parametrize("role", [Role.MEMBER, Role.CHAIR, Role.MUNICIPAL_CONTACT, Role.ADMINISTRATOR, Role.KL_AUTHOR])
@pytest.mark.parametrize("path", [HISTORY, OF_ITEM])
def test_to_others_there_is_no_such_page(client, meeting, role, path):
    client.force_login(holder(role))
    assert client.get(path).status_code == 404


def test_a_secretary_of_another_council_has_no_such_page(client, meeting):
    client.force_login(holder(Role.SECRETARY, council="sjaelland"))
    assert client.get(HISTORY).status_code == 404


@pytest.mark.parametrize("path", [HISTORY, OF_ITEM, "/nordjylland/moeder/1999-01-01/historik/"])
def test_the_public_is_sent_to_sign_in_whether_the_meeting_is_there_or_not(client, meeting, path):
    response = client.get(path)
    assert response.status_code == 302
    assert response.url.startswith("/konto/log-ind/")


def test_an_item_that_never_was_has_no_history(client, meeting):
    client.force_login(holder(Role.SECRETARY))
    assert client.get(f"{MEETING}9.9/historik/").status_code == 404


def test_who_is_excluded_from_an_item_reads_nothing_of_it(client, meeting):
    secretary = holder(Role.SECRETARY)
    close_item(meeting, "1.1", "Forhandling (§ 10)", by=OPERATOR)

    @action("meetings.exclude")
    def shut_out(*, by: Actor) -> None:
        Exclusion.objects.create(meeting=meeting, item_number="1.1", account=secretary)

    try:
        shut_out(by=OPERATOR)
    finally:
        registered_actions.pop(next(name for name in registered_actions if name.endswith(".shut_out")))
    client.force_login(secretary)
    assert client.get(OF_ITEM).status_code == 404
    text = words(client, HISTORY)
    assert "pkt. 1.1" not in text
    assert "Forhandling" not in text


def test_the_page_is_nobody_elses(client, meeting):
    client.force_login(holder(Role.SECRETARY))
    response = client.get(HISTORY)
    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Robots-Tag"] == "noindex"


def test_the_number_of_queries_does_not_grow_with_the_history(client, meeting, django_assert_max_num_queries):
    client.force_login(holder(Role.SECRETARY))
    client.get(HISTORY)
    for number in range(20):
        open_again(close_item(meeting, "1.2", f"Begrundelse {number}", by=OPERATOR), by=OPERATOR)
    for path in (HISTORY, OF_ITEM):
        with django_assert_max_num_queries(MOST_QUERIES):
            client.get(path)


def test_the_versions_of_a_draft_are_compared(client):
    author = holder(Role.KL_AUTHOR)
    council = Council.objects.get(slug="nordjylland")

    # Of a name that no action has: it would be forgotten with this one.
    @action("meetings.write_draft")
    def put_version(number: int, text: str, *, by: Actor) -> None:
        draft = DraftItem.objects.first() or DraftItem.objects.create(council=council, author=author)
        DraftVersion.objects.create(draft=draft, number=number, title="Busser", background=text, saved_by=author)

    try:
        put_version(1, "Der kører tre busser.", by=Actor.program())
        put_version(2, "Der kører fire busser.", by=Actor.program())
    finally:
        registered_actions.pop(next(name for name in registered_actions if name.endswith(".put_version")))
    path = f"/nordjylland/udkast/{DraftItem.objects.get().pk}/historik/"
    text = page_of(client, Role.SECRETARY, path)
    assert "Baggrund: Der kører [fjernet:tre][tilføjet:fire] busser." in text
    client.force_login(author)
    assert "[tilføjet:fire]" in words(client, path)
    for role in (Role.MEMBER, Role.AUDITOR):
        client.force_login(holder(role))
        assert client.get(path).status_code == 404


def test_the_reason_and_title_of_a_closing_and_who_is_excluded_are_told_to_the_secretariat(client, meeting):
    member = holder(Role.MEMBER)
    closing = close_item(meeting, "1.1", "Forvaltningsloven § 27", neutral_title="En aftale", by=OPERATOR)
    include(exclude(meeting, "1.1", member, by=OPERATOR), by=OPERATOR)
    open_again(closing, by=OPERATOR)
    client.force_login(holder(Role.SECRETARY))
    for path in (HISTORY, OF_ITEM):
        text = words(client, path)
        assert text.count("Begrundelse: Forvaltningsloven § 27") == 1
        assert text.count("Neutral titel: En aftale") == 1
        assert text.count(f"Medlem: {member.name}") == 2
    text = page_of(client, Role.AUDITOR, HISTORY)
    assert "Forvaltningsloven" not in text
    assert "En aftale" not in text
    assert member.name not in text


def test_exclusions_of_an_item_have_a_history_of_their_own_for_the_secretariat(client, meeting):
    member = holder(Role.MEMBER)
    exclusion = exclude(meeting, "1.1", member, reason="Nabo til grunden", by=OPERATOR)
    exclude(meeting, "1.2", member, reason="Noget andet", by=OPERATOR)
    path = f"{MEETING}1.1/udelukkelser/historik/"
    text = page_of(client, Role.SECRETARY, path)
    assert "Member udelukket fra pkt. 1.1" in text
    assert "Begrundelse: Nabo til grunden" in text
    assert "Noget andet" not in text
    include(exclusion, by=OPERATOR)
    text = words(client, path)
    assert "Member ikke længere udelukket fra pkt. 1.1" in text
    assert "Nabo" not in text
    client.force_login(member)
    assert client.get(path).status_code == 404
    client.force_login(holder(Role.AUDITOR))
    assert client.get(path).status_code == 404
