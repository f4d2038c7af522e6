"""Odd files among the enclosures: turned, huge, locked, broken, with scripts; the whole is made all the same."""

import io

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.document.papers import flat_agenda, minutes
from tests.document.writing.enclosed import (
    EXCEL,
    PDF,
    drawn,
    enclosure,
    picture,
    plain,
    saved,
    with_form,
    with_hidden_layer,
    with_links,
    with_scripts,
)
from tests.document.writing.test_complete import marks, texts
from tvaers.document.writing.complete.enclosures import Enclosure
from tvaers.document.writing.complete.joining import complete_pdf
from tvaers.document.writing.pdf import write_pdf

PAPER = minutes()
PAPER_PDF = write_pdf(PAPER)
PAGES = 3


def joined(*enclosures):
    return complete_pdf(PAPER, PAPER_PDF, enclosures)


def opened(*files, media_type=PDF):
    """The whole with the files enclosed, opened."""
    enclosed = [enclosure(data, media_type, position=at) for at, data in enumerate(files, 1)]
    return pikepdf.open(io.BytesIO(joined(*enclosed)))


def test_turned_wide_and_huge_pages_keep_their_turning_and_size():
    turned = drawn("Turned", size=(300, 400))
    turned.pages[0].obj.Rotate = 90
    turned.pages[0].obj.CropBox = pikepdf.Array([10, 10, 200, 200])
    huge = drawn("Huge", size=(14_400, 14_400))
    huge.pages[0].obj.UserUnit = 4
    with opened(saved(turned), plain("Wide", size=(842, 595)), saved(huge)) as pdf:
        first, second, third = (pdf.pages[PAGES + at].obj for at in (1, 3, 5))
        assert (int(first.Rotate), list(first.CropBox)) == (90, [10, 10, 200, 200])
        assert list(second.MediaBox)[2:] == [842, 595]
        assert (list(third.MediaBox)[2:], int(third.UserUnit)) == ([14_400, 14_400], 4)


def test_what_a_page_has_from_the_tree_above_it_comes_along():
    pdf = drawn("Arvet")
    above, page = pdf.Root.Pages, pdf.pages[0].obj
    above.MediaBox, above.Rotate, above.Resources = page.MediaBox, 270, page.Resources
    del page.MediaBox, page.Resources
    data = joined(enclosure(saved(pdf)))
    assert texts(data)[-1] == "Arvet"
    with pikepdf.open(io.BytesIO(data)) as whole:
        assert int(whole.pages[-1].obj.Rotate) == 270


def locked():
    return saved(drawn("Hemmelig"), encryption=pikepdf.Encryption(user="kode", owner="kode"))


def without_pages():
    return saved(pikepdf.new())


def damaged_within():
    """A PDF that opens, but a page of it has no contents to be found."""
    data = plain("Halv side")
    return data[: data.index(b"stream") - 20]


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (locked(), "PDF-filen er låst med en adgangskode og kunne ikke sættes ind."),
        (without_pages(), "PDF-filen har ingen sider, der kan sættes ind."),
        (b"%PDF-1.7\nintet", "PDF-filen er beskadiget og kunne ikke sættes ind."),
        (b"", "PDF-filen er beskadiget og kunne ikke sættes ind."),
        (damaged_within(), "PDF-filen er beskadiget og kunne ikke sættes ind."),
    ],
    ids=["locked", "no pages", "no PDF", "empty", "cut off"],
)
def test_a_pdf_that_cannot_be_joined_is_attached_and_its_sheet_says_why(data, word):
    whole = joined(enclosure(data), enclosure(plain("Den næste"), position=2))
    pages = texts(whole)
    assert f"{word} Filen er vedhæftet dette dokument, som den er" in pages[PAGES]
    assert pages[-1] == "Den næste"
    with pikepdf.open(io.BytesIO(whole)) as pdf:
        assert pdf.attachments["Bilag 2.1-1 udkast.pdf"].get_file().read_bytes() == data


def test_a_pdf_with_a_broken_table_of_objects_is_mended_and_joined():
    data = plain("Mendet")
    broken = data[: data.rindex(b"startxref")] + b"startxref\n7\n%%EOF"
    assert texts(joined(enclosure(broken)))[-1] == "Mendet"


def test_a_pdf_that_only_its_owner_may_change_is_joined_without_a_lock():
    data = saved(drawn("Åben for alle"), encryption=pikepdf.Encryption(user="", owner="kode"))
    assert texts(joined(enclosure(data)))[-1] == "Åben for alle"


def test_no_script_comes_along_and_the_links_do():
    with opened(with_scripts()) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary):
                assert not {"/JS", "/AA", "/OpenAction", "/JavaScript"} & set(thing.keys())
        actions = [note.A for note in pdf.pages[-1].obj.Annots if "/A" in note]
        assert [(str(action.S), str(action.URI), "/Next" in action) for action in actions] == [
            ("/URI", "https://kort.example/", False)
        ]


def test_links_of_an_enclosure_lead_to_its_own_pages_and_notes_stay():
    with opened(with_links()) as pdf:
        front, back = pdf.pages[-2].obj, pdf.pages[-1].obj
        leads = [note.Dest[0].objgen for note in front.Annots if "/Dest" in note]
        assert leads == [back.objgen, back.objgen]
        assert [str(note.A.URI) for note in front.Annots if "/A" in note] == ["https://kort.example/"]
        assert [str(note.Contents) for note in front.Annots if note.Subtype == pikepdf.Name.Text] == ["Husk bilag"]


