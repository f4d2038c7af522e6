"""PDF and Word files that Tværs did not write: other templates, typed bullets, numbers that Word counts."""

import io

import docx
import pytest
import typst
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from tests.document.reading.counting import lost_words
from tests.document.reading.examples import MINUTES
from tvaers.document.model import Attendee, Document, Item, Kind, PartName
from tvaers.document.reading import read_bytes

PRINTED = """REFERAT
Møde i KKR Nordjylland den 14. marts 2031

Deltagere
Karen Lund (A) Aalborg Kommune
Ole Bjerre (V) Thisted Kommune

1. Godkendelse af dagsorden

1.1. Godkendelse af dagsorden
SAG-2031-00017 abcd

Baggrund
Dagsordenen er sendt ud i rette tid, og der er ikke kommet bemærkninger til den fra kommunerne eller andre.

Indstilling
Det indstilles, at KKR Nordjylland:
– godkender dagsordenen
– drøfter mødeplanen for resten af året.

Beslutning
KKR Nordjylland godkendte dagsordenen.

2. Eventuelt
"""


def printed_pdf(text: str) -> bytes:
    """A PDF of the text as another program would print it: narrow lines, cut words, a head on each page."""
    settings = """
    #set page(width: 130mm, height: 110mm)
    #set page(header: context [KKR Nordjylland | 14-03-2031 #h(1fr) SIDE | #counter(page).display()])
    #set text(lang: "da", hyphenate: true, size: 10pt)
    #set par(justify: true, leading: 0.6em, spacing: 1.2em)
    """
    paragraphs = [" \\\n".join(f'#"{line}"' for line in block.split("\n")) for block in text.strip().split("\n\n")]
    return typst.compile((settings + "\n\n".join(paragraphs)).encode(), format="pdf")


def word_file(write) -> bytes:
    document = docx.Document()
    write(document)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def items(document: Document) -> list[Item]:
    return list(document.items())


@pytest.fixture(scope="module")
def from_pdf() -> Document:
    return read_bytes(printed_pdf(PRINTED), "referat.pdf")


def test_a_printed_pdf_is_read_by_its_lines(from_pdf: Document):
    assert (from_pdf.council, from_pdf.kind) == ("KKR Nordjylland", Kind.MINUTES)
    assert from_pdf.participants == [Attendee("Karen Lund", "A", "Aalborg"), Attendee("Ole Bjerre", "V", "Thisted")]
    assert [section.title for section in from_pdf.sections] == ["Godkendelse af dagsorden", "Eventuelt"]
    assert items(from_pdf)[0].recommendations == ["godkender dagsordenen", "drøfter mødeplanen for resten af året."]


def test_words_that_the_pdf_cuts_are_whole(from_pdf: Document):
    assert items(from_pdf)[0].parts.background == (
        "Dagsordenen er sendt ud i rette tid, og der er ikke kommet bemærkninger til den fra kommunerne eller andre."
    )


def test_a_hyphen_that_the_words_have_stays_at_the_end_of_a_pdf_line():
    paragraph = "Spørgsmålene er de samme som i KKR-\nevalueringen. Svarene ligger på\nhttps://svar.example/alle-\nfem-kkr.pdf\nDagsordenen"
    item = items(read_bytes(printed_pdf(PRINTED.replace("Dagsordenen", paragraph, 1)), "referat.pdf"))[0]
    assert "de samme som i KKR-evalueringen." in (item.parts.background or "")
    assert item.links == ["https://svar.example/alle-fem-kkr.pdf"]


def test_page_heads_of_a_pdf_are_named_in_a_warning(from_pdf: Document):
    assert any(warning.code == "page-furniture" for warning in from_pdf.warnings)
    assert not any("SIDE" in text for item in items(from_pdf) for _, text in item.parts.named())


def write_template(document) -> None:
    document.add_paragraph("Dagsorden til møde i KKR Sjælland den 3. maj 2030")
    document.add_heading("1. Regionale sager", level=1)
    document.add_heading("1.1. Havne og færger", level=2)
    document.add_paragraph("SAG-2030-00011 abc / de")
    document.add_heading("Baggrund", level=3)
    document.add_paragraph("Se planen på https://havne.example/plan.pdf, som er ny.")
    document.add_heading("Indstilling", level=3)
    document.add_paragraph("Det indstilles, at KKR Sjælland")
    document.add_paragraph("– drøfter planen")
    document.add_paragraph("– godkender budgettet")
    document.add_heading("Sagsfremstilling", level=3)
    document.add_heading("Tallene", level=4)
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip((*table.rows[0].cells, *table.rows[1].cells), ("Havn", "Både", "Nord", "12"), strict=True):
        cell.text = text
    document.add_paragraph("Sejlads", style="List Bullet")
    document.add_paragraph("Færger", style="List Bullet 2")
    document.add_paragraph("Fiskeri", style="List Bullet")
    document.add_paragraph("./. Plan for havnene")


@pytest.fixture(scope="module")
def from_word() -> Item:
    return items(read_bytes(word_file(write_template), "dagsorden.docx"))[0]


def test_word_headings_tell_the_structure(from_word: Item):
    assert (from_word.number, from_word.title) == ("1.1", "Havne og færger")
    assert (from_word.case_number, from_word.officers) == ("SAG-2030-00011", ["abc", "de"])


