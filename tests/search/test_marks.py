"""CommonMark's marks go, its words stay."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tvaers.search.language.marks import without_marks
from tvaers.search.language.tokens import words


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("## Baggrund\n\nTekst", "Baggrund · Tekst"),
        ("- et\n- to\n  * tre", "et · to · tre"),
        ("**fed** og *skrå* og _skrå_", "fed og skrå og skrå"),
        ("se [aftalen](https://example.dk/a_b_c)", "se aftalen"),
        ("se [](https://example.dk/)", "se https://example.dk/"),
        ("| By | Tal |\n|---|---:|\n| Vrå | 12 |", "By · Tal · Vrå · 12"),
        (r"5 \* 3 og \[x\]", "5 * 3 og [x]"),
        ("> citat", "citat"),
        ("Brev til ministeren\n\n./. Udkast\n\n./. Bilag", "Brev til ministeren · Udkast · Bilag"),
        ("Vedlagt ./. som bilag", "Vedlagt som bilag"),
        ("Læs på <https://example.dk/a?b=c> om sagen", "Læs på https://example.dk/a?b=c om sagen"),
        ("Skriv til <kontor@example.dk>.", "Skriv til kontor@example.dk."),
        ("a < b og b > c", "a < b og b > c"),
        ("Forslag:\n\n1. én\n2. to", "Forslag: · 1. én · 2. to"),
        ("ét afsnit\npå to linjer", "ét afsnit på to linjer"),
        ("| A |  | C |\n|---|---|---|\n|  | 2 | 3 |", "A · C · 2 · 3"),
        (r"| a \| b | c |", "a | b · c"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("fil_med_streger", "fil_med_streger"),
        ("-5 grader", "-5 grader"),
        ("", ""),
    ],
)
def test_marks_are_taken_away(marked, plain):
    assert without_marks(marked) == plain


@given(st.text(alphabet="ab å#*_|>-[]()\\\n.1", max_size=80))
def test_no_word_of_text_without_links_is_lost_or_made(text):
    if re.search(r"\[[^\]]*\]\(", text):
        return
    assert "".join(words(without_marks(text))) == "".join(words(text))
