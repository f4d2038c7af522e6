"""The front page, a council's page and its decisions."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.papers import BO, IDA, item, keep, paper
from tvaers.document.model import Act, Attendee

pytestmark = pytest.mark.usefixtures("registers")


def test_the_front_page_answers_before_anything_is_imported(client):
    response = client.get("/")
    assert response.status_code == 200
    html = response.content.decode()
    for name in ("Hovedstaden", "Midtjylland", "Nordjylland", "Sjælland", "Syddanmark"):
        assert f"KKR {name}" in html


def test_the_front_page_shows_next_and_latest_meeting(client):
    today = timezone.localdate()
    keep(paper(date=today - timedelta(days=30)))
    keep(paper(date=today + timedelta(days=30)))
    html = client.get("/").content.decode()
    for day in (today - timedelta(days=30), today + timedelta(days=30)):
        assert f"/nordjylland/moeder/{day.isoformat()}/" in html


def test_a_day_announced_in_the_minutes_is_the_next_meeting(client):
    today = timezone.localdate()
    announced = today + timedelta(days=20)
    keep(paper(date=today - timedelta(days=3), next_meeting=announced))
    assert f"{announced.day}. " in client.get("/").content.decode()
    assert f"{announced.day}. " in client.get("/nordjylland/").content.decode()


def test_the_number_of_queries_on_the_front_page_is_fixed(client, django_assert_max_num_queries):
    for day in range(1, 9):
        keep(paper(date=date(2025, 3, day)))
    with django_assert_max_num_queries(6):
        client.get("/")


def test_a_council_shows_the_meetings_of_a_year(client):
    keep(paper(date=date(2024, 3, 7)))
    keep(paper(date=date(2025, 3, 7)))
    newest = client.get("/nordjylland/").content.decode()
    assert "/nordjylland/moeder/2025-03-07/" in newest
    older = client.get("/nordjylland/?year=2024").content.decode()
    assert "/nordjylland/moeder/2024-03-07/" in older
    assert client.get("/nordjylland/?year=1066").status_code == 200
    assert client.get("/nordjylland/?year=%00&page=x&day=nu").status_code == 200


def test_a_council_without_meetings_says_so(client):
    assert "ingen møder i arkivet" in client.get("/sjaelland/").content.decode()
    assert "ingen beslutninger i arkivet" in client.get("/sjaelland/beslutninger/").content.decode()


def test_a_council_that_does_not_exist_is_not_found(client):
    assert client.get("/atlantis/").status_code == 404


def test_the_members_are_those_of_the_nearest_minutes_of_the_same_term(client):
    newcomer = Attendee("Sille Vang", "F", "Thisted")
    keep(paper(date=date(2025, 3, 7)))
    keep(paper(date=date(2026, 3, 6), participants=[IDA, newcomer]))
    in_2025 = client.get("/nordjylland/?day=2025-12-01").content.decode()
    in_2026 = client.get("/nordjylland/?day=2026-02-01").content.decode()
    assert BO.name in in_2025
    assert newcomer.name not in in_2025
    assert newcomer.name in in_2026
    assert BO.name not in in_2026


def test_one_who_came_for_another_is_no_member(client):
    stand_in = Attendee("Sille Vang", "F", "Thisted", note="for Bo Lind")
    keep(paper(participants=[IDA, stand_in], apologies=[BO]))
    html = client.get("/nordjylland/?day=2025-03-07").content.decode()
    assert BO.name in html
    assert stand_in.name not in html


def test_a_day_that_cannot_be_read_is_told(client):
    assert "kunne ikke læses" in client.get("/nordjylland/?day=i+morgen").content.decode()


def test_municipalities_stand_in_danish_order(client):
    html = client.get("/nordjylland/").content.decode()
    assert html.index("Brønderslev") < html.index("Vesthimmerlands") < html.index("Aalborg")


def test_decisions_are_listed_by_year_and_act(client):
    keep(paper(item("1.1", "Om busser"), item("1.2", "Om kyster", decision_types=[Act.APPROVED])))
    everything = client.get("/nordjylland/beslutninger/").content.decode()
    assert "Om busser" in everything
    assert "Om kyster" in everything
    approved = client.get("/nordjylland/beslutninger/?act=approved").content.decode()
    assert "Om busser" not in approved
    assert "Om kyster" in approved
    assert client.get("/nordjylland/beslutninger/?act=%27%3B--&year=abc").status_code == 200


def test_decisions_are_paged_with_a_fixed_number_of_queries(client, django_assert_max_num_queries):
    for day in range(1, 5):
        keep(paper(*(item(f"1.{number}", f"Sag {number}") for number in range(1, 26)), date=date(2025, 3, day)))
    with django_assert_max_num_queries(7):
        first = client.get("/nordjylland/beslutninger/").content.decode()
    assert first.count("/2025-03-04/1.") == 25
    assert "/2025-03-01/" not in first
    assert "/2025-03-01/" in client.get("/nordjylland/beslutninger/?page=4").content.decode()


def test_the_same_pages_stand_in_english(client):
    keep(paper())
    for path in ("/en/", "/en/nordjylland/", "/en/nordjylland/moeder/2025-03-07/", "/en/nordjylland/beslutninger/"):
        response = client.get(path)
        assert response.status_code == 200
        assert '<html lang="en">' in response.content.decode()


def test_the_accessibility_statement_has_its_short_address(client, settings):
    assert client.get("/was/").status_code == 200
    settings.ACCESSIBILITY_STATEMENT = "https://was.digst.dk/example-dk"
    response = client.get("/was/")
    assert (response.status_code, response["Location"]) == (302, "https://was.digst.dk/example-dk")


def test_a_place_that_only_says_the_kind_again_is_left_out(client):
    keep(paper(meeting_kind="written-procedure", place="Skriftlig procedure"))
    html = client.get("/en/nordjylland/").content.decode()
    assert "Written procedure" in html
    assert "Skriftlig procedure" not in html
