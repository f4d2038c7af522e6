"""Alliances and the election of chair and vice-chair on their pages."""

from __future__ import annotations

from datetime import date
from html import unescape

import pytest
from django.urls import reverse

from tests.constitution.constituted import NOW, OVERVIEW, begun, council, place
from tests.constitution.test_alliances import MONDAY, allied
from tests.constitution.test_composition import letter_from_kl, north
from tests.papers import OPERATOR, holder
from tvaers.access.actions import keep_password
from tvaers.access.actor import Actor
from tvaers.access.roles import Role
from tvaers.constitution.actions import elect_named, publish_constitution, set_meeting_day
from tvaers.constitution.actions.gathering import Day, make_meeting
from tvaers.constitution.models import AllianceNotice, Elected, Lot
from tvaers.councils.actions.members import add_member
from tvaers.councils.models import RoleGrant

pytestmark = pytest.mark.usefixtures("registers")

ALLIANCES = f"{OVERVIEW}valgforbund/"
CHAIR = f"{OVERVIEW}formandsvalg/"
PASSWORD = "en lang og sjælden adgangskode"
MOST_QUERIES = 40


@pytest.fixture
def secretary(client):
    account = holder(Role.SECRETARY)
    keep_password(account, PASSWORD, by=Actor.of_account(account))
    client.post(reverse("account_login"), {"login": account.email, "password": PASSWORD})
    return account


def text_of(response):
    return " ".join(unescape(response.content.decode()).split())


def test_the_limit_is_shown_with_its_working_once_the_day_is_set(client, secretary):
    begun()
    assert "når dagen for det konstituerende møde er kendt" in text_of(client.get(ALLIANCES))
    assert "Dagen for mødet mangler." in text_of(client.get(OVERVIEW))
    client.post(f"{ALLIANCES}moededag/", {"meets_on": "2026-01-26"})
    page = text_of(client.get(ALLIANCES))
    assert "Senest onsdag 21. januar 2026: 3 hverdage før mødet mandag 26. januar 2026." in page
    assert "25. januar 2026 (søndag); " in page or "24. januar 2026 (lørdag); 25. januar 2026 (søndag)" in page
    assert "Ingen er meldt. Fristen er den 21. januar 2026." in text_of(client.get(OVERVIEW))


def test_a_late_alliance_is_recorded_with_its_time_and_warned_of(client, secretary):
    row = north()
    set_meeting_day(row, on=MONDAY, by=OPERATOR)
    given = {"lists": ["A", "F"], "received_on": "2026-01-23", "received_time": "08.15", "notified_by": "Ida Holm, A"}
    client.post(f"{ALLIANCES}nyt/", given)
    page = text_of(client.get(ALLIANCES))
    assert "For sent" in page
    assert "Modtaget 23. januar 2026 kl. 08.15 fra Ida Holm, A." in page
    assert "Det er 2 dage efter fristen. Mødet afgør, om det kan godkendes." in page


def test_a_notice_of_one_list_is_refused_on_the_form(client, secretary):
    north()
    given = {"lists": ["A"], "received_on": "2026-01-23", "received_time": "08.15", "notified_by": "Ida"}
    assert "Et valgforbund har mindst to lister." in text_of(client.post(f"{ALLIANCES}nyt/", given))
    assert not AllianceNotice.objects.exists()


def test_the_meeting_approves_rejects_and_takes_it_back(client, secretary):
    row = north(a=400, v=300, c=180, f=120)
    notice = allied(row, "V", "C")
    decide = f"{ALLIANCES}{notice.pk}/afgoer/"
    assert "1 valgforbund venter på mødet og er ikke regnet med." in text_of(client.get(CHAIR))
    client.post(decide, {"decision": "approve"})
    assert "<li>V+C</li>" in text_of(client.get(CHAIR))
    assert "Mødet har taget stilling" in text_of(client.post(f"{ALLIANCES}{notice.pk}/fjern/", follow=True))
    client.post(decide, {"decision": "undecided"})
    client.post(f"{ALLIANCES}{notice.pk}/fjern/")
    assert not AllianceNotice.objects.exists()
    assert client.post(decide, {"decision": "approve"}).status_code == 404


def test_a_decision_that_is_none_or_takes_a_list_twice_changes_nothing(client, secretary):
    row = north()
    allied(row, "A", "F", approved=True)
    other = allied(row, "F", "V")
    decide = f"{ALLIANCES}{other.pk}/afgoer/"
    assert client.post(decide, {"decision": "måske"}).status_code == 404
    assert "F er allerede i et godkendt valgforbund." in text_of(
        client.post(decide, {"decision": "approve"}, follow=True)
    )
    other.refresh_from_db()
    assert other.is_approved is None


def test_the_posts_are_shown_with_quotients_and_working(client, secretary):
    row = north(a=400, v=300, c=180, f=121)
    allied(row, "A", "F", approved=True)
    page = text_of(client.get(CHAIR))
    for words in ("A+F", "521", "300", "KL's love § 15, stk. 3", "Næste kvotienter", "260,50"):
        assert words in page


