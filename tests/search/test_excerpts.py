"""What is shown of a hit: the telling part, with the words sought marked, and never anything but the text itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tvaers.search.excerpts import ELLIPSIS, EXCERPT_LENGTH, Highlighter
from tvaers.search.language.compounds import Compounds
from tvaers.search.language.stems import stem
from tvaers.search.language.tokens import normalise, tokens
from tvaers.search.parsing import parse
from tvaers.search.shape import Segment

COMPOUNDS = Compounds(["klima", "ambition", "trafik", "kollektiv"])
FILLER = "Kommunerne har længe talt om andre emner end dette. " * 40


def highlighter(query: str) -> Highlighter:
    return Highlighter(parse(query), COMPOUNDS)


def marked(query: str, text: str) -> list[str]:
    return [segment.text for segment in highlighter(query).whole(text) if segment.is_match]


def joined(segments: tuple[Segment, ...]) -> str:
    return "".join(segment.text for segment in segments)


@pytest.mark.parametrize(
    ("query", "text", "words"),
    [
        ("råd", "Rådets råd til Rådhuset", ["Rådets", "råd"]),
        ("klima", "En klimaambition", ["klimaambition"]),
        ("klim*", "Klimaet og klimatisk", ["Klimaet", "klimatisk"]),
        ("klimaa*", "Klima og klimaambition", ["klimaambition"]),
        ('"kollektiv trafik"', "Kollektiv trafik er ikke trafik", ["Kollektiv trafik"]),
        ("SAG-2025-00364", "Sag SAG-2025-00364 og 2025", ["SAG-2025-00364"]),
        ("§ 8", "efter §8 og § 9", ["§8"]),
        ("trafik -bus", "bus og trafik", ["trafik"]),
        ("forslag om bro", "om et forslag om en bro", ["forslag", "bro"]),
        ("Ålborg", "Aalborg", ["Aalborg"]),
        ("6920400", "6.920.400 kr.", ["6.920.400"]),
        ("kl", "KL's forslag", ["KL's"]),
        ("", "intet", []),
    ],
)
def test_the_words_sought_are_marked_as_they_are_written(query, text, words):
    assert marked(query, text) == words


def test_a_phrase_and_a_word_within_it_are_marked_once():
    assert marked('"kollektiv trafik" trafik', "kollektiv trafik og trafik") == ["kollektiv trafik", "trafik"]


def test_an_excerpt_is_cut_around_the_match_at_words():
    segments = highlighter("badebro").excerpt("", FILLER + "Så kom badebroen. " + FILLER)
    text = joined(segments)
    assert "badebroen" in text
    assert text.startswith(ELLIPSIS)
    assert text.endswith(ELLIPSIS)
    assert len(text) <= EXCERPT_LENGTH + 30
    shown = text.strip(ELLIPSIS).split()
    assert set(shown) <= set((FILLER + "Så kom badebroen.").split())


def test_the_part_with_most_of_the_words_is_shown():
    body = "bro " + FILLER + "bro over vejen " + FILLER
    text = joined(highlighter("bro vej").excerpt("", body))
    assert "bro over vejen" in text


def test_the_decision_is_shown_before_the_text_when_both_have_the_words():
    text = joined(highlighter("bro").excerpt("Broen godkendt.", "En bro."))
    assert text == "Broen godkendt."


def test_an_excerpt_neither_begins_nor_ends_between_blocks():
    for length in range(1, 40):
        text = joined(
            highlighter("badebro").excerpt(
                " · ".join(["bro" * 3] * 20) + " " + "x" * length + " badebro · " + " · ".join(["vej" * 3] * 40)
            )
        )
        shown = text.strip(ELLIPSIS)
        assert "badebro" in shown
        assert not shown.startswith((" ", "·"))
        assert not shown.endswith((" ", "·"))


def test_what_is_shown_only_when_sought_is_not_shown_otherwise():
    assert joined(highlighter("bro").excerpt("", "En bro.", sought_only="SAG-1")) == "En bro."
    assert joined(highlighter("vej").excerpt("", "En bro.", sought_only="SAG-1")) == "En bro."
    assert highlighter("vej").excerpt("", "", sought_only="SAG-1") == ()
    assert joined(highlighter("sag-1").excerpt("Godkendt.", "En bro.", sought_only="SAG-1")) == "Godkendt. · SAG-1"
    assert joined(highlighter("sag-1").excerpt("", "", sought_only="SAG-1")) == "SAG-1"


def test_without_a_match_the_beginning_is_shown():
    assert joined(highlighter("bro").excerpt("", "Kun andet.")) == "Kun andet."
    assert highlighter("bro").excerpt("", "") == ()


def test_a_match_far_into_a_long_text_costs_no_more_than_the_beginning():
    assert joined(highlighter("badebro").excerpt("", "og " * 100_000 + "badebro")).startswith("og og")


_WORDS = (
    "Børn, barnet; børnehaven klimaambition Klimaet Aabenraa åbenrå idé ide 6.920.400 6920400. KKR-samarbejdet (råd) "
    "råds, RÅDET Grenaas KL’s kollektiv/trafik borgmestrenes økonomisk 2025-00364 a aa å e é beslutning besluttet"
)


@given(st.lists(st.sampled_from(_WORDS.split()), max_size=12), st.sampled_from(_WORDS.split()), st.integers(1, 12))
def test_looking_for_letters_first_marks_what_looking_at_every_word_marks(words, sought, length):
    text = " ".join(words)
    for typed in (sought, f"{sought[:length]}*"):
        single = {term.stems[0] for term in parse(typed).wanted if not term.is_prefix and not term.is_phrase}
        beginnings = tuple(begun for term in parse(typed).wanted if term.is_prefix for begun in term.stems)
        if any(term.is_phrase for term in parse(typed).wanted):
            continue
        expected = []
        for token in tokens(text):
            lexemes = {stem(token.word), *COMPOUNDS.parts(token.word)}
            if single & lexemes or any(lexeme.startswith(beginnings) for lexeme in {token.word, *lexemes}):
                expected.append(text[token.start : token.end])
        assert marked(typed, text) == expected


@given(st.text(max_size=600), st.text(max_size=30))
def test_the_segments_of_a_title_are_the_title(text, query):
    normal = normalise(text)
    assert joined(highlighter(query).whole(normal)) == normal


@given(st.text(alphabet="bro vej,å\n<&", max_size=900), st.sampled_from(["bro", "vej bro", "b*", '"bro vej"', "-bro"]))
def test_an_excerpt_is_a_piece_of_the_text(text, query):
    segments = highlighter(query).excerpt(text)
    shown = joined(tuple(segment for segment in segments if segment.text != ELLIPSIS))
    assert shown in text
    assert all(segment.text for segment in segments)