def test_typed_bullets_and_real_ones_are_lists(from_word: Item):
    assert from_word.recommendations == ["drøfter planen", "godkender budgettet"]
    assert "- Sejlads\n  - Færger\n- Fiskeri" in (from_word.parts.presentation or "")


def test_tables_links_and_attachments_of_word(from_word: Item):
    presentation = from_word.parts.presentation or ""
    assert presentation.startswith("### Tallene\n\n| Havn | Både |\n| --- | --- |\n| Nord | 12 |")
    assert from_word.links == ["https://havne.example/plan.pdf"]
    assert [(attachment.text, attachment.part) for attachment in from_word.attachments] == [
        ("Plan for havnene", PartName.PRESENTATION)
    ]


def test_deleted_words_are_gone_and_text_boxes_are_read():
    def write(document) -> None:
        write_template(document)
        paragraph = document.add_paragraph("Efter ")
        deleted = OxmlElement("w:del")
        run = OxmlElement("w:r")
        words = OxmlElement("w:delText")
        words.text = "slettet"
        run.append(words)
        deleted.append(run)
        paragraph._p.append(deleted)
        inserted = OxmlElement("w:ins")
        run = OxmlElement("w:r")
        words = OxmlElement("w:t")
        words.set(qn("xml:space"), "preserve")
        words.text = "rettelsen"
        run.append(words)
        inserted.append(run)
        paragraph._p.append(inserted)

    presentation = items(read_bytes(word_file(write), "rettet.docx"))[0].parts.presentation or ""
    assert presentation.endswith("Efter rettelsen")


def test_a_word_file_without_styles_is_read_as_its_words():
    lines = [line for line in PRINTED.split("\n") if line]
    document = read_bytes(word_file(lambda file: [file.add_paragraph(line) for line in lines]), "ren.docx")
    assert [item.number for item in items(document)] == ["1.1"]
    assert lost_words(PRINTED, document) == []


def test_the_example_of_text_reads_the_same_with_other_line_ends():
    ours = read_bytes(MINUTES.encode(), "a.txt")
    theirs = read_bytes(MINUTES.replace("\n", "\r\n").encode("utf-16"), "a.txt")
    assert (ours.sections, ours.participants) == (theirs.sections, theirs.participants)


def test_people_in_word_bullets_and_tables_are_read():
    def write(document) -> None:
        document.add_paragraph("Referat fra møde i KKR Sjælland den 3. maj 2030")
        document.add_paragraph("Deltagere")
        document.add_paragraph("Karen Lund (A), Køge Kommune", style="List Bullet")
        document.add_paragraph("Borgmester Ole Bjerre, Greve Kommune (V)", style="List Bullet")
        document.add_paragraph("Afbud")
        table = document.add_table(rows=2, cols=3)
        words = ("Navn", "Parti", "Kommune", "Gitte Dam", "C", "Faxe")
        for cell, text in zip((*table.rows[0].cells, *table.rows[1].cells), words, strict=True):
            cell.text = text
        document.add_heading("1. Prøve", level=1)
        document.add_paragraph("Beslutning")
        document.add_paragraph("Godkendt.")

    document = read_bytes(word_file(write), "referat.docx")
    assert document.participants == [
        Attendee("Karen Lund", "A", "Køge"),
        Attendee("Ole Bjerre", "V", "Greve", "Borgmester"),
    ]
    assert document.apologies == [Attendee("Gitte Dam", "C", "Faxe")]
    assert [item.title for item in items(document)] == ["Prøve"]


LINKED = """
#set page(width: 95mm, height: 200mm, footer: [https://kkr.example/moede.html #h(1fr) 1/1], header: [5/3/31, 2:07 PM])
#set text(size: 10pt)
Dagsorden, KKR Sjælland, 3. maj 2031

1. Havne

Baggrund

Læs mere i #link("https://havne.example/plan.pdf")[planen], som kommunerne har ønsket sig i mange år, og som nu er klar.
Den rummer tolv havne og seks færger, og den har været sendt ud til høring i alle kommuner, som har haft et
halvt år til at svare. Svarene er samlet i
et notat, der ligger på regionens side, og som er skrevet af havnenes eget sekretariat efter et fælles møde i foråret.
Også #link("https://havne.example/synlig")[https://havne.example/synlig] hører til.

Indstilling

Det indstilles, at KKR Sjælland godkender #link("https://havne.example/udkast.pdf")[udkastet].

2. Eventuelt
"""


@pytest.fixture(scope="module")
def with_links() -> Document:
    return read_bytes(typst.compile(LINKED.encode(), format="pdf"), "dagsorden.pdf")


def test_addresses_behind_words_of_a_pdf_are_links_of_their_part(with_links: Document):
    item = items(with_links)[0]
    assert (item.parts.background or "").startswith("Læs mere i [planen](https://havne.example/plan.pdf), som ")
    assert item.parts.recommendation == (
        "Det indstilles, at KKR Sjælland godkender [udkastet](https://havne.example/udkast.pdf)."
    )
    assert sorted(item.links) == [f"https://havne.example/{name}" for name in ("plan.pdf", "synlig", "udkast.pdf")]
    assert not any(warning.code == "link-out-of-place" for warning in with_links.warnings)


def test_what_a_browser_prints_around_the_page_is_no_text(with_links: Document):
    assert not any("1/1" in text or "2:07" in text for item in items(with_links) for _, text in item.parts.named())
    assert items(with_links)[-1].other is None
    assert with_links.preamble is None
    assert sum(warning.code == "page-furniture" for warning in with_links.warnings) == 2
