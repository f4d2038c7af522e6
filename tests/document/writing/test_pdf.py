"""The PDF: what people see, and what PDF/UA-1 (ISO 14289-1) and PDF/A-3a (ISO 19005-3) ask for.

No conformance is claimed: these are the checks that can be made without a validator.
"""

import io
import json
import re
from itertools import pairwise

import pikepdf
import pypdfium2
import pytest

from tests.document.papers import ADDRESS, SOURCE, flat_agenda, minutes
from tvaers.document.contract import content_hash, to_contract
from tvaers.document.model import Document, Item, Parts, Section
from tvaers.document.reading import read_bytes
from tvaers.document.wording import HOLDS_CLOSED
from tvaers.document.writing.pdf import write_pdf

# Painting operators of ISO 32000-1, table 60 and 9.4.3: what they paint must be tagged or marked as an artifact.
PAINTING = {"Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh", "BI", "EI"}


@pytest.fixture(scope="module", params=[minutes, flat_agenda], ids=["minutes", "flat"])
def pdf(request):
    with pikepdf.open(io.BytesIO(write_pdf(request.param()))) as opened:
        yield opened


@pytest.fixture(scope="module")
def full():
    with pikepdf.open(io.BytesIO(write_pdf(minutes()))) as opened:
        yield opened


def elements(node, kinds=None):
    """Every structure element under `node`, in reading order, as (type, element)."""
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from elements(child)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield str(node.S), node
        if "/K" in node:
            yield from elements(node.K)


def structure(pdf):
    return list(elements(pdf.Root.StructTreeRoot.K))


def printed(data):
    document = pypdfium2.PdfDocument(data)
    return "\n".join(page.get_textpage().get_text_bounded() for page in document).replace("\r", "")


def test_the_language_the_title_and_the_tags_are_declared(pdf):
    assert pdf.Root.Lang == "da-DK"
    assert bool(pdf.Root.MarkInfo.Marked)
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["pdfaid:part"] == "3"
        assert metadata["pdfaid:conformance"] == "A"
        assert metadata["dc:title"].startswith(("Referat: KKR Nordjylland", "Dagsorden: KKR Sjælland"))


def test_nothing_is_painted_outside_tags_and_artifacts(pdf):
    for page in pdf.pages:
        depth = 0
        for instruction in pikepdf.parse_content_stream(page):
            operator = str(instruction.operator)
            if operator in ("BDC", "BMC"):
                depth += 1
            elif operator == "EMC":
                depth -= 1
            elif operator in PAINTING:
                assert depth > 0


def test_headings_begin_at_one_and_skip_no_level(pdf):
    levels = [int(kind[2]) for kind, _ in structure(pdf) if re.fullmatch(r"/H[1-6]", kind)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_table_headings_say_that_they_are_for_columns(full):
    headings = [element for kind, element in structure(full) if kind == "/TH"]
    assert len(headings) == 3
    assert all("/Column" in [attribute.get("/Scope") for attribute in element.A] for element in headings)


def test_every_link_is_tagged_and_described(pdf):
    annotations = [note for page in pdf.pages for note in page.obj.get("/Annots", [])]
    assert annotations
    assert all(note.Subtype == "/Link" and "/StructParent" in note and str(note.Contents) for note in annotations)


def test_links_lead_to_the_addresses_of_the_text(full):
    actions = [note.A for page in full.pages for note in page.obj.get("/Annots", []) if "/A" in note]
    assert {str(action.URI) for action in actions if "/URI" in action} == {ADDRESS}


def test_bookmarks_follow_sections_and_items(full):
    with full.open_outline() as outline:
        titles = [(entry.title, [child.title for child in entry.children]) for entry in outline.root]
    assert titles == [
        ("Program", []),
        ("Deltagerfortegnelse", []),
        ("1. Godkendelse af referat", []),
        ("2. Sager", ["2.1. " + minutes().sections[1].items[0].title, "2.2. Køb af grund"]),
    ]


def test_the_document_as_data_is_attached(full):
    assert json.loads(full.attachments["document.json"].get_file().read_bytes()) == to_contract(minutes())


def test_the_same_document_gives_the_same_bytes():
    assert write_pdf(minutes()) == write_pdf(minutes())


def test_the_pages_show_the_house_layout():
    text = printed(write_pdf(minutes()))
    for line in [
        "REFERAT",
        "KKR Nordjylland",
        "Dato: fredag den 6. februar 2026",
        "Tid: 10.00-12.00",
        "Sted: Hotel Fjorden, Havnegade 3",
        "Mødetype: Ekstraordinært møde",
        "Næste møde: 17. april 2026",
        "KKR Nordjylland | 06-02-2026 SIDE | 2",
        "Jørgen Åkjær (Ø), Vesthimmerlands Kommune, fra kl. 10.30",
        "Mette Sø (F), Københavns Kommune (ref.)",
        "1. Godkendelse af referat",
        "SAG-2026-01234 abk / jmh",
        "Lukket punkt",
        "Neutral titel: Ejendomssag",
        "./. Udkast til aftale om pladser er vedlagt.",
        "Udgave 2 · SHA-256 " + "a3" * 32,
    ]:
        assert line in text.split("\n")


def test_lines_are_not_hyphenated():
    words = " ".join(["uddannelsespladsfordelingsaftaleudkast"] * 60)
    document = Document(source=SOURCE, sections=[Section(1, "", [Item("1", "Sag", parts=Parts(background=words))])])
    text = printed(write_pdf(document))
    assert "\x02" not in text
    assert "\N{SOFT HYPHEN}" not in text


def test_text_is_never_taken_for_commands():
    attack = '#read("agenda.typ") $x$ @ref = a _b_ \\ "c" // d #set page(width: 1pt)'
    item = Item("1", attack, parts=Parts(background=f"`{attack}`"), officers=['"#'])
    document = Document(
        source=SOURCE, council=attack, place=attack, preamble=f"`{attack}`", sections=[Section(1, "", [item])]
    )
    text = " ".join(printed(write_pdf(document)).split())
    assert text.count(attack) >= 5


@pytest.mark.parametrize("text", ["Vind 😀 sol", "中文 字", "\uf0b7 punkt", "a\x00b\x0cc\ud800", "שלום αβγ жук"])
def test_signs_that_no_font_has_do_not_stop_the_paper(text):
    document = Document(
        source=SOURCE, place=text, sections=[Section(1, "", [Item("1", text, parts=Parts(decision=text))])]
    )
    assert "Beslutning" in printed(write_pdf(document))


def test_a_document_with_nothing_in_it_can_be_written():
    assert "Møde" in printed(write_pdf(Document(source=SOURCE)))


def test_a_paper_with_closed_words_says_so_on_every_page_and_in_its_title():
    data = write_pdf(minutes(), holds_closed=True)
    pages = list(pypdfium2.PdfDocument(data))
    assert len(pages) > 1
    assert all(HOLDS_CLOSED in page.get_textpage().get_text_bounded() for page in pages)
    with pikepdf.open(io.BytesIO(data)) as opened:
        assert HOLDS_CLOSED.lower() in str(opened.docinfo.Title)
    assert HOLDS_CLOSED not in printed(write_pdf(minutes()))


def test_the_mark_of_closed_words_is_no_word_of_the_paper():
    marked, plain = (read_bytes(write_pdf(minutes(), holds_closed=holds), "p.pdf") for holds in (True, False))
    assert content_hash(marked) == content_hash(plain)
