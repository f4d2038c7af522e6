"""One event in a life: shown first, then carried out as it was shown, in one event of the trail."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from tests.appointments.seats import EXIT, SINCE, TERM_END, body, council, in_board, person, place, put, seats
from tests.papers import OPERATOR, holder
from tvaers.access.models import AuditEvent
from tvaers.access.roles import Role
from tvaers.appointments.actions import (
    Decision,
    Named,
    appoint_named,
    carry_out,
    correct_fact,
    note_fact,
    remove_fact,
)
from tvaers.appointments.leaving import Kind, LifeEvent, foresee
from tvaers.appointments.models import Appointment, LifeFact
from tvaers.councils.actions.members import seat as seat_in_council
from tvaers.councils.actions.members import set_substitute
from tvaers.councils.models import Membership, Person
from tvaers.councils.periods import on_day
from tvaers.councils.refusals import CannotBeDone
from tvaers.law.seat_changes import What
from tvaers.meetings.models import FollowUp

pytestmark = pytest.mark.usefixtures("registers")


def who_sits(day: date) -> list[str]:
    rows = Appointment.objects.filter(on_day(day), part=Appointment.Part.MEMBER).exclude(state=Appointment.State.VOID)
    return sorted(row.person.name for row in rows)


def with_substitute() -> LifeEvent:
    (seat,) = seats(body(), 1)
    ida = in_board("Ida Holm")
    put(seat, ida)
    put(seat, in_board("Bo Lind"), as_substitute=True)
    return LifeEvent(ida, Kind.LEFT_BOARD, EXIT, municipality=place())


def test_what_is_foreseen_is_not_done():
    event = with_substitute()
    (in_body,) = foresee(event).bodies
    assert {each.what for each in in_body.consequences} == {What.ENDS, What.MOVES_UP, What.SUBSTITUTE_WANTED}
    assert who_sits(EXIT) == ["Ida Holm"]


def test_leaving_the_board_ends_the_seat_the_substitute_moves_up_and_a_new_one_is_asked_for():
    event = with_substitute()
    before = AuditEvent.objects.count()
    carry_out(council(), event, by=OPERATOR)
    assert AuditEvent.objects.count() == before + 1
    assert who_sits(date(2024, 4, 30)) == ["Ida Holm"]
    assert who_sits(EXIT) == ["Bo Lind"]
    assert [row.text for row in FollowUp.objects.all()] == ["Ny stedfortræder til Trafikforum Nord. Spørg V."]
    assert foresee(event).bodies == ()


def test_a_substitute_who_is_in_no_board_does_not_move_up_and_the_seat_is_known_to_be_vacant():
    (seat,) = seats(body(), 1)
    ida = in_board("Ida Holm")
    put(seat, ida)
    put(seat, in_board("Bo Lind", until=date(2024, 2, 1)), as_substitute=True)
    carry_out(council(), LifeEvent(ida, Kind.DIED, EXIT), by=OPERATOR)
    assert who_sits(EXIT) == []
    assert "Ledig plads: Kommunal politiker, Trafikforum Nord. Spørg V." in {row.text for row in FollowUp.objects.all()}


def test_where_the_rule_of_the_body_says_so_the_seat_is_kept():
    (seat,) = seats(body(on_leaving_board="stays"), 1)
    ida = in_board("Ida Holm")
    put(seat, ida)
    carry_out(council(), LifeEvent(ida, Kind.LEFT_BOARD, EXIT, municipality=place()), by=OPERATOR)
    assert who_sits(EXIT) == ["Ida Holm"]


def test_an_event_before_the_appointment_leaves_it_void_and_in_the_history():
    (seat,) = seats(body(), 1)
    ida = in_board("Ida Holm")
    row = put(seat, ida, valid_from=date(2024, 6, 1))
    carry_out(council(), LifeEvent(ida, Kind.LEFT_BOARD, EXIT, municipality=place()), by=OPERATOR)
    row.refresh_from_db()
    assert (row.state, row.end_reason) == (Appointment.State.VOID, Appointment.EndReason.LEFT_BOARD)


def test_leaving_the_board_ends_the_seat_in_the_kkr_and_the_personal_substitute_has_it():
    ida = person("Ida Holm")
    membership = seat_in_council(council(), ida, place(), party="V", valid_from=SINCE, valid_to=TERM_END, by=OPERATOR)
    set_substitute(membership, person("Bo Lind"), place("Aalborg"), valid_from=SINCE, by=OPERATOR)
    carry_out(council(), LifeEvent(ida, Kind.LEFT_BOARD, EXIT, municipality=place()), by=OPERATOR)
    (now,) = Membership.objects.filter(on_day(EXIT))
    assert (now.person.name, now.municipality, now.valid_to) == ("Bo Lind", place("Aalborg"), TERM_END)
    assert LifeFact.objects.get(person=ida, kind="board").valid_to == EXIT


def test_a_mayor_who_stops_being_mayor_loses_the_born_seat_and_the_seats_that_ask_for_a_mayor():
    ida = person("Ida Holm")
    seat_in_council(council(), ida, place(), party="V", is_mayor=True, valid_from=SINCE, by=OPERATOR)
    of = body()
    (of_mayors,) = seats(of, 1, name="Borgmester", asks_for_board=False, asks_for_mayor=True)
    (of_board,) = seats(body(name="Et andet forum"), 1)
    put(of_mayors, ida)
    put(of_board, ida)
    carry_out(council(), LifeEvent(ida, Kind.LEFT_MAYORALTY, EXIT, municipality=place()), by=OPERATOR)
    assert who_sits(EXIT) == ["Ida Holm"]
    assert not Membership.objects.filter(on_day(EXIT)).exists()


def test_on_leave_the_seat_is_kept_and_who_stands_in_is_told():
    event = with_substitute()
    leave = LifeEvent(event.person, Kind.LEAVE, EXIT, until=date(2024, 8, 1))
    (in_body,) = carry_out(council(), leave, by=OPERATOR).bodies
    assert [each.what for each in in_body.consequences] == [What.STANDS_IN]
    assert who_sits(EXIT) == ["Ida Holm"]


def test_changing_party_loses_what_was_held_for_the_party_where_the_body_says_so():
    (seat,) = seats(body(on_leaving_party="ends"), 1, asks_for_party=True)
    ida = in_board("Ida Holm")
    put(seat, ida, party="A")
    carry_out(council(), LifeEvent(ida, Kind.CHANGED_PARTY, date(2023, 1, 1), party="A"), by=OPERATOR)
    assert who_sits(date(2023, 1, 1)) == ["Ida Holm"]
    carry_out(council(), LifeEvent(ida, Kind.CHANGED_PARTY, EXIT, party="V"), by=OPERATOR)
    assert who_sits(EXIT) == []


def ida_and_bo() -> tuple[Person, Appointment, Appointment]:
    """Ida in a seat with Bo as her substitute; each said to sit in the board of Rebild."""
    (seat,) = seats(body(), 1)
    ida = in_board("Ida Holm")
    return ida, put(seat, ida), put(seat, in_board("Bo Lind"), as_substitute=True)


def board_of(who: Person) -> LifeFact:
    return LifeFact.objects.get(person=who, kind="board")


def test_a_fact_of_a_day_long_gone_settles_the_seats_at_once():
    ida, *_rest = ida_and_bo()
    correct_fact(council(), board_of(ida), valid_from=SINCE, valid_to=EXIT, by=OPERATOR)
    assert who_sits(EXIT) == ["Bo Lind"]
    assert "Ny stedfortræder" in FollowUp.objects.get().text


def test_a_leaving_that_was_on_another_day_is_put_right_with_all_that_followed():
    ida, *_rest = ida_and_bo()
    event = LifeEvent(ida, Kind.LEFT_BOARD, EXIT, municipality=place())
    carry_out(council(), event, by=OPERATOR)
    later = date(2024, 9, 1)
    correct_fact(council(), board_of(ida), valid_from=SINCE, valid_to=later, by=OPERATOR)
    assert who_sits(EXIT) == ["Ida Holm"]
    assert who_sits(later) == ["Bo Lind"]
    assert FollowUp.objects.filter(closed_at=None).count() == 1


def test_a_leaving_that_never_was_gives_the_seat_back_and_the_substitute_is_one_again():
    ida, seat, bo = ida_and_bo()
    carry_out(council(), LifeEvent(ida, Kind.LEFT_BOARD, EXIT, municipality=place()), by=OPERATOR)
    correct_fact(council(), board_of(ida), valid_from=SINCE, by=OPERATOR)
    seat.refresh_from_db()
    bo.refresh_from_db()
    assert (seat.valid_to, seat.end_reason, bo.valid_to, bo.end_reason) == (TERM_END, "", TERM_END, "")
    assert who_sits(EXIT) == ["Ida Holm"]
    assert not FollowUp.objects.exists()
    assert Appointment.objects.filter(state=Appointment.State.VOID, person__name="Bo Lind").count() == 1


def test_a_death_that_was_said_of_the_wrong_one_is_taken_away():
    ida, *_rest = ida_and_bo()
    carry_out(council(), LifeEvent(ida, Kind.DIED, EXIT), by=OPERATOR)
    assert who_sits(EXIT) == ["Bo Lind"]
    remove_fact(council(), LifeFact.objects.get(person=ida, kind="death"), by=OPERATOR)
    assert who_sits(EXIT) == ["Ida Holm"]


def test_what_another_has_taken_since_is_not_given_back():
    (seat,) = seats(body(substitutes="none"), 1)
    ida = in_board("Ida Holm")
    put(seat, ida)
    carry_out(council(), LifeEvent(ida, Kind.LEFT_BOARD, EXIT, municipality=place()), by=OPERATOR)
    put(seat, in_board("Eva Sund"), valid_from=EXIT)
    with pytest.raises(CannotBeDone, match="Eva Sund har pladsen"):
        correct_fact(council(), board_of(ida), valid_from=SINCE, by=OPERATOR)
    assert who_sits(EXIT) == ["Eva Sund"]


@pytest.mark.parametrize("order", list(permutations(range(3))), ids=str)
def test_what_is_told_in_any_order_leaves_the_same_seats(order):
    ida, *_rest = ida_and_bo()
    bo = Person.objects.get(name="Bo Lind")
    told = (
        lambda: correct_fact(council(), board_of(ida), valid_from=SINCE, valid_to=EXIT, by=OPERATOR),
        lambda: correct_fact(council(), board_of(bo), valid_from=SINCE, valid_to=date(2024, 8, 1), by=OPERATOR),
        lambda: note_fact(council(), ida, "leave", valid_from=SINCE, valid_to=date(2022, 3, 1), by=OPERATOR),
    )
    for each in order:
        told[each]()
    assert [who_sits(day) for day in (SINCE, EXIT, date(2024, 8, 1))] == [["Ida Holm"], ["Bo Lind"], []]


def test_whose_board_nobody_knew_and_is_appointed_again_keeps_the_seat_from_before():
    first, second = seats(body()), seats(body(name="Et andet forum"))
    row = put(first[0], person("Ida Holm"))
    decision = Decision(EXIT, municipality=place())
    appoint_named(council(), second[0], Named("Ida Holm", is_in_board=True), decision, by=OPERATOR)
    note_fact(council(), row.person, "leave", valid_from=EXIT, valid_to=date(2024, 6, 1), by=OPERATOR)
    row.refresh_from_db()
    assert row.state == Appointment.State.APPOINTED


def test_what_a_fact_does_to_seats_is_shown_before_it_is_kept(client):
    ida, *_rest = ida_and_bo()
    client.force_login(holder(Role.SECRETARY))
    address = f"/nordjylland/blaa-bog/personer/{ida.pk}/oplysninger/{board_of(ida).pk}/"
    given = {"valid_from": "2022-01-01", "last_day": "2024-04-30", "step": "look"}
    page = client.post(address, given).content.decode()
    assert "Bo Lind træder ind på pladsen" in page
    assert (who_sits(EXIT), board_of(ida).valid_to) == (["Ida Holm"], None)
    client.post(address, given | {"step": "keep"})
    assert who_sits(EXIT) == ["Bo Lind"]
    back = client.post(address, {"valid_from": "2022-01-01", "step": "look"}).content.decode()
    assert "Ida Holm får pladsen tilbage" in back
    assert who_sits(EXIT) == ["Bo Lind"]
