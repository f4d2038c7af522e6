"""Whatever is typed becomes a query."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tvaers.search.parsing import MOST_TERMS, Term, parse


def shown(text: str) -> list[str]:
    """A query's terms in a short form: -"a b" excludes a phrase, a* is a prefix."""
    return [_shown(term) for term in parse(text).terms]


def _shown(term: Term) -> str:
    text = " ".join(term.stems)
    quoted = f'"{text}"' if term.is_phrase else text
    return f"{'-' if term.is_excluded else ''}{quoted}{'*' if term.is_prefix else ''}"


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("klima", ["klima"]),
        ("Klimaet  RÅDET", ["klima", "råd"]),
        ('"kollektiv trafik" bus', ['"kollektiv trafik"', "bus"]),
        ("”kollektiv trafik”", ['"kollektiv trafik"']),
        ("»kollektiv trafik«", ['"kollektiv trafik"']),
        ('"uden slutning', ['"uden slutning"']),
        ("trafik -bus", ["trafik", "-bus"]),
        ('trafik -"kollektiv trafik"', ["trafik", '-"kollektiv trafik"']),
        ("trafik - bus", ["trafik", "bus"]),
        ("trafik –bus", ["trafik", "-bus"]),
        ("sundheds*", ["sundheds*"]),
        ("-sundheds*", ["-sundheds*"]),
        ("KKR-samarb*", ["kkr", "samarb*"]),
        ("k*", ["k"]),
        ("klimaa*", ["klimå klimaa*"]),
        ("Grenaas*", ["grenås grenaas*"]),
        ("Aalb*", ["ålb*"]),
        ("*", []),
        ("KKR-samarbejdet", ['"kkr samarbejd"']),
        ("SAG-2025-00364", ['"sag 2025 00364"']),
        ("§ 8", ['"§ 8"']),
        ("§8", ['"§ 8"']),
        ("§ 10a", ['"§ 10a"']),
        ("6.920.400", ["6920400"]),
        ("07-02-2025", ['"07 02 2025"']),
        ("forslag om bro", ["forslag", "bro"]),
        ("om", ["om"]),
        ("om -bro", ["om", "-bro"]),
        ('"forslag om"', ['"forslag om"']),
        ("bro BRO", ["bro", "bro"]),
        ("AND OR NOT NEAR", ["and", "or", "not", "near"]),
        ("emne:bro", ['"emn bro"']),
        ("", []),
        ('"" - -- "-" ()', []),
    ],
)
def test_what_is_typed_becomes_terms(typed, terms):
    assert shown(typed) == terms


def test_a_word_typed_twice_is_one_term():
    assert len(parse("bro bro").terms) == 1


def test_a_long_query_is_cut():
    assert len(parse(" ".join(f"ord{number}x" for number in range(500))).terms) <= MOST_TERMS


@given(st.text(max_size=400))
def test_nothing_typed_is_an_error(typed):
    query = parse(typed)
    assert len(query.terms) == len(query.wanted) + len(query.excluded)
    assert all(term.stems and all(term.stems) for term in query.terms)


@given(st.text(alphabet="ab å\"-*§8.'()", max_size=40))
def test_nothing_of_the_signs_we_know_is_an_error(typed):
    for term in parse(typed).terms:
        assert not term.is_prefix or not term.is_phrase


def test_half_a_pair_of_surrogates_is_no_error():
    assert shown("bro \ud800") == ["bro"]
