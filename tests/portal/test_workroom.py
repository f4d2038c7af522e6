"""A council's workroom, and one's own data."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.papers import IDA, OPERATOR, holder, keep, paper
from tvaers.access.actions import create_account, keep_password
from tvaers.access.actor import Actor
from tvaers.access.recording import recording
from tvaers.access.roles import Role
from tvaers.councils.actions import (
    Contact,
    add_circle,
    add_function_for_each_municipality,
    grant_council_role,
    set_holder,
)
from tvaers.councils.models import Circle, Council, Person
from tvaers.meetings.drafts.actions.layings import lay_before, remark, see
from tvaers.meetings.drafts.actions.writing import DraftParts, write_draft
from tvaers.meetings.models import Exclusion, Meeting, Remark
from tvaers.meetings.planning.actions.meetings import plan_meeting

pytestmark = pytest.mark.usefixtures("registers")

TODAY = timezone.localdate()
SINCE = date(2022, 1, 1)
ROOM = "/nordjylland/arbejdsrum/"
SITE = "https://kkr.example"
PASSWORD = "en lang og sjælden adgangskode"


def north() -> Council:
    found: Council = Council.objects.get(slug="nordjylland")
    return found


def circle_with(email: str) -> Circle:
    row = add_circle(north(), kind=Circle.Kind.CHIEF_EXECUTIVES, name="KDK", valid_from=SINCE, by=OPERATOR)
    functions = add_function_for_each_municipality(row, valid_from=SINCE, by=OPERATOR)
    set_holder(functions[0], Contact("Bo Lind", email, "98765432"), valid_from=SINCE, by=OPERATOR)
    return row


def text(client, address: str = ROOM) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_the_secretary_sees_what_waits(client):
    secretary = holder(Role.SECRETARY)
    keep(paper(date=date(2026, 3, 7)), is_published=False)
    circle = circle_with("bo@kkr.example")
    version = write_draft(north(), DraftParts("Busser"), by=Actor.of_account(secretary)).versions.get()
    lay_before(version, circle, until=TODAY + timedelta(days=7), site=SITE, by=Actor.of_account(secretary))
    someone = create_account("ida@kkr.example", "Ida", by=OPERATOR)
    grant_council_role(
        someone, Role.MEMBER, north(), valid_from=SINCE, valid_to=TODAY + timedelta(days=59), by=OPERATOR
    )
    client.force_login(secretary)
    html = text(client)
    assert "med 10 ubesatte funktioner" in html
    assert '<span class="number">1</span>slutter inden for 60 dage' in html
    assert '<span class="number">1</span>i arbejde' in html
    assert '<span class="number">1</span>venter på bemærkninger' in html
    assert "/nordjylland/moeder/2026-03-07/" in html
    assert "/nordjylland/indstillinger/" in html


def test_a_member_sees_what_was_sent_and_none_of_the_secretariats_numbers(client):
    keep(paper(date=date(2026, 3, 7)), is_published=False)
    keep(paper(date=date(2026, 5, 7)), is_published=False)
    with recording():
        Meeting.objects.filter(held_on=date(2026, 5, 7)).update(sent_at=timezone.now())
    circle_with("bo@kkr.example")
    client.force_login(holder(Role.MEMBER))
    html = text(client)
    assert "2026-05-07" in html
    assert "2026-03-07" not in html
    assert "ubesatte" not in html
    assert "/nordjylland/indstillinger/" not in html


def test_who_holds_a_function_sees_it_and_what_is_laid_before_them(client):
    secretary = Actor.of_account(holder(Role.SECRETARY))
    circle = circle_with("bo@kkr.example")
    version = write_draft(north(), DraftParts("Busser i yderområder"), by=secretary).versions.get()
    lay_before(version, circle, until=TODAY + timedelta(days=7), site=SITE, by=secretary)
    client.force_login(create_account("bo@kkr.example", "Bo Lind", by=OPERATOR))
    html = text(client)
    assert "Du er med i: KDK." in html
    assert "Du har ingen rolle" not in html
    assert "Busser i yderområder" in html
    assert "Kommunaldirektør, Brønderslev" in html
    assert "Busser" not in text(client, "/midtjylland/arbejdsrum/")


def test_the_coming_meetings_stand_first_with_whether_the_public_sees_the_agenda(client):
    for days, is_published in ((5, True), (9, False), (-5, True)):
        keep(paper(date=TODAY + timedelta(days=days)), is_published=is_published)
    client.force_login(holder(Role.SECRETARY))
    html = text(client)
    first = html[html.index("Kommende møder") : html.index("Det venter")]
    assert first.count("<li>") == 2
    assert first.index("Dagsorden offentlig") < first.index("Dagsorden ikke offentlig")


def test_meetings_prepared_here_stand_with_stage_next_step_and_deadline_for_the_secretariat_alone(client):
    secretary = holder(Role.SECRETARY)
    by = Actor.of_account(secretary)
    coming = plan_meeting(north(), TODAY + timedelta(days=60), by=by)
    held = plan_meeting(north(), TODAY - timedelta(days=3), by=by)
    with recording():
        Meeting.objects.filter(pk=held.pk).update(stage=Meeting.Stage.MINUTES_DRAFTED)
    client.force_login(secretary)
    html = text(client)
    first = html[html.index("Kommende møder") : html.index("Det venter")]
    assert first.index(held.address) < first.index(coming.address)
    assert "Begynd forberedelsen" in first
    assert "Send referatet" in first
    assert "Referatet sendes:" in first
    assert "Punkter skal være skrevet:" in first
    assert "/nordjylland/moedeplan/" in first
    client.force_login(holder(Role.MEMBER))
    html = text(client)
    assert coming.address not in html
    assert "/nordjylland/moedeplan/" not in html


def test_one_without_a_role_finds_an_empty_room(client):
    keep(paper(date=date(2026, 3, 7)), is_published=False)
    client.force_login(create_account("ingen@kkr.example", "Ingen", by=OPERATOR))
    html = text(client)
    assert "Du har ingen rolle i dette råd i dag." in html
    assert "2026-03-07" not in html
    assert client.get("/atlantis/arbejdsrum/").status_code == 404


def test_the_room_costs_as_many_queries_however_much_there_is(client, django_assert_max_num_queries):
    for day in range(1, 6):
        keep(paper(date=date(2026, 3, day)), is_published=False)
    circle_with("bo@kkr.example")
    client.force_login(holder(Role.SECRETARY))
    client.get(ROOM)
    with django_assert_max_num_queries(26):
        client.get(ROOM)


def test_own_data_is_all_that_the_rooms_keep_and_comes_as_a_file(client):
    keep(paper())
    bo = create_account("bo@kkr.example", "Bo Lind-Konto", by=OPERATOR)
    keep_password(bo, PASSWORD, by=Actor.of_account(bo))
    grant_council_role(bo, Role.MEMBER, north(), valid_from=SINCE, by=OPERATOR)
    circle = circle_with("bo@kkr.example")
    secretary = Actor.of_account(holder(Role.SECRETARY))
    version = write_draft(north(), DraftParts("Busser"), by=secretary).versions.get()
    laying = lay_before(version, circle, until=TODAY + timedelta(days=7), site=SITE, by=secretary)
    see(laying, by=Actor.of_account(bo))
    remark(laying, Remark.Stance.AGREES, "Fin sag", by=Actor.of_account(bo))
    with recording():
        person = Person.objects.get(name=IDA.name)
        person.account = bo
        person.save()
        Exclusion(meeting=Meeting.objects.get(), item_number="1.1", account=bo, reason="Svogerskab").save()
    client.post(reverse("account_login"), {"login": bo.email, "password": PASSWORD})
    page = text(client, "/konto/mine-data/")
    parts = json.loads(client.get("/konto/mine-data/mine-data.json").content)
    filled = {key for key, part in parts.items() if part["rows"]}
    assert filled >= {
        "account", "sessions", "sign_ins", "roles", "functions", "person", "attendance",
        "remarks", "sightings", "exclusions",
    }  # fmt: skip
    for said in ("Bo Lind-Konto", "98765432", "KDK", "Fin sag", IDA.name):
        assert said in page
        assert said in json.dumps(parts, ensure_ascii=False)
    assert "Svogerskab" not in page + json.dumps(parts, ensure_ascii=False)


def test_own_data_is_never_anothers(client):
    circle_with("bo@kkr.example")
    client.force_login(holder(Role.ADMINISTRATOR))
    assert "bo@kkr.example" not in text(client, "/konto/mine-data/")
    client.logout()
    for address in ("/konto/mine-data/", "/konto/mine-data/mine-data.json", ROOM):
        assert client.get(address).status_code == 302
