"""Two texts are compared word by word."""

from hypothesis import given
from hypothesis import strategies as st

from tvaers.document.comparing import Change, Piece, compared

WORDS = st.lists(st.sampled_from(["kommunerne", "drøfter", "busser", " ", "\n", "2026", "."])).map("".join)


def test_a_changed_word_is_shown_between_what_stayed():
    assert compared("KKR drøfter busser.", "KKR godkender busser.") == [
        Piece(Change.SAME, "KKR "),
        Piece(Change.REMOVED, "drøfter"),
        Piece(Change.ADDED, "godkender"),
        Piece(Change.SAME, " busser."),
    ]


def test_texts_that_are_alike_are_one_piece_and_two_empty_ones_none():
    assert compared("a\nb", "a\nb") == [Piece(Change.SAME, "a\nb")]
    assert compared("", "") == []


@given(WORDS | st.text(), WORDS | st.text())
def test_both_texts_are_whole_in_the_comparison(before, after):
    pieces = compared(before, after)
    assert "".join(piece.text for piece in pieces if piece.change is not Change.ADDED) == before
    assert "".join(piece.text for piece in pieces if piece.change is not Change.REMOVED) == after
    assert all(piece.text for piece in pieces)
