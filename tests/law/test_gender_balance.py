"""Whether women and men are as many as the rule wants, when some are unknown or missing."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tvaers.law.gender_balance import Count, Rule, Sex, gender_balance, gender_balance_per_seat

W, M = Sex.WOMAN, Sex.MAN
COUNTING = (Rule.NONE, Rule.EQUAL, Rule.EQUAL_OR_ONE_APART)
NAMES = st.lists(st.sampled_from((W, M, None)), max_size=5)


def kept(rule, members, substitutes=(), **places):
    return gender_balance(rule, list(members), list(substitutes), **places).result.kept


def test_the_nomination_of_three_women_and_two_men_keeps_the_rule_of_the_letter():
    """KKR Midtjylland, 5 February 2025, item 3.7: five members of the regional employment council."""
    worked = gender_balance(Rule.EQUAL_OR_ONE_APART, [W, W, W, M, M], [])
    assert worked.result.kept is True
    assert worked.result.members == Count(women=3, men=2, unknown=0)
    assert worked.warnings == ()


def test_the_nomination_of_four_men_and_one_woman_is_warned_of():
    """KKR Nordjylland, 7 February 2025, item 4.1: one substitute's name was still to come."""
    worked = gender_balance(Rule.EQUAL_OR_ONE_APART, [M, M, M, M, W], [None] * 4, open_substitutes=1)
    assert worked.result.kept is False
    assert [warning.code for warning in worked.warnings] == ["gender-balance-not-kept", "gender-balance-undecided"]
    assert "Medlemmer: 1 kvinde og 4 mænd." in worked.warnings[0].message
    assert "særlige grunde" in worked.warnings[0].message


@pytest.mark.parametrize(
    ("rule", "members", "open_members", "expected"),
    [
        (Rule.NONE, [M, M, M], 0, True),
        (Rule.NONE, [None, M], 3, True),
        (Rule.EQUAL, [W, M], 0, True),
        (Rule.EQUAL, [W, W, M], 0, False),
        (Rule.EQUAL, [W, W, M], 1, None),
        (Rule.EQUAL, [W, M], 1, False),
        (Rule.EQUAL, [W, W, W, M], 1, False),
        (Rule.EQUAL_OR_ONE_APART, [W, M, None], 0, True),
        (Rule.EQUAL_OR_ONE_APART, [W, W, None], 0, None),
        (Rule.EQUAL_OR_ONE_APART, [W, W, W], 1, False),
        (Rule.EQUAL_OR_ONE_APART, [], 0, True),
        (Rule.EQUAL_OR_ONE_APART, [], 4, None),
    ],
)
def test_each_rule(rule, members, open_members, expected):
    assert kept(rule, members, open_members=open_members) is expected


def test_members_and_substitutes_keep_the_rule_each_for_themselves():
    assert kept(Rule.EQUAL, [W, M], [W, M]) is True
    assert kept(Rule.EQUAL, [W, W], [M, M]) is False
    assert kept(Rule.EQUAL, [W, M], [W, None]) is None


@pytest.mark.parametrize(
    ("seats", "open_members", "expected"),
    [
        ([(W, M), (M, W)], 0, True),
        ([(W, M), (M, M)], 0, False),
        ([(W, M), (M, M)], 1, False),
        ([(W, M), (M, None)], 0, None),
        ([(W, M)], 1, None),
        ([], 0, True),
    ],
)
def test_two_names_for_each_seat(seats, open_members, expected):
    assert gender_balance_per_seat(seats, [], open_members=open_members).result.kept is expected


def test_substitutes_are_only_counted_where_the_rule_is_about_seats():
    worked = gender_balance_per_seat([(W, M)], [M, M, None])
    assert worked.result.kept is True
    assert worked.result.members == Count(women=1, men=1, unknown=0)
    assert worked.result.substitutes == Count(women=0, men=2, unknown=1)
    assert [warning.code for warning in worked.warnings] == ["substitutes-only-counted"]


def test_the_rule_about_seats_is_not_judged_by_counting():
    with pytest.raises(ValueError, match="pairs"):
        gender_balance(Rule.BOTH_SEXES_PER_SEAT, [], [])


@given(st.sampled_from(COUNTING), NAMES, st.integers(0, 4))
def test_it_is_decided_exactly_when_no_way_of_filling_the_places_changes_it(rule, members, open_members):
    undecided = members.count(None) + open_members
    known = [sex for sex in members if sex]
    outcomes = {kept(rule, known + list(filled)) for filled in product((W, M), repeat=undecided)}
    assert kept(rule, members, open_members=open_members) is (outcomes.pop() if len(outcomes) == 1 else None)


@given(st.sampled_from(COUNTING), NAMES, NAMES)
def test_women_and_men_count_alike_and_their_order_does_not_matter(rule, members, substitutes):
    other = {W: M, M: W, None: None}
    swapped = ([other[sex] for sex in reversed(names)] for names in (members, substitutes))
    assert kept(rule, *swapped) is kept(rule, members, substitutes)


@given(st.sampled_from(COUNTING), NAMES, NAMES, st.integers(0, 3))
def test_there_is_a_warning_exactly_when_the_rule_is_not_known_to_be_kept(rule, members, substitutes, open_members):
    worked = gender_balance(rule, members, substitutes, open_members=open_members)
    assert bool(worked.warnings) is (worked.result.kept is not True)
