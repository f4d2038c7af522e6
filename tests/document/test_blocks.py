"""The block tree: what becomes of each piece of CommonMark, and that the normal form gives the same tree back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.document.strategies import block_runs
from tvaers.document.blocks import (
    Alignment,
    Break,
    BulletList,
    CodeBlock,
    Delimiter,
    Emphasis,
    Heading,
    Link,
    NumberedList,
    Paragraph,
    Quote,
    Rule,
    Strong,
    Table,
    Text,
    parse,
    plain_text,
    to_markdown,
)

SIGNS = [*"aØ19.)(-+*_#>|\\`~<[]&;=!😀", "**", "```", "~~~", "---", "|---|---|", ":-:", "javascript:x"]
REFERENCES = ["&amp;", "&#32;", "&nbsp;", "&#x85;", "\x02", "\u00a0"]
ADDRESSES = ["https://x.dk/a_b?c=d&e=f", "<https://x.dk>", "](https://x.dk)", "<a@b.dk>"]
SPACES = ["\n", "\n\n", " ", "  ", "    ", "\t"]
MARKUP = st.lists(st.sampled_from([*SIGNS, *REFERENCES, *ADDRESSES, *SPACES, *SPACES]), max_size=30).map("".join)


def test_each_kind_of_block_is_read():
    text = "# Økonomi\n\nTekst *her* og **der**.\n\n- a\n- b\n\n3) c\n4) d\n\n> citat\n\n```\nx = 1\n```\n\n---"
    assert parse(text) == (
        Heading(1, (Text("Økonomi"),)),
        Paragraph((Text("Tekst "), Emphasis((Text("her"),)), Text(" og "), Strong((Text("der"),)), Text("."))),
        BulletList(((Paragraph((Text("a"),)),), (Paragraph((Text("b"),)),))),
        NumberedList(
            ((Paragraph((Text("c"),)),), (Paragraph((Text("d"),)),)), start=3, delimiter=Delimiter.PARENTHESIS
        ),
        Quote((Paragraph((Text("citat"),)),)),
        CodeBlock("x = 1"),
        Rule(),
    )


def test_a_table_keeps_its_alignments_and_pads_short_rows():
    (table,) = parse("| Kommune | Antal |\n|:--|--:|\n| Læsø | 3 |\n| Morsø |")
    assert table == Table(
        header=((Text("Kommune"),), (Text("Antal"),)),
        rows=(((Text("Læsø"),), (Text("3"),)), ((Text("Morsø"),), ())),
        alignments=(Alignment.LEFT, Alignment.RIGHT),
    )


def test_lines_of_a_paragraph_are_joined_and_asked_for_breaks_are_kept():
    assert parse("en\nto\\\ntre") == (Paragraph((Text("en to"), Break(), Text("tre"))),)


@pytest.mark.parametrize("target", ["https://kkr.example/a_b", "http://kkr.example", "mailto:kkr@kkr.example"])
def test_web_and_mail_addresses_are_links(target):
    assert parse(f"[her]({target})") == (Paragraph((Link(target, (Text("her"),)),)),)


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "/lokal", "//vært", "vbscript:x"]
)
def test_other_addresses_are_words(target):
    assert plain_text(parse(f"[her]({target})")) == f"[her]({target})"


def test_only_explicit_addresses_are_links():
    assert parse("https://kkr.example") == (Paragraph((Text("https://kkr.example"),)),)
    assert parse("<https://kkr.example>") == (
        Paragraph((Link("https://kkr.example", (Text("https://kkr.example"),)),)),
    )


@pytest.mark.parametrize(
    "text", ["<b>fed</b>", "<script>x</script>", "[1]: https://kkr.example", "![kort](https://kkr.example/k.png)"]
)
def test_html_definitions_and_pictures_lose_no_word(text):
    assert set("".join(c if c.isalnum() else " " for c in text).split()) - {
        "https",
        "kkr",
        "example",
        "k",
        "png",
    } <= set("".join(c if c.isalnum() else " " for c in plain_text(parse(text))).split())


@pytest.mark.parametrize(
    "line", ["1. april 2025.", "# ikke overskrift", "- ikke punkt", "> ikke citat", "--- | ---", "===", "a_b", "2) x"]
)
def test_words_that_look_like_markup_are_written_so_that_they_stay_words(line):
    tree = (Paragraph((Text(line),)),)
    assert parse(to_markdown(tree)) == tree


def test_the_normal_form_reads_well():
    text = (
        "Indstilling\n\n* godkender\n* drøfter\n    1. først\n    2. så\n\n__vigtigt__ og *let* fra fil_navn.txt & co."
    )
    assert to_markdown(parse(text)) == (
        "Indstilling\n\n- godkender\n- drøfter\n  1. først\n  2. så\n\n**vigtigt** og _let_ fra fil_navn.txt & co."
    )


def test_plain_text_has_a_line_for_each_paragraph_item_and_row():
    text = "Se [bilaget](https://kkr.example) **nu**\n\n- a\n- b\n\n| K | N |\n|---|---|\n| Læsø | 3 |"
    assert plain_text(parse(text)) == "Se bilaget nu\na\nb\nK N\nLæsø 3"


@settings(max_examples=400)
@given(MARKUP)
def test_the_normal_form_gives_the_same_tree_back(text):
    tree = parse(text)
    assert parse(to_markdown(tree)) == tree


@settings(max_examples=100)
@given(block_runs())
def test_the_blocks_of_a_paper_are_the_same_after_writing_and_parsing(blocks):
    assert parse(to_markdown(blocks)) == blocks


@settings(max_examples=200)
@given(st.text())
def test_any_text_has_a_tree_and_a_normal_form(text):
    written = to_markdown(parse(text))
    assert to_markdown(parse(written)) == written