def test_what_is_filled_into_a_form_is_on_the_page_and_the_form_is_gone():
    data = joined(enclosure(with_form()))
    assert texts(data)[-1].split() == ["Ida", "Holm", "Skema"] or "Ida Holm" in texts(data)[-1]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert "/AcroForm" not in pdf.Root
        assert "/Annots" not in pdf.pages[-1].obj


def test_a_layer_that_is_switched_off_stays_off():
    with opened(with_hidden_layer(), with_hidden_layer()) as pdf:
        layers = pdf.Root.OCProperties
        assert [str(layer.Name) for layer in layers.OCGs] == ["Skjulte grænser"] * 2
        assert {layer.objgen for layer in layers.D.OFF} == {layer.objgen for layer in layers.OCGs}


def test_files_attached_to_a_pdf_come_along():
    pdf = drawn("Med fil")
    pdf.attachments["tal.csv"] = pikepdf.AttachedFileSpec(pdf, b"1;2", filename="tal.csv")
    with opened(saved(pdf)) as whole:
        assert whole.attachments["Bilag 2.1-1 tal.csv"].get_file().read_bytes() == b"1;2"


def test_a_picture_that_is_none_and_one_that_is_turned_have_a_page_each():
    orientation = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"
    turned = picture(400, 200, "JPEG", exif=orientation)
    data = joined(
        enclosure(b"\xff\xd8\xff intet", "image/jpeg", filename="a.jpg"),
        enclosure(turned, "image/jpeg", position=2, title="Turned"),
        enclosure(b"\x89PNG", "image/png", position=3),
    )
    pages = texts(data)
    assert "Billedet er beskadiget eller for stort" in pages[PAGES]
    assert pages[PAGES + 1].endswith("Fil: udkast.pdf (vedhæftet)")
    assert "Billedet er beskadiget eller for stort" in pages[PAGES + 2]


def test_a_picture_is_described_by_the_title_of_its_enclosure():
    with opened(picture(40, 20), media_type="image/png") as pdf:
        figures = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and "/Alt" in thing]
        assert [str(figure.Alt) for figure in figures] == ["Udkast"]


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (b"", "text/csv"),
        (b"\n\n", "text/plain"),
        (b"a;b\n" * 30_000, "text/csv"),
        (b";".join([b"k"] * 40), "text/csv"),
        (b"ord " * 200_000, "text/plain"),
        (b"PK", "application/zip"),
    ],
    ids=["empty", "blank", "long table", "wide table", "long text", "unknown"],
)
def test_what_is_empty_too_large_or_unknown_is_attached_only(data, media_type):
    with opened(data, media_type=media_type) as pdf:
        assert len(pdf.pages) == PAGES + 1
        assert pdf.attachments["Bilag 2.1-1 udkast.pdf"].get_file().read_bytes() == data


def test_a_table_that_is_too_wide_for_the_page_lies_on_its_side():
    rows = [";".join(f"Lang overskrift {column}" for column in range(9)), ";".join(map(str, range(9)))]
    with opened("\n".join(rows).encode(), media_type="text/csv") as pdf:
        left, bottom, right, top = pdf.pages[-1].obj.MediaBox
        assert right - left > top - bottom


def test_bookmarks_that_go_round_in_circles_are_read_once():
    pdf = drawn("Rundt")
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("Rundt", 0))
    pdf.Root.Outlines.First.Next = pdf.Root.Outlines.First
    pdf.Root.Outlines.First.First = pdf.Root.Outlines.First
    assert [title for _, title, _ in marks(joined(enclosure(saved(pdf))))].count("Rundt") == 1


FILES = st.sampled_from(
    [
        (PDF, plain("Et", "To"), 3),
        (PDF, locked(), 1),
        (EXCEL, b"PK ark", 1),
        ("text/csv", b"a;b\n1;2", 1),
        ("text/plain", b"ord", 1),
        ("image/png", picture(20, 30), 1),
    ]
)
TITLES = st.text(st.characters(blacklist_categories=["Cs"]), max_size=40)
LISTS = st.lists(
    st.tuples(st.sampled_from(["1", "2", "9", ""]), st.integers(1, 4), TITLES, FILES), min_size=1, max_size=5
)
FLAT_PDF = write_pdf(flat_agenda())


@settings(deadline=None, max_examples=25)
@given(LISTS)
def test_any_list_of_enclosures_becomes_a_whole_with_a_bookmark_for_each(listed):
    enclosed = [Enclosure(item, at, title, "fil", kind, data) for item, at, title, (kind, data, _) in listed]
    whole = complete_pdf(flat_agenda(), FLAT_PDF, enclosed)
    with pypdfium2.PdfDocument(FLAT_PDF) as paper, pypdfium2.PdfDocument(whole) as document:
        assert len(document) == len(paper) + sum(pages for *_, (_, _, pages) in listed)
    starts = [page for _, title, page in marks(whole) if title.startswith("Bilag ")]
    assert starts == sorted(set(starts))
    assert len(starts) == len(listed)