def test_a_tie_is_drawn_and_the_posts_are_known_after_it(client, secretary):
    row = north(a=400, v=300, c=200, f=100)
    allied(row, "A", "F", approved=True)
    allied(row, "V", "C", approved=True)
    assert "Afventer lodtrækning" in text_of(client.get(CHAIR))
    assert client.get(f"{CHAIR}1/").status_code == 404
    given = {"winner": "V", "drawn_on": "2026-01-26", "drawn_time": "10:05", "drawn_by": "Ida", "witnesses": "Bo"}
    assert "V+C" in text_of(client.get(f"{CHAIR}lodtraekning/"))
    client.post(f"{CHAIR}lodtraekning/", given)
    page = text_of(client.get(CHAIR))
    assert "Afventer lodtrækning" not in page
    assert "Trukket 26. januar 2026 kl. 10.05 af Ida. Vidner: Bo." in page
    assert client.post(f"{OVERVIEW}lodtraekninger/{Lot.objects.get().pk}/fjern/")["Location"] == CHAIR


def member(name, party, email=""):
    seat = {"municipality": place("Læsø"), "party": party, "valid_from": date(2026, 1, 1)}
    return add_member(council(), name=name, email=email, **seat, by=OPERATOR)


def test_the_list_names_the_person_who_then_is_chair_in_the_system(client, secretary):
    row, account = north(), holder(Role.MEMBER)
    set_meeting_day(row, on=MONDAY, by=OPERATOR)
    ida = member("Ida Holm", "A", account.email)
    member("Bo Lind", "V")
    form = text_of(client.get(f"{CHAIR}1/"))
    assert form.index("Valgt for A") < form.index("Ida Holm") < form.index("Andre medlemmer") < form.index("Bo Lind")
    assert client.post(f"{CHAIR}1/", {"person": ida.person_id, "on": "2026-01-26"})["Location"] == CHAIR
    assert RoleGrant.objects.get(account=account, role=Role.CHAIR).valid_from == MONDAY
    client.post(f"{CHAIR}2/", {"name": "Eva Sund", "on": "2026-01-26"})
    page = text_of(client.get(CHAIR))
    assert "Eva Sund" in page
    assert "Har ingen konto" in page
    assert "Formand: Ida Holm, Næstformand: Eva Sund" in text_of(client.get(OVERVIEW))


def test_giving_the_role_of_chair_asks_who_it_is(client):
    north()
    client.force_login(holder(Role.SECRETARY))
    asked = client.post(f"{CHAIR}1/", {"name": "Ida Holm", "on": "2026-01-26"})
    assert "bekraeft" in asked["Location"] or "reauthenticate" in asked["Location"]
    assert not Elected.objects.exists()


def test_one_or_the_other_is_given(client, secretary):
    north()
    ida = member("Ida Holm", "A")
    assert "Vælg et medlem, eller skriv et navn." in text_of(client.post(f"{CHAIR}1/", {"on": "2026-01-26"}))
    both = {"person": ida.person_id, "name": "Bo", "on": "2026-01-26"}
    assert "Vælg enten et medlem, eller skriv et navn." in text_of(client.post(f"{CHAIR}1/", both))
    assert not Elected.objects.exists()


def test_one_elected_for_a_list_that_no_longer_wins_is_marked(client, secretary):
    row = north(a=400, v=300, c=180, f=120)
    elect_named(row, 1, None, "Ida Holm", key="A", on=MONDAY, by=OPERATOR)
    assert "Valgt for A" not in text_of(client.get(CHAIR))
    allied(row, "V", "C", approved=True)
    assert "Valgt for A" in text_of(client.get(CHAIR))


def test_the_public_reads_them_when_published_without_who_notified_and_changes_nothing(client):
    row = north()
    letter_from_kl(row, A=7, V=3, C=1)
    notice = allied(row, "A", "V", approved=True)
    for address in (ALLIANCES, CHAIR):
        assert client.get(address).status_code == 404
    publish_constitution(row, at=NOW, by=OPERATOR)
    page = text_of(client.get(ALLIANCES))
    assert "A+V" in page
    assert "Ida Holm" not in page
    assert "Vælg personen" not in text_of(client.get(CHAIR))
    client.force_login(holder(Role.MEMBER))
    for address in ("nyt/", "moededag/", f"{notice.pk}/afgoer/", f"{notice.pk}/fjern/"):
        assert client.post(ALLIANCES + address, {"decision": "reject"}).status_code == 404
    for address in ("1/", "lodtraekning/"):
        assert client.post(CHAIR + address, {"name": "Bo", "on": "2026-01-26"}).status_code == 404
    notice.refresh_from_db()
    assert notice.is_approved
    assert not Elected.objects.exists()


def test_the_number_of_queries_does_not_grow_with_the_alliances(client, secretary, django_assert_max_num_queries):
    row = north()
    for keys in (("A", "F"), ("V", "C"), ("A", "C")):
        allied(row, *keys)
    for address in (ALLIANCES, CHAIR):
        with django_assert_max_num_queries(MOST_QUERIES):
            client.get(address)


def test_once_the_meeting_is_planned_only_saturdays_are_asked_about(client, secretary):
    row = begun()
    make_meeting(row, Day(MONDAY), by=Actor.of_account(secretary))
    page = text_of(client.get(f"{ALLIANCES}moededag/"))
    assert "Mødet er lagt til den 26. januar 2026 i mødeplanen" in page
    assert "meets_on" not in page
    client.post(f"{ALLIANCES}moededag/", {"saturdays_count": "on"})
    assert "Senest torsdag 22. januar 2026" in text_of(client.get(ALLIANCES))
