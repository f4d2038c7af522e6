"""The complete PDF: the paper, what is enclosed with it, and the ways to find it."""

import io

import pikepdf
import pypdfium2
import pytest

from tests.document.papers import flat_agenda, minutes
from tests.document.writing.enclosed import EXCEL, enclosure, picture, plain, with_outline
from tvaers.document.model import Document
from tvaers.document.wording import HOLDS_CLOSED
from tvaers.document.writing.complete.joining import complete_pdf
from tvaers.document.writing.pdf import write_pdf

TABLE = "Kommune;Pladser\r\nLæsø;49\r\nRebild;1.012\r\n".encode()
SHEET = b"PK\x03\x04 et regneark"


def enclosures():
    """One of each kind, in no order."""
    return [
        enclosure(TABLE, "text/csv", position=2, title="Pladser", filename="pladser.csv"),
        enclosure(with_outline(), title="Udkast til aftale"),
        enclosure(SHEET, EXCEL, item="2.2", title="Budget", filename="budget.xlsx"),
        enclosure("Kære råd\n\n#let x = 1".encode(), "text/plain", item="", title="Brev", filename="brev.txt"),
        enclosure(picture(300, 200), "image/png", position=3, title="Kort", filename="kort.png"),
    ]


@pytest.fixture(scope="module")
def paper_pdf():
    return write_pdf(minutes())


@pytest.fixture(scope="module")
def data(paper_pdf):
    return complete_pdf(minutes(), paper_pdf, enclosures())


@pytest.fixture
def pdf(data):
    with pikepdf.open(io.BytesIO(data)) as opened:
        yield opened


def texts(data):
    """The words of each page."""
    with pypdfium2.PdfDocument(data) as document:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]


def marks(data):
    """The bookmarks: how deep, title, and the page they lead to, from 0 on."""
    with pypdfium2.PdfDocument(data) as document:
        return [(mark.level, mark.get_title(), mark.get_dest().get_index()) for mark in document.get_toc()]


def test_the_paper_stands_first_and_its_enclosures_follow_in_the_order_of_its_items(data, paper_pdf):
    pages = texts(data)
    assert pages[:3] == texts(paper_pdf)
    assert [
        page.split(" Punkt:")[0].split(" Fil:")[0].removeprefix("KKR Nordjylland | 06-02-2026 ") for page in pages[3:]
    ] == [
        "BILAG 2.1-1 Udkast til aftale",
        "Kapitel et",
        "Kapitel to",
        "BILAG 2.1-2 Pladser",
        "BILAG 2.1-3 Kort",
        "BILAG 2.2-1 Budget",
        "BILAG 1 Brev",
    ]


def test_a_sheet_says_where_the_enclosure_belongs_what_the_file_is_called_and_how_long_it_is(data):
    sheet = texts(data)[3]
    assert "Punkt: 2.1. Fælles aftale om fordeling" in sheet
    assert "Fil: udkast.pdf Sider: 2" in sheet


def test_tables_and_texts_are_set_as_they_are_and_never_as_commands(data):
    pages = texts(data)
    assert "Kommune Pladser Læsø 49 Rebild 1.012" in pages[6]
    assert "Kære råd #let x = 1" in pages[9]


def test_what_cannot_be_shown_has_a_sheet_that_says_so(data):
    assert "Bilaget er et Excel-regneark og vises ikke som sider her. Filen er vedhæftet" in texts(data)[8]


def test_bookmarks_are_the_papers_with_the_enclosures_under_their_items(data):
    item = "2.1. " + minutes().sections[1].items[0].title
    assert marks(data) == [
        (0, "Program", 1),
        (0, "Deltagerfortegnelse", 1),
        (0, "1. Godkendelse af referat", 1),
        (0, "2. Sager", 1),
        (1, item, 1),
        (2, "Bilag 1: Udkast til aftale", 3),
        (3, "Kapitel et", 4),
        (4, "Kapitel to", 5),
        (2, "Bilag 2: Pladser", 6),
        (2, "Bilag 3: Kort", 7),
        (1, "2.2. Køb af grund", 2),
        (2, "Bilag 1: Budget", 8),
        (0, "Bilag", 9),
        (1, "Bilag 1: Brev", 9),
    ]


