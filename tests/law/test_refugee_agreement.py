"""Agreements on refugee quotas: each requirement of the order, and the agreement of KKR Nordjylland for 2021."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tvaers.law.moves import Move
from tvaers.law.refugee_agreement import Signing, refugee_agreement

MODEL_2021 = {
    "0810": 10,
    "0813": 2,
    "0860": 7,
    "0849": 5,
    "0825": 1,
    "0846": 7,
    "0773": 8,
    "0840": 5,
    "0787": 13,
    "0820": 9,
    "0851": 14,
}
LAESOE = Move("0825", "0813", 1, "Læsø fritages")
SIGNED = Signing(tuple(MODEL_2021), date(2020, 9, 9), covers_changed_national_number=True)


def agreement(quota=81, quotas=MODEL_2021, moves=(LAESOE,), signing=SIGNED):
    return refugee_agreement(quota, quotas, moves, signing, year=2021)


def codes(**given) -> list[str]:
    return [warning.code for warning in agreement(**given).warnings]


def test_the_agreement_of_the_north_for_2021_holds():
    """KKR Nordjylland, 19 June 2020, item 3.6: Frederikshavn takes the one of Læsø; both tables sum to 81."""
    worked = agreement()
    assert worked.warnings == ()
    assert worked.result.valid
    assert worked.result.sum == 81
    assert worked.result.agreed == MODEL_2021 | {"0825": 0, "0813": 3}


def test_numbers_that_do_not_fit_the_regional_quota_are_told_with_the_difference():
    """In 2007 the north was announced 207, and the split that was printed adds up to 209."""
    worked = agreement(
        quota=207, quotas={"0851": 200, "0813": 9}, moves=(), signing=replace(SIGNED, signed=("0851", "0813"))
    )
    assert [warning.code for warning in worked.warnings] == ["sum-not-regional-quota"]
    assert "209" in worked.warnings[0].message
    assert "207" in worked.warnings[0].message
    assert "2 for mange" in worked.warnings[0].message
    assert not worked.result.valid


def test_everyone_is_named_and_signs():
    assert codes(signing=replace(SIGNED, signed=tuple(MODEL_2021)[1:])) == ["not-signed"]
    assert codes(signing=replace(SIGNED, signed=(*MODEL_2021, "0101"))) == ["municipality-not-named"]
    assert codes(moves=(Move("0825", "0101", 1, ""),)) == ["municipality-not-named", "not-signed"]


def test_nobody_can_give_more_than_they_have():
    assert codes(moves=(Move("0825", "0813", 2, "for mange"),)) == ["below-zero"]


@pytest.mark.parametrize(
    ("reported", "expected"),
    [
        (date(2020, 9, 9), []),
        (date(2020, 9, 10), ["not-reported-in-time"]),
        (date(2021, 1, 1), ["not-reported-in-time"]),
        (None, ["not-reported-in-time"]),
    ],
)
def test_it_is_reported_before_10_september_of_the_year_before(reported, expected):
    assert codes(signing=replace(SIGNED, reported=reported)) == expected


def test_without_a_word_on_a_changed_number_it_holds_until_the_number_changes():
    worked = agreement(signing=replace(SIGNED, covers_changed_national_number=False))
    assert [warning.code for warning in worked.warnings] == ["lapses-when-number-changes"]
    assert worked.result.valid


def test_every_unmet_requirement_has_its_own_warning():
    broken = Signing((), None, covers_changed_national_number=False)
    assert codes(quota=80, moves=(Move("0825", "0101", 2, ""),), signing=broken) == [
        "sum-not-regional-quota",
        "municipality-not-named",
        "not-signed",
        "below-zero",
        "not-reported-in-time",
        "lapses-when-number-changes",
    ]


MOVES = st.builds(
    Move, st.sampled_from(list(MODEL_2021)), st.sampled_from(list(MODEL_2021)), st.integers(0, 9), st.just("")
)


@given(st.lists(MOVES, max_size=6), st.randoms())
def test_moves_keep_the_sum_and_their_order_does_not_matter(moves, chance):
    worked = agreement(moves=moves)
    assert worked.result.sum == sum(worked.result.agreed.values()) == 81
    assert worked.result.valid is (min(worked.result.agreed.values()) >= 0)
    shuffled = list(moves)
    chance.shuffle(shuffled)
    assert agreement(moves=shuffled).result == worked.result


@given(st.lists(MOVES, max_size=6))
def test_moves_taken_back_leave_the_quotas_as_they_were(moves):
    back = [Move(move.taker, move.giver, move.count, "") for move in moves]
    assert agreement(moves=[*moves, *back]).result.agreed == MODEL_2021
