"""What speaks against an appointment, and that what is not known is said to be so."""

from __future__ import annotations

from datetime import date

from tvaers.law.appointing import Candidate, missing_substitutes, objections, spread
from tvaers.law.seats import Effect, Ground, Holding, Life, Period, SeatOfBody, SeatRules

DAY = date(2025, 2, 7)
SINCE = (Period(date(2022, 1, 1), date(2026, 1, 1)),)
SEAT = SeatOfBody("1", Period(date(2025, 1, 1)), SeatRules({Ground.BOARD: Effect.ENDS}, "loven"), "V")


def codes(life: Life, *others: Holding, party: str = "V", day: date = DAY, most_times: int | None = None) -> list[str]:
    candidate = Candidate("ida", "Ida", life, party)
    return [each.code for each in objections(candidate, SEAT, day, others, most_times=most_times)]


def held(*, is_substitute: bool = False, seat: str = "1") -> Holding:
    return Holding("h", seat, "ida", Period(date(2025, 1, 1)), is_substitute=is_substitute)


def test_nothing_speaks_against_a_member_of_the_board():
    assert codes(Life(boards=SINCE)) == []


def test_who_left_the_board_the_day_before_is_not_in_it_and_who_is_unknown_is_not_said_to_be_out():
    assert codes(Life(boards=(Period(date(2022, 1, 1), DAY),))) == ["not-in-board"]
    assert codes(Life()) == ["board-not-known"]


def test_every_objection_names_where_the_rule_is_written():
    (found,) = objections(Candidate("ida", "Ida", Life(boards=())), SEAT, DAY, ())
    assert (found.source, found.ground, found.message) == (
        "loven",
        Ground.BOARD,
        "Ida sidder ikke i en kommunalbestyrelse i området den dag.",
    )


def test_double_seats_the_wrong_party_leave_and_too_many_terms_are_told():
    life = Life(boards=SINCE, leaves=(Period(DAY, date(2025, 3, 1)),))
    assert codes(life, held(seat="2"), party="A", most_times=1) == [
        "on-leave",
        "of-another-party",
        "double-seat",
        "too-often",
    ]
    assert codes(Life(boards=SINCE), held(is_substitute=True)) == ["already-substitute"]
    assert codes(Life(boards=SINCE, died=DAY)) == ["dead"]
    assert codes(Life(boards=SINCE), day=date(2024, 6, 1)) == ["seat-not-there"]


def test_two_from_one_municipality_are_told_while_others_have_none():
    assert spread(["Rebild", "Rebild", "Aalborg"], 11).code == "little-spread"
    assert spread(["Rebild", "Aalborg"], 11) is None
    assert spread(["Rebild", "Rebild", "Aalborg"], 2) is None


def test_substitutes_that_are_missing_are_counted():
    assert missing_substitutes(5, 4, "loven").message == "Der mangler en stedfortræder."
    assert missing_substitutes(5, 1, "loven").message == "Der mangler 4 stedfortrædere."
    assert missing_substitutes(5, 5, "loven") is None
