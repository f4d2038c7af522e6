"""What is pasted from other programs becomes clean text, and what does not come in is told."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.document.reading import clipboards
from tests.document.strategies import block_runs
from tvaers.document.blocks import parse, plain_text, to_markdown
from tvaers.document.reading.pasted import from_html
from tvaers.document.writing.html import blocks_html

PROGRAMS = ["WORD", "WORD_ONLINE", "LIBREOFFICE", "GOOGLE_DOCS", "WEB_PAGE"]
TAGS = ["p", "div", "b", "i", "ul", "ol", "li", "table", "tr", "td", "th", "h1", "h4", "a", "span", "br", "blockquote"]
MORE_TAGS = ["pre", "hr", "del", "img", "script", "svg", "o:p", "body", "font", "caption", "math", "textarea", "dl"]
ATTRIBUTES = [
    *("style='mso-list:l0 level2 lfo1'", "style='mso-list:Ignore'", "class=MsoListParagraph", "style='display:none'"),
    *("href='javascript:x'", "href='https://x.dk/a_(b)'", "colspan=3", "rowspan=2", "colspan=99999", "start=7"),
    *("aria-level=5", "role=heading", "style='font-size:20pt'", "style='font-weight:700'", "align=right", "start=-1"),
    *("style='margin-left:72.0pt'", "class=MsoCommentReference", "rowspan=999", "type=a", "style=';:;x'", "href=' '"),
]
SCRAPS = ["a", "·  ", "1.", "- x", "\u00a0", "&nbsp;", "<!--", "-->", "<![if x]>", "]]>", "|", "**", "&#0;", "\n", "æ "]
TAG = st.sampled_from([*TAGS, *TAGS, *MORE_TAGS])
OPENINGS = st.tuples(TAG, st.lists(st.sampled_from(ATTRIBUTES), max_size=2)).map(lambda t: f"<{t[0]} {' '.join(t[1])}>")
SOUP = st.lists(st.one_of(OPENINGS, TAG.map("</{}>".format), st.sampled_from(SCRAPS)), max_size=60).map("".join)


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_text_from_each_program_comes_in_as_it_reads(program):
    assert from_html(getattr(clipboards, program)).markdown == getattr(clipboards, f"{program}_AS_MARKDOWN")


def test_what_word_s_text_loses_is_told():
    assert from_html(clipboards.WORD).left_out == (
        "1 billede er ikke taget med",
        "1 kommentar er ikke taget med",
        "Tekst, der er slettet med registrerede ændringer, er ikke taget med",
        "Skjult tekst er ikke taget med",
    )


def test_what_a_page_s_text_loses_is_told():
    assert from_html(clipboards.WEB_PAGE).left_out == (
        "2 billeder er ikke taget med",
        "Film, lyd, formularfelter og andet indlejret er ikke taget med",
        "2 links er kun taget med som ord, fordi adressen hverken er en webadresse eller en mailadresse",
    )


@pytest.mark.parametrize("program", ["WORD_ONLINE", "LIBREOFFICE", "GOOGLE_DOCS"])
def test_where_nothing_is_lost_nothing_is_told(program):
    assert from_html(getattr(clipboards, program)).left_out == ()


def test_a_short_line_in_larger_type_is_a_sub_heading_and_one_in_bold_is_not():
    html = "<p style='font-size:16pt'>Tidsplan</p><p style='font-size:11pt'>Der følges op.</p><p><b>Vigtigt</b></p>"
    assert from_html(html).markdown == "### Tidsplan\n\nDer følges op.\n\n**Vigtigt**"


def test_a_heading_by_size_stands_below_those_by_style():
    html = "<h1>Mål</h1><p style='font-size:18pt'>Tid</p>" + "<p style='font-size:11pt'>Der følges op i maj.</p>"
    assert from_html(html).markdown == "### Mål\n\n#### Tid\n\nDer følges op i maj."


def test_a_number_before_a_heading_stays_with_it():
    html = "<h2 style='mso-list:l3 level2 lfo4'><span style='mso-list:Ignore'>2.1<span>&nbsp;</span></span>Mål</h2>"
    assert from_html(html).markdown == "### 2.1 Mål"


def test_typed_bullets_are_entries_and_a_typed_number_stays_a_word():
    html = "<p>·&nbsp;&nbsp; busser</p><p>•\ttog</p><p>1. maj er en fridag.</p>"
    assert from_html(html).markdown == "- busser\n- tog\n\n1\\. maj er en fridag."


def test_word_s_list_paragraphs_are_lists_also_when_their_style_was_lost():
    html = (
        "<p class=MsoListParagraph style='margin-left:36.0pt'>1.&nbsp;&nbsp; først</p>"
        "<p class=MsoListParagraph style='margin-left:72.0pt'>§&nbsp; straks</p>"
        "<p class=MsoListParagraph style='margin-left:36.0pt'>2.&nbsp;&nbsp; sidst</p>"
    )
    assert from_html(html).markdown == "1. først\n   - straks\n2. sidst"


def test_letters_of_a_list_become_numbers_and_that_is_told():
    pasted = from_html("<ol type=a><li>først</li><li>sidst</li></ol>")
    assert pasted.markdown == "1. først\n2. sidst"
    assert pasted.left_out == ("Punkter med bogstaver eller romertal er nummereret med tal",)


def test_merged_cells_are_taken_apart_and_that_is_told():
    html = (
        "<table><tr><td rowspan=2>Kommune<td colspan=2>Antal<tr><td>2025<td>2026<tr><td>Læsø<td>3<td>4</table>"
        "<table><tr><td>En ramme om <b>ord</b></table>"
    )
    pasted = from_html(html)
    assert pasted.markdown == (
        "| Kommune | Antal |  |\n| --- | --- | --- |\n|  | 2025 | 2026 |\n| Læsø | 3 | 4 |\n\nEn ramme om **ord**"
    )
    assert pasted.left_out == ("Flettede celler i tabeller er delt op",)


def test_a_table_in_a_cell_is_words_of_that_cell():
    html = "<table><tr><td>a<td>b<tr><td>c<table><tr><td>d<td>e</table><td>f</table>"
    assert from_html(html).markdown == "| a | b |\n| --- | --- |\n| c d e | f |"


def test_two_line_breaks_are_a_new_paragraph():
    assert from_html("<div>a<br>b<br><br>c</div>").markdown == "a\\\nb\n\nc"


def test_lines_of_preformatted_text_stay_lines():
    assert from_html("<pre>a\n  b\n</pre>").markdown == "a\\\nb"


def test_words_that_look_like_markup_stay_words():
    assert plain_text(parse(from_html("<p># a</p><p>**b** [c](https://x.dk)</p>").markdown)) == (
        "# a\n**b** [c](https://x.dk)"
    )


def test_plain_words_and_nothing_come_in_too():
    assert from_html("bare ord & <tegn").markdown == "bare ord &"
    assert from_html("").markdown == from_html(" \n").markdown == from_html("<!-- -->").markdown == ""


def test_a_text_nested_too_deep_or_too_long_is_cut_and_that_is_told():
    for html in ("<div>" * 400 + "dyb", "<b>ord</b>" * 20_000, "ord " * 1_000_001):
        pasted = from_html(html)
        assert pasted.left_out[-1].startswith("Teksten er for lang")


def test_pictures_written_into_the_text_do_not_make_it_too_long():
    pasted = from_html(f"<img src='data:image/png;base64,{'A' * 5_000_000}'><p>ord</p>")
    assert (pasted.markdown, pasted.left_out) == ("ord", ("1 billede er ikke taget med",))


@settings(max_examples=200)
@given(st.one_of(SOUP, st.text()))
def test_any_soup_of_tags_gives_a_text_in_normal_form_with_nothing_in_it_that_runs(html):
    pasted = from_html(html)
    assert to_markdown(parse(pasted.markdown)) == pasted.markdown
    assert "javascript:" not in pasted.markdown
    assert all("\n" not in note for note in pasted.left_out)


@settings(max_examples=30)
@given(block_runs())
def test_our_own_pages_come_in_as_the_text_they_show(blocks):
    shown = plain_text(blocks).split()
    assert plain_text(parse(from_html(blocks_html(blocks, 3)).markdown)).split() == shown
