"""Compounds are split by the words that the archive itself has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tvaers.search.language.compounds import FORM_WORDS, Compounds
from tvaers.search.language.stems import stem

_ARCHIVE = (
    "klima ambition ambitioner sundhed koordination udvalg udvalget tandpleje område området arbejde marked råd "
    "rådet børn have ungdom uddannelse efter princip indsats styre gruppe kollektiv trafik"
)
ARCHIVE = _ARCHIVE.split()


def stems(text: str) -> set[str]:
    return {stem(word) for word in text.split()}


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("klimaambition", "klima ambition"),
        ("klimaambitionernes", "klima ambition"),
        ("sundhedskoordinationsudvalget", "sundhed koordination udvalg"),
        ("tandplejeområdet", "tandpleje område"),
        ("arbejdsmarked", "arbejde marked"),
        ("sundhedsråd", "sundhed råd"),
        ("ungdomsuddannelse", "ungdom uddannelse"),
        ("styregruppe", "styre gruppe"),
    ],
)
def test_a_compound_gives_its_parts(word, parts):
    assert set(Compounds(ARCHIVE).parts(word)) == stems(parts)


@pytest.mark.parametrize(
    "word", ["princippet", "beslutning", "kommune", "klima", "klimaerne", "rådighed", "a1b2c3", ""]
)
def test_what_is_no_compound_of_known_words_gives_nothing(word):
    assert Compounds(ARCHIVE).parts(word) == ()


def test_form_words_are_no_parts_but_what_follows_them_is():
    assert Compounds(ARCHIVE).parts("efteruddannelse") == (stem("uddannelse"),)


def test_a_known_compound_within_a_compound_is_split_too():
    splitter = Compounds([*ARCHIVE, "koordinationsudvalg"])
    assert set(splitter.parts("sundhedskoordinationsudvalg")) == stems(
        "sundhed koordinationsudvalg koordination udvalg"
    )


def test_without_an_archive_nothing_is_split():
    assert Compounds().parts("klimaambition") == ()


def test_words_learnt_later_split_what_was_whole():
    splitter = Compounds(["klima"])
    assert splitter.parts("klimaambition") == ()
    splitter.learn(["ambition"])
    assert set(splitter.parts("klimaambition")) == {"klima", "ambition"}


@given(
    st.lists(st.text(alphabet="abdeiknorså", min_size=1, max_size=8), max_size=30),
    st.text(alphabet="abdeiknorså", max_size=24),
)
def test_every_part_is_known_and_shorter_than_the_word(archive, word):
    known = {stem(other) for other in archive} | {stem(stem(other)) for other in archive}
    for part in Compounds(archive).parts(word):
        assert part in known
        assert len(part) < len(word)


PARTS = [word for word in ARCHIVE if word not in FORM_WORDS]


@given(st.sampled_from(PARTS), st.sampled_from(PARTS))
def test_any_two_known_words_are_found_in_their_compound_by_the_last(first, last):
    assert stem(last) in Compounds(ARCHIVE).parts(first + last)
