"""The Word file: real headings, lists, tables and links, so that people can work on it."""

import io

import docx
import pytest
from docx.oxml.ns import qn

from tests.document.papers import ADDRESS, SOURCE, flat_agenda, minutes
from tvaers.document.contract import content_hash
from tvaers.document.model import Document, Item, Parts, Section
from tvaers.document.reading import read_bytes
from tvaers.document.wording import HOLDS_CLOSED
from tvaers.document.writing.word import write_word


def opened(document):
    return docx.Document(io.BytesIO(write_word(document)))


@pytest.fixture(scope="module")
def full():
    return opened(minutes())


def texts(word, style):
    return [paragraph.text for paragraph in word.paragraphs if paragraph.style.name == style]


def xml(word):
    return word.element.xml


def test_the_title_page_names_stage_council_and_facts(full):
    assert texts(full, "Subtitle") == ["REFERAT"]
    assert texts(full, "Title") == ["KKR Nordjylland"]
    assert texts(full, "Fact")[:3] == [
        "Dato:\tfredag den 6. februar 2026",
        "Tid:\t10.00-12.00",
        "Sted:\tHotel Fjorden, Havnegade 3",
    ]


def test_headings_are_headings(full):
    assert texts(full, "Heading 1") == ["Program", "Deltagerfortegnelse", "1.\tGodkendelse af referat", "2.\tSager"]
    assert texts(full, "Heading 2") == [
        "Deltagere",
        "Afbud",
        "Gæster",
        f"2.1.\t{minutes().sections[1].items[0].title}",
        "2.2.\tKøb af grund",
    ]
    assert texts(full, "Heading 3") == ["Baggrund", "Indstilling", "Sagsfremstilling", "Beslutning", "Økonomi"]
    assert texts(full, "Heading 4") == ["Fordeling af pladser"]


def test_without_sections_items_are_the_topmost_headings():
    word = opened(flat_agenda())
    assert texts(word, "Heading 1") == ["1.\tVelkomst", "2.\tPlan"]
    assert texts(word, "Heading 3") == ["Tid"]


def test_the_contents_are_filled_and_lead_to_their_places(full):
    entries = [paragraph for paragraph in full.paragraphs if paragraph.style.name.startswith("toc")]
    assert [entry.text.strip() for entry in entries] == [
        "1.\tGodkendelse af referat",
        "2.\tSager",
        f"2.1.\t{minutes().sections[1].items[0].title}",
        "2.2.\tKøb af grund",
    ]
    anchors = [link.get(qn("w:anchor")) for entry in entries for link in entry._p.iter(qn("w:hyperlink"))]
    bookmarks = [mark.get(qn("w:name")) for mark in full.element.iter(qn("w:bookmarkStart"))]
    assert anchors == bookmarks
    assert all(f"PAGEREF {anchor}" in xml(full) for anchor in anchors)


def test_fields_that_are_opened_are_closed(full):
    kinds = [mark.get(qn("w:fldCharType")) for mark in full.element.iter(qn("w:fldChar"))]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end") > 0


def test_lists_are_lists_and_nest(full):
    entries = [
        paragraph
        for paragraph in full.paragraphs
        if paragraph._p.pPr is not None and paragraph._p.pPr.numPr is not None
    ]
    assert [(entry.text, entry._p.pPr.numPr.ilvl.val) for entry in entries] == [
        ("Udkastet sendes ud.", 0),
        ("Svarene behandles:", 0),
        ("først af direktørerne", 1),
        ("så af udvalgene", 1),
    ]


def test_each_numbered_list_counts_for_itself():
    item = Item("1", "Sag", parts=Parts(background="3. a\n4. b\n\nTekst\n\n1. c"))
    word = opened(Document(source=SOURCE, sections=[Section(1, "", [item])]))
    instances = [p._p.pPr.numPr.numId.val for p in word.paragraphs if p.style.name == "List Number"]
    assert instances[0] == instances[1] != instances[2]
    starts = [mark.get(qn("w:val")) for mark in word.part.numbering_part.element.iter(qn("w:startOverride"))]
    assert starts == ["3", "1"]


def test_a_table_repeats_its_head_and_sets_numbers_to_the_right(full):
    (table,) = full.tables
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert [[cell.text for cell in row.cells] for row in table.rows][1] == ["Læsø", "49", "1,2 %"]
    assert table.cell(1, 1).paragraphs[0].alignment == docx.enum.text.WD_ALIGN_PARAGRAPH.RIGHT


def test_links_are_links(full):
    targets = [part.target_ref for part in full.part.rels.values() if part.is_external]
    assert targets == [ADDRESS]


def test_an_attachment_has_its_mark_in_the_margin(full):
    assert texts(full, "Attachment") == ["./.\tUdkast til aftale om pladser er vedlagt."]


def test_the_page_head_names_council_day_and_page(full):
    header = full.sections[0].header.paragraphs[0]
    assert header.text.startswith("KKR Nordjylland | 06-02-2026\tSIDE | ")
    assert "PAGE" in header._p.xml


def test_the_language_is_danish_and_the_title_is_set(full):
    language = next(full.styles.element.iter(qn("w:lang")))
    assert language.get(qn("w:val")) == "da-DK"
    assert full.core_properties.language == "da-DK"
    assert full.core_properties.title == "Referat: KKR Nordjylland fredag den 6. februar 2026"


def test_the_same_document_gives_the_same_bytes():
    assert write_word(minutes()) == write_word(minutes())


def test_signs_that_xml_cannot_hold_do_not_stop_the_paper():
    text = "a\x00b\x0cc\ud800d\ufffee"
    item = Item("1", text, parts=Parts(background=text, decision=f"`{text}`\n\n    {text}"))
    word = opened(Document(source=SOURCE, council=text, place=text, preamble=text, sections=[Section(1, text, [item])]))
    assert texts(word, "Title") == ["a b c d e"]


def test_a_document_with_nothing_in_it_can_be_written():
    assert texts(opened(Document(source=SOURCE)), "Title") == ["Møde"]


def test_a_paper_with_closed_words_says_so_in_the_head_of_the_first_and_all_other_pages():
    section = docx.Document(io.BytesIO(write_word(minutes(), holds_closed=True))).sections[0]
    for header in (section.first_page_header, section.header):
        assert header.paragraphs[0].text == HOLDS_CLOSED
    assert "SIDE | " in section.header.paragraphs[1].text
    plain = opened(minutes()).sections[0]
    assert all(HOLDS_CLOSED not in paragraph.text for paragraph in plain.header.paragraphs)


def test_the_mark_of_closed_words_is_no_word_of_the_paper():
    marked, plain = (read_bytes(write_word(minutes(), holds_closed=holds), "p.docx") for holds in (True, False))
    assert content_hash(marked) == content_hash(plain)
