"""d'Hondt, against published elections and against another's program; and that it stops at ties."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.dhondt import random_elections, seats_of_the_package
from bench.dhondt import seats as seats_in_order_of_votes
from tvaers.law.dhondt import dhondt
from tvaers.law.given import NotOfTheForm
from tvaers.law.lots import Lots

CASES_IN_CI = 5000
VOTES = st.dictionaries(st.sampled_from("ABCFIOVØ"), st.integers(0, 60), min_size=1).filter(lambda v: any(v.values()))


def seats(votes: dict[str, int], count: int) -> dict[str, int] | None:
    """Each list's seats, where their order does not matter; None when lots must be drawn."""
    found = dhondt({(name,): each for name, each in votes.items()}, count, Lots((), votes), in_order=False)
    if found.tied:
        return None
    return {name: found.seats().get((name,), 0) for name in votes}


@pytest.mark.parametrize(
    ("per_mille", "board"),
    [
        ({"V": 266, "A": 295, "O": 101, "Ø": 69, "C": 85, "F": 56, "B": 47, "I": 29}, "A6 V5 O2 C1 B1 F1 Ø1"),
        ({"A": 324, "V": 231, "C": 88, "O": 88, "Ø": 60, "F": 57, "B": 46, "I": 26}, "A7 V5 B1 C1 F1 O1 Ø1"),
        ({"A": 284, "V": 212, "C": 152, "F": 76, "Ø": 73, "B": 56, "O": 41, "D": 36}, "A6 V5 C3 B1 F1 Ø1"),
    ],
    ids=["2013", "2017", "2021"],
)
def test_the_boards_of_kl_come_out_of_the_countrys_votes(per_mille, board):
    """The boards of 17 are published by KL (2013, 2017) and a newspaper (2021); the shares are rounded by hand."""
    won = seats(per_mille, 17)
    assert won
    assert {f"{name}{count}" for name, count in won.items() if count} == set(board.split())


def test_it_agrees_with_another_program_in_5000_elections_and_stops_at_the_same_ties():
    ties = 0
    for votes, count in random_elections(CASES_IN_CI, seed=2026):
        ours = seats_in_order_of_votes(votes, count)
        assert ours == seats_of_the_package(votes, count), (votes, count)
        ties += ours is None
    assert ties > CASES_IN_CI / 100


def test_a_tie_that_is_not_between_too_many_stops_only_where_the_order_matters():
    votes = {("A",): 100, ("V",): 100}
    assert dhondt(votes, 2, Lots((), "AV"), in_order=False).seats() == {("A",): 1, ("V",): 1}
    assert set(dhondt(votes, 2, Lots((), "AV"), in_order=True).tied) == {("A",), ("V",)}


def test_three_who_tie_for_two_seats_draw_twice():
    votes = {("A",): 9, ("F",): 9, ("V",): 9}
    once = dhondt(votes, 2, Lots([("F", "A", "V")], "AFV"), in_order=False)
    assert [award.winner for award in once.awards] == [("F",)]
    assert set(once.tied) == {("A",), ("V",)}
    twice = dhondt(votes, 2, Lots([("F", "A", "V"), ("V", "A")], "AFV"), in_order=False)
    assert [award.winner for award in twice.awards] == [("F",), ("V",)]
    assert twice.tied == ()


@given(VOTES, st.integers(0, 12))
def test_every_seat_goes_to_someone_and_every_quotient_is_the_largest_left(votes, count):
    found = dhondt({(name,): each for name, each in votes.items()}, count, Lots((), votes), in_order=False)
    assert len(found.awards) == count or found.tied
    quotients = [award.quotient for award in found.awards]
    assert quotients == sorted(quotients, reverse=True)
    won = found.seats()
    largest_left = max(Fraction(each, won.get((name,), 0) + 1) for name, each in votes.items())
    assert not quotients or quotients[-1] >= largest_left


@given(VOTES, st.integers(1, 12))
def test_one_seat_more_takes_nothing_from_anyone(votes, count):
    fewer, more = seats(votes, count), seats(votes, count + 1)
    if fewer is not None and more is not None:
        assert all(fewer[name] <= more[name] for name in votes)


@given(VOTES, st.integers(1, 12))
def test_nobody_gets_less_than_the_whole_part_of_their_share(votes, count):
    won = seats(votes, count)
    if won is not None:
        assert all(won[name] >= count * each // sum(votes.values()) for name, each in votes.items())


@given(VOTES, st.integers(1, 12), st.randoms())
def test_the_order_of_the_lists_does_not_matter(votes, count, chance):
    names = list(votes)
    chance.shuffle(names)
    assert seats({name: votes[name] for name in names}, count) == seats(votes, count)


@given(VOTES, st.integers(1, 12), st.integers(2, 9))
def test_only_the_proportions_of_the_votes_matter(votes, count, times):
    assert seats({name: times * each for name, each in votes.items()}, count) == seats(votes, count)


@given(VOTES, st.integers(1, 12), st.randoms())
def test_with_lots_drawn_for_every_tie_all_seats_are_filled(votes, count, chance):
    contenders = {(name,): each for name, each in votes.items()}
    drawn: list[list[str]] = []
    while (found := dhondt(contenders, count, Lots(drawn, votes), in_order=True)).tied:
        draw = [name for (name,) in found.tied]
        chance.shuffle(draw)
        drawn.append(draw)
    assert len(found.awards) == count
    assert [award.winner[0] for award in found.awards if award.drawn_between] == [draw[0] for draw in drawn]


@pytest.mark.parametrize("draw", [[], ["A"], ["A", "A"], ["A", "X"]])
def test_a_draw_is_between_lists_that_stand(draw):
    with pytest.raises(NotOfTheForm, match="lots"):
        Lots([draw], "AV")


def test_a_draw_that_no_tie_asked_for_is_told():
    lots = Lots([("A", "V")], "AV")
    assert [warning.code for warning in lots.warnings()] == ["lots-not-used"]
    assert lots.winner([("V",), ("A",)]) == ("A",)
    assert lots.warnings() == ()
