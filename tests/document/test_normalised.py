"""What the comparison of texts overlooks, and what it does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.document.normalised import BlockKind, blocks, checkpoints, first_difference, plain, words

PRINTED = "Kredsen drøfter: havnens drift færgens tider."


@pytest.mark.parametrize(
    "markdown",
    [
        "Kredsen drøfter:\n\n- havnens drift\n- færgens tider.",
        "Kredsen drøfter:\n\n* havnens drift\n* færgens tider.",
        "Kredsen drøfter:\n- havnens\n  drift\n- færgens\N{NO-BREAK SPACE}tider.",
        "### Kredsen drøfter:\n\nhavnens drift\n\nfærgens tider .",
        "**Kredsen drøfter:**\\\nhavnens drift <https://kreds.example/sag> færgens tider.",
        "Kredsen drøfter: ./. havnens drift [færgens](https://kreds.example/a_b) tider\\.",
        "./.. Kredsen drøfter:   havnens drift færgens tider. https://kreds.example/?a=1_2",
    ],
)
def test_the_choice_of_markup_makes_no_difference(markdown: str) -> None:
    assert words(markdown) == PRINTED


@pytest.mark.parametrize(
    "markdown",
    [
        "Kredsen drøfter: havnens færgens tider.",
        "Kredsen drøfter: havnens drift færgens sene tider.",
        "Kredsen drøfter: færgens tider havnens drift.",
        "Kredsen drøfter: havnens drift færgens ti-der.",
        "Kredsen drøfter: havnens drift færgenstider.",
        "kredsen drøfter: havnens drift færgens tider.",
        "Kredsen drøfter: havnens drift færgens tider",
    ],
)
def test_another_wording_makes_a_difference(markdown: str) -> None:
    assert words(markdown) != PRINTED


@pytest.mark.parametrize("markdown", ["2. Drift\n3. Tider", "2) Drift\n3) Tider", "2\\. Drift\n\n3\\. Tider"])
def test_printed_numbers_are_words_whatever_sets_them_off(markdown: str) -> None:
    assert words(markdown) == "2 Drift 3 Tider"


def test_a_number_that_restarts_is_noticed() -> None:
    assert words("1. Drift\n2. Tider") != words("2. Drift\n3. Tider")


def test_a_dash_inside_a_sentence_is_a_word() -> None:
    assert words("Drift – og tider") == "Drift – og tider"


def test_a_table_stands_apart_from_the_text_and_its_caption() -> None:
    markdown = "Tallene ses her.\n\nTabel 1: Afgange\n\n| | Jan |\n|---|---|\n| I alt | 4,5 |\n\nDe falder."
    found = blocks(markdown)
    assert words(markdown) == "Tallene ses her. De falder."
    assert [block.kind for block in found] == ["paragraph", "caption", "table", "paragraph"]
    assert found[2].rows == [["", "Jan"], ["I alt", "4,5"]]


def test_each_item_of_a_list_is_a_block() -> None:
    found = blocks("Her:\n\n- drift\n- tider\n\n1. først\n2. sidst\n\nSlut.")
    assert [(block.kind, block.text) for block in found] == [
        (BlockKind.PARAGRAPH, "Her:"),
        (BlockKind.BULLET, "drift"),
        (BlockKind.BULLET, "tider"),
        (BlockKind.NUMBERED, "1 først"),
        (BlockKind.NUMBERED, "2 sidst"),
        (BlockKind.PARAGRAPH, "Slut."),
    ]


def test_the_first_difference_is_shown_with_the_words_around_it() -> None:
    expected = " ".join(f"ord{number}" for number in range(120))
    actual = expected.replace("ord60", "andet")
    assert "andet" in first_difference(actual, checkpoints(expected))


@given(st.lists(st.from_regex(r"[a-zæøå]{1,8}", fullmatch=True), min_size=1))
def test_blank_space_makes_no_difference_and_no_word_is_lost(text: list[str]) -> None:
    assert words("  \n ".join(text)) == plain("\N{NO-BREAK SPACE}\t".join(text)) == " ".join(text)
