"""Blocks made of plain words say just those words, whatever signs are in them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tvaers.document.blocks import bullets, paragraph, parse, plain_text, table, to_markdown

WORDS = st.text("abc æøå *_|#<>[]`~\\1.-+&", min_size=1).filter(lambda text: text.strip())


@given(WORDS)
def test_a_paragraph_reads_back_as_itself(text):
    block = paragraph(text)
    assert list(parse(to_markdown([block]))) == [block]
    assert plain_text([block]) == " ".join(text.split())


@given(st.lists(WORDS, min_size=1, max_size=4))
def test_a_list_reads_back_as_itself(lines):
    assert list(parse(to_markdown([bullets(lines)]))) == [bullets(lines)]


@given(st.lists(st.tuples(WORDS, st.sampled_from(["", "1.234"])), max_size=4))
def test_a_table_reads_back_as_itself(rows):
    made = table(["Kommune", "Tal"], rows, numbers_from=1)
    assert list(parse(to_markdown([made]))) == [made]
