"""A word the archive lacks is put right by the nearest word it has."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tvaers.search.spelling import Speller, distance

ARCHIVE = {"rammeaftale": 5, "rammer": 9, "borgmester": 30, "råd": 50, "bro": 4, "brod": 1, "brønd": 2, "kommune": 90}


@pytest.mark.parametrize(
    ("word", "nearest"),
    [
        ("rammaftale", "rammeaftale"),
        ("borgmestre", "borgmester"),
        ("bogmster", "borgmester"),
        ("komunne", "kommune"),
        ("rpd", "råd"),
        ("brp", "bro"),
        ("jommune", "kommune"),
        ("xyzzy", None),
        ("br", None),
        ("helikopter", None),
    ],
)
def test_the_nearest_word(word, nearest):
    assert Speller(ARCHIVE).nearest(word) == nearest


def test_of_words_as_near_the_commonest_is_taken():
    assert Speller({"bust": 1, "bush": 7}).nearest("busx") == "bush"


def test_an_empty_archive_has_no_word():
    assert Speller({}).nearest("bro") is None


@pytest.mark.parametrize(
    ("one", "other", "places"),
    [("bro", "bro", 0), ("bro", "bo", 1), ("bro", "brog", 1), ("bro", "bor", 1), ("bro", "bru", 1), ("ab", "ba", 1)],
)
def test_places_in_which_words_differ(one, other, places):
    assert distance(one, other, most=2) == places


WORDS = st.text(alphabet="abå", max_size=7)


@given(WORDS, WORDS)
def test_distance_is_the_same_both_ways_and_bounded(one, other):
    assert distance(one, other, most=2) == distance(other, one, most=2) <= 3
    assert (distance(one, other, most=2) == 0) == (one == other)


@given(st.sampled_from(sorted(ARCHIVE)), st.integers(0, 9), st.sampled_from("abcåø"))
def test_one_wrong_letter_is_put_right_by_a_word_one_place_away(word, place, letter):
    wrong = word[: place % len(word)] + letter + word[place % len(word) + 1 :]
    assume(wrong not in ARCHIVE)
    nearest = Speller(ARCHIVE).nearest(wrong)
    assert nearest is not None
    assert distance(wrong, nearest, most=2) == 1
