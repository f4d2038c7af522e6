"""Items that were written in Word come in with their parts, whatever program and form they were written in."""

import io

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.document.strategies import items
from tvaers.document.model import Attachment, Item, Kind, PartName, Parts
from tvaers.document.reading import UnreadableDocument
from tvaers.document.reading.item_template import items_from_word
from tvaers.document.writing.item_template import empty_item_as_word, item_as_word

COUNCIL = "KKR Nordjylland"
PATIENT = settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])


def word_file(*paragraphs: str) -> bytes:
    """A Word file of someone else's; "# " begins a heading, "* " an entry of a list."""
    word = docx.Document()
    for text in paragraphs:
        if text.startswith("#"):
            marks, words = text.split(" ", 1)
            word.add_heading(words, len(marks))
        elif text.startswith("* "):
            word.add_paragraph(text[2:], style="List Bullet")
        else:
            word.add_paragraph(text)
    written = io.BytesIO()
    word.save(written)
    return written.getvalue()


BRIDGE = [
    *("Ny bro over fjorden", "SAG-2026-01234 abk / jmh", "Baggrund", "Broen er gammel.", "Indstilling"),
    *("Det indstilles, at KKR Nordjylland:", "* drøfter broen", "* godkender tidsplanen", "Sagsfremstilling"),
    *("En ny bro tager tre år at bygge.", "./. Notat om broen er vedlagt.", "Beslutning"),
]
SCHOOL = ["Fælles skole", "Baggrund", "Skolen mangler plads.", "Indstilling", "Det indstilles, at KKR drøfter skolen."]


def test_an_item_in_the_template_s_form_has_title_case_officers_parts_and_attachments():
    (item,) = items_from_word(word_file(*BRIDGE), "punkt.docx")
    assert (item.number, item.title) == ("", "Ny bro over fjorden")
    assert (item.case_number, item.officers) == ("SAG-2026-01234", ["abk", "jmh"])
    assert item.parts == Parts(
        "Broen er gammel.",
        "Det indstilles, at KKR Nordjylland:\n\n- drøfter broen\n- godkender tidsplanen",
        "En ny bro tager tre år at bygge.\n\n./. Notat om broen er vedlagt.",
        "",
    )
    assert item.recommendations == ["drøfter broen", "godkender tidsplanen"]
    assert item.attachments == [Attachment("Notat om broen er vedlagt.", PartName.PRESENTATION)]


@pytest.mark.parametrize(
    ("printed", "number", "title"),
    [
        ("2.1. Ny bro", "2.1", "Ny bro"),
        ("Punkt 3: Ny bro", "3", "Ny bro"),
        ("4. Ny bro", "4", "Ny bro"),
        ("Titel: Ny bro", "", "Ny bro"),
        ("11 kommuner søger en bro", "", "11 kommuner søger en bro"),
        ("1. maj og andre fridage", "", "1. maj og andre fridage"),
    ],
)
def test_a_number_before_the_title_is_the_item_s_and_others_are_words(printed, number, title):
    (item,) = items_from_word(word_file(f"# {printed}", "## Baggrund", "Broen er gammel."), "punkt.docx")
    assert (item.number, item.title, item.parts.background) == (number, title, "Broen er gammel.")


def test_several_items_in_one_file_are_several_items():
    found = items_from_word(word_file(*BRIDGE, *SCHOOL), "punkter.docx")
    assert [item.title for item in found] == ["Ny bro over fjorden", "Fælles skole"]
    assert (found[0].parts.decision, found[1].parts.background) == ("", "Skolen mangler plads.")


def test_a_whole_agenda_gives_its_items_with_their_numbers():
    found = items_from_word(
        word_file("# 1. Sager", "## 1.1. Bro", "### Baggrund", "Gammel.", "## 1.2. Skole", "### Baggrund", "Ny."),
        "dagsorden.docx",
    )
    assert [(item.number, item.title, item.parts.background) for item in found] == [
        ("1.1", "Bro", "Gammel."),
        ("1.2", "Skole", "Ny."),
    ]


