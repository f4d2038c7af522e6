"""Putting people into seats: warned, never hindered; left open, answered, ended."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from tests.appointments.seats import EXIT, SINCE, TERM_END, body, council, in_board, person, place, put, seats
from tests.papers import OPERATOR, holder
from tvaers.access.action import NotPermitted, action
from tvaers.access.actor import Actor
from tvaers.access.roles import Role
from tvaers.access.visibility import PUBLIC
from tvaers.appointments.actions import (
    Decision,
    appoint,
    appoint_common_substitute,
    begin_cooperation,
    decide,
    end_appointment,
    end_body,
    end_cooperation,
    leave_open,
    meet_condition,
    move_up,
    note_answer,
    set_participation,
    type_sex,
)
from tvaers.appointments.checks import Proposal, sexes_of, warnings_of, warnings_of_body
from tvaers.appointments.models import Appointment, CooperationMunicipality, PersonSex, WarningAnswer
from tvaers.councils.refusals import CannotBeDone
from tvaers.meetings.models import FollowUp

pytestmark = pytest.mark.usefixtures("registers")
State = Appointment.State


def test_someone_is_appointed_and_a_second_one_is_not_put_into_the_same_seat():
    first, _second = seats(body())
    row = put(first, in_board("Ida Holm"))
    assert (row.state, row.council, row.excused) == (State.APPOINTED, council(), "")
    with pytest.raises(CannotBeDone, match="har pladsen"):
        put(first, in_board("Bo Lind"))


def test_who_is_in_no_board_of_the_region_is_warned_of_with_the_source_and_can_be_appointed_with_a_reason():
    of = body()
    (seat,) = seats(of, 1)
    outsider = in_board("Eva Sund", "Aarhus")
    (warning,) = warnings_of(Proposal(of, seat, outsider, "V", SINCE))
    assert (warning.code, warning.source) == ("not-in-board", "Aftalen § 2")
    row = put(seat, outsider, reasons={"not-in-board": "Særlig viden om busdrift."})
    assert row.excused == "board"
    assert WarningAnswer.objects.get(appointment=row).reason == "Særlig viden om busdrift."


def test_what_is_not_known_is_said_to_be_so():
    of = body()
    (seat,) = seats(of, 1)
    assert [each.code for each in warnings_of(Proposal(of, seat, person("Eva Sund"), "V", SINCE))] == [
        "board-not-known"
    ]


def test_a_nomination_becomes_an_appointment_when_the_authority_answers():
    (seat,) = seats(body(), 1, act="nominate")
    row = put(seat, in_board("Ida Holm"))
    assert row.state == State.NOMINATED
    note_answer(row, on=EXIT, is_appointed=True, by=OPERATOR)
    assert Appointment.objects.get(pk=row.pk).state == State.APPOINTED
    with pytest.raises(CannotBeDone):
        note_answer(row, on=EXIT, is_appointed=True, by=OPERATOR)


def test_a_nomination_that_is_refused_is_over_the_day_of_the_answer():
    (seat,) = seats(body(), 1, act="nominate")
    row = put(seat, in_board("Ida Holm"))
    note_answer(row, on=EXIT, is_appointed=False, note="Ligestillingsloven", by=OPERATOR)
    assert (row.valid_to, row.end_reason) == (EXIT, Appointment.EndReason.REFUSED)


def test_a_name_that_follows_leaves_a_follow_up_that_is_closed_when_the_name_comes():
    (seat,) = seats(body(), 1)
    open_row = leave_open(seat, Decision(SINCE, TERM_END, party="A"), by=OPERATOR)
    assert open_row.state == State.NAME_FOLLOWS
    assert "Spørg A" in FollowUp.objects.get().text
    put(seat, in_board("Ida Holm"), valid_from=EXIT)
    assert FollowUp.objects.get().closed_at is not None
    assert Appointment.objects.get(pk=open_row.pk).valid_to == EXIT


def test_what_is_left_to_the_chairmanship_is_an_authorisation():
    (seat,) = seats(body(), 1)
    row = leave_open(seat, Decision(SINCE), as_substitute=True, to_chairmanship=True, by=OPERATOR)
    assert row.state == State.DELEGATED
    assert FollowUp.objects.get().kind == FollowUp.Kind.AUTHORISATION


def test_a_condition_is_outstanding_until_it_is_met():
    (seat,) = seats(body(), 1)
    row = put(seat, in_board("Ida Holm"), condition="Bestyrelsens godkendelse")
    assert row.state == State.CONDITIONAL
    meet_condition(row, by=OPERATOR)
    assert row.state == State.APPOINTED
    assert FollowUp.objects.get().closed_at is not None


def test_a_proposal_is_known_to_the_secretariat_alone_until_it_is_decided():
    (seat,) = seats(body(), 1)
    row = put(seat, in_board("Ida Holm"), is_proposal=True)
    assert not Appointment.objects.visible_to(PUBLIC).exists()
    assert not Appointment.objects.visible_to(holder(Role.MEMBER)).exists()
    assert Appointment.objects.visible_to(holder(Role.SECRETARY)).get() == row
    decide(row, Decision(SINCE, TERM_END, decided_on=date(2022, 1, 21)), by=OPERATOR)
    assert Appointment.objects.visible_to(PUBLIC).get().state == State.APPOINTED


def test_a_new_personal_substitute_takes_over_from_the_day():
    (seat,) = seats(body(), 1)
    put(seat, in_board("Ida Holm"))
    first = put(seat, in_board("Bo Lind"), as_substitute=True)
    put(seat, in_board("Eva Sund"), as_substitute=True, valid_from=EXIT)
    assert Appointment.objects.get(pk=first.pk).valid_to == EXIT


def test_a_substitute_moves_up_when_the_seat_is_free():
    (seat,) = seats(body(), 1)
    member = put(seat, in_board("Ida Holm"))
    substitute = put(seat, in_board("Bo Lind"), as_substitute=True)
    with pytest.raises(CannotBeDone, match="har pladsen"):
        move_up(substitute, seat, on=EXIT, by=OPERATOR)
    end_appointment(member, on=EXIT, reason=Appointment.EndReason.RESIGNED, by=OPERATOR)
    row = move_up(substitute, seat, on=EXIT, by=OPERATOR)
    assert (row.person.name, row.valid_from, row.valid_to) == ("Bo Lind", EXIT, TERM_END)
    assert Appointment.objects.get(pk=substitute.pk).end_reason == Appointment.EndReason.MOVED_UP


def test_nobody_is_twice_on_the_list_of_substitutes_and_missing_ones_are_told():
    of = body(substitutes="common")
    for number, seat in enumerate(seats(of)):
        put(seat, in_board(f"Medlem {'Lind' if number else 'Holm'}"))
    who = in_board("Bo Lind")
    appoint_common_substitute(of, who, Decision(SINCE), rank=1, by=OPERATOR)
    with pytest.raises(CannotBeDone, match="allerede på listen"):
        appoint_common_substitute(of, who, Decision(SINCE), rank=2, by=OPERATOR)
    assert [each.code for each in warnings_of_body(of, SINCE)] == ["substitutes-missing", "little-spread"]


def test_a_body_that_ends_takes_its_seats_with_it_and_is_still_readable_as_it_was():
    of = body()
    (seat,) = seats(of, 1)
    row = put(seat, in_board("Ida Holm"))
    end_body(of, on=EXIT, by=OPERATOR)
    row.refresh_from_db()
    assert (row.valid_to, row.end_reason) == (EXIT, Appointment.EndReason.SEAT_ENDED)
    with pytest.raises(CannotBeDone, match="findes ikke"):
        put(seat, in_board("Bo Lind"), valid_from=EXIT)


def test_only_the_secretariat_of_the_council_that_fills_a_seat_may_do_so():
    (seat,) = seats(body(), 1)
    elsewhere = Actor.of_account(holder(Role.SECRETARY, council="sjaelland"))
    with pytest.raises(NotPermitted):
        appoint(seat, person("Ida Holm"), Decision(SINCE), by=elsewhere)


def test_the_database_holds_that_an_appointment_has_a_person_or_says_why_not():
    (seat,) = seats(body(), 1)

    @action("appointments.appoint")
    def write(*, by: Actor) -> None:
        Appointment.objects.create(body=seat.kind.body, seat=seat, state=State.APPOINTED, valid_from=SINCE)

    with pytest.raises(IntegrityError), transaction.atomic():
        write(by=OPERATOR)


def test_sex_is_typed_kept_from_the_trail_and_never_public():
    who = person("Ida Holm")
    type_sex(council(), who, "F", by=OPERATOR)
    assert sexes_of([who.pk]) == {who.pk: "F"}
    assert not PersonSex.objects.visible_to(PUBLIC).exists()
    assert not PersonSex.objects.visible_to(holder(Role.MEMBER)).exists()
    type_sex(council(), who, "", by=OPERATOR)
    assert sexes_of([who.pk]) == {}


def test_a_cooperation_has_municipalities_of_several_councils_and_their_roles_over_time():
    row = begin_cooperation(council(), name="Limfjordsrådet", valid_from=SINCE, by=OPERATOR)
    role = CooperationMunicipality.Role
    for name in ("Aalborg", "Viborg"):
        set_participation(council(), row, place(name), valid_from=SINCE, by=OPERATOR)
    set_participation(council(), row, place("Aalborg"), role=role.CHAIR, valid_from=EXIT, by=OPERATOR)
    assert row.municipalities.filter(municipality=place("Aalborg")).count() == 2
    end_cooperation(council(), row, on=TERM_END, by=OPERATOR)
    assert not row.municipalities.filter(valid_to=None).exists()


def five_nominated(sexes: str) -> list[str]:
    """What is said of five nominees of these sexes ("FMMMM"; "-" is unknown) to a body with the letter's rule."""
    of = body(gender_rule="equal-or-one-apart", gender_rule_words="Brevet", substitutes="none")
    names = ("Ida Holm", "Bo Lind", "Eva Sund", "Kim Dahl", "Pia Bro")
    places = ("Rebild", "Aalborg", "Thisted", "Morsø", "Læsø")
    for seat, name, where, sex in zip(seats(of, 5, act="nominate"), names, places, sexes, strict=True):
        who = in_board(name, where)
        put(seat, who, municipality=place(where))
        type_sex(council(), who, sex.strip("-"), by=OPERATOR)
    found = warnings_of_body(of, SINCE)
    assert all(each.source == "Brevet" for each in found)
    return [each.code for each in found]


@pytest.mark.parametrize(
    ("sexes", "codes"),
    [("FMMMM", ["gender-balance-not-kept"]), ("FFFMM", []), ("FFMM-", []), ("FMM--", ["gender-balance-undecided"])],
)
def test_the_balance_of_those_nominated_is_judged_by_the_letter_and_never_guessed(sexes, codes):
    assert five_nominated(sexes) == codes
