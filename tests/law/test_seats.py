"""What leaving does to seats: by the rule of the body, on the day, and for any life whatever."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tvaers.law.seat_changes import BodyOfSeats, Settled, What, settle
from tvaers.law.seats import (
    Cause,
    Effect,
    Ground,
    Holding,
    Life,
    Period,
    SeatOfBody,
    SeatRules,
    Substitution,
    denial_of,
)

FIRST, EXIT, TERM_END = date(2022, 1, 1), date(2023, 5, 1), date(2026, 1, 1)
TERMS = (Period(FIRST, TERM_END), Period(TERM_END, date(2030, 1, 1)))
ALWAYS = (Period(date(2000, 1, 1)),)
UNTIL_EXIT = Life(boards=(Period(FIRST, EXIT),))
IN_BOARD = Life(boards=ALWAYS)


def seat(effect: Effect = Effect.ENDS, *, key: str = "1", ground: Ground = Ground.BOARD, bloc: str = "") -> SeatOfBody:
    return SeatOfBody(key, Period(FIRST, date(2028, 1, 1)), SeatRules({ground: effect}, "aftalen"), bloc)


def member(person: str = "Ida", **changes) -> Holding:
    return replace(Holding(f"m-{person}", "1", person, Period(FIRST, TERM_END)), **changes)


def substitute(person: str = "Bo", **changes) -> Holding:
    return replace(Holding(f"s-{person}", "1", person, Period(FIRST, TERM_END), is_substitute=True), **changes)


def body(*seats: SeatOfBody, substitutes: Substitution = Substitution.PERSONAL) -> BodyOfSeats:
    return BodyOfSeats({each.key: each for each in seats or (seat(),)}, substitutes, TERMS)


def who_sits(settled: Settled, day: date, key: str = "1") -> list[str]:
    return [
        each.person
        for each in settled.holdings
        if each.seat == key and not each.is_substitute and each.period.holds(day)
    ]


@pytest.mark.parametrize(
    ("effect", "day"), [(Effect.ENDS, EXIT), (Effect.STAYS, None), (Effect.ENDS_WITH_TERM, TERM_END)]
)
def test_what_leaving_the_board_does_is_the_rule_of_the_body(effect, day):
    denial = denial_of(member(period=Period(FIRST)), UNTIL_EXIT, seat(effect), TERMS)
    assert (denial.day if denial and denial.cause is Cause.LEFT_BOARD else None) == day


def test_a_board_left_for_another_without_a_day_between_was_not_left():
    life = Life(boards=(Period(EXIT), Period(FIRST, EXIT)))
    assert denial_of(member(), life, seat(), TERMS) is None


def test_what_is_not_known_denies_nothing_and_a_given_reason_excuses():
    assert denial_of(member(), Life(), seat(), TERMS) is None
    excused = member(excused=frozenset({Ground.BOARD}))
    assert denial_of(excused, Life(boards=()), seat(), TERMS) is None
    assert denial_of(member(), Life(boards=()), seat(), TERMS).day == FIRST


def test_a_party_left_counts_for_the_party_that_the_seat_is_held_for():
    life = Life(parties=(("A", Period(FIRST, EXIT)), ("V", Period(EXIT))))
    rules = seat(ground=Ground.PARTY)
    assert denial_of(member(party="A"), life, rules, TERMS).day == EXIT
    assert denial_of(member(), life, rules, TERMS) is None


def test_the_personal_substitute_moves_up_on_the_day_and_a_new_one_is_wanted():
    settled = settle(body(), {"Ida": UNTIL_EXIT, "Bo": IN_BOARD}, [member(), substitute()])
    assert who_sits(settled, date(2023, 4, 30)) == ["Ida"]
    assert who_sits(settled, EXIT) == ["Bo"]
    happened = {(each.what, each.day, each.person) for each in settled.consequences}
    assert (What.MOVES_UP, EXIT, "Bo") in happened
    assert (What.SUBSTITUTE_WANTED, EXIT, "Bo") in happened
    assert all(each.source == "aftalen" for each in settled.consequences)


def test_whoever_moved_up_is_under_the_same_rule():
    until_june = Life(boards=(Period(FIRST, date(2023, 6, 1)),))
    settled = settle(body(), {"Ida": UNTIL_EXIT, "Bo": until_june}, [member(), substitute()])
    assert who_sits(settled, date(2023, 5, 31)) == ["Bo"]
    assert who_sits(settled, date(2023, 6, 1)) == []


def test_a_substitute_who_may_not_sit_leaves_the_seat_vacant():
    settled = settle(body(), {"Ida": UNTIL_EXIT, "Bo": Life(boards=())}, [member(), substitute()])
    assert who_sits(settled, EXIT) == []
    assert settled.vacant["1"][0].begins == EXIT


def test_the_first_able_common_substitute_of_the_bloc_moves_up():
    several = body(seat(bloc="V"), seat(key="2"), substitutes=Substitution.COMMON)
    holdings = [
        member(),
        member("Eva", seat="2"),
        substitute("Rød", seat=None, rank=1, party="A"),
        substitute("Eva", seat=None, rank=2, party="V"),
        substitute("Blå", seat=None, rank=3, party="V"),
    ]
    lives = dict.fromkeys(("Eva", "Rød", "Blå"), IN_BOARD) | {"Ida": UNTIL_EXIT}
    assert who_sits(settle(several, lives, holdings), EXIT) == ["Blå"]


def test_on_leave_the_seat_is_kept_and_the_substitute_stands_in():
    life = replace(IN_BOARD, leaves=(Period(EXIT, date(2023, 8, 1)),))
    settled = settle(body(), {"Ida": life, "Bo": IN_BOARD}, [member(), substitute()])
    assert who_sits(settled, EXIT) == ["Ida"]
    (stand_in,) = [each for each in settled.consequences if each.what is What.STANDS_IN]
    assert (stand_in.person, stand_in.until) == ("Bo", date(2023, 8, 1))


def test_an_exit_told_of_late_undoes_what_began_after_it():
    later = substitute(period=Period(FIRST, date(2023, 9, 1)))
    moved = member("Bo", key="m-Bo", period=Period(date(2023, 9, 1), TERM_END))
    settled = settle(
        body(),
        {"Ida": UNTIL_EXIT, "Bo": Life(boards=(Period(FIRST, date(2023, 6, 1)),))},
        [member(period=Period(FIRST, date(2023, 9, 1))), later, moved],
    )
    assert who_sits(settled, EXIT) == ["Bo"]
    assert who_sits(settled, date(2023, 6, 1)) == []
    assert who_sits(settled, date(2023, 9, 1)) == []


START = date(2024, 1, 1)
LENGTH = 30
DAYS = [START + timedelta(days=number) for number in range(LENGTH)]
SHORT_TERMS = tuple(Period(DAYS[number], DAYS[number] + timedelta(days=10)) for number in range(0, LENGTH, 10))
PEOPLE = ("a", "b", "c", "d", "e", "f", "g")
PARTIES = ("A", "V")
day_numbers = st.integers(0, LENGTH - 1)
events = st.tuples(
    st.sampled_from(PEOPLE),
    st.sampled_from(
        ["elected", "left board", "left board", "mayor", "not mayor", "A", "V", "no party", "died", "leave", "back"]
    ),
    day_numbers,
)
ON, OFF = {"elected", "mayor", "A", "V", "leave"}, {"left board", "not mayor", "no party", "back"}


@st.composite
def bodies(draw) -> BodyOfSeats:
    effects = st.dictionaries(st.sampled_from(list(Ground)), st.sampled_from(list(Effect)), min_size=1)
    seats = {}
    for key in ("1", "2", "3"):
        first = draw(st.integers(0, 5))
        last = draw(st.none() | st.integers(first + 1, LENGTH))
        ends = None if last is None else START + timedelta(days=last)
        rules = SeatRules(draw(effects), "kilden")
        seats[key] = SeatOfBody(key, Period(DAYS[first], ends), rules, draw(st.sampled_from(["", "A", "V"])))
    return BodyOfSeats(seats, draw(st.sampled_from(list(Substitution))), SHORT_TERMS)


@st.composite
def holdings(draw, *, of: BodyOfSeats) -> list[Holding]:
    """Members one after the other in each seat, and substitutes of every kind."""
    found = []
    for key in of.seats:
        marks = sorted({draw(st.integers(5, 8)), draw(day_numbers), LENGTH - 1})
        for first, last in itertools.pairwise(marks):
            person, party = draw(st.sampled_from([*PEOPLE[:4], ""])), draw(st.sampled_from(["", "A", "A", "V"]))
            if person:
                period = Period(DAYS[first], DAYS[last])
                found.append(Holding(f"m{key}{first}", key, person, period, party=party))
    for number, person in enumerate(draw(st.permutations(PEOPLE[2:]))):
        first = draw(st.integers(0, 8))
        period = Period(DAYS[first], draw(st.sampled_from([None, DAYS[first] + timedelta(days=15)])))
        place = None if of.substitutes is Substitution.COMMON else draw(st.sampled_from(list(of.seats)))
        party = draw(st.sampled_from(["", "A", "A", "V"]))
        found.append(Holding(f"s{number}", place, person, period, is_substitute=True, rank=number, party=party))
    return found


def lives_by(told: list[tuple[str, str, int]]) -> dict[str, Life]:
    """The lives as far as they have been told of, whatever the order of telling."""
    return {person: _life([(kind, number) for who, kind, number in told if who == person]) for person in PEOPLE}


def _life(told: list[tuple[str, int]]) -> Life:
    def spans(on: set[str], off: set[str]) -> tuple[Period, ...]:
        found, begun = [], None
        for number, day in enumerate(DAYS):
            kinds = {kind for kind, when in told if when == number}
            if kinds & off and begun is not None:
                found += [Period(begun, day)] if begun < day else []
                begun = None
            if kinds & on and begun is None:
                begun = day
        return (*found, *([Period(begun)] if begun is not None else []))

    party = {name: spans({name}, {"no party", *PARTIES} - {name}) for name in PARTIES}
    deaths = [number for kind, number in told if kind == "died"]
    return Life(
        boards=spans({"elected"}, {"left board"}),
        mayoralties=spans({"mayor"}, {"not mayor"}),
        parties=tuple((name, period) for name in PARTIES for period in party[name]),
        leaves=spans({"leave"}, {"back"}),
        died=DAYS[min(deaths)] if deaths else None,
    )


def is_denied(holding: Holding, life: Life, place: SeatOfBody, day: date) -> bool:
    """The rule said once more, day by day and without any of the code under test but the periods."""
    if (life.died and life.died <= day) or not place.period.holds(day):
        return True
    return any(_is_denied_by(ground, effect, holding, life, day) for ground, effect in place.rules.grounds.items())


def _is_denied_by(ground: Ground, effect: Effect, holding: Holding, life: Life, day: date) -> bool:
    if life.has(ground, day, holding.party) is None:
        return False
    had = [life.has(ground, each, holding.party) for each in DAYS if holding.period.begins <= each <= day]
    if not had[0]:
        return True
    if effect is Effect.STAYS or all(had):
        return False
    if effect is Effect.ENDS:
        return True
    last_with_it = holding.period.begins + timedelta(days=had.index(False) - 1)
    return any(term.holds(last_with_it) and term.ends is not None and day >= term.ends for term in SHORT_TERMS)


def assert_all_is_well(settled: Settled, place: BodyOfSeats, lives: dict[str, Life]) -> None:
    for key, each in place.seats.items():
        for day in DAYS:
            sitting = [
                held
                for held in settled.holdings
                if held.seat == key and not held.is_substitute and held.period.holds(day)
            ]
            vacant = any(period.holds(day) for period in settled.vacant[key])
            assert len(sitting) + vacant == (1 if each.period.holds(day) else 0), (key, day)
            assert not any(is_denied(held, lives[held.person], each, day) for held in sitting), (key, day)


@settings(max_examples=300)
@given(st.data())
def test_whatever_happens_nobody_sits_where_the_rules_deny_it_and_no_seat_is_lost(data):
    place = data.draw(bodies())
    current = data.draw(holdings(of=place))
    told = [(person, kind, 0) for person in PEOPLE for kind in ("elected", "mayor", "A")]
    for event in [None, *data.draw(st.lists(events, min_size=2, max_size=12))]:
        told += [event] if event else []
        lives = lives_by(told)
        settled = settle(place, lives, current)
        assert_all_is_well(settled, place, lives)
        again = settle(place, lives, settled.holdings)
        assert set(again.holdings) == set(settled.holdings)
        current = list(settled.holdings)
