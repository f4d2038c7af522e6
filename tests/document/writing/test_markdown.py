"""The whole document as Markdown, and the summary."""

from tests.document.papers import SOURCE, flat_agenda, minutes
from tvaers.document.blocks import Heading, inline_text, parse
from tvaers.document.model import Act, Document, ReadingWarning
from tvaers.document.wording import ACTS, KINDS, MEETING_KINDS, PARTS
from tvaers.document.writing.markdown import write_markdown
from tvaers.document.writing.summary import write_summary


def headings(text):
    return [(block.level, inline_text(block.children)) for block in parse(text) if isinstance(block, Heading)]


def test_every_code_has_its_danish_words():
    assert set(ACTS) == set(Act)
    assert all(words.present and words.past for words in ACTS.values())
    assert all([*KINDS.values(), *MEETING_KINDS.values(), *PARTS.values()])


def test_the_markdown_has_the_house_layout():
    assert headings(write_markdown(minutes())) == [
        (1, "Referat: KKR Nordjylland"),
        (2, "Program"),
        (2, "Deltagerfortegnelse"),
        (3, "Deltagere"),
        (3, "Afbud"),
        (3, "Gæster"),
        (2, "1. Godkendelse af referat"),
        (2, "2. Sager"),
        (3, "2.1. Fælles aftale om fordeling af uddannelsespladser i de elleve kommuner"),
        (4, "Baggrund"),
        (4, "Indstilling"),
        (4, "Sagsfremstilling"),
        (5, "Fordeling af pladser"),
        (4, "Beslutning"),
        (3, "2.2. Køb af grund"),
        (4, "Økonomi"),
    ]


def test_without_sections_items_come_right_under_the_title():
    assert headings(write_markdown(flat_agenda()))[:3] == [
        (1, "Dagsorden: KKR Sjælland"),
        (2, "1. Velkomst"),
        (3, "Baggrund"),
    ]


def test_the_markdown_is_in_normal_form_and_keeps_the_texts():
    written = write_markdown(minutes())
    assert "./. Udkast til aftale om pladser er vedlagt." in written
    assert "| Læsø | 49 | 1,2 % |" in written
    assert "SAG-2026-01234 abk / jmh" in written
    assert "- Jørgen Åkjær (Ø), Vesthimmerlands Kommune, fra kl. 10.30" in written


def test_the_summary_has_a_line_for_each_item_with_its_acts():
    document = minutes()
    document.warnings = [ReadingWarning("x", "y"), ReadingWarning("x", "z")]
    assert write_summary(document).splitlines() == [
        "Referat: KKR Nordjylland, 6. februar 2026, 2 punkter",
        "2.1  Fælles aftale om fordeling af uddannelsespladser i de elleve kommuner "
        "(indstilling: drøfter; beslutning: drøftede)",
        "2.2  Køb af grund (lukket punkt)",
        "2 advarsler",
    ]


def test_an_empty_document_has_a_summary_and_a_page():
    assert write_summary(Document(source=SOURCE)) == "Dokument: ukendt råd, ukendt dato, 0 punkter\n0 advarsler\n"
    assert write_markdown(Document(source=SOURCE)) == "# Møde\n"
