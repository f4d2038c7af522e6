"""Chair and vice-chair, by the votes of the municipal election and the alliances."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tvaers.law.chair_election import chair_election
from tvaers.law.given import NotOfTheForm

NAMES = "ABCFOV"
VOTES = st.dictionaries(st.sampled_from(NAMES), st.integers(0, 30), min_size=1).filter(lambda v: any(v.values()))


def parties(votes, alliances=(), posts=2, **more) -> list[str] | None:
    elected = chair_election(votes, alliances, posts, **more).result
    return None if elected is None else [post.party for post in elected]


def codes(votes, alliances=(), posts=2, **more) -> list[str]:
    return [warning.code for warning in chair_election(votes, alliances, posts, **more).warnings]


def test_the_example_of_the_contract():
    elected = chair_election({"A": 1200, "F": 300, "V": 900}, [("A", "F")], 2, represented=["A", "F", "V"])
    assert elected.warnings == ()
    assert [(post.number, post.alliance, post.party, post.quotient) for post in elected.result or ()] == [
        (1, ("A", "F"), "A", 1500),
        (2, ("V",), "V", 900),
    ]


def test_more_than_twice_the_votes_of_every_other_takes_both_posts():
    assert parties({"A": 2001, "V": 1000, "C": 900}) == ["A", "A"]
    assert parties({"A": 1999, "V": 1000, "C": 900}) == ["A", "V"]
    assert parties({"A": 1999, "V": 1000, "C": 900}, [("V", "C")]) == ["A", "V"]
    assert parties({"A": 1800, "V": 1000, "C": 900}, [("V", "C")]) == ["V", "A"]


def test_the_second_post_of_an_alliance_goes_to_its_second_list_by_the_same_method():
    assert parties({"A": 500, "F": 400, "V": 300}, [("A", "F")]) == ["A", "F"]
    assert parties({"A": 801, "F": 400, "V": 300}, [("A", "F")]) == ["A", "A"]


def test_a_tie_between_lists_stops_and_a_draw_goes_on():
    assert parties({"A": 900, "V": 900}) is None
    assert codes({"A": 900, "V": 900}) == ["tie-draw-lots"]
    assert parties({"A": 900, "V": 900}, lots=[["A", "V"]]) == ["A", "V"]
    assert parties({"A": 900, "V": 900}, lots=[["V", "A"]]) == ["V", "A"]


def test_the_warning_of_a_tie_names_those_who_draw():
    (tie,) = chair_election({"A": 600, "F": 300, "V": 900, "O": 10}, [("A", "F")], 2).warnings
    assert "A+F og V" in tie.message
    assert "O" not in tie.message


@pytest.mark.parametrize("draw", [["V", "A"], ["V", "F"], ["V", "A", "F"]])
def test_an_alliance_is_named_by_any_of_its_lists_in_a_draw(draw):
    assert parties({"A": 600, "F": 300, "V": 900}, [("A", "F")], lots=[draw]) == ["V", "A"]


def test_lots_are_drawn_inside_an_alliance_too():
    votes = {"A": 600, "F": 600, "V": 900}
    assert parties(votes, [("A", "F")], 1) is None
    assert parties(votes, [("A", "F")], 1, lots=[["F", "A"]]) == ["F"]


def test_every_tie_asks_for_its_own_draw():
    votes = {"A": 450, "F": 450, "V": 900}
    assert parties(votes, [("A", "F")], lots=[["A", "V"]]) is None
    assert parties(votes, [("A", "F")], lots=[["A", "V"], ["F", "A"]]) == ["F", "V"]


def test_a_draw_between_others_than_those_who_tie_is_not_used():
    assert codes({"A": 900, "F": 900, "V": 900}, lots=[["A", "V"]]) == ["tie-draw-lots", "lots-not-used"]
    assert codes({"A": 900, "V": 800}, lots=[["A", "V"]]) == ["lots-not-used"]


def test_a_list_without_members_in_the_council_is_warned_of_and_counted_all_the_same():
    worked = chair_election({"A": 1200, "F": 300, "V": 900}, [("A", "F")], 2, represented=["A", "V"])
    assert [warning.code for warning in worked.warnings] == ["ally-not-represented"]
    assert worked.result
    assert worked.result[0].quotient == 1500
    assert codes({"A": 9, "V": 8}, represented=["A"]) == ["elected-not-represented"]
    assert codes({"A": 9, "V": 8}) == []


@pytest.mark.parametrize(
    ("votes", "alliances", "key"),
    [
        ({}, [], "votes"),
        ({"A": 0}, [], "votes"),
        ({"A": 9}, [("A", "X")], "alliances"),
        ({"A": 9, "F": 1, "V": 2}, [("A", "F"), ("A", "V")], "alliances"),
        ({"A": 9, "F": 1}, [("A", "A")], "alliances"),
    ],
)
def test_what_cannot_be_counted_is_refused_by_the_name_of_the_key(votes, alliances, key):
    with pytest.raises(NotOfTheForm, match=f"»{key}«"):
        chair_election(votes, alliances, 2)


def test_the_working_has_the_alliances_votes_every_quotient_and_where_it_is_written():
    worked = chair_election({"A": 500, "F": 400, "V": 300}, [("A", "F")], 2)
    added, divided, inside = worked.steps
    assert added.output == {"votes": [{"lists": ("A", "F"), "votes": 900}, {"lists": ("V",), "votes": 300}]}
    assert [seat["quotient"] for seat in divided.output["seats"]] == ["900", "450"]
    assert {"lists": ("V",), "quotient": "300"} in divided.output["next_quotients"]
    assert [seat["lists"] for seat in inside.output["seats"]] == [("A",), ("F",)]
    assert all("KL's love § 15" in step.source for step in worked.steps)


def test_lists_that_stand_alone_are_alliances_of_one():
    assert parties({"A": 9, "V": 8, "F": 7}, [("A",), ("V",)]) == parties({"A": 9, "V": 8, "F": 7})


@st.composite
def elections(draw):
    """Votes, and some of the lists in alliances."""
    votes = draw(VOTES)
    groups = draw(st.lists(st.integers(0, 3), min_size=len(votes), max_size=len(votes)))
    alliances = [tuple(n for n, g in zip(votes, groups, strict=True) if g == group) for group in (1, 2, 3)]
    return votes, [alliance for alliance in alliances if alliance]


@given(elections(), st.integers(0, 5), st.randoms())
def test_the_order_of_votes_and_alliances_does_not_matter(election, posts, chance):
    votes, alliances = election
    names = list(votes)
    chance.shuffle(names)
    shuffled = [tuple(chance.sample(alliance, len(alliance))) for alliance in alliances]
    chance.shuffle(shuffled)
    assert parties({name: votes[name] for name in names}, shuffled, posts) == parties(votes, alliances, posts)


@given(elections(), st.integers(0, 5))
def test_a_post_goes_to_a_list_with_votes_of_the_alliance_that_won_it(election, posts):
    votes, alliances = election
    elected = chair_election(votes, alliances, posts).result
    if elected is not None:
        assert [post.number for post in elected] == list(range(1, posts + 1))
        assert all(post.party in post.alliance and votes[post.party] for post in elected)


@given(elections(), st.integers(1, 5))
def test_the_first_posts_stay_when_there_is_one_more(election, posts):
    votes, alliances = election
    more = parties(votes, alliances, posts + 1)
    if more is not None:
        assert parties(votes, alliances, posts) == more[:-1]
