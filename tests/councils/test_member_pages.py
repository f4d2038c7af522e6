"""The register of members: public as of any day, tended by the secretariat, and without contact data for others."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.papers import OPERATOR, holder, keep, paper
from tvaers.access.roles import Role
from tvaers.councils.actions.members import add_member, appoint_substitute, end_membership
from tvaers.councils.models import Council, Membership, Municipality

pytestmark = pytest.mark.usefixtures("registers")

PAGE = "/nordjylland/medlemmer/"
SINCE = date(2026, 1, 1)
MAIL = "ida@rebild.example"
MOST_QUERIES = 16


def rebild():
    return Municipality.objects.get(name="Rebild")


def add(name="Ida Holm-Krogh", **more):
    council = Council.objects.get(slug="nordjylland")
    values = {"municipality": rebild(), "party": "A", "valid_from": SINCE}
    return add_member(council, name=name, **(values | more), by=OPERATOR)


@pytest.fixture
def secretary(client):
    account = holder(Role.SECRETARY)
    client.force_login(account)
    return account


def text_of(response):
    return " ".join(response.content.decode().split())


def test_everybody_reads_who_sits_with_party_municipality_and_substitute_and_no_contact_data(client):
    holder(Role.MEMBER, email=MAIL)
    row = add(email=MAIL, is_mayor=True)
    appoint_substitute(row, name="Bo Lind", party="", valid_from=SINCE, by=OPERATOR)
    page = text_of(client.get(PAGE))
    for words in ("Ida Holm-Krogh (A)", "Borgmester", "Rebild", "Bo Lind (A)"):
        assert words in page
    assert MAIL not in page
    assert "Ingen konto" not in page
    assert "Nyt medlem" not in page


def test_the_page_shows_who_sat_on_any_day(client):
    row = add()
    end_membership(row, on=date(2026, 6, 1), by=OPERATOR)
    assert "Ida Holm-Krogh" in text_of(client.get(f"{PAGE}?day=2026-05-31"))
    assert "Ida Holm-Krogh" not in text_of(client.get(f"{PAGE}?day=2026-06-01"))


def test_the_secretariat_adds_a_member_sets_a_substitute_puts_the_seat_right_and_ends_it(client, secretary):
    today = timezone.localdate()
    given = {"name": "Ida Holm-Krogh", "municipality": rebild().pk, "party": "a", "valid_from": today.isoformat()}
    page = text_of(client.post(f"{PAGE}nyt/", given, follow=True))
    assert "Ida Holm-Krogh (A)" in page
    row = Membership.objects.get()
    member = f"{PAGE}{row.pk}/"
    client.post(f"{member}ret/", {"municipality": rebild().pk, "party": "V", "is_mayor": "on"})
    client.post(f"{member}stedfortraeder/", {"name": "Bo Lind", "valid_from": today.isoformat()})
    page = text_of(client.get(member))
    assert "Ida Holm-Krogh (V)" in page
    assert "Bo Lind (V)" in page
    later = today + timedelta(days=30)
    assert "Fortryd slutdagen" in text_of(client.post(f"{member}afslut/", {"on": later.isoformat()}, follow=True))
    client.post(f"{member}fortsaet/")
    row.refresh_from_db()
    assert row.valid_to is None


def test_what_cannot_be_is_said_at_the_form_with_what_was_written_kept(client, secretary):
    add()
    given = {"name": "Ida Holm-Krogh", "municipality": rebild().pk, "valid_from": "2026-02-01"}
    page = text_of(client.post(f"{PAGE}nyt/", given))
    assert "har allerede en plads" in page
    assert 'value="Ida Holm-Krogh"' in page


def test_who_has_no_account_is_marked_for_the_secretariat(client, secretary):
    add()
    assert "Har ingen konto og får ingen mails." in text_of(client.get(PAGE))


def test_others_have_no_page_to_tend_it(client):
    row = add()
    client.force_login(holder(Role.CHAIR))
    for path in (
        "nyt/",
        f"{row.pk}/",
        f"{row.pk}/ret/",
        f"{row.pk}/afslut/",
        f"{row.pk}/stedfortraeder/",
        "fra-referat/",
    ):
        assert client.get(f"{PAGE}{path}").status_code == 404


def test_the_register_begins_from_the_latest_minutes_and_nobody_gets_two_seats(client, secretary):
    keep(paper(date=date(2026, 3, 6)))
    page = text_of(client.get(f"{PAGE}fra-referat/"))
    assert "Ida Holm-Krogh (A), Hjørring" in page
    given = {"members": ["0", "1"], "valid_from": "2026-03-06"}
    for _time in range(2):
        client.post(f"{PAGE}fra-referat/", given)
    rows = Membership.objects.order_by("person__name").values_list("person__name", "party", "municipality__name")
    assert list(rows) == [("Bo Lind", "V", "Rebild"), ("Ida Holm-Krogh", "A", "Hjørring")]


def test_the_councils_page_has_the_members_of_the_register_when_there_are_some_that_day(client):
    keep(paper(date=date(2026, 3, 6)))
    assert "Som de står i referatet" in text_of(client.get("/nordjylland/"))
    add("Eva Sund", valid_from=date(2026, 6, 1))
    page = text_of(client.get("/nordjylland/"))
    assert "Eva Sund (A)" in page
    assert "Som de står i referatet" not in page
    assert "Som de står i referatet" in text_of(client.get("/nordjylland/?day=2026-03-07"))


def test_more_members_cost_no_more_queries(client, secretary, django_assert_max_num_queries):
    for number in range(6):
        add(f"Ny{number} Person")
    client.get(PAGE)
    with django_assert_max_num_queries(MOST_QUERIES):
        client.get(PAGE)