def test_pages_are_labelled_by_paper_and_enclosure(data):
    with pypdfium2.PdfDocument(data) as document:
        labels = [document.get_page_label(number) for number in range(len(document))]
    assert labels == [
        *("1", "2", "3", "B2.1-1:1", "B2.1-1:2", "B2.1-1:3", "B2.1-2:1", "B2.1-3:1", "B2.2-1:1", "B1:1"),
    ]


def test_every_file_that_is_no_pdf_is_attached_byte_for_byte(pdf):
    found = {name: attached.get_file().read_bytes() for name, attached in pdf.attachments.items()}
    del found["document.json"]
    assert found == {
        "Bilag 2.1-2 pladser.csv": TABLE,
        "Bilag 2.2-1 budget.xlsx": SHEET,
        "Bilag 1 brev.txt": "Kære råd\n\n#let x = 1".encode(),
        "Bilag 2.1-3 kort.png": picture(300, 200),
    }
    relations = [str(file.AFRelationship) for file in pdf.Root.AF]
    assert relations == ["/Source", *["/Supplement"] * 4]


def test_files_of_one_name_are_all_attached(paper_pdf):
    twice = [enclosure(bytes([at]) * 9, EXCEL, filename="ark.xlsx", title=str(at)) for at in (1, 2)]
    with pikepdf.open(io.BytesIO(complete_pdf(minutes(), paper_pdf, twice))) as pdf:
        assert {file.get_file().read_bytes() for file in pdf.attachments.values()} > {b"\1" * 9, b"\2" * 9}


def test_language_and_title_are_declared_and_no_standard_is_claimed_for_the_whole(pdf):
    assert pdf.Root.Lang == "da-DK"
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    with pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == "Referat: KKR Nordjylland fredag den 6. februar 2026 med bilag"
        assert "erklæres ikke at opfylde PDF/UA eller PDF/A" in metadata["dc:description"]
        assert not [key for key in metadata if "pdfuaid" in key or "pdfaid/" in key or key.endswith("ns/id/}part")]


def test_nothing_enclosed_leaves_the_papers_pdf_as_it_is(paper_pdf):
    assert complete_pdf(minutes(), paper_pdf, []) == paper_pdf


def test_the_same_input_gives_the_same_bytes(data, paper_pdf):
    assert complete_pdf(minutes(), paper_pdf, enclosures()) == data


def test_links_within_the_paper_still_lead_where_they_led(pdf):
    pages = [page.obj.objgen for page in pdf.pages]
    leads = [pages.index(note.Dest[0].objgen) for note in pdf.pages[0].obj.Annots if "/Dest" in note]
    assert leads == [1, 1, 1, 2]


def test_a_flat_agenda_has_its_enclosures_under_its_items_too():
    paper = flat_agenda()
    found = marks(complete_pdf(paper, write_pdf(paper), [enclosure(plain("En"), item="2", title="Plan A")]))
    assert [mark[:2] for mark in found] == [(0, "1. Velkomst"), (0, "2. Plan"), (1, "Bilag 1: Plan A")]


def test_a_pdf_of_the_paper_without_tags_and_bookmarks_is_joined_all_the_same():
    document = Document(source=minutes().source)
    joined = complete_pdf(document, plain("Papiret"), [enclosure(plain("Bilaget"), item="7")])
    pages = texts(joined)
    assert (pages[0], pages[2]) == ("Papiret", "Bilaget")
    assert marks(joined) == [(0, "Bilag", 1), (1, "Bilag 1: Udkast", 1)]


def test_a_whole_with_closed_words_says_so_on_our_pages_and_in_its_title():
    pdf = write_pdf(minutes(), holds_closed=True)
    enclosed = [enclosure(TABLE, "text/csv"), enclosure(b"PK", EXCEL, item="2.2")]
    whole = complete_pdf(minutes(), pdf, enclosed, holds_closed=True)
    assert all(HOLDS_CLOSED in page for page in texts(whole))
    with pikepdf.open(io.BytesIO(whole)) as opened:
        assert HOLDS_CLOSED.lower() in str(opened.docinfo["/Title"])
