"""Inflections are told from slips by how the archive doubles its consonants."""

from __future__ import annotations

import pytest

from tvaers.search.language.doubling import Doubling, doubling_of, is_slip
from tvaers.search.language.stems import stem


def known(text: str) -> Doubling:
    """How the words of one stem are written."""
    found = Doubling.NONE
    for word in text.split():
        found |= doubling_of(word, stem(word))
    return found


@pytest.mark.parametrize(
    ("word", "archive"),
    [
        ("kystt", "kyst"),
        ("kystt", "kysten kysternes"),
        ("kystten", "kyst"),
        ("beskytelse", "beskyttelse"),
        ("beskytelse", "beskyttelse beskytter"),
        ("kystbeskytelse", "kystbeskyttelse"),
        ("buser", "busser bus"),
        ("dagge", "dag dage"),
        ("buss", "bus buser"),
    ],
)
def test_another_doubling_is_a_slip(word, archive):
    assert is_slip(word, stem(word), known(archive))


@pytest.mark.parametrize(
    ("word", "archive"),
    [
        ("busser", "bus"),
        ("bus", "busser"),
        ("bussernes", "busser"),
        ("dage", "dag"),
        ("kysten", "kyst"),
        ("kysternes", "kystens"),
        ("stress", "stressen"),
        ("stressen", "stress"),
        ("beskyttelsen", "beskyttelse"),
        ("beskytte", "beskyttelse"),
        ("planer", "planen"),
        ("plan", "planer planner"),
        ("helikopter", ""),
    ],
)
def test_an_inflection_is_none(word, archive):
    assert not is_slip(word, stem(word), known(archive))