def test_words_before_the_items_of_an_agenda_are_an_item_of_their_own():
    found = items_from_word(
        word_file("Broen er gammel.", "# 1. Bro", "## Baggrund", "Dyr.", "# 2. Skole", "## Baggrund", "Ny."),
        "dagsorden.docx",
    )
    assert [(item.number, item.title) for item in found] == [("", "dagsorden"), ("1", "Bro"), ("2", "Skole")]
    assert found[0].parts == Parts(presentation="Broen er gammel.")


def test_a_typed_numbered_list_does_not_cut_an_item_in_pieces():
    (item,) = items_from_word(word_file(*SCHOOL[:-1], "1. Drøftes i maj.", "2. Godkendes i juni."), "punkt.docx")
    assert item.title == "Fælles skole"
    assert item.parts.recommendation == "1. Drøftes i maj.\n2. Godkendes i juni."


def test_a_file_without_the_headings_is_a_presentation_titled_by_its_first_heading():
    (item,) = items_from_word(word_file("# Ny bro", "Broen er gammel.", "* dyr"), "notat.docx")
    assert (item.title, item.parts) == ("Ny bro", Parts(presentation="Broen er gammel.\n\n- dyr"))


def test_a_file_without_any_heading_is_titled_by_its_name():
    (item,) = items_from_word(word_file("Broen er gammel og skal skiftes."), "Ny_bro.docx")
    assert (item.title, item.parts) == ("Ny bro", Parts(presentation="Broen er gammel og skal skiftes."))


def test_a_file_that_begins_with_a_part_is_titled_by_its_name():
    (item,) = items_from_word(word_file("Baggrund", "Broen er gammel."), "mappe/Ny bro.docx")
    assert (item.title, item.parts.background) == ("Ny bro", "Broen er gammel.")


def test_the_empty_template_has_the_four_headings_and_comes_back_empty():
    (item,) = items_from_word(empty_item_as_word(), "skabelon.docx")
    assert item == Item("1", "Skriv punktets titel her", parts=Parts("", "", "", ""))
    word = docx.Document(io.BytesIO(empty_item_as_word()))
    headings = [paragraph.text for paragraph in word.paragraphs if paragraph.style.name == "Heading 2"]
    assert headings == ["Baggrund", "Indstilling", "Sagsfremstilling", "Beslutning"]


@PATIENT
@given(items("1", COUNCIL, Kind.MINUTES))
def test_an_item_that_tværs_wrote_comes_back_as_it_was(item):
    assert items_from_word(item_as_word(item), "punkt.docx") == [item]


@PATIENT
@given(st.lists(st.sampled_from([*BRIDGE, *SCHOOL, "# 2. Punkt", "Økonomi", "1. Drøftes.", "Åbent punkt"]), min_size=1))
def test_paragraphs_in_any_order_give_items_and_lose_no_word(paragraphs):
    found = items_from_word(word_file(*paragraphs), "punkt.docx")
    told = " ".join(f"{item.title} {item.other} {' '.join(text for _, text in item.parts.named())}" for item in found)
    for text in ("Broen er gammel.", "En ny bro tager tre år at bygge.", "Skolen mangler plads."):
        assert (text in paragraphs) <= (text in told)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "ikke et Word"),
        (b"Baggrund\nBro", "ikke et Word"),
        (b"%PDF-1.7", "ikke et Word"),
        (b"PK\3\4x", "skadiget"),
    ],
)
def test_what_is_no_word_file_is_refused_in_one_line(data, said):
    with pytest.raises(UnreadableDocument, match=said) as raised:
        items_from_word(data, "punkt.docx")
    assert "\n" not in str(raised.value)


def test_a_word_file_without_a_word_is_refused():
    with pytest.raises(UnreadableDocument, match="tom"):
        items_from_word(word_file(), "punkt.docx")
