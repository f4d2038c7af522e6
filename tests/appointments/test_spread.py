"""How the seats are spread, who has ever sat, and what is open: for everybody, as of any day, in few queries."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.appointments.seats import SINCE, TERM_END, body, council, in_board, place, put, seats
from tests.papers import OPERATOR, holder, keep, paper
from tvaers.access.roles import Role
from tvaers.access.visibility import PUBLIC
from tvaers.appointments.actions import (
    Decision,
    end_appointment,
    leave_open,
    load_cooperations,
    load_definitions,
    type_sex,
)
from tvaers.appointments.models import Body, Cooperation, Seat
from tvaers.appointments.queries import at_meetings, blue_book, by_municipality, by_party, ever_sat
from tvaers.appointments.queries.spread import STEPS, Group, bars_of, sex_balances, tiles_of
from tvaers.appointments.tiles import places_of_tiles
from tvaers.councils.models import Council, Person
from tvaers.danish.registers import municipalities

BOOK = "/nordjylland/blaa-bog/"
ON = "?day=2023-01-01"
DAY = date(2023, 1, 1)
MOST_QUERIES = 24
PAGES = (
    "kommuner/",
    "kommuner/0840/",
    "partier/",
    "partier/V/",
    "fordeling/",
    "ledige/",
    "har-siddet/",
    "samarbejder/",
)


def text_of(response):
    return " ".join(response.content.decode().split())


@pytest.fixture
def book(registers):
    """Three seats: Ida (V, Rebild) with Bo behind her, Eva (A, Aalborg), and one that is left open."""
    of = body(gender_rule=Body.GenderRule.EQUAL)
    first, second, third = seats(of, 3)
    put(first, in_board("Ida Holm"))
    put(first, in_board("Bo Lind"), as_substitute=True)
    put(second, in_board("Eva Sund", "Aalborg"), party="A", municipality=place("Aalborg"))
    leave_open(third, Decision(SINCE, TERM_END), by=OPERATOR)
    return of


@pytest.mark.usefixtures("book")
class TestPages:
    def test_the_municipalities_are_told_by_their_seats_and_a_substitute_is_none(self, client):
        groups = {
            group.name: group for group in by_municipality(council(), DAY, blue_book(council(), DAY, PUBLIC), PUBLIC)
        }
        assert len(groups) == 11
        assert (groups["Rebild"].seats, len(groups["Rebild"].substitutes)) == (1, 1)
        assert groups["Læsø"].seats == 0
        page = text_of(client.get(f"{BOOK}kommuner/{ON}"))
        assert "Rebild</span>" in page
        assert "?day=2023-01-01" in page

    def test_one_municipality_tells_who_sits_where(self, client):
        page = text_of(client.get(f"{BOOK}kommuner/0840/{ON}"))
        assert "Ida Holm" in page
        assert "Eva Sund" not in page
        assert "Ida Holm" not in text_of(client.get(f"{BOOK}kommuner/0840/?day=2021-12-31"))
        assert client.get(f"{BOOK}kommuner/0101/").status_code == 404

    def test_one_party_tells_who_sits_for_it(self, client):
        page = text_of(client.get(f"{BOOK}partier/A/{ON}"))
        assert "Socialdemokratiet" in page
        assert "Eva Sund" in page
        assert "Ida Holm" not in page
        assert client.get(f"{BOOK}partier/B/{ON}").status_code == 404

    def test_sex_is_told_in_sums_and_only_to_those_who_appoint(self, client):
        type_sex(council(), Person.objects.get(name="Ida Holm"), "F", by=OPERATOR)
        assert "Kvinder og mænd" not in text_of(client.get(f"{BOOK}fordeling/{ON}"))
        client.force_login(holder(Role.MEMBER))
        assert "Kvinder og mænd" not in text_of(client.get(f"{BOOK}fordeling/{ON}"))
        secretary = holder(Role.SECRETARY)
        client.force_login(secretary)
        assert "Kvinder og mænd" in text_of(client.get(f"{BOOK}fordeling/{ON}"))
        shown = blue_book(council(), DAY, secretary)
        assert [(each.women, each.men, each.unknown) for each in sex_balances(shown, secretary)] == [(1, 0, 1)]
        assert [(each.women, each.unknown) for each in sex_balances(shown, PUBLIC)] == [(0, 2)]

    def test_a_body_without_a_rule_has_no_sums(self, book):
        of = body(name="Uden regel")
        put(seats(of, 1)[0], in_board("Kim Dahl"))
        assert [each.body for each in sex_balances(blue_book(council(), DAY, PUBLIC), PUBLIC)] == [book]

    def test_open_seats_and_what_ends_within_the_months_that_are_asked_for(self, client):
        page = text_of(client.get(f"{BOOK}ledige/?day=2025-06-01&months=6"))
        assert "Navn følger" in page
        assert "Ingen inden for 6 måneder" in page
        assert "Ida Holm" in text_of(client.get(f"{BOOK}ledige/?day=2025-06-01&months=12"))

    def test_whoever_has_sat_stays_on_the_list_of_those_who_have(self, client):
        row = Person.objects.get(name="Eva Sund").appointments.get()
        end_appointment(row, on=date(2023, 5, 1), reason="resigned", by=OPERATOR)
        page = text_of(client.get(f"{BOOK}har-siddet/?day=2024-01-01"))
        assert "Eva Sund" in page
        assert "Trådt ud" in page
        assert [each.name for each in ever_sat(council(), DAY, None, 50, PUBLIC).people] == [
            "Bo Lind",
            "Eva Sund",
            "Ida Holm",
        ]
        assert ever_sat(council(), date(2021, 1, 1), None, 50, PUBLIC).people == []

    @pytest.mark.parametrize("path", PAGES)
    def test_every_page_is_there_in_both_languages_also_where_nothing_is_registered(self, client, path):
        for language in ("", "/en"):
            assert client.get(f"{language}{BOOK}{path}{ON}").status_code == 200
        if path.count("/") == 1:
            assert client.get(f"/sjaelland/blaa-bog/{path}?day=1999-01-01").status_code == 200

    @pytest.mark.parametrize("path", ["kommuner/", "partier/", "fordeling/", "ledige/", "har-siddet/"])
    def test_the_number_of_queries_does_not_grow_with_the_book(self, client, path, django_assert_max_num_queries):
        for number in range(6):
            of = body(name=f"Forum {number}", gender_rule=Body.GenderRule.EQUAL)
            for seat, name in zip(seats(of), (f"Person A{number}", f"Person B{number}"), strict=True):
                put(seat, in_board(name))
        client.force_login(holder(Role.SECRETARY))
        with django_assert_max_num_queries(MOST_QUERIES):
            client.get(f"{BOOK}{path}{ON}")


def test_in_a_body_of_all_councils_only_the_seat_of_ones_own_counts(registers):
    midtjylland = council("midtjylland")
    load_definitions(council(), keys=["danmarks-erhvervsfremmebestyrelse"], by=OPERATOR)
    for seat in Seat.objects.filter(kind__name="Kommunernes medlem").exclude(council=None):
        put(seat, in_board(f"Fra {seat.council.slug}"))
    for row in (council(), midtjylland):
        (group,) = by_party(row, DAY, blue_book(row, DAY, PUBLIC), PUBLIC)
        assert [each.person.name for each in group.members] == [f"Fra {row.slug}"]


def test_a_cooperation_tells_its_municipalities_whatever_council_they_are_in(client, registers):
    load_cooperations(council(), keys=["limfjordsraadet", "socialtilsyn-nord"], by=OPERATOR)
    key = Cooperation.objects.get(key="socialtilsyn-nord").pk
    page = text_of(client.get(f"{BOOK}samarbejder/{key}/"))
    assert "Silkeborg" in page
    assert "Driftsherre" in page
    assert "18 kommuner" in text_of(client.get(f"{BOOK}samarbejder/"))
    assert "18 kommuner" in text_of(client.get("/midtjylland/blaa-bog/samarbejder/"))
    assert client.get(f"/syddanmark/blaa-bog/samarbejder/{key}/").status_code == 404
    assert "Limfjordsrådet" in text_of(client.get(f"{BOOK}kommuner/0840/"))


def test_attendance_is_told_of_minutes_that_the_reader_may_read(client, registers):
    keep(paper(date=date(2024, 3, 7)))
    person = Person.objects.get(name="Ida Holm-Krogh")
    (found,) = at_meetings(person, date(2024, 12, 31), PUBLIC)
    assert (len(found.present), found.called) == (1, 1)
    assert at_meetings(person, date(2024, 1, 1), PUBLIC) == []
    put(seats(body(), 1)[0], person)
    page = text_of(client.get(f"{BOOK}personer/{person.pk}/?day=2024-12-31"))
    assert "Til stede ved 1 af 1 møder" in page


def test_every_municipality_has_a_tile_of_its_own_in_its_council(registers):
    assert set(places_of_tiles()) == {entry.code for entry in municipalities()}
    for row in Council.objects.all():
        codes = row.municipalities.values_list("municipality__code", flat=True)
        taken = [places_of_tiles()[code] for code in codes]
        assert len(taken) == len(set(taken))


@given(st.lists(st.integers(0, 40), min_size=1, max_size=30))
def test_bars_and_shades_say_the_numbers(numbers):
    groups = [Group(str(key), str(key), [None] * number, []) for key, number in enumerate(numbers)]
    for bar, tile in zip(bars_of(groups), tiles_of(groups), strict=True):
        assert 0 <= bar.width <= 100
        assert 0 <= tile.shade <= STEPS
        assert (tile.shade == 0) == (bar.group.seats == 0)
        assert (bar.width == 100) == (bar.group.seats == max(numbers) and max(numbers) > 0)
    by_seats = sorted(tiles_of(groups), key=lambda tile: tile.group.seats)
    assert [tile.shade for tile in by_seats] == sorted(tile.shade for tile in by_seats)
