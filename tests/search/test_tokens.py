"""Text becomes words by one set of rules, for the index, the query and the highlighting alike."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tvaers.search.language.tokens import LONGEST_WORD, normalise, tokens, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rådet tog sagen op.", ["rådet", "tog", "sagen", "op"]),
        ("ØKONOMI og Ærø", ["økonomi", "og", "ærø"]),
        ("SAG-2025-00364", ["sag", "2025", "00364"]),
        ("KKR-samarbejdet", ["kkr", "samarbejdet"]),
        ("miljø- og klimaplan", ["miljø", "og", "klimaplan"]),
        ("servicelovens § 8, stk. 2", ["servicelovens", "§", "8", "stk", "2"]),
        ("§8 og §§ 9-11", ["§", "8", "og", "§", "§", "9", "11"]),
        ("6.920.400 kr.", ["6920400", "kr"]),
        ("punkt 2.1 og 12.3", ["punkt", "2", "1", "og", "12", "3"]),
        ("461,8 mio.", ["461", "8", "mio"]),
        ("07-02-2025 kl. 9.15", ["07", "02", "2025", "kl", "9", "15"]),
        ("CO2-reduktion", ["co2", "reduktion"]),
        ("KKR's, KL’s og EU'en", ["kkr", "kl", "og", "eu"]),
        ("snake_case", ["snake", "case"]),
        ("en idé og en ide", ["en", "ide", "og", "en", "ide"]),
        ("", []),
        (" \n\t-–—.,", []),
    ],
)
def test_words_of_text(text, expected):
    assert words(text) == expected


def test_a_ring_is_never_dropped():
    assert words("råd") != words("rad")


@pytest.mark.parametrize(
    ("old", "new"), [("Aalborg", "Ålborg"), ("Aabenraa", "Åbenrå"), ("Aabenraas", "Åbenrås"), ("Grenaa", "Grenå")]
)
def test_the_old_spelling_of_names_is_the_new(old, new):
    assert words(old) == words(new)


def test_two_a_where_words_meet_are_two_letters():
    assert words("klimaambition") == ["klimaambition"]


def test_letters_put_together_of_two_signs_are_one():
    assert words(normalise(unicodedata.normalize("NFD", "rådhus på Ærø"))) == ["rådhus", "på", "ærø"]


def test_soft_hyphens_do_not_part_words():
    assert words(normalise("sundheds\u00adreform")) == ["sundhedsreform"]


def test_a_run_without_end_is_cut():
    assert words("a" * 5_000) == ["å" + "a" * (LONGEST_WORD - 1)]


@given(st.text(max_size=200))
def test_tokens_lie_in_the_text_one_after_another(text):
    normal = normalise(text)
    place = 0
    for token in tokens(normal):
        assert place <= token.start < token.end <= len(normal)
        place = token.end
    assert [token.word for token in tokens(normal)] == words(normal)


@given(st.text(max_size=200))
def test_words_hold_nothing_that_a_query_language_could_mistake(text):
    for word in words(normalise(text)):
        assert word
        assert not set(word) & set(" '\"\\:*&|!()<>-\0")
        word.encode("utf-8")


@given(st.text(alphabet=st.characters(categories=["Lu", "Ll", "Nd"]), min_size=1, max_size=30))
def test_a_word_is_the_same_whatever_stands_around_it(word):
    assert words(f"({word})") == words(word)
