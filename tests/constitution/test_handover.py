"""The bodies that the old council hands over, and the seats that are open for the new term."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.appointments.seats import body, person, put, seats
from tests.constitution.coming import FIRST, as_actor
from tests.constitution.constituted import OVERVIEW, begun
from tests.papers import OPERATOR, holder
from tvaers.access.action import NotPermitted
from tvaers.access.roles import Role
from tvaers.access.visibility import OPERATOR as SEES_ALL
from tvaers.appointments.actions import end_body
from tvaers.appointments.models import Appointment, Seat
from tvaers.appointments.queries.blue_book import blue_book
from tvaers.constitution.actions.gathering import Day, make_meeting
from tvaers.constitution.actions.handover import advise, open_seats, write_appointments_item
from tvaers.constitution.queries.handover import handed_over
from tvaers.councils.refusals import CannotBeDone
from tvaers.meetings.drafts.actions.writing import latest_version
from tvaers.meetings.models import DraftItem

pytestmark = pytest.mark.usefixtures("registers")

HANDOVER = f"{OVERVIEW}overlevering/"
LAST = FIRST - timedelta(days=1)


@pytest.fixture
def secretary(client):
    account = holder(Role.SECRETARY)
    client.force_login(account)
    return account


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


def named(day: date) -> list[str]:
    """Who sits, and "" for an open seat."""
    shown = blue_book(begun_council(), day, SEES_ALL)
    return [
        seat.member.person.name if seat.member and seat.member.person else "" for each in shown for seat in each.seats
    ]


def begun_council():
    from tests.constitution.constituted import council

    return council()


def test_the_bodies_are_those_of_the_last_day_to_which_the_council_appoints():
    forum = body()
    seats(forum)
    others = body(name="Andres forum")
    seats(others, is_filled_by_council=False)
    gone = body(name="Nedlagt forum")
    seats(gone)
    end_body(gone, on=date(2024, 1, 1), by=OPERATOR)
    assert [each.body for each in handed_over(begun(), SEES_ALL)] == [forum]


def test_what_runs_on_ends_with_the_old_term_which_reads_as_it_was():
    forum = body()
    first, second = seats(forum)
    put(first, person("Ida Holm"), valid_to=None)
    put(second, person("Bo Lind"))
    before = named(LAST)
    assert before == ["Ida Holm", "Bo Lind"]
    assert named(FIRST) == ["Ida Holm", ""]
    assert open_seats(begun(), by=OPERATOR) == 1
    assert named(LAST) == before
    assert named(FIRST) == ["", ""]
    ended = Appointment.objects.get(person__name="Ida Holm")
    assert (ended.valid_to, ended.end_note) == (FIRST, "Valgperioden sluttede")


def test_substitutes_end_too_and_a_body_is_done_once():
    forum = body()
    first, _second = seats(forum)
    put(first, person("Ida Holm"), valid_to=None)
    put(first, person("Bo Lind"), as_substitute=True, valid_to=None)
    row = begun()
    open_seats(row, by=OPERATOR)
    assert {each.valid_to for each in Appointment.objects.all()} == {FIRST}
    put(first, person("Eva Ny"), valid_from=FIRST, valid_to=None)
    assert open_seats(row, by=OPERATOR) == 0
    assert named(FIRST) == ["Eva Ny", ""]


@pytest.mark.parametrize(("advice", "open_then"), [("go-on", 2), ("change", 2), ("drop", 0)])
def test_seats_that_end_with_the_term_are_made_anew_unless_the_body_is_dropped(advice, open_then):
    forum = body()
    seats(forum, valid_to=FIRST)
    row = begun()
    advise(row, forum, advice, by=OPERATOR)
    open_seats(row, by=OPERATOR)
    assert named(LAST) == ["", ""]
    assert named(FIRST) == [""] * open_then
    assert Seat.objects.count() == 2 + open_then


def test_a_body_that_ends_with_the_term_gets_no_seats():
    forum = body()
    seats(forum)
    end_body(forum, on=FIRST, by=OPERATOR)
    open_seats(begun(), by=OPERATOR)
    assert named(FIRST) == []


def test_the_item_on_appointments_has_the_bodies_and_what_is_advised(secretary):
    forum, other = body(), body(name="Beredskabsforum")
    seats(forum)
    seats(other, count=1)
    row = begun()
    advise(row, forum, "change", "Færre pladser | fra 2026", by=OPERATOR)
    advise(row, other, "drop", by=OPERATOR)
    with pytest.raises(CannotBeDone):
        write_appointments_item(row, by=as_actor(secretary))
    make_meeting(row, Day(date(2026, 1, 23)), by=as_actor(secretary))
    item = DraftItem.objects.get(section__title="Udpegninger")
    text = latest_version(item).presentation
    assert "| Trafikforum Nord | 2 | Ændr: Færre pladser / fra 2026 |" in text
    assert "ikke længere udpeges til: Beredskabsforum." in text
    advise(row, other, "go-on", by=OPERATOR)
    write_appointments_item(row, by=as_actor(secretary))
    item.refresh_from_db()
    assert "| Beredskabsforum | 1 | Fortsæt |" in latest_version(item).presentation
    assert latest_version(item).number == 2


def test_the_page_shows_what_runs_on_and_opens_the_seats(client, secretary):
    forum = body()
    first, _second = seats(forum)
    put(first, person("Ida Holm"), valid_to=None)
    begun()
    page = text_of(client.get(HANDOVER))
    assert "1 udpegning løber ind i den nye periode" in page
    client.post(f"{HANDOVER}{forum.pk}/", {"advice": "change", "note": "Flere kvinder"})
    assert "Flere kvinder" in text_of(client.get(HANDOVER))
    assert "1 forum er gjort klar." in text_of(client.post(f"{HANDOVER}aabn/", follow=True))
    assert "Alle fora er gjort klar." in text_of(client.get(HANDOVER))
    assert "Der er ikke" not in text_of(client.get(f"{HANDOVER}{forum.pk}/"))
    assert client.get(f"{HANDOVER}99999/").status_code == 404


def test_the_list_is_written_into_the_item_on_the_page(client, secretary):
    seats(body())
    row = begun()
    assert "Det konstituerende møde er ikke lagt" in text_of(client.post(f"{HANDOVER}punkt/", follow=True))
    make_meeting(row, Day(date(2026, 1, 23)), by=as_actor(secretary))
    assert "Punktet om udpegninger er skrevet." in text_of(client.post(f"{HANDOVER}punkt/", follow=True))


@pytest.mark.parametrize("role", [Role.MEMBER, Role.CHAIR])
def test_only_the_secretariat_hands_over(client, role):
    forum = body()
    seats(forum)
    row, account = begun(), holder(role)
    for act in (lambda by: advise(row, forum, "drop", by=by), lambda by: open_seats(row, by=by)):
        with pytest.raises(NotPermitted):
            act(as_actor(account))
    client.force_login(account)
    assert client.post(f"{HANDOVER}aabn/").status_code == 404
