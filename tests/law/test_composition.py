"""The composition of a KKR by the hypothesis: the published totals, and what must hold of every composition."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tvaers.law.composition import Basis, Rounding, composition
from tvaers.law.given import NotOfTheForm

NAMES = "ABCFOVX"
# The shares of the three elections below are near the real ones, rounded by hand; KL's own figures are not public.
NORTH_2021 = {"A": 320, "V": 290, "C": 115, "O": 45, "F": 43, "Ø": 42, "D": 42, "B": 36, "lokal": 67}
COUNTRY_2013 = {"V": 266, "A": 295, "O": 101, "C": 85, "Ø": 69, "F": 56, "B": 47, "I": 29, "lokal": 52}
COUNTRY_2017 = {"V": 231, "A": 324, "O": 88, "C": 88, "Ø": 60, "F": 57, "B": 46, "I": 26, "Å": 29, "lokal": 51}


def basis(municipalities, votes, mayors, seats=None) -> Basis:
    return Basis(municipalities, votes, list(votes) if seats is None else seats, mayors)


def targets(of: Basis, **more) -> dict[str, int] | None:
    found = composition(of, **more).result
    return None if found is None else {name: party.target for name, party in found.parties.items()}


def codes(of: Basis, **more) -> list[str]:
    """The warnings beside the one that is always there: that this is a hypothesis."""
    first, *others = [warning.code for warning in composition(of, **more).warnings if warning.code != "tie-draw-lots"]
    assert first == "composition-hypothesis"
    return others


def test_the_council_of_the_north_2022_comes_out_of_shares_near_the_real_ones():
    """KKR Nordjylland 2022-26 at its cap of 22, as the attendance lists have it: nine mayors of V and nobody more."""
    north = basis(11, NORTH_2021, {"V": 9, "A": 2}, [name for name in NORTH_2021 if name != "lokal"])
    found = composition(north).result
    assert found
    assert (found.size, found.capped, found.other_mayors) == (22, True, 0)
    assert targets(north) == {"A": 6, "V": 9, "C": 2, "O": 1, "F": 1, "Ø": 1, "D": 1, "B": 1}
    assert found.parties["V"].supplementary == 0
    assert sum(party.supplementary for party in found.parties.values()) == 11


def test_dhondt_would_not_have_given_every_small_list_of_the_north_a_member():
    north = basis(11, NORTH_2021, {"V": 9, "A": 2}, [name for name in NORTH_2021 if name != "lokal"])
    by_dhondt = targets(north, rounding=Rounding.DHONDT)
    assert by_dhondt
    assert by_dhondt["A"] > 6
    assert 0 in by_dhondt.values()


@pytest.mark.parametrize(
    ("votes", "mayors", "published"),
    [
        (COUNTRY_2013, {"V": 48, "A": 33, "C": 13, "F": 1, "B": 1, "lokal": 2}, 181),
        (COUNTRY_2017, {"V": 37, "A": 47, "C": 8, "F": 1, "B": 1, "Å": 1, "lokal": 3}, 158),
    ],
    ids=["2014-18", "2018-22"],
)
def test_the_size_of_the_assembly_of_kl_is_met_within_rounding_by_one_of_two_readings(votes, mayors, published):
    """KL's repræsentantskab is made up in the same way; its totals are published. Votes and mayors are rounded.

    Local lists that have joined the cooperation count as one; which share of the local votes they had is not known.
    Nor is how KL rounds, which is up to a half for each list.
    """
    parties = [name for name in votes if name != "lokal"]
    sizes = []
    for seats in (parties, list(votes)):
        found = composition(basis(98, votes, mayors, seats)).result
        assert found
        assert found.parties["V"].supplementary == 0
        assert not found.capped
        sizes.append(found.size)
    assert min(sizes) - len(votes) / 2 <= published <= max(sizes) + len(votes) / 2


def test_a_list_needs_two_per_cent_of_all_votes_and_a_seat():
    votes = {"A": 9300, "V": 300, "F": 200, "C": 199, "O": 1}
    found = composition(basis(3, votes, {"A": 3}, ["A", "F", "C", "O"])).result
    assert found
    assert found.eligible == ("A", "F")


def test_mayors_of_other_lists_sit_all_the_same():
    found = composition(basis(4, {"A": 600, "V": 390, "X": 10}, {"A": 2, "X": 2})).result
    assert found
    assert (found.other_mayors, found.size) == (2, 5)
    assert "X" not in found.parties


def test_a_half_is_rounded_up_and_a_target_is_never_below_the_mayors():
    assert targets(basis(2, {"A": 400, "V": 100}, {"A": 2})) == {"A": 2, "V": 1}
    assert targets(basis(3, {"A": 200, "V": 101}, {"A": 2, "V": 1})) == {"A": 2, "V": 1}


def test_a_list_above_its_share_keeps_its_mayors_and_the_others_share_the_rest():
    assert targets(basis(6, {"A": 50, "V": 30, "F": 20}, {"V": 5, "A": 1}), cap=12) == {"A": 5, "V": 5, "F": 2}
    assert targets(basis(6, {"A": 50, "V": 30, "F": 20}, {"V": 5, "A": 1}), size=10) == {"A": 4, "V": 5, "F": 1}


def test_a_size_that_is_given_is_filled_also_below_the_cap():
    of = basis(11, {"A": 90000, "V": 80000, "X": 900}, {"V": 9, "A": 1, "X": 1})
    assert targets(of, size=22) == {"A": 11, "V": 10}
    assert targets(of, size=22, rounding=Rounding.DHONDT) == {"A": 11, "V": 10}
    found = composition(of, size=22).result
    assert found
    assert (found.size, found.capped) == (22, False)


def test_lots_are_drawn_for_a_seat_between_equal_remainders():
    of = basis(3, {"A": 100, "V": 100}, {"A": 2, "V": 1})
    for rounding in Rounding:
        worked = composition(of, size=5, rounding=rounding)
        assert worked.result is None
        assert worked.warnings[0].code == "tie-draw-lots"
        assert "A og V" in worked.warnings[0].message
        assert targets(of, size=5, rounding=rounding, lots=[["V", "A"]]) == {"A": 2, "V": 3}
        assert targets(of, size=6, rounding=rounding) == {"A": 3, "V": 3}


def test_three_equal_remainders_for_two_seats_are_drawn_for_twice():
    of = basis(3, {"A": 50, "V": 50, "F": 50}, {"A": 1, "V": 1, "F": 1})
    assert targets(of, size=5) is None
    assert targets(of, size=5, lots=[["F", "A", "V"]]) is None
    assert targets(of, size=5, lots=[["F", "A", "V"], ["V", "A"]]) == {"A": 1, "V": 2, "F": 2}


def test_what_the_figures_contradict_is_warned_of():
    assert codes(basis(3, {"A": 9, "V": 8}, {"A": 2})) == ["composition-input-disagrees"]
    assert codes(basis(2, {"A": 9, "V": 8}, {"A": 1, "Z": 1})) == ["composition-input-disagrees"] * 2
    assert codes(basis(2, {"A": 9, "V": 8}, {"A": 2}, ["V"])) == ["composition-input-disagrees"]
    assert codes(basis(2, {"A": 9, "V": 8}, {"A": 2}), size=7) == ["size-above-cap"]
    assert codes(basis(2, {"A": 9, "V": 8}, {"A": 2}), size=1) == ["mayors-exceed-size"]
    assert codes(basis(2, {"A": 9, "V": 8}, {"A": 2}), cap=1) == ["mayors-exceed-size"]
    assert codes(basis(2, {"A": 9}, {"A": 2}, [])) == ["composition-input-disagrees", "no-eligible-list"]
    assert codes(basis(2, {"A": 9, "V": 8}, {"A": 2}), lots=[["A", "V"]]) == ["lots-not-used"]


def test_mayors_sit_even_when_they_are_more_than_the_size():
    found = composition(basis(3, {"A": 90, "V": 10}, {"A": 1, "V": 2}), size=2).result
    assert found
    assert (found.size, {name: party.supplementary for name, party in found.parties.items()}) == (3, {"A": 0, "V": 0})


def test_the_working_names_the_hypothesis_wherever_it_is_one():
    worked = composition(basis(3, {"A": 100, "V": 100}, {"A": 3}), cap=4)
    eligible, size, cap, fill = worked.steps
    assert "note 1" in eligible.source
    assert "note 3" in cap.source
    assert size.source.startswith("Hypotese")
    assert fill.source.startswith("Hypotese")
    assert (size.output["most_mayors_for_votes"], size.output["size"]) == (["A"], 6)
    assert fill.output["above_their_share"] == {"A": 3}


def test_without_votes_there_is_nothing_to_work_out():
    with pytest.raises(NotOfTheForm, match="»votes«"):
        basis(1, {"A": 0}, {})


@st.composite
def elections(draw):
    """A region of up to 12 municipalities, each with a mayor of a list that has a seat."""
    votes = draw(
        st.dictionaries(st.sampled_from(NAMES), st.integers(0, 400), min_size=1).filter(lambda v: any(v.values()))
    )
    seats = draw(st.lists(st.sampled_from(list(votes)), min_size=1, unique=True))
    mayors: dict[str, int] = {}
    for name in draw(st.lists(st.sampled_from(seats), min_size=1, max_size=12)):
        mayors[name] = mayors.get(name, 0) + 1
    return Basis(sum(mayors.values()), votes, seats, mayors)


LIMITS = st.fixed_dictionaries(
    {
        "rounding": st.sampled_from(Rounding),
        "size": st.none() | st.integers(0, 40),
        "cap": st.none() | st.integers(0, 40),
    }
)


@given(elections(), LIMITS)
def test_every_mayor_sits_and_everybody_adds_up(of, limits):
    found = composition(of, **limits).result
    if found is None:
        return
    mayors = sum(of.mayors.values())
    assert found.size == sum(party.target for party in found.parties.values()) + found.other_mayors
    assert sum(party.mayors for party in found.parties.values()) + found.other_mayors == mayors
    assert all(party.supplementary >= 0 for party in found.parties.values())
    if limits["size"] is not None and found.eligible:
        assert found.size == max(limits["size"], mayors)
    elif limits["size"] is None:
        cap = 2 * of.municipalities if limits["cap"] is None else limits["cap"]
        assert found.size <= max(cap, mayors)


@given(elections())
def test_the_list_that_sets_the_size_gets_nobody_and_no_other_has_more_mayors_for_its_votes(of):
    found = composition(of, cap=10**6).result
    assert found
    most = max((Fraction(party.mayors, party.votes) for party in found.parties.values()), default=Fraction(0))
    for party in found.parties.values():
        if Fraction(party.mayors, party.votes) == most:
            assert party.supplementary == 0
        assert abs(party.target - most * party.votes) < 1


@given(elections(), LIMITS.filter(lambda limits: limits["rounding"] is Rounding.LARGEST_REMAINDER))
def test_a_list_above_its_share_gets_nobody_and_the_others_are_within_one_of_theirs(of, limits):
    found = composition(of, **limits).result
    if found is None or (limits["size"] is None and not found.capped):
        return
    above = {name for name, party in found.parties.items() if party.supplementary == 0}
    seats = found.size - found.other_mayors
    for name, party in found.parties.items():
        if name not in above:
            assert party.target < seats * party.share + 1


@given(elections(), LIMITS, st.randoms())
def test_the_order_of_the_lists_does_not_matter(of, limits, chance):
    names = list(of.votes)
    chance.shuffle(names)
    mayors = dict(chance.sample(list(of.mayors.items()), len(of.mayors)))
    shuffled = Basis(of.municipalities, {name: of.votes[name] for name in names}, of.seats_in_boards, mayors)
    assert targets(shuffled, **limits) == targets(of, **limits)


@given(elections(), LIMITS, st.integers(2, 5))
def test_only_the_proportions_of_the_votes_matter(of, limits, times):
    more = Basis(
        of.municipalities, {name: times * count for name, count in of.votes.items()}, of.seats_in_boards, of.mayors
    )
    assert targets(more, **limits) == targets(of, **limits)


@given(elections(), LIMITS, st.randoms())
def test_with_lots_drawn_for_every_tie_there_is_a_composition(of, limits, chance):
    drawn: list[list[str]] = []
    while (worked := composition(of, **limits, lots=drawn)).result is None:
        tied = [name for (name,) in worked.steps[-1].output["tied"]]
        chance.shuffle(tied)
        drawn.append(tied)
    assert "lots-not-used" not in [warning.code for warning in worked.warnings]
