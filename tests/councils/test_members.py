"""Seats in a council: one person one seat at a time, the substitute personal, nobody deleted by time passing."""

from datetime import date

import pytest

from tests.papers import OPERATOR, holder
from tvaers.access.action import NotPermitted
from tvaers.access.actor import Actor
from tvaers.access.roles import Role
from tvaers.councils.actions.members import (
    continue_membership,
    end_membership,
    person_called,
    seat,
    set_substitute,
)
from tvaers.councils.models import Council, Membership, Municipality, Person, PersonalSubstitute
from tvaers.councils.periods import on_day
from tvaers.councils.refusals import CannotBeDone

pytestmark = pytest.mark.usefixtures("registers")

SINCE, LATER = date(2026, 1, 1), date(2026, 6, 1)


def council() -> Council:
    return Council.objects.get(slug="nordjylland")


def rebild() -> Municipality:
    return Municipality.objects.get(name="Rebild")


def person(name: str = "Ida Holm-Krogh") -> Person:
    return person_called(council(), name, by=OPERATOR)


def member(name: str = "Ida Holm-Krogh", **period) -> Membership:
    return seat(council(), person(name), rebild(), party="a", **({"valid_from": SINCE} | period), by=OPERATOR)


def substitutes_on(day: date) -> list[str]:
    return [row.person.name for row in PersonalSubstitute.objects.filter(on_day(day)).order_by("pk")]


def test_a_name_written_a_little_otherwise_is_the_same_person():
    assert person("Ida Holm-Krogh") == person("ida  holm krogh")


def test_who_sits_already_does_not_get_a_second_seat_in_that_time():
    first = member()
    with pytest.raises(CannotBeDone, match="allerede en plads"):
        member()
    end_membership(first, on=LATER, by=OPERATOR)
    assert member(valid_from=LATER).party == "A"


def test_the_substitute_stops_with_the_member_and_comes_back_when_that_is_undone():
    row = member()
    set_substitute(row, person("Bo Lind"), rebild(), valid_from=SINCE, by=OPERATOR)
    end_membership(row, on=LATER, by=OPERATOR)
    assert substitutes_on(LATER) == []
    assert substitutes_on(date(2026, 5, 31)) == ["Bo Lind"]
    continue_membership(Membership.objects.get(pk=row.pk), by=OPERATOR)
    assert substitutes_on(LATER) == ["Bo Lind"]


def test_a_new_substitute_takes_over_from_the_day_and_the_earlier_stays_in_the_history():
    row = member()
    set_substitute(row, person("Bo Lind"), rebild(), valid_from=SINCE, by=OPERATOR)
    set_substitute(row, person("Eva Sund"), rebild(), valid_from=LATER, by=OPERATOR)
    assert substitutes_on(date(2026, 5, 31)) == ["Bo Lind"]
    assert substitutes_on(LATER) == ["Eva Sund"]


def test_nobody_is_their_own_substitute_nor_one_for_a_seat_that_is_not_held():
    row = member()
    with pytest.raises(CannotBeDone, match="sin egen"):
        set_substitute(row, row.person, rebild(), valid_from=SINCE, by=OPERATOR)
    with pytest.raises(CannotBeDone, match="den dag"):
        set_substitute(row, person("Bo Lind"), rebild(), valid_from=date(2025, 1, 1), by=OPERATOR)


def test_an_account_belongs_to_one_person():
    account = holder(Role.MEMBER, email="ida@rebild.example")
    assert person_called(council(), "Ida Holm-Krogh", "IDA@rebild.example", by=OPERATOR).account == account
    with pytest.raises(CannotBeDone, match="en anden person"):
        person_called(council(), "Bo Lind", "ida@rebild.example", by=OPERATOR)
    with pytest.raises(CannotBeDone, match="Ingen konto"):
        person_called(council(), "Bo Lind", "bo@rebild.example", by=OPERATOR)


def test_only_the_councils_secretariat_tends_its_members():
    elsewhere = Actor.of_account(holder(Role.SECRETARY, council="sjaelland"))
    with pytest.raises(NotPermitted):
        person_called(council(), "Ida Holm-Krogh", by=elsewhere)
    person_called(council(), "Ida Holm-Krogh", by=Actor.of_account(holder(Role.SECRETARY, email="s@kkr.example")))
