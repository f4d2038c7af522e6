"""Tables on paper: numbers to the right, and no word over the edge of its column."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tvaers.document.blocks import Alignment, Table, parse
from tvaers.document.writing.tables import column_alignment, fit

ROOM = 400.0


def table(*rows):
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    (parsed,) = parse("\n".join([lines[0], "|---" * len(rows[0]) + "|", *lines[1:]]))
    assert isinstance(parsed, Table)
    return parsed


@pytest.mark.parametrize(
    "number", ["0", "1.234", "24,1", "-3", "−3,5", "45 %", "12 pct.", "1.250 kr.", "kr. 1.250", "2,5 mio. kr.", "-"]
)
def test_a_column_of_numbers_stands_to_the_right(number):
    assert column_alignment(table(["Antal"], [number]), 0) is Alignment.RIGHT


@pytest.mark.parametrize("word", ["Læsø", "2. runde", "ja", "1 og 2", "A4"])
def test_a_column_with_words_stands_where_the_text_says(word):
    assert column_alignment(table(["Antal"], [word], ["3"]), 0) is None


def test_an_empty_column_is_no_column_of_numbers():
    assert column_alignment(table(["Antal", "x"], ["", "y"]), 0) is None


def test_a_small_table_is_as_wide_as_its_words():
    small = fit(table(["Kommune", "Antal"], ["Vesthimmerlands", "1.012"]), ROOM)
    assert (small.size, small.widths, small.hyphenate) == (9.5, None, False)


def test_long_sentences_share_the_room_that_single_words_leave():
    wide = fit(table(["Nr.", "Bemærkning"], ["1", "en lang sætning om noget " * 20]), ROOM)
    assert wide.widths is not None
    assert sum(wide.widths) == pytest.approx(ROOM)
    assert wide.widths[0] < 50 < wide.widths[1]


def test_many_long_words_make_the_type_smaller_before_words_are_broken():
    smaller = fit(table(["Familiesammenførte"] * 4, ["1"] * 4), ROOM)
    assert smaller.size < 9.5
    assert not smaller.hyphenate
    assert fit(table(["Familiesammenførte"] * 7, ["1"] * 7), ROOM).hyphenate


@given(
    st.lists(
        st.lists(st.sampled_from(["a", "Vesthimmerlands", "1.250.000", "ord på ord", ""]), min_size=5, max_size=5),
        min_size=1,
    )
)
def test_columns_never_take_more_than_the_room(rows):
    setting = fit(table(*rows), ROOM)
    assert setting.widths is None or sum(setting.widths) <= ROOM + 0.01
    assert setting.widths is None or min(setting.widths) > 0
