"""HTML from the block tree: what a reader of the page, a screen reader and an attacker get."""

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tvaers.document.blocks import parse, plain_text
from tvaers.document.writing.html import blocks_html

ALLOWED = {
    *(
        "p",
        "span",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "blockquote",
        "pre",
        "code",
        "hr",
        "br",
        "strong",
        "em",
    ),
    *("a", "div", "table", "thead", "tbody", "tr", "th", "td"),
}
VOID = {"hr", "br"}


class Outline(HTMLParser):
    """Collects tags, link addresses and words, and fails when tags do not nest."""

    def __init__(self):
        super().__init__()
        self.open, self.tags, self.links, self.words = [], set(), [], []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.links += [value for name, value in attrs if name == "href"]
        assert not [name for name, _ in attrs if name.startswith("on") or name == "style"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)


def html(text, heading_level=3):
    return blocks_html(parse(text), heading_level)


def outline(text):
    reader = Outline()
    reader.feed(html(text))
    reader.close()
    assert reader.open == []
    return reader


def test_headings_begin_at_the_wanted_level_and_skip_none():
    assert html("## Økonomi\n\n#### Drift\n\nx", 4) == "<h4>Økonomi</h4>\n<h5>Drift</h5>\n<p>x</p>"


def test_headings_go_no_deeper_than_six():
    assert html("# a\n\n## b", 6) == "<h6>a</h6>\n<h6>b</h6>"


def test_a_table_has_column_headings_and_can_be_scrolled_with_the_keyboard():
    written = html("| Kommune | Antal |\n|---|---|\n| Læsø | 1.234 |")
    assert (
        '<div class="table--responsive-scroll" role="group" tabindex="0" aria-label="Tabel: Kommune, Antal">' in written
    )
    assert '<th scope="col">Kommune</th><th scope="col" class="align-text-right">Antal</th>' in written
    assert '<td>Læsø</td><td class="align-text-right">1.234</td>' in written


def test_a_column_without_a_heading_is_not_told_to_have_one():
    written = html("|  | Antal |\n|---|---|\n| Læsø | 3 |")
    assert '<td></td><th scope="col" class="align-text-right">Antal</th>' in written
    assert 'aria-label="Tabel: Antal"' in written
    assert 'aria-label="Tabel"' in html("|  |  |\n|---|---|\n| Læsø | 3 |")


def test_a_column_that_the_text_aligns_stands_as_it_says():
    assert '<th scope="col" class="align-text-center">N</th>' in html("| K | N |\n|---|:-:|\n| Læsø | 3 |")


def test_a_marked_paragraph_carries_its_mark():
    assert html("./. Udkast til aftale") == (
        '<p class="attachment"><span class="attachment-mark" title="Bilag">./.</span> Udkast til aftale</p>'
    )


def test_links_lead_out_without_telling_where_from():
    assert html("[aftalen](https://kkr.example/?a=1&b=2)") == (
        '<p><a href="https://kkr.example/?a=1&amp;b=2" rel="noopener noreferrer external">aftalen</a></p>'
    )


def test_lists_nest_without_empty_paragraphs_and_keep_their_first_number():
    assert html("3. a\n   - b\n4. c") == '<ol start="3">\n<li>a\n<ul>\n<li>b</li>\n</ul></li>\n<li>c</li>\n</ol>'


@pytest.mark.parametrize(
    "attack", ["<script>alert(1)</script>", "[x](javascript:alert(1))", '[x](https://a"onclick="b)', "`<b>`"]
)
def test_nothing_in_a_text_becomes_code(attack):
    reader = outline(attack)
    assert reader.tags <= ALLOWED
    assert all(link.startswith(("http://", "https://", "mailto:")) for link in reader.links)


@settings(max_examples=200)
@given(st.lists(st.sampled_from([*"ab<>&\"'`*_[]()#|-\n 1.", "https://x", "javascript:"]), max_size=40).map("".join))
def test_any_text_gives_nested_tags_of_the_allowed_kinds_and_keeps_its_words(text):
    reader = outline(text)
    assert reader.tags <= ALLOWED
    assert "".join("".join(reader.words).split()) == "".join(plain_text(parse(text)).split())
